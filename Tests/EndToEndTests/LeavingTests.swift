import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    /// Whichever way a program leaves, the shell finds its terminal as it was.
    @Suite("Leaving")
    struct LeavingTests {}
}

extension EndToEnd.LeavingTests {
    /// A program that a shell has started on a terminal of its own, with its screen up.
    private struct Stage {
        let terminal: Tmux
        /// The process of the program.
        let process: pid_t

        init(_ program: Program, _ arguments: String = "", before: String = ":", shows text: String) throws {
            terminal = try Tmux()
            try terminal.wait(for: "ready>")
            try terminal.record()
            // The program takes over the process of the inner shell, whose number is known.
            try terminal.command(
                "cd; stty -g > before; sh -c '\(before); echo $$ > process; exec \(program.path) \(arguments)'; "
                    + "echo left with $?; stty -g > after")
            try terminal.wait(for: text)
            process = try #require(pid_t((terminal.scratch.text(of: "process") ?? "").filter(\.isNumber)))
            let modes = try terminal.modes()
            #expect(modes.alternateScreen && modes.mouse && modes.keypad)
            #expect(isOn("?2004", in: terminal.recorded()))
        }

        /// Waits until the shell goes on, and looks at what it finds.
        func expectRestored(status: Int, _ way: String) throws {
            try terminal.wait(for: "left with \(status)")
            let end = Date(timeIntervalSinceNow: Tmux.patience)
            while (terminal.scratch.text(of: "after") ?? "").isEmpty, Date() < end { usleep(5_000) }
            let before = try #require(terminal.scratch.text(of: "before"))
            #expect(terminal.scratch.text(of: "after") == before, "\(way): stty")
            #expect(try terminal.modes() == .plain, "\(way)")
            for mode in ["?2004", "?1000", "?1006", "?2026", "?1049"] {
                #expect(!isOn(mode, in: terminal.recorded()), "\(way): \(mode)")
            }
        }
    }

    private static func probe(_ wayOut: String) throws -> Stage {
        try Stage(.probe, wayOut, shows: "events 0")
    }

    private static func adjoint(before: String = ":") throws -> Stage {
        try Stage(.adjoint, Program.cards, before: before, shows: "small lattice")
    }

    @Test("With --no-mouse, and after F3, the mouse is the terminal's own, until F3 takes it again")
    func mouse() throws {
        let terminal = try Tmux(command: "exec '\(try Program.adjoint.path)' --no-mouse '\(Program.cards)'")
        try terminal.wait(for: "small lattice")
        #expect(try !terminal.modes().mouse)
        for isTaken in [true, false] {
            try terminal.press("F3")
            try terminal.wait(for: "F3 to be answered") { _ in try terminal.modes().mouse == isTaken }
        }
    }

    @Test("By a key of the program", arguments: [("q", 0), ("Escape y", 0), ("C-c", 130)])
    func key(_ keys: String, status: Int) throws {
        let stage = try Self.adjoint()
        for key in keys.split(separator: " ") {
            try stage.terminal.press(String(key))
            if key == "Escape" { try stage.terminal.wait(for: "Leave Adjoint?") }
        }
        try stage.expectRestored(status: status, keys)
    }

    @Test(
        "By a signal, at once and with 128 and its number as status",
        arguments: [SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGUSR1, SIGPIPE])
    func signal(_ signal: Int32) throws {
        let stage = try Self.adjoint()
        kill(stage.process, signal)
        try stage.expectRestored(status: 128 + Int(signal), "signal \(signal)")
    }

    @Test(
        "By Ctrl-C, pressed or sent, at once also from a program that is busy and reads no keys",
        arguments: [true, false])
    func interruptedWork(isPressed: Bool) throws {
        let stage = try Self.probe("busy")
        try stage.terminal.press("x")
        usleep(300_000)
        let start = Date()
        if isPressed { try stage.terminal.press("C-c") } else { kill(stage.process, SIGINT) }
        while isRunning(stage.process), Date().timeIntervalSince(start) < Tmux.patience { usleep(1_000) }
        // The program gives itself 50 ms; the rest is for a machine that has other things to do.
        #expect(Date().timeIntervalSince(start) < 1)
        try stage.expectRestored(status: 130, "Ctrl-C")
    }

    @Test(
        "By Ctrl-C, a command that has much to do",
        arguments: [
            ["check", "chain.md"], ["solve", "chain.md"], ["draw", "chain.md"],
            ["export", "chain.md", "--to", "python"],
        ])
    func interruptedCommand(arguments: [String]) throws {
        let scratch = try Scratch()
        let chain = (1..<9_999).map { "x\($0) = sin(x\($0 - 1))" }.joined(separator: "\n")
        let card = "---\nadjoint: 1\ntitle: A chain\n---\nA lesson.\n\n```graph g\nx0 = 1\n\(chain)\n```\n"
        try Data(card.utf8).write(to: scratch.folder.appending(path: "chain.md"))
        let run = try Shell.run(
            "/usr/bin/timeout", ["--preserve-status", "-s", "INT", "0.3", try Program.adjoint.path] + arguments,
            in: scratch.folder)
        #expect(run.status == 130, "\(arguments): \(run.errors)")
    }

    @Test("What was typed before Ctrl-C is answered, and saved, first")
    func typedAhead() throws {
        let terminal = try Tmux(
            command:
                "cd; trap : INT; \(try Program.adjoint.path) walk \(Program.cards)/lattice.md; echo left with $?; cat")
        try terminal.wait(for: "ledger of C")
        try terminal.send(Array("1\r\u{3}".utf8))
        try terminal.wait(for: "left with 130")
        let saved = try Shell.run(
            try Program.adjoint.path,
            ["progress", "--export", "--store", "\(terminal.scratch.folder.path)/adjoint/progress.sqlite"])
        #expect(saved.output.contains(#""entry":"1""#), "\(saved)")
    }

    @Test("A log is kept in a file of one's own, and nowhere else: what else stands there is named and left alone")
    func log() throws {
        let terminal = try Tmux()
        let folder = terminal.scratch.folder
        try terminal.command(
            "cd; export TMPDIR=$PWD; mkdir -p .local/state/adjoint; mkfifo .local/state/adjoint/adjoint.log; "
                + "echo precious > target; chmod 644 target; ln -s target adjoint-$(id -u).log; clear")
        try terminal.command("\(try Program.adjoint.path) \(Program.cards)")
        try terminal.wait(for: "small lattice")
        try terminal.press("q")
        // A line is broken where a row ends, also at a blank.
        for log in [".local/state/adjoint/adjoint.log", "adjoint-\(getuid()).log"] {
            try terminal.wait(for: "\(log) to be refused") { rows in
                rows.joined().filter { $0 != " " }.contains("\(folder.path)/\(log)isnotafileofyourown")
            }
        }
        #expect(terminal.scratch.text(of: "target") == "precious\n")
        let modes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/target")[.posixPermissions]
        #expect(modes as? Int == 0o644)
    }

    @Test("By exit() in the middle of things")
    func exit() throws {
        let stage = try Self.probe("exit")
        try stage.terminal.press("x")
        try stage.expectRestored(status: 3, "exit")
    }

    @Test(
        "By a fault: the shell's screen is back, the log is named there, and nobody asks questions",
        arguments: [("trap", SIGILL), ("abort", SIGABRT), ("segmentationFault", SIGSEGV), ("stackOverflow", SIGSEGV)])
    func fault(_ fault: String, signal: Int32) throws {
        let stage = try Self.probe(fault)
        try stage.terminal.press("x")
        // Processors differ in the signal of a trap.
        let screen = try stage.terminal.wait(for: "the shell to go on") { rows in
            rows.contains { $0.contains(/left with \d/) }
        }
        let status = fault == "trap" && screen.contains { $0.contains("left with 133") } ? SIGTRAP : signal
        try stage.expectRestored(status: 128 + Int(status), fault)
        #expect(screen.joined().contains("adjoint.log"), "\(screen)")
        #expect(!screen.joined().contains("Press space"))
        let log = stage.terminal.scratch.text(of: ".local/state/adjoint/adjoint.log")
        if fault == "trap" { #expect(try #require(log).contains("the probe trapped")) }
    }

    @Test("By a fault's signal from outside", arguments: [SIGSEGV, SIGABRT, SIGTRAP])
    func faultFromOutside(signal: Int32) throws {
        let stage = try Self.adjoint()
        kill(stage.process, signal)
        try stage.expectRestored(status: 128 + Int(signal), "signal \(signal)")
    }

    @Test("For a while, by Ctrl-Z or by a signal, and back with the screen as it was")
    func stop() throws {
        for wayOut in ["Ctrl-Z", "SIGTSTP"] {
            let stage = try Self.adjoint()
            let terminal = stage.terminal
            let shown = try terminal.screen()
            if wayOut == "Ctrl-Z" { try terminal.press("C-z") } else { kill(stage.process, SIGTSTP) }
            try stage.expectRestored(status: 128 + Int(SIGTSTP), wayOut)
            try terminal.command("fg")
            try terminal.wait(for: "the screen to be back") { $0 == shown }
            #expect(try terminal.modes().alternateScreen)
            #expect(isOn("?2004", in: terminal.recorded()))
            try terminal.press("q")
            try terminal.wait(for: "the shell's screen") { rows in rows.contains { $0.contains("left with") } }
            #expect(try terminal.modes() == .plain)
        }
    }

    @Test("After SIGSTOP, which nobody can answer, the screen comes back")
    func hardStop() throws {
        let stage = try Self.adjoint()
        let shown = try stage.terminal.screen()
        kill(stage.process, SIGSTOP)
        // The shell goes on wherever the cursor stands, perhaps at the end of a row.
        try stage.terminal.wait(for: "the shell") { $0.joined().contains("left with \(128 + SIGSTOP)") }
        // The terminal is still in raw mode, where Enter ends no line.
        try stage.terminal.type("clear; fg")
        try stage.terminal.press("C-j")
        try stage.terminal.wait(for: "the screen to be back") { $0 == shown }
        try stage.terminal.press("?")
        try stage.terminal.wait(for: "any other key closes this")
    }

    @Test("A program that runs meanwhile finds the shell's modes, and its window may change")
    func outside() throws {
        let stage = try Self.probe("outside")
        try stage.terminal.press("x")
        try stage.terminal.wait(for: "events 1")
        #expect(try stage.terminal.modes().alternateScreen)
        #expect(stage.terminal.recorded().contains("\u{1B}[?2004l"))
        try stage.terminal.press("q")
        try stage.terminal.wait(for: "outside the screen")
        try stage.expectRestored(status: 0, "outside")
    }

    @Test(
        "When its terminal is closed, the program ends, also when it ignores the hang-up",
        arguments: [":", "trap : HUP; trap \"\" HUP"])
    func closedTerminal(before: String) throws {
        let stage = try Self.adjoint(before: before)
        try stage.terminal.run("kill-server")
        let end = Date(timeIntervalSinceNow: Tmux.patience)
        while isRunning(stage.process), Date() < end { usleep(10_000) }
        #expect(!isRunning(stage.process))
        kill(stage.process, SIGKILL)
    }

    @Test("When its terminal is closed, the status tells that nobody left it on purpose")
    func statusOfClosedTerminal() throws {
        let terminal = try Tmux()
        try terminal.wait(for: "ready>")
        try terminal.command(
            "cd; sh -c 'trap \"\" HUP; \(Program.adjoint.path) \(Program.cards) 2> told; echo $? > status'")
        try terminal.wait(for: "small lattice")
        try terminal.run("kill-server")
        let end = Date(timeIntervalSinceNow: Tmux.patience)
        while (terminal.scratch.text(of: "status") ?? "").isEmpty, Date() < end { usleep(10_000) }
        #expect(terminal.scratch.text(of: "status") == "2\n")
        #expect(terminal.scratch.text(of: "told") == "adjoint: the terminal is gone\n")
    }
}

/// Whether a private mode has been switched on, and not off again.
private func isOn(_ mode: String, in output: String) -> Bool {
    guard let last = output.ranges(of: "\u{1B}[\(mode)").last else { return false }
    return output[last.upperBound...].first == "h"
}

/// Whether a process is there and more than an entry that its parent has not read yet.
private func isRunning(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return !(status?.contains("State:\tZ") ?? false)
}
