import SeededGenerator
import Testing

@testable import MathText

@Suite("Nothing of a formula is lost")
struct NothingLostTests {
    private static let widths = [1, 5, 12, 20, 33, 40, 60, 80, 200]

    @Test("Every letter, digit and sign of a lecture's formulas is seen, in one line and in two dimensions")
    func lecture() {
        for (latex, _) in lectureFormulas {
            let expected = LaTeXReading.signs(of: latex)
            for text in [MathText.inline(latex)] + Self.widths.map({ MathText.display(latex, width: $0).joined() }) {
                #expect(expected.isSubset(of: Signs(text)), "\(latex): \(expected.missing(from: Signs(text)))")
            }
        }
    }

    @Test("Every letter, digit and sign of a random formula is seen")
    func random() {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<150 {
            let formula = RandomLaTeX.formula(depth: 4, using: &generator)
            let width = Self.widths.randomElement(using: &generator) ?? 80
            for text in [
                MathText.inline(formula.latex), MathText.display(formula.latex, width: width).joined(separator: "\n"),
            ] {
                let missing = formula.signs.missing(from: Signs(text))
                #expect(missing.isEmpty, "\(formula.latex)\n\(text)")
            }
        }
    }

    @Test("A broken source loses no letter or digit either; a sign may show as its command")
    func broken() {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<150 {
            let formula = RandomLaTeX.formula(depth: 3, using: &generator)
            var latex = Array(formula.latex)
            // A bracket of any kind lost or too many; letters and commands stay whole.
            let brackets = latex.indices.filter { "{}".contains(latex[$0]) }
            guard let place = brackets.randomElement(using: &generator) else { continue }
            if Bool.random(using: &generator) {
                latex[place] = " "
            } else {
                latex.insert(Bool.random(using: &generator) ? "{" : "}", at: place)
            }
            let text = MathText.display(String(latex), width: 40).joined(separator: "\n")
            for text in [text, MathText.inline(String(latex))] {
                let missing = formula.signs.missing(from: Signs(text)).filter(\.isASCII)
                #expect(missing.isEmpty, "\(String(latex))\n\(text)")
            }
        }
    }

    @Test("An unknown command shows as its source, with what stands in its groups")
    func unknownCommands() {
        for latex in [#"\whatever"#, #"x + \foo{y}{z} = 1"#, #"\frac{\oops}{2}"#, #"\begin{tikz} a \end{tikz}"#] {
            let line = MathText.inline(latex)
            let lines = MathText.display(latex, width: 80).joined()
            for command in latex.split(separator: "\\").dropFirst().map({ "\\" + $0.prefix { $0.isLetter } })
            where command != "\\frac" {
                #expect(line.contains(command) && lines.contains(command))
            }
        }
    }

    @Test("The rows of a picture are equally wide, and as wide as it says")
    func equalRows() {
        var generator = SeededGenerator(seed: 15)
        for isASCII in [false, true] {
            let layout = BoxLayout(isASCII: isASCII) { _ in 1 }
            for _ in 0..<80 {
                let latex = RandomLaTeX.formula(depth: 4, using: &generator).latex
                let box = layout.laid(LaTeXParser.parse(latex)).box
                #expect(box.rows.allSatisfy { $0.count == box.width }, "\(latex)")
                #expect(box.rows.indices.contains(box.baseline))
            }
        }
    }

    @Test("A sum of short terms never exceeds a width that has room for its widest term", arguments: [24, 40, 60, 80])
    func fits(width: Int) {
        var generator = SeededGenerator(seed: UInt64(width))
        let terms = [#"\frac{dJ}{dy}"#, "x_i^2", #"\sin(x)"#, "3", #"\sqrt{x + 1}"#, #"\left(\frac{a}{b}\right)^2"#]
        for _ in 0..<25 {
            let count = Int.random(in: 1...15, using: &generator)
            let sum = (0..<count).compactMap { _ in terms.randomElement(using: &generator) }
            let latex = "y = " + sum.joined(separator: Bool.random(using: &generator) ? " + " : " = ")
            let lines = MathText.display(latex, width: width)
            #expect(lines.allSatisfy { $0.count <= width }, "\(latex)\n\(lines.joined(separator: "\n"))")
        }
    }

    @Test("Where a formula fits it is one picture, the same at every width from there on")
    func unwrapped() {
        for (latex, _) in lectureFormulas {
            let whole = MathText.display(latex, width: 1_000)
            let width = whole.map(\.count).max() ?? 0
            #expect(MathText.display(latex, width: max(1, width)) == whole)
        }
    }
}
