extension Expression {
    /// The product of simplified factors: numbers multiplied, powers of one base gathered, one fraction bar.
    static func product(_ factors: [Expression]) -> Expression {
        var product = Factors()
        for factor in factors { product.multiply(by: factor, exponent: .one) }
        return product.expression
    }

    /// numerator/denominator of simplified operands.
    static func quotient(_ numerator: Expression, _ denominator: Expression) -> Expression {
        var product = Factors()
        // The denominator first, so that both parts of a derivative (u/v)′ name its factors in one order.
        product.multiply(by: denominator, exponent: Number(-1))
        product.multiply(by: numerator, exponent: .one)
        return product.expression
    }

    /// base^exponent of simplified operands.
    static func power(_ base: Expression, _ exponent: Expression) -> Expression {
        guard let number = exponent.number else {
            if base == .one { return .one }
            // (x^a)^b is x^(ab) only for some a and b; a symbol is not known to be one of them.
            return .apply(.power, [base, exponent])
        }
        var product = Factors()
        product.multiply(by: base, exponent: number)
        return product.expression
    }
}

/// A product being gathered: a coefficient, and bases with their exponents in order of first appearance.
private struct Factors {
    private var coefficient = Number.one
    private var bases: [(base: Expression, exponent: Expression)] = []
    private var position: [Expression: Int] = [:]

    /// Multiplies by factor^exponent; the factor is simplified.
    mutating func multiply(by factor: Expression, exponent: Number) {
        switch factor {
        case .number(let number):
            if let whole = exponent.integer, !(number.isZero && whole < 0) {
                let product = coefficient * number.raised(to: whole)
                // A number too large for Double stays written as a power.
                if product.isFinite, !product.isZero || number.isZero {
                    coefficient = product
                    return
                }
            }
            if number == .one { return }
            gather(factor, .number(exponent))
        // (uv)^n is uⁿvⁿ for whole n. For others u and v may be negative.
        case .apply(.negate, let operands) where exponent.integer != nil:
            if let whole = exponent.integer, !whole.isMultiple(of: 2) { coefficient = -coefficient }
            multiply(by: operands[0], exponent: exponent)
        case .apply(.multiply, let operands) where exponent.integer != nil:
            for operand in operands { multiply(by: operand, exponent: exponent) }
        case .apply(.divide, let operands) where exponent.integer != nil:
            multiply(by: operands[0], exponent: exponent)
            multiply(by: operands[1], exponent: -exponent)
        case .apply(.power, let operands):
            if let inner = operands[1].number {
                // (u^a)^b is u^(ab) for whole b; and for odd a or a fraction a, where u^a ≥ 0 says u ≥ 0.
                if exponent.integer != nil || inner.integer.map({ !$0.isMultiple(of: 2) }) ?? true {
                    gather(operands[0], .number(inner * exponent))
                } else {
                    gather(factor, .number(exponent))
                }
            } else if exponent.integer != nil {
                gather(operands[0], .product([.number(exponent), operands[1]]))
            } else {
                gather(factor, .number(exponent))
            }
        case .apply(.sqrt, let operands):
            gather(operands[0], .number(Number(1, over: 2) * exponent))
        default:
            gather(factor, .number(exponent))
        }
    }

    private mutating func gather(_ base: Expression, _ exponent: Expression) {
        let key = base.likenessKey
        if let index = position[key] {
            bases[index].exponent = .sum([bases[index].exponent, exponent])
        } else {
            position[key] = bases.count
            bases.append((base, exponent))
        }
    }

    /// The product written out.
    var expression: Expression {
        var settled = Factors()
        settled.coefficient = coefficient
        // A gathered exponent may have become whole, so that a number or a product under it can be multiplied out:
        // √2·√2, √(xy)·√(xy).
        var changed = false
        for (base, exponent) in bases {
            if let number = exponent.number, number.integer != nil, base.isMultipliedOut(to: number) {
                settled.multiply(by: base, exponent: number)
                changed = true
            } else {
                settled.gather(base, exponent)
            }
        }
        return changed ? settled.expression : settled.written
    }

    private var written: Expression {
        let dividesByZero = bases.contains { $0.base == .zero }
        if coefficient.isZero, !dividesByZero { return .zero }
        var above: [(rank: Int, factor: Expression)] = []
        var below: [(rank: Int, factor: Expression)] = []
        for (base, exponent) in bases {
            if let number = exponent.number {
                if number.isZero { continue }
                let factor = base.raised(to: .number(number.magnitude))
                let ranked = (base.rank, factor)
                if number.isNegative { below.append(ranked) } else { above.append(ranked) }
            } else {
                above.append((base.rank, .apply(.power, [base, exponent])))
            }
        }
        if above.isEmpty, below.isEmpty { return .number(coefficient) }
        let (top, bottom) = coefficient.magnitude.fraction
        let numerator = Self.inOrder(above, after: top)
        let denominator = Self.inOrder(below, after: bottom)
        let magnitude = denominator == .one ? numerator : .apply(.divide, [numerator, denominator])
        guard coefficient.isNegative else { return magnitude }
        switch magnitude {
        case .number(let number): return .number(-number)
        // The terms of a lone sum take the sign: −a + b rather than −(a − b).
        case .apply(.add, let terms): return .sum(terms.map { .product([.number(Number(-1)), $0]) })
        default: return .apply(.negate, [magnitude])
        }
    }

    /// Numbers first, then powers of variables, then the rest, each in order of first appearance.
    private static func inOrder(_ ranked: [(rank: Int, factor: Expression)], after number: Number) -> Expression {
        var factors: [Expression] = number == .one ? [] : [.number(number)]
        for rank in 0...2 {
            for item in ranked where item.rank == rank { factors.append(item.factor) }
        }
        switch factors.count {
        case 0: return .one
        case 1: return factors[0]
        default: return .apply(.multiply, factors)
        }
    }
}

extension Expression {
    /// Whether a whole power of it is not a power of one base but a number or several factors.
    fileprivate func isMultipliedOut(to exponent: Number) -> Bool {
        switch self {
        case .number(let number):
            guard let whole = exponent.integer, !(number.isZero && whole < 0) else { return false }
            let power = number.raised(to: whole)
            return power.isFinite && (!power.isZero || number.isZero)
        case .apply(.multiply, _), .apply(.divide, _), .apply(.negate, _), .apply(.sqrt, _): return true
        case .apply(.power, let operands): return operands[1].number != nil
        default: return false
        }
    }

    /// base^exponent written as it is, but for the exponents 1 and 1/2.
    fileprivate func raised(to exponent: Expression) -> Expression {
        switch exponent {
        case .one: self
        case .number(Number(1, over: 2)): .function(.sqrt, self)
        default: .apply(.power, [self, exponent])
        }
    }

    /// Where it stands in a product: 0 for numbers and constants, 1 for variables and atoms, 2 for everything else.
    fileprivate var rank: Int {
        switch self {
        case .number, .constant: 0
        case .symbol, .derivative, .adjoint: 1
        case .apply, .opaque: 2
        }
    }
}

private func ~= (pattern: Expression, value: Expression) -> Bool { pattern == value }
