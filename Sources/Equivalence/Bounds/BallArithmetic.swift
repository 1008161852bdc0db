internal import Algebra

/// Evaluation in balls that hold the exact value.
struct BallArithmetic: Arithmetic {
    /// A literal: exact where both parts of the fraction and their quotient are.
    func number(_ number: Number) -> Ball {
        switch number {
        case .rational(let numerator, let denominator): whole(numerator) / whole(denominator)
        case .real(let value): Ball(computed: value, inherited: 0, roundings: 1)
        }
    }

    func constant(_ constant: Constant) -> Ball { Ball(computed: constant.value, inherited: 0, roundings: 1) }

    func apply(_ operation: Operation, _ a: Ball) -> Ball { operation.value(a) }

    func apply(_ operation: Operation, _ a: Ball, _ b: Ball) -> Ball { operation.value(a, b) }

    func chosen(by condition: Ball, _ first: Ball, _ second: Ball) -> Ball {
        if condition.isUndefined { return .undefined }
        if !condition.mayBeZero { return first }
        if condition.isExact { return second }
        return first.isKnown && second.isKnown ? first.widened(to: second) : .unknown
    }

    func isDefined(_ ball: Ball) -> Bool { !ball.isUndefined }

    private func whole(_ number: Int) -> Ball {
        let value = Double(number)
        let isExact = number.magnitude <= 1 << 53
        return isExact ? Ball(value) : Ball(computed: value, inherited: 0, roundings: 1)
    }
}

/// An expression made ready to be evaluated in balls.
typealias BallProgram = CompiledExpression<BallArithmetic>

extension BallProgram {
    init(_ expression: Expression, taking atoms: [Atom]? = nil) {
        self.init(expression, in: BallArithmetic(), taking: atoms)
    }
}
