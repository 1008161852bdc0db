package import Algebra

/// Forward values, local partials and adjoints of a graph at one point. An entry is nil where an input has no value.
package struct Evaluation: Sendable {
    /// By node.
    package let values: [Tensor?]
    /// By edge.
    package let partials: [Tensor?]
    /// By node; zero for nodes that do not reach the output.
    package let adjoints: [Tensor?]
}

/// Whose turn it is in a reverse sweep.
package enum SweepMethod: String, Sendable, CaseIterable {
    /// At v, sum over its consumers (lecture "version A").
    case pull
    /// At u, increment every operand (lecture "version B").
    case push
}

/// One visit of a reverse sweep. The list of steps is the lesson.
package struct Step: Sendable {
    /// The node visited.
    package let node: Int
    /// pull: one row per consumer of `node`; push: one row per operand of `node`. Indices into `Graph.edges`.
    package let edges: [Int]
}

extension Graph {
    /// The steps of the reverse sweep from the output, in reverse topological order. Nodes that do not reach the output
    /// and constants are left out.
    package func reverseSweep(_ method: SweepMethod) -> [Step] { [] }

    /// Forward and reverse at the graph's own values, or with some inputs replaced.
    package func evaluate(replacing inputs: [Symbol: Tensor] = [:]) -> Evaluation {
        Evaluation(values: [], partials: [], adjoints: [])
    }

    /// The adjoint of a node as an expression over inputs, intermediates and atoms of opaque functions: expanded to
    /// inputs while that stays within `limit` tree nodes, else nil.
    package func symbolicAdjoint(of node: Int, limit: Int = 2_000) -> Expression? { nil }
}
