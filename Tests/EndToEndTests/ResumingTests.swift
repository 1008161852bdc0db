import Foundation
import ScratchFolder
import Store
import Testing
import Tutor

extension EndToEnd {
    /// A session that was left in any way goes on where it was.
    @Suite("Going on")
    struct ResumingTests {}
}

extension EndToEnd.ResumingTests {
    private static let walk = ["walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--fill", "adjoints"]

    private func store(in scratch: Scratch) -> String { scratch.folder.appending(path: "progress.sqlite").path }

    private func plain(_ arguments: [String], _ entries: String, in scratch: Scratch) throws -> String {
        let run = try Shell.run(
            try Program.adjoint.path, arguments + ["--plain", "--store", store(in: scratch)],
            environment: ["ADJOINT_CARDS": Program.cards], input: entries)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        return run.output
    }

    @Test("A walk in plain lines goes on at the same step, and says since when and how far it is")
    func plainWalk() throws {
        let scratch = try Scratch()
        _ = try plain(Self.walk, "1\n12\n", in: scratch)
        let second = try plain(Self.walk, "24\n", in: scratch)
        #expect(second.contains("This goes on where you left it on "))
        let words = second.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(": 2 of 4 answered. Type restart to start over."))
        #expect(second.contains("What is ȳ, the adjoint of y?"))
        let third = try plain(Self.walk, "37\n", in: scratch)
        #expect(third.contains("All 4 right at the first try."))
        // What is finished is not gone on with.
        #expect(!(try plain(Self.walk, "", in: scratch)).contains("This goes on"))
        let sittings = try SQLiteStore(path: store(in: scratch)).records().map(\.sitting)
        #expect(Set(sittings.map { $0?.id }).count == 1)
        #expect(sittings.map { $0?.settled } == [1, 2, 3, 4])
    }

    @Test("Other options, another point and --restart begin anew; the word restart does too")
    func anew() throws {
        let scratch = try Scratch()
        _ = try plain(Self.walk, "1\n12\n", in: scratch)
        for other in [["--method", "push"], ["--feedback", "end"], ["--restart"]] {
            #expect(!(try plain(Self.walk + other, "", in: scratch)).contains("This goes on"), "\(other)")
        }
        let elsewhere = ["walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=5", "--fill", "adjoints"]
        #expect(!(try plain(elsewhere, "", in: scratch)).contains("This goes on"))
        #expect(try plain(Self.walk, "restart\n1\n", in: scratch).contains("This starts over."))
        #expect(try plain(Self.walk, "", in: scratch).contains(": 1 of 4 answered."))
        #expect(Set(try SQLiteStore(path: store(in: scratch)).records().map { $0.sitting?.id }).count == 2)
    }

    @Test("Tasks go on at the one that is open, with their hints, on screens as in plain lines")
    func tasks() throws {
        let scratch = try Scratch()
        let terminal = try Tmux(
            environment: ["ADJOINT_CARDS": Program.cards],
            command: "exec '\(try Program.adjoint.path)' quiz lattice --store '\(store(in: scratch))'")
        try terminal.wait(for: "task 1 of")
        try terminal.press("C-r")
        try terminal.press("Enter")
        try terminal.wait(for: "task 2 of")
        try terminal.press("C-g")
        try terminal.wait(for: "Hint")
        try terminal.press("C-c")
        try terminal.wait(for: "the end") { _ in try terminal.value("#{pane_dead}") == "1" }
        let said = try plain(["quiz", "lattice"], "hint\n", in: scratch)
        #expect(said.contains(": 1 of "))
        #expect(said.contains("Task 2 of"))
        let records = try SQLiteStore(path: store(in: scratch)).records()
        #expect(records.map(\.outcome) == [.revealed, .hint, .hint])
        #expect(records.map(\.hints) == [0, 0, 1])
        #expect(Set(records.map { $0.sitting?.id }).count == 1)
    }

    @Test("On a screen a walk that was killed goes on, and Ctrl-F twice starts over")
    func screen() throws {
        let scratch = try Scratch()
        _ = try plain(Self.walk, "1\n12\n", in: scratch)
        let arguments = Self.walk.map { "'\($0)'" }.joined(separator: " ")
        let terminal = try Tmux(
            command: "exec '\(try Program.adjoint.path)' \(arguments) --store '\(store(in: scratch))'")
        try terminal.wait(for: "reverse sweep, step 3 of 4")
        try terminal.wait(for: "2 of 4 answered. Ctrl-F starts over.")
        try terminal.press("C-f")
        try terminal.wait(for: "Ctrl-F once more starts over")
        try terminal.press("C-f")
        try terminal.wait(for: "reverse sweep, step 1 of 4")
    }

    @Test("What is typed and not entered is there again, whether one leaves, is sent away or the terminal is closed")
    func typed() throws {
        let arguments = Self.walk.map { "'\($0)'" }.joined(separator: " ")
        for way in ["C-c", "Escape y", "-TERM", "-KILL"] {
            let scratch = try Scratch()
            let command = "exec '\(try Program.adjoint.path)' \(arguments) --store '\(store(in: scratch))'"
            let terminal = try Tmux(command: command)
            try terminal.wait(for: "step 1 of 4")
            try terminal.type("2*3 + y")
            try terminal.wait(for: "[2*3 + y")
            if way.hasPrefix("-") {
                // A pause for it to be kept in.
                usleep(1_500_000)
                _ = try Shell.run("/bin/kill", [way, try terminal.value("#{pane_pid}")])
            } else {
                for key in way.split(separator: " ") {
                    try terminal.press(String(key))
                    if key == "Escape" { try terminal.wait(for: "Leave Adjoint?") }
                }
            }
            try terminal.wait(for: "the end") { _ in try terminal.value("#{pane_dead}") == "1" }
            let later = try Tmux(command: command)
            try later.wait(for: "[2*3 + y")
        }
    }

    @Test("The library shows how far every card is, and n opens the one that was left")
    func library() throws {
        let scratch = try Scratch()
        _ = try plain(["quiz", "lattice"], "reveal\n", in: scratch)
        let terminal = try Tmux(
            environment: ["ADJOINT_CARDS": Program.cards],
            command: "exec '\(try Program.adjoint.path)' --store '\(store(in: scratch))'")
        try terminal.wait(for: "step 2 of")
        try terminal.press("n")
        try terminal.wait(for: "tasks are answered. Enter goes on with them.") { rows in
            try terminal.press("End")
            return rows.joined(separator: " ").contains("are answered. Enter goes on with them.")
        }
        try terminal.press("Enter")
        try terminal.wait(for: "task 2 of")
        try terminal.press("C-r")
        try terminal.press("Escape")
        try terminal.press("Escape")
        try terminal.wait(for: "step 3 of")
    }
}
