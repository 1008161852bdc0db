import Testing

@testable import Algebra

@Suite("The numbers an operation gives")
struct OperationValueTests {
    private static let unary: [Operation] = [
        .negate, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .exp, .log, .sqrt, .abs, .sigmoid, .relu,
        .softplus, .sign, .step,
    ]
    private static let binary: [Operation] = [.add, .multiply, .divide, .power, .max, .min]

    @Test("Every operation is of one operand or of two", arguments: Operation.allCases)
    func arity(operation: Operation) {
        #expect(Self.unary.contains(operation) != Self.binary.contains(operation))
    }

    /// Made with mpmath 1.3 at 30 digits: value and derivative (`diff`) at 0.6.
    @Test(
        "Value and slope at 0.6",
        arguments: [
            (.negate, -0.6, -1), (.sin, 0.56464247339503535, 0.82533561490967830),
            (.cos, 0.82533561490967830, -0.56464247339503535), (.tan, 0.68413680834169232, 1.4680431725279574),
            (.asin, 0.64350110879328439, 1.25), (.acos, 0.92729521800161223, -1.25),
            (.atan, 0.54041950027058416, 0.73529411764705882), (.sinh, 0.63665358214824127, 1.1854652182422678),
            (.cosh, 1.1854652182422678, 0.63665358214824127), (.tanh, 0.53704956699803528, 0.71157776258722281),
            (.exp, 1.8221188003905090, 1.8221188003905090), (.log, -0.51082562376599068, 1.6666666666666667),
            (.sqrt, 0.77459666924148338, 0.64549722436790281), (.abs, 0.6, 1),
            (.sigmoid, 0.64565630622579543, 0.22878424045665731), (.relu, 0.6, 1),
            (.softplus, 1.0374879504858856, 0.64565630622579543), (.sign, 1, 0), (.step, 1, 0),
        ] as [(Operation, Double, Double)])
    func valueAndSlope(operation: Operation, value: Double, slope: Double) {
        #expect(abs(operation.value(0.6) - value) < 1e-15)
        #expect(abs(operation.partial(0.6, value: value) - slope) < 1e-15)
    }

    @Test("A power is right for negative bases, at 0 and for exponent 0")
    func powers() {
        #expect(Operation.power.value(-3, 2) == 9)
        #expect(Operation.power.value(-2, 3) == -8)
        #expect(Operation.power.value(-2, 0.5).isNaN)
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

    @Test("Large operands neither overflow nor cancel")
    func largeOperands() {
        #expect(Operation.sigmoid.value(-1000) == 0)
        #expect(Operation.sigmoid.value(1000) == 1)
        #expect(Operation.softplus.value(1000) == 1000)
        // e^−40, mpmath.
        #expect(abs(Operation.sigmoid.partial(40, value: 1) / 4.248354255291589e-18 - 1) < 1e-12)
    }

    @Test("Slopes end where the function does", arguments: [Operation.log, .sqrt, .asin, .acos])
    func domainOfSlopes(operation: Operation) {
        #expect(operation.partial(-2, value: operation.value(-2)).isNaN)
    }

    @Test("An unknown operand stays unknown", arguments: Operation.allCases)
    func unknownOperands(operation: Operation) {
        #expect(operation.value(of: Self.unary.contains(operation) ? [.nan] : [.nan, 3]).isNaN)
        if Self.binary.contains(operation) { #expect(operation.value(3, .nan).isNaN) }
    }

    @Test("Sums, products, maxima and minima take any number of operands")
    func manyOperands() {
        #expect(Operation.add.value(of: [1, 2, 3.5]) == 6.5)
        #expect(Operation.multiply.value(of: [2, 3, 4]) == 24)
        #expect(Operation.max.value(of: [1, 5, 3]) == 5)
        #expect(Operation.min.value(of: [4]) == 4)
    }
}
