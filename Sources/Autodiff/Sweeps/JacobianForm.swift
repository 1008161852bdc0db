package import Algebra

extension Expression {
    /// The expression with every part that is one of `parts` replaced.
    package func replacing(_ parts: [Expression], by replacement: Expression) -> Expression {
        folded { expression, operands in
            let own: Expression =
                switch expression {
                case .apply(let operation, _): .apply(operation, operands)
                case .opaque(let name, let arguments) where !arguments.isEmpty: .opaque(name, operands)
                default: expression
                }
            return parts.contains(own) ? replacement : own
        }
    }

    /// The Jacobian in denominator layout that a VJP multiplies the upstream adjoint with, where that has a plain form:
    /// A of `A @ bar(u)`, the diagonal matrix of p of `bar(u) * p`, `a * eye(n)` of a scalar a, the unit matrix of `bar(u)` alone, `A @ diag(p)` of both
    /// together, and of a scalar u the factors beside it.
    func jacobian(
        upstream: Expression, consumer: Shape, operand: Shape, shapes: [Symbol: Shape]
    ) -> Expression? {
        if self == upstream {
            guard operand != .scalar else { return .one }
            return operand.kind == .column ? .apply(.eye, [.number(Number(operand.rows))]) : nil
        }
        guard case .apply(let operation, let factors) = self, let last = factors.last else { return nil }
        switch operation {
        case .negate:
            return last.jacobian(upstream: upstream, consumer: consumer, operand: operand, shapes: shapes)
                .map { .apply(.negate, [$0]) }
        case .multiply:
            let others = factors.filter { $0 != upstream }
            guard others.count == factors.count - 1, !others.contains(where: { $0.contains(upstream) }) else {
                return nil
            }
            let rest = others.count == 1 ? others[0] : Expression.apply(.multiply, others)
            if consumer == .scalar { return rest }
            guard consumer.kind == .column, operand == consumer else { return nil }
            if rest.isScalar(shapes) {
                return .apply(.multiply, [rest, .apply(.eye, [.number(Number(operand.rows))])])
            }
            return .apply(.diag, [rest])
        case .matmul where consumer.kind == .column && operand.columns == 1:
            let others = Array(factors.dropLast())
            guard !others.contains(where: { $0.contains(upstream) }) else { return nil }
            if last == upstream { return others.count == 1 ? others[0] : .apply(.matmul, others) }
            return last.jacobian(upstream: upstream, consumer: consumer, operand: consumer, shapes: shapes)
                .map { .apply(.matmul, others + [$0]) }
        default: return nil
        }
    }

    private func isScalar(_ shapes: [Symbol: Shape]) -> Bool {
        do throws(ShapeError) {
            return try shape { shapes[$0] } == .scalar
        } catch { return false }
    }

    private func contains(_ part: Expression) -> Bool { nodes.contains { $0 == part } }
}
