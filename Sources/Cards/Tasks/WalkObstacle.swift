internal import Algebra
package import Autodiff

/// What keeps a graph from being walked, said when the card is read and not in the middle of a walk.
package enum WalkObstacle: Hashable, Sendable {
    /// The output is a vector or matrix: adjoints are derivatives of a scalar.
    case output(name: String, shape: String)
    /// Numbers are asked for in a vector or matrix that is too large to be typed.
    case tooLarge(name: String, shape: String)
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
            return .output(name: output.symbol.text(.ascii), shape: output.shape.text(.ascii))
        }
        guard graph.nodes.reduce(0, { $0 + $1.shape.count }) <= Graph.nodeLimit else { return .tooManyElements }
        guard entries == .numeric else { return nil }
        let large = graph.reverseTopologicalOrder.first { graph.nodes[$0].shape.count > Walk.largestEntry }
        return large.map {
            .tooLarge(name: graph.nodes[$0].symbol.text(.ascii), shape: graph.nodes[$0].shape.text(.ascii))
        }
    }
}

extension WalkObstacle {
    /// What is said: no capital at the start, no full stop.
    /// - Parameter graph: the graph's name.
    package func message(graph: String) -> String {
        switch self {
        case .output(let name, let shape):
            "a walk differentiates a scalar, and `\(name)` of the graph `\(graph)` is \(shape)"
        case .tooLarge(let name, let shape):
            "`\(name)` of the graph `\(graph)` is \(shape), too large to be typed in numbers; take `entries: symbolic`"
        case .tooManyElements: "the graph `\(graph)` has too many elements to be walked"
        }
    }
}
