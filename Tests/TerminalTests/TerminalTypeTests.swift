import Testing

@testable import Terminal

extension ThroughNcurses {
    @Suite("The terminal's type")
    struct TerminalTypeTests {}
}

extension ThroughNcurses.TerminalTypeTests {
    @Test("A terminal type that is missing, unknown, or cannot place the cursor is refused by its name")
    func refusedTypes() {
        #expect(throws: TerminalError.typeNotSet) { try TerminalType(name: "", output: 1) }
        #expect(throws: TerminalError.unknownType("nonsense")) { try TerminalType(name: "nonsense", output: 1) }
        #expect(throws: TerminalError.cannotPlaceCursor("dumb")) { try TerminalType(name: "dumb", output: 1) }
    }

    @Test("Every reason is one line that names the type and can do a terminal no harm")
    func descriptions() {
        let errors: [TerminalError] = [
            .notATerminal, .typeNotSet, .unknownType("a\u{1B}[2Jb\n"),
            .cannotPlaceCursor(String(repeating: "x", count: 999)),
        ]
        for error in errors {
            #expect(error.description.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(error)")
            #expect(error.description.count < 120)
        }
        #expect(TerminalError.unknownType("nonsense").description.contains("'nonsense'"))
    }

    @Test("The farewell ends every mode, and private modes only where terminfo knows a mouse")
    func farewell() throws {
        let xterm = try TerminalType(name: "xterm-256color", output: 1)
        #expect(xterm.knowsMouse)
        let farewell = String(decoding: xterm.farewell, as: UTF8.self)
        for mode in ["?2026l", "?2004l", "?1000l", "?1006l", "?25h", "?1049l", "?1l"] {
            #expect(farewell.contains("\u{1B}[" + mode), "\(mode)")
        }
        let old = try TerminalType(name: "vt100", output: 1)
        #expect(!old.knowsMouse)
        let oldFarewell = String(decoding: old.farewell, as: UTF8.self)
        #expect(!oldFarewell.contains("?20"))
        #expect(!oldFarewell.contains("$<"))
        #expect(oldFarewell.contains("\u{1B}[J"))
    }

    @Test("Padding in terminfo's strings is left out")
    func padding() {
        #expect("\u{1B}[J$<50>x$<2*/>".withCString(bytes(ofCapability:)) == Array("\u{1B}[Jx".utf8))
        #expect("$<5".withCString(bytes(ofCapability:)) == [])
    }

    @Test("The name of a locale tells whether it asks for UTF-8")
    func localeNames() {
        for name in ["en_US.UTF-8", "de_DE.utf8@euro", "C.UTF-8", "xx_YY.Utf-8"] {
            #expect(asksForUTF8(name), "\(name)")
        }
        for name in ["", "C", "POSIX", "de_DE", "de_DE.ISO-8859-1", "utf8", "de_DE@utf8"] {
            #expect(!asksForUTF8(name), "\(name)")
        }
    }
}
