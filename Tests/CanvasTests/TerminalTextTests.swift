import SeededGenerator
import Testing

@testable import Canvas

@Suite("Text that goes to a terminal")
struct TerminalTextTests {
    @Test(
        "Control characters are named, what hides or reorders is left out",
        arguments: [
            ("\u{1B}]0;title\u{7}", "^[]0;title^G"), ("a\u{9B}2Jb", "a^?2Jb"), ("\u{7F}", "^?"), ("a\rb", "a^Mb"),
            ("abc\u{202E}def", "abcdef"), ("\u{2066}x\u{2069}", "x"), ("zero\u{200B}width\u{FEFF}", "zerowidth"),
            ("x\u{304}\u{304}\u{304}\u{304}\u{304}", "x\u{304}\u{304}\u{304}"),
            ("lines\nand\ttabs", "lines\nand\ttabs"),
            ("x̄ = ∂C/∂x · ½", "x̄ = ∂C/∂x · ½"), ("é ü Ж 中", "é ü Ж 中"),
        ])
    func named(raw: String, shown: String) { #expect(TerminalText(raw).text == shown) }

    @Test("JSON keeps such characters, escaped")
    func json() {
        #expect(TerminalText(json: "{\"a\":\"\u{85}\u{202E}x\u{7F}\"}").text == #"{"a":"\u0085\u202ex\u007f"}"#)
        #expect(TerminalText(json: "\"\u{E0001}\"").text == #""\udb40\udc01""#)
        #expect(TerminalText(json: "{\"x̄\": 1}\n").text == "{\"x̄\": 1}\n")
    }

    @Test("Whatever goes in, no control, override, zero-width character or pile of marks comes out")
    func anything() {
        var generator = SeededGenerator(seed: 16)
        let classes: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x2FF, 0x300...0x36F, 0x370...0x3FF, 0x600...0x6FF,
            0x2000...0x206F,
            0x2190...0x25FF, 0xFE00...0xFEFF, 0xFFF0...0xFFFD, 0x1D400...0x1D7FF, 0x1F300...0x1FAFF, 0xE0000...0xE01FF,
        ]
        for _ in 0..<2_000 {
            var raw = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                let range = classes[Int.random(in: 0..<classes.count, using: &generator)]
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { raw.append(scalar) }
            }
            for text in [TerminalText(String(raw)).text, TerminalText(json: String(raw)).text] {
                var marks = 0
                for scalar in text.unicodeScalars {
                    let value = scalar.value
                    #expect(value >= 0x20 || scalar == "\n" || scalar == "\t")
                    #expect(!(0x7F...0x9F).contains(value))
                    #expect(![0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF].contains(value))
                    #expect(!(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value))
                    #expect(!(0xE0000...0xE007F).contains(value))
                    marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
                    #expect(marks <= 3)
                }
            }
        }
    }
}
