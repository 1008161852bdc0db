import Testing

@testable import Algebra

@Suite("Comparisons are 1 or 0")
struct ComparisonTests {
    private static let scope = Scope(symbols: [Symbol("x"), Symbol("y")])

    @Test(
        "They are read and written, and bind less than sums",
        arguments: [
            ("x > y", "x > y", "x > y", "x > y"), ("x<y+1", "x < y + 1", "x < y + 1", "x < y + 1"),
            ("x >= 2y", "x ≥ 2y", "x >= 2*y", "x \\ge 2y"), ("x ≤ -y", "x ≤ −y", "x <= -y", "x \\le -y"),
            ("(x > 0) x", "(x > 0)·x", "(x > 0)*x", "\\left(x > 0\\right) \\cdot x"),
            ("1 + (x \\geq y)", "1 + (x ≥ y)", "1 + (x >= y)", "1 + \\left(x \\ge y\\right)"),
        ])
    func written(text: String, unicode: String, ascii: String, latex: String) throws {
        let expression = try Expression(parsing: text, in: Self.scope)
        #expect(expression.text(.unicode) == unicode)
        #expect(expression.text(.ascii) == ascii)
        #expect(expression.text(.latex) == latex)
    }

    @Test("Their values, and slopes of 0")
    func values() throws {
        for (sign, below, equal, above) in [(">", 0.0, 0.0, 1.0), ("<", 1, 0, 0), (">=", 0, 1, 1), ("<=", 1, 1, 0)] {
            let expression = try Expression(parsing: "x \(sign) y", in: Self.scope)
            for (x, value) in [(1.0, below), (2, equal), (3, above)] {
                #expect(expression.evaluated { $0 == .symbol(Symbol("x")) ? x : 2 } == value)
            }
            #expect(expression.derivative(by: Symbol("x")) == .zero)
        }
    }

    @Test("Two in a row are refused, with both readings")
    func chained() {
        let error = #expect(throws: ParseError.self) { try Expression(parsing: "0 < x < y", in: Self.scope) }
        #expect(error?.suggestion == "(a < b)*(b < c) or (a < b) < c")
    }
}
