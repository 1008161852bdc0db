import Foundation
import ScratchFolder
import SeededGenerator
import Testing

extension EndToEnd {
    /// Whatever comes from the keyboard, the program goes on answering, or has quit because a key said so.
    @Suite("Noise")
    struct NoiseTests {}
}

extension EndToEnd.NoiseTests {
    /// A terminal in which the program is started again whenever it has quit cleanly; what it ends with otherwise is
    /// kept in the file `fault`.
    private func restartingTerminal(_ arguments: String) throws -> Tmux {
        let program = try Program.adjoint.path
        // In raw mode no byte between two runs is a signal, and the one that is a signal to the program, Ctrl-C, is left to it.
        return try Tmux(
            command: "cd; trap : INT; stty raw -echo; while \(program) \(arguments) || [ $? = 130 ]; do :; done; "
                + "echo $? > fault; cat > /dev/null")
    }

    /// Goes back until the program is left and started again, and asks for its keys.
    private func expectAnswer(_ terminal: Tmux, firstScreen: [String]) throws {
        try waitForStillness(terminal)
        for attempt in 1...40 {
            // Going back is quick, starting again may take its time, and there may be noise on the way still.
            let patience = 0.1 * Double(attempt)
            if try terminal.look(for: patience, until: { $0 == firstScreen }) != nil {
                try terminal.type("?")
                let help = try terminal.look(for: patience) { $0.joined().contains("any other key closes this") }
                if help != nil { break }
            }
            try #require(terminal.scratch.text(of: "fault") == nil)
            try terminal.press("Escape")
            // A `?` at once behind it would be the key Alt-?.
            usleep(100_000)
        }
        try terminal.wait(for: "any other key closes this")
        #expect(terminal.scratch.text(of: "fault") == nil)
    }

    /// Waits until the program has worked off what was sent, as far as its screen tells.
    private func waitForStillness(_ terminal: Tmux) throws {
        var last: [String] = []
        var since = Date()
        try terminal.wait(for: "stillness") { screen in
            if screen != last { (last, since) = (screen, Date()) }
            return Date().timeIntervalSince(since) > 0.5
        }
    }

    @Test(
        "10,000 random bytes, half on the library and half in a walk",
        arguments: ["\(Program.cards) --no-store", "walk \(Program.cards)/lattice.md --no-store"])
    func randomBytes(arguments: String) throws {
        let terminal = try restartingTerminal(arguments)
        _ = try terminal.wait(for: "? keys")
        // What is remembered of the cards is painted a moment later.
        try waitForStillness(terminal)
        let first = try terminal.wait(for: "? keys")
        var generator = SeededGenerator(seed: 20_261_121)
        try terminal.send((0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) }, together: 100)
        try expectAnswer(terminal, firstScreen: first)
    }

    @Test(
        "Every single byte, on the library and in the answer of a walk",
        arguments: ["\(Program.cards) --no-store", "walk \(Program.cards)/lattice.md --no-store"])
    func everyByte(arguments: String) throws {
        let terminal = try restartingTerminal(arguments)
        let first = try terminal.wait(for: "? keys")
        try terminal.send(Array(UInt8.min...UInt8.max), together: 1)
        try expectAnswer(terminal, firstScreen: first)
    }

    @Test("Each byte alone reaches the program as one event")
    func singleBytes() throws {
        let terminal = try Tmux(command: try Program.probe.path)
        try terminal.wait(for: "events 0")
        // Ctrl-C is a signal, and the end.
        let bytes = (UInt8.min...UInt8.max).filter { ![UInt8(ascii: "q"), 3].contains($0) && $0 < 0x80 }
        let escape = bytes.firstIndex(of: 0x1B) ?? 0
        // Escape is a key of its own only when nothing follows at once.
        try terminal.send(Array(bytes[...escape]), together: 1)
        try terminal.wait(for: "events \(escape + 1)")
        try terminal.send(Array(bytes[(escape + 1)...]), together: 1)
        try terminal.wait(for: "events \(bytes.count)")
    }

    @Test("A paste of 100,000 characters is one event, and the next key is answered")
    func longPaste() throws {
        let terminal = try Tmux(command: try Program.probe.path)
        try terminal.wait(for: "events 0")
        try paste(String(repeating: "x·∂y + ", count: 100_000 / 7) + "12345", into: terminal)
        try terminal.wait(for: "paste of 100000: x·∂y")
        try terminal.type("a")
        try terminal.wait(for: "events 2")
    }

    @Test("A paste of 100,000 characters into an answer leaves the program answering")
    func pasteIntoAnswer() throws {
        let terminal = try restartingTerminal("walk \(Program.cards)/lattice.md --no-store")
        let first = try terminal.wait(for: "? keys")
        try paste(String(repeating: "((x + 1) ", count: 11_112), into: terminal)
        try terminal.wait(for: "a changed screen") { $0 != first }
        try expectAnswer(terminal, firstScreen: first)
    }

    @Test("A paste that never ends locks nothing")
    func unendedPaste() throws {
        let terminal = try Tmux(command: try Program.probe.path)
        try terminal.wait(for: "events 0")
        try terminal.send(Array("\u{1B}[200~abc".utf8))
        try terminal.wait(for: "paste of 3: abc")
        try terminal.type("k")
        try terminal.wait(for: "events 2")
    }

    private func paste(_ text: String, into terminal: Tmux) throws {
        let file = terminal.scratch.folder.appending(path: "paste")
        try Data(text.utf8).write(to: file)
        try terminal.run("load-buffer", file.path)
        try terminal.run("paste-buffer", "-p")
    }
}
