package import Algebra
package import Autodiff
internal import Cards

/// The edges that may be picked in answer to an edge task: those that weights stand on.
package struct EdgeChoice: Sendable {
    /// In the order of the graph: by consumer, then by operand.
    package let edges: [Int]
    private let graph: Graph
    private let notation: Notation

    package init(graph: Graph, notation: Notation) {
        edges = EdgeWeights(of: graph).edges
        self.graph = graph
        self.notation = notation
    }

    /// `h₃▸z₁`
    package func text(of edge: Int) -> String { GraphNames(graph: graph, notation: notation).path(Path(edges: [edge])) }

    /// An edge that is picked.
    package func entry(_ edge: Int) -> Entry {
        let edge = graph.edges[edge]
        return .edge(from: graph.nodes[edge.from].symbol, to: graph.nodes[edge.to].symbol)
    }

    /// The edge that an entry picks or names; nil where it does neither.
    package func edge(of entry: Entry) -> Int? {
        switch entry {
        case .edge(let from, let to): graph.edge(from: from, to: to)
        case .text(let text): try? Grader(graph: graph, notation: notation).edge(in: text, of: graph).get()
        case .options: nil
        }
    }

    /// The next edge, or one before, from the one of an entry; the first or last where it has none.
    package func next(after entry: Entry, by step: Int) -> Int? {
        guard let place = edge(of: entry).flatMap(edges.firstIndex) else { return step > 0 ? edges.first : edges.last }
        return edges[(place + step + edges.count) % edges.count]
    }
}
