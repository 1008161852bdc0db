/// Whose turn it is in a reverse sweep.
package enum SweepMethod: String, Sendable, CaseIterable {
    /// At v, sum over its consumers (lecture "version A").
    case pull
    /// At u, increment every operand (lecture "version B").
    case push
}

/// One visit of a reverse sweep. The list of steps is the lesson.
package struct Step: Hashable, Sendable {
    /// The node visited.
    package let node: Int
    /// pull: one row per consumer of `node`; push: one row per operand of `node`. Indices into `Graph.edges`.
    package let edges: [Int]

    package init(node: Int, edges: [Int]) {
        self.node = node
        self.edges = edges
    }
}

/// The first choice of an order that comes too early in a reverse sweep.
package struct OrderFault: Hashable, Sendable {
    /// Where in the order the wrong choice stands.
    package var position: Int
    /// The node chosen there.
    package var node: Int
    /// Why it comes too early.
    package var reason: Reason

    /// Why a node cannot be visited yet, or not at all.
    package enum Reason: Hashable, Sendable {
        /// This consumer of the node has not been visited, so its contribution is missing.
        case missingConsumer(Int)
        /// The node was visited before.
        case repeated
        /// The node has no place in the sweep: a constant, or it does not reach the output.
        case notInSweep
    }
}

extension Graph {
    /// Whether a reverse sweep visits a node: it reaches the output, and it gets an adjoint.
    package func isSwept(_ node: Int) -> Bool { reachesOutput[node] && (varies[node] || node == output) }

    /// Whether a contribution goes back along an edge: its consumer is visited, and its operand gets an adjoint.
    package func isSwept(edge: Int) -> Bool { isSwept(edges[edge].to) && isSwept(edges[edge].from) }

    /// The nodes a reverse sweep visits, consumers before operands, the output first.
    package var reverseTopologicalOrder: [Int] { nodes.indices.reversed().filter { isSwept($0) } }

    /// The steps of the reverse sweep from the output, in reverse topological order. Nodes that do not reach the output
    /// and constants are left out, and so are edges from and to them.
    package func reverseSweep(_ method: SweepMethod) -> [Step] {
        reverseTopologicalOrder.map { node in
            let rows = method == .pull ? outgoing[node] : incoming[node]
            return Step(node: node, edges: rows.filter { isSwept(edge: $0) })
        }
    }

    /// The first wrong choice of an order in which nodes might be visited, or nil where every node comes after all its
    /// consumers. An order may stop early; any reverse topological order is right, not only the graph's own.
    package func firstFault(inReverseOrder order: [Int]) -> OrderFault? {
        var visited = [Bool](repeating: false, count: nodes.count)
        for (position, node) in order.enumerated() {
            func fault(_ reason: OrderFault.Reason) -> OrderFault {
                OrderFault(position: position, node: node, reason: reason)
            }
            guard nodes.indices.contains(node), isSwept(node) else { return fault(.notInSweep) }
            if visited[node] { return fault(.repeated) }
            for edge in outgoing[node] where isSwept(edge: edge) && !visited[edges[edge].to] {
                return fault(.missingConsumer(edges[edge].to))
            }
            visited[node] = true
        }
        return nil
    }
}
