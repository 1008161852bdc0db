internal import Algebra
internal import Autodiff

/// An expression whose sign tells the pieces of an expression apart: one branch where it is below zero, another where it
/// is above. x − 2 of `relu(x - 2)`, a − b of `max(a, b)`, a of `log(a)`, which ends there.
struct Separator: Hashable, Sendable {
    let expression: Expression
    /// Whether something is only defined above zero.
    let isEdge: Bool
}

extension Expression {
    /// What separates the branches of its piecewise operations, and what the edges of its domain, each once.
    var separators: [Separator] {
        var found: [Separator] = []
        var seen: Set<Separator> = []
        for case .apply(let operation, let operands) in nodes {
            for separator in operation.separators(of: operands)
            where !separator.expression.atoms.isEmpty && seen.insert(separator).inserted {
                found.append(separator)
            }
        }
        return found
    }
}

extension Operation {
    fileprivate func separators(of operands: [Expression]) -> [Separator] {
        func kink(_ expression: Expression) -> Separator { Separator(expression: expression, isEdge: false) }
        func edge(_ expression: Expression) -> Separator { Separator(expression: expression, isEdge: true) }
        func difference(_ a: Expression, _ b: Expression) -> Expression { .apply(.add, [a, .apply(.negate, [b])]) }
        guard let a = operands.first else { return [] }
        switch self {
        case .relu, .abs, .sign, .step, .elu, .leakyrelu, .norm: return [kink(a)]
        // A comparison has what separates it, and says no more.
        case .where:
            if case .apply(let condition, _) = a, condition.isComparison { return [] }
            return [kink(a)]
        case .max, .min, .greater, .less, .atLeast, .atMost:
            // Each operand against every other; that is one difference where there are two.
            return operands.indices.flatMap { later in operands[..<later].map { kink(difference($0, operands[later])) }
            }
        case .log, .log2, .log10: return [edge(a)]
        case .log1p: return [edge(.apply(.add, [.one, a]))]
        case .asin, .acos: return [edge(.apply(.add, [.one, a])), edge(difference(.one, a))]
        case .sqrt:
            // The root of a square is an absolute value.
            if case .apply(.power, let power) = a, power[1].number == Number(2) { return [kink(power[0])] }
            return [edge(a)]
        case .power where operands[1].number?.integer == nil: return [edge(a)]
        default: return []
        }
    }
}

extension Formula {
    /// The expressions it consists of.
    var expressions: [Expression] {
        switch self {
        case .quantity: []
        case .expression(let expression): [expression]
        case .sum(let parts), .product(let parts): parts.flatMap(\.expressions)
        case .negative(let part), .rounded(let part, _): part.expressions
        case .assuming(let assumptions, let part): assumptions.flatMap(\.value.expressions) + part.expressions
        }
    }
}
