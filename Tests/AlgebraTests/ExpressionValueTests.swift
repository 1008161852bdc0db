import Testing

@testable import Algebra

@Suite("Evaluating an expression at a point")
struct ExpressionValueTests {
    private static let scope = Scope(symbols: [Symbol("x"), Symbol("z")])

    /// Made with Python's math module, as the lecture's quiz has it.
    @Test("The differentiation quiz at x = 2, z = 3")
    func quiz() throws {
        let y = try Expression(parsing: "exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)", in: Self.scope)
        func value(_ expression: Expression) -> Double {
            expression.evaluated { $0 == .symbol(Symbol("x")) ? 2 : 3 }
        }
        #expect(agree(value(y), 412.191457284121, tolerance: 1e-14))
        #expect(agree(value(y.derivative(by: Symbol("x"))), 1208.38121512661, tolerance: 1e-14))
        #expect(agree(value(y.derivative(by: Symbol("z"))), 809.707479218564, tolerance: 1e-14))
    }

    @Test("The terms of a long sum are added in order")
    func longSum() throws {
        let terms = (1...50_000).map { Expression.number(Number($0)) }
        #expect(Expression.apply(.add, terms).evaluated { _ in .nan } == 1_250_025_000)
    }

    @Test("The value of a malformed operation is NaN")
    func malformed() {
        #expect(Expression.apply(.divide, [.one]).evaluated { _ in 1 }.isNaN)
        #expect(Expression.apply(.add, []).evaluated { _ in 1 }.isNaN)
    }
}
