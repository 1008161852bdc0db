import Algebra
import Testing

@testable import Autodiff

@Suite("The slope of an operation")
struct OperationPartialsTests {
    /// Made with mpmath 1.3 at 30 digits: `diff(f, 0.6)`.
    @Test(
        "At 0.6",
        arguments: [
            (.negate, -1), (.sin, 0.8253356149096783), (.cos, -0.56464247339503536), (.tan, 1.4680431725279574),
            (.asin, 1.25), (.acos, -1.25), (.atan, 0.73529411764705882), (.sinh, 1.1854652182422677),
            (.cosh, 0.63665358214824127), (.tanh, 0.71157776258722281), (.exp, 1.822118800390509),
            (.log, 1.6666666666666667), (.sqrt, 0.64549722436790281), (.abs, 1), (.sigmoid, 0.2287842404566573),
            (.relu, 1), (.softplus, 0.64565630622579545), (.sign, 0), (.step, 0),
        ] as [(Algebra.Operation, Double)])
    func slopes(operation: Algebra.Operation, slope: Double) {
        #expect(abs(operation.partial(0.6, value: operation.value(0.6)) - slope) < 1e-15)
    }

    @Test("A power has its slope for negative bases, at 0 and for exponent 0")
    func powers() {
        #expect(Operation.powerPartial(base: 0, exponent: 2) == 0)
        #expect(Operation.powerPartial(base: 0, exponent: 1) == 1)
        #expect(Operation.powerPartial(base: 0, exponent: 0) == 0)
        #expect(Operation.powerPartial(base: -2, exponent: 3) == 12)
        #expect(Operation.power.partials(0, 3, value: 0) == (0, 0))
        #expect(Operation.power.partials(-2, 3, value: -8).1.isNaN)
    }

    @Test("Kinks have the documented slope, and of two equal operands the first is the largest")
    func kinks() {
        #expect(Operation.abs.partial(0, value: 0) == 0)
        #expect(Operation.relu.partial(0, value: 0) == 0)
        #expect(Operation.max.partials(2, 2, value: 2) == (1, 0))
        #expect(Operation.min.partials(2, 2, value: 2) == (1, 0))
        #expect(Operation.min.partials(3, 2, value: 2) == (0, 1))
    }

    @Test("The slope of σ far out neither vanishes early nor cancels")
    func farSigmoid() {
        // σ(40)(1 − σ(40)), mpmath.
        #expect(abs(Operation.sigmoid.partial(40, value: 1) / 4.2483542552915611e-18 - 1) < 1e-12)
    }

    @Test("log eˣ + eʸ does not overflow, and its slopes are shares")
    func logsumexp() {
        let value = Operation.logsumexp.value(1000, 1000)
        #expect(Operation.logsumexp.partials(1000, 1000, value: value) == (0.5, 0.5))
    }

    @Test("Slopes end where the function does", arguments: [Algebra.Operation.log, .sqrt, .asin, .acos])
    func domain(operation: Algebra.Operation) {
        #expect(operation.partial(-2, value: operation.value(-2)).isNaN)
    }
}
