// The simplifier is a set of constructors that take simplified operands and return a simplified expression; an
// expression is simplified by building it anew with them, from its leaves to its root.
//
// Its promise: the result is equal to the original wherever the original is defined. It may be defined at more points
// (x/x becomes 1, x·log(y)/log(y) becomes x), never at fewer. Products are not expanded. Terms and factors stay in the
// order of their first appearance, except that numbers and powers of variables stand before other factors.

extension Expression {
    /// The same value as a person would write it: like terms and factors gathered, no `1·`, no `+0`, no `^1`.
    package func simplified() -> Expression {
        folded { expression, operands in
            switch expression {
            case .apply(let operation, _): .simplified(operation, operands)
            case .opaque(let name, _): .opaque(name, operands)
            default: expression
            }
        }
    }

    /// The operation on simplified operands, simplified.
    static func simplified(_ operation: Operation, _ operands: [Expression]) -> Expression {
        switch operation {
        case .add: .sum(operands)
        case .multiply: .product(operands)
        case .divide: operands.count == 2 ? .quotient(operands[0], operands[1]) : .apply(operation, operands)
        case .power: operands.count == 2 ? .power(operands[0], operands[1]) : .apply(operation, operands)
        case .negate: .product([.number(Number(-1))] + operands)
        case .max, .min, .logsumexp: .gathered(operation, operands)
        default: operands.count == 1 ? .function(operation, operands[0]) : .apply(operation, operands)
        }
    }

    static func difference(_ minuend: Expression, _ subtrahend: Expression) -> Expression {
        .sum([minuend, .product([.number(Number(-1)), subtrahend])])
    }

    /// A function of one simplified operand.
    static func function(_ operation: Operation, _ operand: Expression) -> Expression {
        switch (operation, operand) {
        case (.negate, _): return .product([.number(Number(-1)), operand])
        case (.log, .constant(.e)): return .one
        // The inner function is defined wherever the whole is, and the outer one undoes it there.
        case (.log, .apply(.exp, let inner)), (.exp, .apply(.log, let inner)): return inner[0]
        case (.abs, .apply(.negate, let inner)): return .function(.abs, inner[0])
        case (.abs, .apply(.abs, _)), (.relu, .apply(.relu, _)): return operand
        case (_, .number(let number)):
            return operation.exactValue(number).map(Expression.number) ?? .apply(operation, [operand])
        default: return .apply(operation, [operand])
        }
    }

    /// max, min and logsumexp: numbers gathered, equal operands of max and min once.
    private static func gathered(_ operation: Operation, _ operands: [Expression]) -> Expression {
        guard operation != .logsumexp else {
            return operands.count == 1 ? operands[0] : .apply(operation, operands)
        }
        var seen: Set<Expression> = []
        var kept: [Expression] = []
        var extreme: (position: Int, number: Number)?
        for operand in operands {
            if let number = operand.number {
                guard let present = extreme else {
                    extreme = (kept.count, number)
                    kept.append(operand)
                    continue
                }
                let chosen = operation.value(present.number.doubleValue, number.doubleValue)
                if chosen != present.number.doubleValue {
                    extreme = (present.position, number)
                    kept[present.position] = operand
                }
            } else if seen.insert(operand).inserted {
                kept.append(operand)
            }
        }
        return kept.count == 1 ? kept[0] : .apply(operation, kept)
    }
}

extension Operation {
    /// The value at a number, where it is a number that can be written out exactly.
    fileprivate func exactValue(_ number: Number) -> Number? {
        switch self {
        case .sin, .tan, .asin, .atan, .sinh, .tanh: number.isZero ? .zero : nil
        case .cos, .cosh, .exp: number.isZero ? .one : nil
        case .log: number == .one ? .zero : nil
        case .acos: number == .one ? .zero : nil
        case .sigmoid: number.isZero ? Number(1, over: 2) : nil
        case .sqrt: number.exactSquareRoot
        case .abs: number.magnitude
        case .relu: number.isNegative ? .zero : number
        case .sign: Number(number.isNegative ? -1 : number.isZero ? 0 : 1)
        case .step: Number(number.isNegative || number.isZero ? 0 : 1)
        case .add, .multiply, .divide, .power, .negate, .softplus, .max, .min, .logsumexp: nil
        }
    }
}

extension Number {
    /// The root of a perfect square such as 9/4.
    fileprivate var exactSquareRoot: Number? {
        guard case .rational(let numerator, let denominator) = self, numerator >= 0 else { return nil }
        func root(_ square: Int) -> Int? {
            let candidate = Int(Double(square).squareRoot().rounded())
            let (product, overflow) = candidate.multipliedReportingOverflow(by: candidate)
            return !overflow && product == square ? candidate : nil
        }
        guard let top = root(numerator), let bottom = root(denominator) else { return nil }
        return Number(top, over: bottom)
    }
}
