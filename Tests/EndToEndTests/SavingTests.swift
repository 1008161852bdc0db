import Foundation
import ScratchFolder
import SeededGenerator
@testable import Store
import Testing
import Tutor

extension EndToEnd {
    /// What a student has done is saved before anything is said of it, and what cannot be saved is told.
    @Suite("Saving")
    struct SavingTests {}
}

extension EndToEnd.SavingTests {
    private static let walk = ["walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--fill", "adjoints"]

    private func store(in scratch: Scratch) -> String { scratch.folder.appending(path: "progress.sqlite").path }

    private func write(_ text: String, in scratch: Scratch) throws {
        try Data(text.utf8).write(to: URL(filePath: store(in: scratch)))
    }

    // MARK: Lines of text

    @Test("A walk in plain lines is saved: what was typed, how it was read, what came of it")
    func plainWalk() throws {
        let scratch = try Scratch()
        let run = try Shell.run(
            try Program.adjoint.path, Self.walk + ["--plain", "--store", store(in: scratch)],
            input: "1\nhint\n2*2*3\n24\n1\n37\n")
        #expect(run.status == 0)
        let records = try SQLiteStore(path: store(in: scratch)).records()
        #expect(records.map(\.cell) == ["C", "t", "t", "y", "x", "x"].map { "adjoint \($0)" })
        #expect(records.map(\.entry) == ["1", "", "2*2*3", "24", "1", "37"])
        #expect(records.map(\.outcome) == [.correct, .hint, .correct, .correct, .incorrect, .correct])
        #expect(records.map(\.hints) == [0, 0, 1, 0, 0, 0])
        #expect(records[4].misconceptions == [.missingPath])
        let now = Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1_000))
        #expect(records.allSatisfy { (0..<60).contains($0.seconds) && (0..<120).contains(now.seconds(since: $0.at)) })
    }

    @Test(
        "The zone is the one where the student is: it has no summer time in Tokyo",
        arguments: [("Asia/Tokyo", 32_400), ("UTC", 0)])
    func zone(name: String, secondsAhead: Int) throws {
        let scratch = try Scratch()
        _ = try Shell.run(
            try Program.adjoint.path, Self.walk + ["--plain", "--store", store(in: scratch)],
            environment: ["TZ": name], input: "1\n")
        #expect(try SQLiteStore(path: store(in: scratch)).records().map(\.at.zone) == [secondsAhead])
    }

    @Test("A quiz is saved too, where nothing else is said in the place for a person's data")
    func plainQuiz() throws {
        let scratch = try Scratch()
        let run = try Shell.run(
            try Program.adjoint.path, ["quiz", "lattice", "--plain"],
            environment: ["ADJOINT_CARDS": Program.cards, "XDG_DATA_HOME": scratch.folder.path], input: "1\nreveal\n")
        #expect(run.status == 0)
        let path = scratch.folder.appending(path: "adjoint/progress.sqlite").path
        let records = try SQLiteStore(path: path).records()
        #expect(records.map(\.card) == ["lattice", "lattice"])
        #expect(records.map(\.entry) == ["1", ""])
        #expect(records.last?.outcome == .revealed)
    }

    @Test("Without a place for a person's data it is below their home")
    func home() throws {
        let scratch = try Scratch()
        let home = scratch.folder.path
        let run = try Shell.run(
            try Program.adjoint.path, Self.walk + ["--plain"], environment: ["HOME": home, "XDG_DATA_HOME": ""],
            input: "1\n")
        #expect(run.status == 0)
        let path = home + "/.local/share/adjoint/progress.sqlite"
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try SQLiteStore(path: path).records().count == 1)
    }

    @Test("A home folder that is not there is not made: lines say that nothing is saved, and a screen asks")
    func noHome() throws {
        let scratch = try Scratch()
        let home = scratch.folder.appending(path: "none").path
        let environment = ["HOME": home, "XDG_DATA_HOME": "", "XDG_STATE_HOME": ""]
        let run = try Shell.run(
            try Program.adjoint.path, Self.walk + ["--plain"], environment: environment, input: "1\n")
        #expect(run.status == 2)
        #expect(
            run.errors == "adjoint: \(home): there is no such home folder; "
                + "answers are not saved, and --no-store goes on without saving\n")
        #expect(try Shell.run(try Program.adjoint.path, ["progress"], environment: environment).status == 2)
        let terminal = try Tmux(
            environment: environment, command: "exec '\(try Program.adjoint.path)' '\(Program.cards)'")
        try terminal.wait(for: "there is no such home folder.")
        try terminal.press("c")
        try terminal.wait(for: "Open a card")
        #expect(!FileManager.default.fileExists(atPath: home))
    }

    @Test("With --no-store nothing is written")
    func nothing() throws {
        let scratch = try Scratch()
        let run = try Shell.run(
            try Program.adjoint.path, Self.walk + ["--plain", "--no-store"],
            environment: ["XDG_DATA_HOME": scratch.folder.path], input: "1\n")
        #expect(run.status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == [])
    }

    @Test("Plain lines stop before the first question where nothing can be saved, and say how to go on without")
    func plainFault() throws {
        let scratch = try Scratch()
        try write("garbage", in: scratch)
        let run = try Shell.run(
            try Program.adjoint.path, Self.walk + ["--plain", "--store", store(in: scratch)], input: "1\n")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors == "adjoint: \(store(in: scratch)): not a progress file of Adjoint; "
                + "answers are not saved, and --no-store goes on without saving\n")
        #expect(scratch.text(of: "progress.sqlite") == "garbage")
    }

    @Test("A session that is killed at any moment has saved every answer that it has said anything of")
    func killed() throws {
        var generator = SeededGenerator(seed: 13)
        // 5 and more are wrong for the adjoint of C, which is 1: each is answered, and the question stays.
        let entries = (5..<5_000).map(String.init)
        var ends = 0
        for _ in 0..<12 {
            let scratch = try Scratch()
            try Data(entries.joined(separator: "\n").utf8).write(to: scratch.folder.appending(path: "entries"))
            let script = """
                "$0" "$@" < entries > said &
                sleep 0.\(String(format: "%03d", Int.random(in: 50..<900, using: &generator)))
                kill -9 $!
                """
            _ = try Shell.run(
                "/bin/sh",
                ["-c", script, try Program.adjoint.path] + Self.walk + ["--plain", "--store", "progress.sqlite"],
                in: scratch.folder)
            let answered = (scratch.text(of: "said") ?? "").components(separatedBy: "Not right").count - 1
            let saved = try SQLiteStore(path: store(in: scratch)).records().map(\.entry)
            // One more may be saved and not yet answered.
            #expect(saved.count == answered || saved.count == answered + 1)
            #expect(saved == Array(entries.prefix(saved.count)))
            let check: String? = try Database(path: store(in: scratch)).read {
                try $0.value("PRAGMA integrity_check")
            }
            #expect(check == "ok")
            if (1..<entries.count).contains(answered) { ends += 1 }
        }
        #expect(ends >= 6, "Most sessions are to be killed while they answer.")
    }

    // MARK: Screens

    private func terminal(_ scratch: Scratch) throws -> Tmux {
        let arguments = Self.walk.map { "'\($0)'" }.joined(separator: " ")
        return try Tmux(
            command: "echo $$ > '\(scratch.folder.path)/process'; "
                + "exec '\(try Program.adjoint.path)' \(arguments) --store '\(store(in: scratch))'")
    }

    @Test("What a screen has answered is saved, although the process is killed")
    func killedOnScreen() throws {
        let scratch = try Scratch()
        let terminal = try terminal(scratch)
        try terminal.wait(for: "reverse sweep, step 1")
        try terminal.type("7")
        try terminal.press("Enter")
        try terminal.wait(for: "Not right")
        let process = try #require(scratch.text(of: "process").flatMap { pid_t($0.dropLast()) })
        #expect(kill(process, SIGKILL) == 0)
        #expect(try SQLiteStore(path: store(in: scratch)).records().map(\.entry) == ["7"])
    }

    @Test("A screen asks whether to go on without saving, and goes on")
    func goesOn() throws {
        let scratch = try Scratch()
        try write("garbage", in: scratch)
        let terminal = try terminal(scratch)
        try terminal.wait(for: "not a progress file of Adjoint")
        try terminal.press("Enter", "c")
        try terminal.wait(for: "reverse sweep, step 1")
        try terminal.type("7")
        try terminal.press("Enter")
        try terminal.wait(for: "Not right")
        #expect(scratch.text(of: "progress.sqlite") == "garbage")
    }

    @Test("An answer that cannot be saved is not marked before the student has been asked")
    func lockedInBetween() throws {
        let scratch = try Scratch()
        let terminal = try terminal(scratch)
        try terminal.wait(for: "reverse sweep, step 1")
        let other = try Database(path: store(in: scratch))
        try other.write { _ in
            try terminal.type("7")
            try terminal.press("Enter")
            let rows = try terminal.wait(for: "Your last answer is not saved")
            #expect(!rows.contains { $0.contains("Not right") })
            let words = rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
            #expect(words.contains("another program is writing there"))
            return ((), keeps: false)
        }
        try terminal.press("q")
        try terminal.wait(for: "the end") { _ in try terminal.value("#{pane_dead}") == "1" }
        #expect(try SQLiteStore(path: store(in: scratch)).records().isEmpty)
    }
}
