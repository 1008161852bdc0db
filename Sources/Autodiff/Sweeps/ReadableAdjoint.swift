package import Algebra

extension Graph {
    /// The adjoint of a node of a graph of numbers in terms of the nodes and partials between it and the output; one that
    /// would grow too long is written with the adjoints of its consumers. 1 for the output, nil for a node that gets none.
    package func readableAdjoint(of node: Int) -> Expression? {
        guard isSwept(node) else { return nil }
        guard nodes.count <= Self.readableNodes else { return stepAdjoint(of: node) { _ in nil } }
        return books.kept(in: \.readableAdjoints, or: readableAdjoints)[node]
    }

    /// How many symbols and operations an adjoint may have before it is written with those of its consumers.
    private static let readableSize = 40
    /// How many nodes a graph may have before every adjoint is written so.
    private static let readableNodes = 300

    /// By node; nil for those without an adjoint.
    private func readableAdjoints() -> [Expression?] {
        var adjoints = [Expression?](repeating: nil, count: nodes.count)
        for node in reverseTopologicalOrder {
            let written = stepAdjoint(of: node) { adjoints[$0] ?? .zero }
            adjoints[node] = written.size <= Self.readableSize ? written : stepAdjoint(of: node) { _ in nil }
        }
        return adjoints
    }

    /// The sum over the consumers, with their adjoints written out, or as names where `upstream` has none.
    private func stepAdjoint(of node: Int, upstream: (Int) -> Expression?) -> Expression {
        guard node != output else { return .one }
        let terms = outgoing[node].filter { isSwept(edge: $0) }.map { edge in
            let consumer = edges[edge].to
            let adjoint = upstream(consumer) ?? (consumer == output ? .one : .adjoint(nodes[consumer].symbol))
            return Expression.apply(.multiply, [adjoint, partial(ofEdge: edge)]).simplified()
        }
        return terms.count == 1 ? terms[0] : Expression.apply(.add, terms).simplified()
    }
}
