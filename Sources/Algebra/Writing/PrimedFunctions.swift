extension Expression {
    /// The expression with the derivatives of functions by their names, to be written and not computed with:
    /// `δ ⊙ σ′(a)` for δ ⊙ σ(a) ⊙ (1 − σ(a)), `tanh′(a)` for 1 − tanh(a)², `relu′(a)` for step(a). The parser reads them
    /// back as what they stand for. LaTeX is left as it is.
    package func withPrimes(_ notation: Notation) -> Expression {
        guard notation != .latex else { return self }
        let prime = notation == .unicode ? "′" : "'"
        return folded { (node: Expression, operands: [Expression]) -> Expression in
            switch node {
            case .apply(.multiply, _):
                let factors = operands.withLogisticSlopes(named: Operation.sigmoid.functionName(notation) + prime)
                return factors.count == 1 ? factors[0] : .apply(.multiply, factors)
            case .apply(.step, _): return .opaque("relu" + prime, operands)
            case .apply(let operation, _):
                let node = Expression.apply(operation, operands)
                if let a = node.argumentOfTanhSlope { return .opaque("tanh" + prime, [a]) }
                return node
            case .opaque(let name, _): return .opaque(name, operands)
            default: return node
            }
        }
    }

    /// a, where this is 1 − tanh(a)².
    private var argumentOfTanhSlope: Expression? {
        guard case .apply(.power, let power)? = complement, power[1].number == Number(2),
            case .apply(.tanh, let arguments) = power[0]
        else { return nil }
        return arguments[0]
    }

    /// b, where this is 1 − b.
    fileprivate var complement: Expression? {
        guard case .apply(.add, let terms) = self, terms.count == 2, terms[0].number == .one,
            case .apply(.negate, let inner) = terms[1]
        else { return nil }
        return inner[0]
    }
}

extension [Expression] {
    /// The factors of a product with σ(a) and 1 − σ(a) drawn together.
    fileprivate func withLogisticSlopes(named name: String) -> [Expression] {
        var factors = self
        for factor in self {
            guard case .apply(.sigmoid, let arguments)? = factor.complement, let complement = factor.complement,
                let first = factors.firstIndex(of: complement), let second = factors.firstIndex(of: factor)
            else { continue }
            factors[first] = .opaque(name, arguments)
            factors.remove(at: second)
        }
        return factors
    }
}
