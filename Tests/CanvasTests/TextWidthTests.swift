import SeededGenerator
import Testing

@testable import Canvas

@Suite("Columns of text")
struct TextWidthTests {
    /// A random sample of the characters on whose columns python3's `wcwidth` 0.7.0 and glibc 2.36 (C.UTF-8) agree, with
    /// the symbols of the interface and of lessons.
    static let oracle: [(columns: Int, text: String)] = [
        (0, "\u{304}\u{312}\u{32D}\u{334}\u{33A}\u{33B}\u{33E}\u{59C}\u{657}\u{6DF}\u{743}\u{81C}"),
        (0, "\u{B55}\u{C47}\u{D44}\u{F78}\u{F96}\u{1927}\u{1CDA}\u{1CDD}\u{1DC3}\u{20D5}\u{20EB}\u{2DF0}"),
        (0, "\u{2DF8}\u{A8E7}\u{A981}\u{AA2E}\u{D7DF}\u{D7FB}\u{10F82}\u{11131}\u{112E8}\u{1182F}\u{11833}\u{11C39}"),
        (
            0,
            "\u{11CA0}\u{16B35}\u{1BC9E}\u{1D169}\u{1D17D}\u{1D180}\u{1D189}\u{1DA22}\u{1DA41}\u{1DA42}\u{1E003}\u{1E01E}"
        ),
        (1, "\u{3DA}\u{5C0}\u{13A0}\u{1651}\u{1F39}\u{2153}\u{21D8}\u{25C5}\u{2628}\u{278A}\u{27D7}\u{2914}"),
        (1, "\u{A530}\u{A5E8}\u{A6E5}\u{A7F2}\u{FBFA}\u{FDA6}\u{101EB}\u{10695}\u{10877}\u{10A75}\u{10AD2}\u{10C10}"),
        (
            1,
            "\u{1106C}\u{11619}\u{11C89}\u{12141}\u{121B6}\u{121E5}\u{12278}\u{122C7}\u{132D5}\u{1335A}\u{133CF}\u{16955}"
        ),
        (
            1,
            "\u{16984}\u{1D1D7}\u{1D553}\u{1D837}\u{1D8ED}\u{1D9C3}\u{1EEF0}\u{1F129}\u{1F656}\u{1F703}\u{1FBB0}\u{1FBC3}"
        ),
        (2, "\u{3483}\u{3D5B}\u{447A}\u{5A7C}\u{6579}\u{8207}\u{8488}\u{856F}\u{945E}\u{A268}\u{AC35}\u{BF34}"),
        (
            2,
            "\u{D34D}\u{17B34}\u{1800B}\u{188E8}\u{18B0C}\u{2006B}\u{20098}\u{20627}\u{217D2}\u{22226}\u{2275D}\u{231CC}"
        ),
        (
            2,
            "\u{23838}\u{23B63}\u{23E20}\u{241CB}\u{24B5B}\u{24FA5}\u{24FD2}\u{25EE7}\u{25F19}\u{266C8}\u{271DB}\u{2826B}"
        ),
        (
            2,
            "\u{28897}\u{28AEB}\u{29069}\u{29F34}\u{2AE60}\u{2B12A}\u{2C1BE}\u{2C476}\u{2C5CC}\u{2E558}\u{2E930}\u{2E99E}"
        ),
        (1, "∂αΩ⊙ᵀ𝛿·−√∑∏∇²₁₃⁽ⱼᵢ▸─┌≤≠≈ℓℝ′…×∈∀→⎡⎦█░▁½é"),
        (2, "学한あ。Ａ🎓⚡✅㉐"),
    ]

    @Test("Single characters take the columns that wcwidth gives them", arguments: oracle)
    func singleCharacters(columns: Int, text: String) {
        for scalar in text.unicodeScalars {
            let expected: CellScalar = columns == 0 ? .mark : .spacing(columns: columns)
            #expect(CellScalar(scalar) == expected, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test(
        "A grapheme of several characters takes the columns of those that are shown",
        arguments: [
            ("x\u{304}", 1), ("e\u{301}", 1), ("🇩🇪", 2), ("👩\u{200D}🎓", 4), ("❤\u{FE0F}", 1), ("👋🏽", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("का", 2), ("\r\n", 1), ("\u{200B}", 0), ("\u{1B}", 0),
        ])
    func graphemes(text: String, columns: Int) {
        #expect(text.columns == columns)
        #expect(Character(text).columns == columns || text.count > 1)
        #expect(text.sanitised.columns == columns)
    }

    @Test("Text that would move, reorder or hide cells comes out harmless")
    func sanitising() {
        #expect("plain text".sanitised == "plain text")
        #expect("\u{1B}[31mred\u{1B}[0m".sanitised == "[31mred[0m")
        #expect("a\tb\nc\r\nd\u{2028}e".sanitised == "a    b c d e")
        #expect("C1 \u{9B}31m".sanitised == "C1 31m")
        #expect("soft\u{AD}hyphen".sanitised == "softhyphen")
        #expect("f(x)\u{202E}gnp.exe\u{202C}".sanitised == "f(x)gnp.exe")
        let hidden =
            Array(0x202A...0x202E) + Array(0x2066...0x2069) + Array(0x200B...0x200F) + [0xFEFF, 0x061C, 0x2060]
        for value in hidden {
            let scalar = Unicode.Scalar(UInt32(value)).map(String.init) ?? ""
            #expect("a\(scalar)b".sanitised.unicodeScalars.count == 2, "U+\(String(value, radix: 16))")
        }
    }

    @Test("Marks beyond a few on one letter are dropped, and a lone mark gets a blank to stand on")
    func marks() {
        let zalgo = "Z" + String(repeating: "\u{304}", count: 50) + "a"
        #expect(zalgo.sanitised.unicodeScalars.count == 2 + Canvas.markLimit)
        #expect(zalgo.columns == 2)
        #expect("\u{304}x".sanitised == " \u{304}x")
    }

    @Test("Sanitised text stays as it is, and its columns are those written")
    func sanitisingTwice() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<12 {
                let limit = [0x80, 0x400, 0x3000, 0x20000, 0x10FFFF][Int.random(in: 0...4, using: &random)]
                if let scalar = Unicode.Scalar(UInt32(Int.random(in: 0...limit, using: &random))) {
                    text.unicodeScalars.append(scalar)
                }
            }
            let clean = text.sanitised
            #expect(clean.sanitised == clean)
            #expect(clean.columns == text.columns)
            var canvas = Canvas(size: Size(columns: 80, rows: 1))
            #expect(canvas.write(text, column: 0, row: 0) == text.columns)
        }
    }

    @Test("Text too wide is shortened with an ellipsis")
    func truncation() {
        #expect("adjoint".truncated(to: 7) == "adjoint")
        #expect("adjoint".truncated(to: 4) == "adj…")
        #expect("学習".truncated(to: 3) == "学…")
        #expect("学習".truncated(to: 2) == "…")
        #expect("adjoint".truncated(to: 0) == "")
    }
}
