import Testing

@testable import Algebra

@Suite("Evaluating an expression at points")
struct CompiledExpressionTests {
    private static let scope = Scope(
        symbols: [Symbol("x"), Symbol("z"), Symbol("C")], opaqueFunctions: ["f"])

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

    @Test("One compiled expression at many points")
    func manyPoints() throws {
        let compiled = CompiledExpression(
            try Expression(parsing: "x^2 - 3z + x", in: Self.scope), in: DoubleArithmetic())
        #expect(compiled.atoms == [.symbol(Symbol("x")), .symbol(Symbol("z"))])
        #expect(compiled.evaluate([2, 1]) == 3)
        #expect(compiled.evaluate([-1, 0]) == 0)
    }

    @Test("Atoms, adjoints and opaque calls are asked for like variables, in order of first occurrence")
    func atoms() throws {
        let text = "f(x, z) + dC/dx * ∂z/∂x + z̄ + x + f(x, z)"
        let expression = try Expression(parsing: text, in: Self.scope)
        let compiled = CompiledExpression(expression, in: DoubleArithmetic())
        #expect(
            compiled.atoms == [
                .opaque("f", [.symbol(Symbol("x")), .symbol(Symbol("z"))]),
                .derivative(Derivative(of: Symbol("C"), variable: Symbol("x"), isPartial: false)),
                .derivative(Derivative(of: Symbol("z"), variable: Symbol("x"), isPartial: true)),
                .adjoint(Symbol("z")),
                .symbol(Symbol("x")),
            ])
        #expect(compiled.evaluate([100, 2, 3, 10, 1]) == 217)
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
