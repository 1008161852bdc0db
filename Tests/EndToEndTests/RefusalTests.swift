import ScratchFolder
import Testing

extension EndToEnd {
    /// Where there is nothing to draw on: one clear line, a status that is not 0, nothing drawn.
    @Suite("Refusals")
    struct RefusalTests {}
}

extension EndToEnd.RefusalTests {
    @Test("Standard input or output that is no terminal", arguments: ["", "quiz", "walk"])
    func notATerminal(command: String) throws {
        let arguments = command.isEmpty ? [Program.cards] : [command, "\(Program.cards)/lattice.md"]
        try expectRefusal(
            try Shell.run(try Program.adjoint.path, arguments, environment: ["TERM": "xterm"]), "terminal")
        let terminal = try Tmux()
        try terminal.wait(for: "ready>")
        let line = ([try Program.adjoint.path] + arguments).joined(separator: " ")
        try terminal.command("cd; \(line) > output 2> errors; echo left with $? > status")
        try terminal.wait(for: "the end") { _ in terminal.scratch.text(of: "status")?.contains("left") == true }
        #expect(terminal.scratch.text(of: "status") == "left with 2\n")
        #expect(terminal.scratch.text(of: "output") == "")
        #expect(try isOneLine(#require(terminal.scratch.text(of: "errors"))))
    }

    @Test(
        "A terminal of an unknown type, of none, or one that cannot place the cursor",
        arguments: [("TERM=nonsense", "'nonsense'"), ("TERM=", "TERM"), ("TERM=dumb", "'dumb'"), ("-u TERM", "TERM")])
    func terminalType(setting: String, words: String) throws {
        let terminal = try Tmux()
        try terminal.wait(for: "ready>")
        try terminal.command("cd; clear")
        try terminal.record()
        try terminal.command("env \(setting) \(try Program.adjoint.path) \(Program.cards) 2> errors; echo left with $?")
        try terminal.wait(for: "left with 2")
        let errors = try #require(terminal.scratch.text(of: "errors"))
        #expect(isOneLine(errors) && errors.contains(words), "\(errors)")
        #expect(!terminal.recorded().contains("\u{1B}"))
    }

    private func expectRefusal(_ result: Shell.Result, _ words: String) throws {
        #expect(result.status != 0)
        #expect(result.output == "")
        #expect(isOneLine(result.errors) && result.errors.contains(words), "\(result.errors)")
    }

    private func isOneLine(_ text: String) -> Bool {
        text.hasSuffix("\n") && text.dropLast().allSatisfy { !$0.isNewline } && !text.contains("\u{1B}")
    }
}
