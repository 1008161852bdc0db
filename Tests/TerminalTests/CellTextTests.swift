import CNcurses
import Testing

@testable import Terminal

extension ThroughNcurses {
    @Suite("The last line of defence for a cell's text")
    struct CellTextTests {
        init() { setlocale(LC_CTYPE, "C.UTF-8") }
    }
}

extension ThroughNcurses.CellTextTests {
    private func text(_ character: Character, columns: Int = 1, isASCII: Bool = false) -> [String] {
        CellText(character, columns: columns, isASCII: isASCII).cells.map { cell in
            String(String.UnicodeScalarView(cell.compactMap(Unicode.Scalar.init)))
        }
    }

    @Test("Mathematics passes, with its marks", arguments: ["x", "∂", "x̄", "⊙", "𝛿", "ᵀ", "▸"] as [Character])
    func passes(character: Character) {
        #expect(text(character) == [String(character)])
    }

    @Test(
        "What would move, reorder or hide cells becomes a question mark",
        arguments: [
            "\u{1B}", "\n", "\r\n", "\u{7}", "\u{9B}", "\u{202E}", "\u{200B}", "\u{FEFF}", "学",
        ]
            as [Character])
    func replaced(character: Character) {
        #expect(text(character) == ["?"])
    }

    @Test("Of what follows the first character, a few marks stay and nothing else")
    func marks() {
        #expect(text("x\u{304}\u{200D}") == ["x̄"])
        #expect(text(Character("x" + String(repeating: "\u{304}", count: 20)))[0].unicodeScalars.count == 5)
    }

    @Test("A wide character fills two columns, and so does what stands for it")
    func wide() {
        #expect(text("学", columns: 2) == ["学"])
        #expect(text("a", columns: 2) == ["a", " "])
        #expect(text("学", columns: 2, isASCII: true) == ["?", " "])
        #expect(text("\u{1B}", columns: 2) == ["?", " "])
    }

    @Test("In ASCII a cell has its likeness")
    func ascii() {
        #expect(text("│", isASCII: true) == ["|"])
        #expect(text("α", isASCII: true) == ["a"])
    }
}
