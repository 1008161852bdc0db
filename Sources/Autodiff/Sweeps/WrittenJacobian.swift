package import Algebra

extension Graph {
    /// The total derivative of a node by another as an expression in denominator layout: the sum over the consumers of the
    /// variable of ∂c/∂v · ∂u/∂c, and where a matrix is among them, or a partial has no plain form, its entries. Nil where
    /// it has neither, or would have more than `writtenEntries` entries.
    package func writtenJacobian(of node: Int, by variable: Int) -> Expression? {
        chainedJacobian(of: node, by: variable) ?? jacobianEntries(of: node, by: variable)
    }

    /// How many entries are written out.
    private static let writtenEntries = 64

    private func chainedJacobian(of node: Int, by variable: Int) -> Expression? {
        guard variable < node else { return nil }
        // Of the node by each one between.
        var jacobians: [Int: Expression] = [:]
        var depends: Set<Int> = [node]
        for current in (variable..<node).reversed() {
            let onward = outgoing[current].filter { depends.contains(edges[$0].to) }
            guard !onward.isEmpty else { continue }
            depends.insert(current)
            let terms = onward.compactMap { edge -> Expression? in
                guard let local = jacobian(ofEdge: edge), nodes[current].shape.kind != .matrix else { return nil }
                let consumer = edges[edge].to
                if consumer == node { return local }
                return jacobians[consumer].map { product(local, $0) }
            }
            if terms.count == onward.count {
                jacobians[current] =
                    terms.count == 1 ? terms[0] : Expression.apply(.add, terms).simplified(shapes: shapes)
            }
        }
        return jacobians[variable]
    }

    private func product(_ local: Expression, _ onward: Expression) -> Expression {
        let isOfScalar = shape(of: local) == .scalar || shape(of: onward) == .scalar
        return Expression.apply(isOfScalar ? .multiply : .matmul, [local, onward]).simplified(shapes: shapes)
    }

    /// The entries of a Jacobian by those of operand and node, which are numbers of the opened graph.
    private func jacobianEntries(of node: Int, by variable: Int) -> Expression? {
        let (value, operand) = (nodes[node].shape, nodes[variable].shape)
        guard value.count * operand.count <= Self.writtenEntries, let view = try? scalarView() else { return nil }
        let shape = Self.derivativeShape(of: value, by: operand)
        var entries: [Expression] = []
        for from in view.nodes[variable] {
            for to in view.nodes[node] {
                entries.append(view.graph.chainedJacobian(of: to, by: from) ?? .zero)
            }
        }
        guard shape != .scalar else { return entries.first }
        let rows = (0..<shape.rows).map { row in Array(entries[row * shape.columns..<(row + 1) * shape.columns]) }
        return .matrix(rows)
    }
}
