import SeededGenerator
import Testing

@testable import Canvas

@Suite("Breaking text into lines")
struct WrappingTests {
    @Test("Words break at blanks, and a newline ends the line")
    func words() {
        #expect("multiply along every path".wrapped(width: 10) == ["multiply", "along", "every path"])
        #expect("one\n\ntwo".wrapped(width: 10) == ["one", "", "two"])
        #expect("".wrapped(width: 10) == [""])
        #expect("ends here ".wrapped(width: 9) == ["ends here"])
        #expect("a  b".wrapped(width: 9) == ["a  b"])
        #expect("  backpropagation".wrapped(width: 9) == ["  backpro", "pagation"])
    }

    @Test("A list item hangs under its text")
    func hangingIndent() {
        #expect(
            "- sums belong where paths meet".wrapped(width: 14, hangingIndent: 2)
                == ["- sums belong", "  where paths", "  meet"])
    }

    @Test("A long word is broken rather than cut")
    func longWords() {
        #expect("a backpropagation".wrapped(width: 6) == ["a", "backpr", "opagat", "ion"])
        #expect("学習".wrapped(width: 3) == ["学", "習"])
        #expect("学".wrapped(width: 1) == ["?"])
    }

    @Test("Mathematics stays whole where it fits, with the punctuation that touches it")
    func wholeMath() {
        let spans = [
            Span("To find ("), Span("∂C/∂x = 2t + 1", role: .math, breaking: .math), Span("), multiply."),
        ]
        #expect(wrap(spans, width: 22).map(\.text) == ["To find", "(∂C/∂x = 2t + 1),", "multiply."])
        #expect(wrap(spans, width: 22)[1].map(\.role) == [.plain, .math, .plain])
    }

    @Test("Mathematics wider than the line breaks after a relation, else after an operator")
    func wideMath() {
        let formula = Span("dJ/dx = dJ/da·da/dx + dJ/db·db/dx", role: .math, breaking: .math)
        #expect(wrap([formula], width: 24).map(\.text) == ["dJ/dx = dJ/da·da/dx +", "dJ/db·db/dx"])
        #expect(wrap([formula], width: 14).map(\.text) == ["dJ/dx =", "dJ/da·da/dx +", "dJ/db·db/dx"])
        let nested = Span("y = f(a + b + c, d + e)", role: .math, breaking: .math)
        #expect(wrap([nested], width: 20).map(\.text) == ["y = f(a + b + c,", "d + e)"])
    }

    @Test("Lesson prose keeps its formulas whole and fills its lines, at every width from 40 to 200")
    func lessonProse() {
        let formulas = ["∂C/∂x = (dC/dz)(∂z/∂x)", "x̄", "∂C/∂wⱼₖ⁽ˡ⁾", "z = f(x, y)"]
        let words = [
            " If ", " and C depends on z alone, then ", " when the chain rule applies; else ", " is a sum, and ",
        ]
        let spans = (0..<12).flatMap { number in
            [Span(words[number % 4]), Span(formulas[number * 3 % 4], role: .math, breaking: .math)]
        }
        for width in 40...200 {
            let lines = wrap(spans, width: width)
            #expect(lines.flatMap { $0 }.filter { $0.role == .math }.count == 12)
            #expect(lines.map(\.text).joined(separator: " ") == spans.text)
            // The first word or formula of a line did not fit on the line before.
            for (line, next) in zip(lines, lines.dropFirst()) {
                let first = next.first?.role == .math ? next[0].text : String(next.text.prefix { $0 != " " })
                #expect(line.columns <= width)
                #expect(line.columns + 1 + first.columns > width)
            }
        }
    }

    @Test("Nothing is dropped and no line is too wide, at any width")
    func nothingDropped() {
        var random = SeededGenerator(seed: 3)
        let pieces = [
            "find ", "∂C/∂x", "the", " ", "x̄ = 2t·x", "(", ").", "y* log y + (1 − y*) log(1 − y)", "backpropagation",
            "学習 ", "a  b", "\n", "w₁₃⁽²⁾", "\u{1B}[0m", ",",
        ]
        let breakings: [Span.Breaking] = [.words, .math, .never]
        for width in Array(1...60) + [79, 120, 200, 400] {
            let spans = (0..<Int.random(in: 1...20, using: &random)).map { _ in
                Span(
                    pieces[Int.random(in: 0...pieces.count - 1, using: &random)],
                    breaking: breakings[Int.random(in: 0...2, using: &random)])
            }
            let lines = wrap(spans, width: width, hangingIndent: Int.random(in: 0...5, using: &random))
            #expect(lines.allSatisfy { $0.columns <= width })
            let kept = lines.map(\.text).joined().filter { $0 != " " }
            let whole = spans.text.sanitised.filter { $0 != " " }
            #expect(kept == (width > 1 ? whole : String(whole.map { $0.columns > 1 ? "?" : $0 })))
        }
    }
}
