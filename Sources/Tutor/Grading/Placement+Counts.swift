internal import Autodiff

// A wrong number where something of a graph is counted.

extension Placement {
    /// What may be counted of a graph.
    enum Counted: Hashable, Sendable {
        case nodes, edges
        /// From the only input to the output.
        case paths

        /// What follows "how many".
        var words: String {
            switch self {
            case .nodes: "nodes there are"
            case .edges: "edges there are"
            case .paths: "paths lead from the input to the output"
            }
        }
    }

    /// Places a wrong count.
    init(count: Double, right: Double, in graph: Graph?) {
        let counted = graph?.counts.filter { Double($0.number) == count }.map(\.counted) ?? []
        self = .count(counted, isTooLarge: count > right)
    }
}

extension Graph {
    /// How many there are of what a student may count.
    fileprivate var counts: [(counted: Placement.Counted, number: UInt128)] {
        let paths = variables.count == 1 ? [(Placement.Counted.paths, pathCount(from: variables[0]))] : []
        return [(.nodes, UInt128(nodes.count)), (.edges, UInt128(edges.count))] + paths
    }
}
