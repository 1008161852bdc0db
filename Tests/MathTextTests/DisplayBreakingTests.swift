import Testing

@testable import MathText

@Suite("Displayed formulas in a narrow space")
struct DisplayBreakingTests {
    @Test("A sum breaks before its operators")
    func operators() {
        let lines = MathText.display(#"y = \exp(xz) + \frac{xz}{\log(x)} + \frac{\sin(\log(x))}{xz}"#, width: 24)
        #expect(
            lines.joined(separator: "\n")
                == #"""
                                xz
                y = exp(xz) + ──────
                              log(x)

                    sin(log(x))
                  + ───────────
                        xz
                """#)
    }

    @Test("Several equations break between them")
    func equations() {
        let lines = MathText.display(
            #"\frac{dJ}{da} = \frac{dJ}{dy}\frac{dy}{da}, \ \frac{dy}{da} = \exp(-a)"#, width: 20)
        #expect(
            lines.joined(separator: "\n")
                == #"""
                dJ   dJ dy
                ── = ── ──,
                da   dy da

                dy
                ── = exp(−a)
                da
                """#)
    }

    @Test("A chain of equations breaks before its relations")
    func relations() {
        let lines = MathText.display(#"s(1 - s) = s - s^2 = ab + cd"#, width: 22)
        #expect(
            lines.joined(separator: "\n")
                == #"""
                s(1 − s) = s − s²
                  = ab + cd
                """#)
    }

    @Test("A product breaks between its factors")
    func factors() {
        let lines = MathText.display(#"J = y^* \log y + (1 - y^*) \log(1 - y)"#, width: 17)
        #expect(
            lines.joined(separator: "\n")
                == #"""
                J = y* log y
                  + (1 − y*)
                    log(1 − y)
                """#)
    }

    @Test("Nothing else left, a formula breaks inside of parentheses")
    func parentheses() {
        let lines = MathText.display(#"J = \cos(\sin(x^2) + 3x^2 + \log(1 + \exp(-b)))"#, width: 20)
        #expect(
            lines.joined(separator: "\n")
                == #"""
                J = cos(sin(x²)
                  + 3x²
                  + log(1
                    + exp(−b)))
                """#)
    }

    @Test("Text breaks between its words")
    func words() {
        let lines = MathText.display(
            #"\frac{\partial y}{\partial x} \text{ is a row of partial derivatives}"#, width: 20)
        #expect(
            lines.joined(separator: "\n")
                == #"""
                ∂y
                ── is a row of
                ∂x

                  partial
                  derivatives
                """#)
    }

    @Test("What has no place to break stays whole")
    func unbreakable() {
        let latex = #"\begin{bmatrix} 1 & 2 & 3 \end{bmatrix}"#
        #expect(MathText.display(latex, width: 4) == MathText.display(latex, width: 40))
    }

    @Test("At any width nothing is lost, and only what cannot break is wider", arguments: [1, 7, 16, 30, 44, 78])
    func nothingLost(width: Int) {
        for (latex, _) in lectureFormulas {
            let whole = MathText.display(latex, width: 1_000)
            let broken = MathText.display(latex, width: width)
            #expect(signs(of: broken) == signs(of: whole), "\(latex)")
            let widest = broken.map(\.count).max() ?? 0
            // Of a lecture's formulas none has an unbreakable piece of more than 44 columns.
            #expect(widest <= max(width, 44), "\(latex)")
        }
    }

    /// The signs of a picture in alphabetical order: breaking moves them.
    private func signs(of lines: [String]) -> [Character] {
        lines.joined().filter { $0 != " " }.sorted()
    }
}
