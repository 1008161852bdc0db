package import Algebra

// The reverse sweep in expressions, one step at a time: an adjoint is the sum of what its consumers send back, their adjoints
// written out or under their names.

extension Graph {
    /// What a consumer sends back along an edge, simplified, where its adjoint is written as `upstream`.
    func contribution(ofEdge edge: Int, upstream: Expression) -> Expression {
        guard edges[edge].isMatrixValued else {
            return Expression.apply(.multiply, [upstream, partial(ofEdge: edge)]).simplified()
        }
        let contribution = contribution(ofEdge: edge)
        let consumer = nodes[edges[edge].to].symbol
        guard upstream != .adjoint(consumer) else { return contribution }
        return contribution.substituting(leaves: { $0 == .adjoint(consumer) ? upstream : nil })
            .simplified(shapes: shapes)
    }

    /// The adjoint of a node that is not the output.
    /// - Parameter upstream: by consumer, its adjoint as it is written.
    func adjoint(of node: Int, upstream: (Int) -> Expression) -> Expression {
        sum(
            of: outgoing[node].filter { isSwept(edge: $0) }.map { edge in
                contribution(ofEdge: edge, upstream: upstream(edges[edge].to))
            })
    }

    private func sum(of contributions: [Expression]) -> Expression {
        contributions.count == 1
            ? contributions[0] : Expression.apply(.add, contributions).simplified(shapes: shapes)
    }

    /// The name of a node's adjoint; the output's is 1.
    private func adjointName(_ node: Int) -> Expression { node == output ? .one : .adjoint(nodes[node].symbol) }

    /// The adjoint of a node from those of its consumers, the sum of ū · ∂u/∂v over them: what one step of the reverse
    /// sweep computes. 1 for the output, 0 for a node that does not reach it, nil for a constant.
    package func adjointRule(of node: Int) -> Expression? {
        if node == output { return nodes[output].shape == .scalar ? .one : nil }
        guard varies[node] else { return nil }
        return adjoint(of: node) { .adjoint(nodes[$0].symbol) }
    }

    /// The adjoint of a node as it is read in a ledger: among numbers in terms of the nodes and partials between it and the
    /// output, and where that would grow too long, or between vectors and matrices, with the adjoints of its consumers. 1 for
    /// the output, nil for a node that gets none.
    package func readableAdjoint(of node: Int) -> Expression? {
        guard isSwept(node) else { return nil }
        guard node != output else { return .one }
        guard isScalar, nodes.count <= Self.readableNodes else { return adjoint(of: node, upstream: adjointName) }
        return books.kept(in: \.readableAdjoints, or: readableAdjoints)[node]
    }

    /// What a consumer sends back along an edge as it is read in a ledger.
    package func readableContribution(ofEdge edge: Int) -> Expression? {
        let consumer = edges[edge].to
        let upstream = isScalar ? readableAdjoint(of: consumer) : adjointName(consumer)
        return upstream.map { contribution(ofEdge: edge, upstream: $0) }
    }

    /// push: what the operand's adjoint holds after the increment along an edge, as it is read in a ledger.
    package func readableSum(upTo edge: Int) -> Expression {
        sum(of: increments(upTo: edge).compactMap { readableContribution(ofEdge: $0) })
    }

    /// How many symbols and operations an adjoint may have before it is written with those of its consumers.
    private static let readableSize = 40
    /// How many nodes a graph may have before every adjoint is written so.
    private static let readableNodes = 300

    /// By node; nil for those without an adjoint.
    private func readableAdjoints() -> [Expression?] {
        var adjoints = [Expression?](repeating: nil, count: nodes.count)
        for node in reverseTopologicalOrder {
            guard node != output else {
                adjoints[node] = .one
                continue
            }
            let written = adjoint(of: node) { adjoints[$0] ?? .zero }
            adjoints[node] = written.size <= Self.readableSize ? written : adjoint(of: node, upstream: adjointName)
        }
        return adjoints
    }

    /// By node, the adjoint with those of all its consumers written out: one sweep from the output down, which ends where an
    /// adjoint has more than `limit` symbols and operations.
    func writtenOutAdjoints(limit: Int) -> [Expression?] {
        var adjoints = [Expression?](repeating: nil, count: nodes.count)
        guard nodes[output].shape == .scalar else { return adjoints }
        adjoints[output] = .one
        for node in reverseTopologicalOrder where node != output {
            let written = adjoint(of: node) { adjoints[$0] ?? .zero }
            guard written.size <= limit, written.depth <= Limits.nesting else { break }
            adjoints[node] = written
        }
        return adjoints
    }
}
