import Algebra
import Testing

@testable import Equivalence

/// Evaluation in `Double`: NaN where a value is not defined.
struct DoubleArithmetic: Arithmetic {
    func number(_ number: Number) -> Double { number.doubleValue }
    func constant(_ constant: Constant) -> Double { constant.value }
    func apply(_ operation: Algebra.Operation, _ a: Double) -> Double { operation.value(a) }
    func apply(_ operation: Algebra.Operation, _ a: Double, _ b: Double) -> Double {
        operation.value(a, b)
    }
    func chosen(by condition: Double, _ first: Double, _ second: Double) -> Double {
        Algebra.Operation.choice(by: condition, first, second)
    }
    func isDefined(_ value: Double) -> Bool { !value.isNaN }
}

@Suite("Evaluating an expression at points")
struct CompiledExpressionTests {
    private static let scope = Scope(
        symbols: [Symbol("x"), Symbol("z"), Symbol("C")], opaqueFunctions: ["f"])

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
}
