package import Algebra
package import Autodiff

/// What keeps a graph from being walked, said when the card is read and not in the middle of a walk.
package enum WalkObstacle: Hashable, Sendable {
    /// The output is a vector or matrix: adjoints are derivatives of a scalar.
    case output(Symbol, Shape)
    /// Numbers are asked for in a vector or matrix that is too large to be typed.
    case tooLarge(Symbol, Shape)
    /// The graph opened into its elements would be larger than a graph may be.
    case tooManyElements
}

extension Walk {
    /// The most elements that a walk asks a student to type as numbers at once.
    package static let largestEntry = 36

    /// What keeps this walk from going over the graph; nil where nothing does.
    package func obstacle(on graph: Graph) -> WalkObstacle? {
        guard !graph.isScalar else { return nil }
        let output = graph.nodes[output.flatMap { graph.node($0) } ?? graph.output]
        guard output.shape == .scalar else {
            return .output(output.symbol, output.shape)
        }
        guard graph.nodes.reduce(0, { $0 + $1.shape.count }) <= Limits.nodes else { return .tooManyElements }
        guard entries == .numeric else { return nil }
        let large = graph.reverseTopologicalOrder.first { graph.nodes[$0].shape.count > Walk.largestEntry }
        return large.map { .tooLarge(graph.nodes[$0].symbol, graph.nodes[$0].shape) }
    }
}
