import Testing

@testable import MathText

@Suite("Reading LaTeX")
struct LaTeXParserTests {
    @Test("Every character of the source belongs to a token")
    func tokens() {
        #expect(
            LaTeXToken.tokens(of: #"\frac x^2  \\ \,\"#)
                == [
                    .command("frac"), .blank, .character("x"), .superscript, .character("2"), .blank, .rowEnd, .blank,
                    .command(","), .command(""),
                ])
        for (latex, _) in lectureFormulas {
            let kept = LaTeXToken.tokens(of: latex).map(\.source).joined()
            #expect(kept.filter { !$0.isWhitespace } == latex.filter { !$0.isWhitespace })
        }
    }

    @Test("Scripts, fractions and fences are what they say")
    func trees() {
        let x = MathNode.atom(Atom("x"))
        let two = MathNode.atom(Atom("2"))
        #expect(LaTeXParser.parse("x^2") == .row([.scripts(x, sub: nil, sup: two)]))
        #expect(LaTeXParser.parse("x_2^x") == LaTeXParser.parse("x ^ x _ 2"))
        #expect(LaTeXParser.parse(#"\frac x2"#) == .row([.fraction(x, two)]))
        #expect(LaTeXParser.parse("(x)") == LaTeXParser.parse(#"\left(x\right)"#))
    }

    @Test(
        "Nesting beyond any lesson is shown, not followed",
        arguments: [
            ("{", "}"), ("(", ")"), (#"\frac{1}{"#, "}"), (#"\sqrt{1+"#, "}"), (#"\left(\frac1{"#, #"}\right)"#),
            ("x^{", "}"), (#"\begin{matrix}"#, #"\end{matrix}"#), (#"\text{$"#, "$}"), (#"\bar"#, ""), (#"\sqrt["#, ""),
        ])
    func deepNesting(open: String, close: String) {
        for depth in [LaTeXParser.depthLimit - 2, LaTeXParser.depthLimit * 3, 3_000] {
            let latex = String(repeating: open, count: depth) + "Q" + String(repeating: close, count: depth)
            #expect(MathText.inline(latex).contains("Q"))
            if depth < 1_000 { #expect(MathText.display(latex, width: 20).joined().contains("Q")) }
        }
    }

    @Test("At the limit of nesting a formula is set, one level deeper its source shows, in the line and in display")
    func nestingLimit() {
        func nested(_ open: String, _ count: Int) -> String {
            String(repeating: open, count: count) + "Q" + String(repeating: "}", count: count)
        }
        #expect(LaTeXParser.depthLimit == 32)
        #expect(MathText.inline(nested("{", 32)) == "Q")
        #expect(MathText.inline(nested("{", 33)) == "{Q}")
        #expect(MathText.display(nested("{", 32), width: 76) == ["Q"])
        #expect(MathText.display(nested("{", 33), width: 76) == ["{Q}"])
        // A fraction and its argument are two levels.
        #expect(!MathText.inline(nested(#"\frac{1}{"#, 16)).contains(#"\frac"#))
        #expect(MathText.inline(nested(#"\frac{1}{"#, 17)).contains(#"\frac"#))
        #expect(MathText.display(nested(#"\frac{1}{"#, 17), width: 76).contains { $0.contains(#"\frac"#) })
    }

    @Test("No letter of a formula is lost, however broken it is")
    func lettersSurvive() {
        // Capital letters and digits that are no part of a command stand for themselves in every layout.
        let pieces = [
            "Q", "K", "7", "{", "}", "^", "_", "(", ")", "[", "]", "&", "\\\\", "'", " ", "$", "+", "=", ",",
            #"\frac"#, #"\sqrt"#, #"\sqrt["#, #"\left("#, #"\right)"#, #"\left"#, #"\right"#, #"\begin{bmatrix}"#,
            #"\end{bmatrix}"#, #"\text{"#, #"\bar"#, #"\sum"#, #"\underbrace{"#, #"\substack{"#, #"\operatorname{"#,
            #"\not"#, #"\mathrm{"#, #"\overset"#, #"\unknown"#, #"\begin"#, #"\tag{"#, #"\\["#, #"\boxed"#,
        ]
        var state: UInt64 = 42
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<1_500 {
            let latex = (0...next(24)).map { _ in pieces[next(pieces.count)] }.joined()
            let expected = latex.filter { "QK7".contains($0) }.sorted()
            let line = MathText.inline(latex, ascii: true)
            #expect(line.filter { "QK7".contains($0) }.sorted() == expected, "\(latex)")
            let display = MathText.display(latex, width: 12, ascii: true).joined()
            #expect(display.filter { "QK7".contains($0) }.sorted() == expected, "\(latex)")
        }
    }
}
