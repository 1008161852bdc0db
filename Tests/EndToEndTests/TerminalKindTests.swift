import Foundation
import Testing

extension EndToEnd {
    @Suite("Kinds of terminals")
    struct TerminalKindTests {}
}

extension EndToEnd.TerminalKindTests {
    /// Opens the library on a terminal, the lesson of its first card, and leaves; returns what the lesson looks like and
    /// all that was written.
    private func visit(type: String = "tmux-256color", environment: [String: String] = [:]) throws -> (
        lesson: [String], written: String
    ) {
        let terminal = try Tmux(type: type, environment: environment)
        try terminal.wait(for: "ready>")
        try terminal.record()
        try terminal.command("clear; \(try Program.adjoint.path) \(Program.cards); echo left with $?")
        try terminal.wait(for: "? keys")
        try terminal.press("Enter")
        let lesson = try terminal.wait(for: "Esc")
        try terminal.press("C-c")
        try terminal.wait(for: "left with 130")
        return (lesson, terminal.recorded())
    }

    @Test(
        "The lesson looks the same on every one",
        arguments: ["screen-256color", "xterm-256color", "xterm", "linux", "vt100"])
    func types(type: String) throws {
        let usual = try visit().lesson
        #expect(usual.joined().contains("│"))
        #expect(try visit(type: type).lesson == usual)
    }

    @Test("One that has no mouse gets no private modes: they might be printed")
    func privateModes() throws {
        #expect(try visit().written.contains("\u{1B}[?2004h"))
        let written = try visit(type: "vt100").written
        #expect(!written.contains("\u{1B}[?2") && !written.contains("\u{1B}[?10"))
    }

    @Test("Under NO_COLOR no colour is sent, and without it there are some")
    func noColour() throws {
        let colour = /\u{1B}\[([0-9;]*;)?(3[0-9]|4[0-9]|9[0-7]|10[0-7])(;[0-9;]*)?m/
        #expect(try visit().written.contains(colour))
        let plain = try visit(environment: ["NO_COLOR": "1"])
        #expect(!plain.written.contains(colour))
        #expect(plain.written.contains("\u{1B}[0;1m"))
        #expect(try visit(environment: ["NO_COLOR": ""]).written.contains(colour))
    }

    @Test("Without UTF-8 in the locale everything is ASCII", arguments: ["C", "POSIX", "de_DE.ISO-8859-1"])
    func ascii(locale: String) throws {
        let visit = try visit(environment: ["LANG": locale])
        #expect(visit.written.utf8.allSatisfy { $0 < 0x80 })
        #expect(visit.lesson.joined().contains("+--"))
    }

    @Test("A UTF-8 locale that this machine lacks is one all the same")
    func missingLocale() throws {
        #expect(try visit(environment: ["LANG": "xx_XX.UTF-8"]).lesson == visit().lesson)
    }
}
