import Testing

@testable import Algebra

@Suite("The numbers an operation gives")
struct OperationValueTests {
    /// Made with mpmath 1.3 at 30 digits: the value at 0.6.
    @Test(
        "Value at 0.6",
        arguments: [
            (.negate, -0.6), (.sin, 0.56464247339503535), (.cos, 0.82533561490967830), (.tan, 0.68413680834169232),
            (.asin, 0.64350110879328439), (.acos, 0.92729521800161223), (.atan, 0.54041950027058416),
            (.sinh, 0.63665358214824127), (.cosh, 1.1854652182422678), (.tanh, 0.53704956699803528),
            (.exp, 1.8221188003905090), (.log, -0.51082562376599068), (.sqrt, 0.77459666924148338), (.abs, 0.6),
            (.sigmoid, 0.64565630622579543), (.relu, 0.6), (.softplus, 1.0374879504858856), (.sign, 1), (.step, 1),
        ] as [(Algebra.Operation, Double)])
    func value(operation: Algebra.Operation, value: Double) {
        #expect(abs(operation.value(0.6) - value) < 1e-15)
    }

    @Test("A power is right for negative bases, at 0 and for exponent 0")
    func powers() {
        #expect(Operation.power.value(-3, 2) == 9)
        #expect(Operation.power.value(-2, 3) == -8)
        #expect(Operation.power.value(-2, -3) == -0.125)
        #expect(Operation.power.value(-2, 0.5).isNaN)
        #expect(Operation.power.value(0, 0) == 1)
        #expect(Operation.power.value(0, 3) == 0)
    }

    @Test(
        "Where an operation is not defined, its value is NaN",
        arguments: [
            (.divide, 1, 0), (.divide, 0, 0), (.divide, -1, 0), (.power, 0, -1), (.power, -8, 1.0 / 3),
        ] as [(Algebra.Operation, Double, Double)])
    func undefined(operation: Algebra.Operation, a: Double, b: Double) {
        #expect(operation.value(a, b).isNaN)
    }

    @Test("The logarithm of zero and of less is not defined, nor the root and the arc of what is outside")
    func undefinedFunctions() {
        for (operation, a) in [(Operation.log, 0.0), (.log, -1), (.sqrt, -1), (.asin, 1.5), (.acos, -1.5)] {
            #expect(operation.value(a).isNaN)
        }
    }

    @Test("A result that is too large is infinite, and its reciprocal is zero")
    func overflow() {
        #expect(Operation.exp.value(1000) == .infinity)
        #expect(Operation.divide.value(1, Operation.exp.value(1000)) == 0)
    }

    /// Made with mpmath 1.3 at 50 digits.
    @Test("Large operands neither overflow nor cancel")
    func largeOperands() {
        #expect(Operation.sigmoid.value(-1000) == 0)
        #expect(Operation.sigmoid.value(1000) == 1)
        #expect(agree(Operation.sigmoid.value(-40) / 4.248354255291589e-18, 1, tolerance: 1e-14))
        #expect(Operation.softplus.value(1000) == 1000)
        #expect(agree(Operation.softplus.value(-40) / 4.248354255291589e-18, 1, tolerance: 1e-14))
        #expect(Operation.logsumexp.value(1000, 999) == 1000.3132616875182)
        #expect(Operation.logsumexp.value(-1000, -1000) == -999.3068528194401)
        #expect(Operation.logsumexp.value(0, -40) == 4.248354255291589e-18)
    }

    @Test("An unknown operand stays unknown", arguments: Operation.allCases)
    func unknownOperands(operation: Algebra.Operation) {
        switch operation.arity {
        case .one: #expect(operation.value(.nan).isNaN)
        case .two, .many:
            #expect(operation.value(.nan, 3).isNaN)
            #expect(operation.value(3, .nan).isNaN)
            #expect(operation.value(.nan, 0).isNaN)
            #expect(operation.value(1, .nan).isNaN)
        case .three:
            #expect(operation.value([.nan, 1, 2]).isNaN)
            #expect(operation.value([1, .nan, 2]).isNaN)
            #expect(operation.value([0, 1, .nan]).isNaN)
        }
    }
}
