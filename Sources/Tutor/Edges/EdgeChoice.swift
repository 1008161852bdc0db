internal import Autodiff
internal import Cards

/// The edges that an edge task may be answered with: those that weights stand on.
package struct EdgeChoice: Sendable {
    /// In the order of the graph: by consumer, then by operand.
    package let edges: [Int]
    private let graph: Graph
    private let grader: Grader

    init(graph: Graph, grader: Grader) {
        edges = EdgeWeights(of: graph).edges
        self.graph = graph
        self.grader = grader
    }

    /// `h₃▸z₁`, which an answer may be.
    package func text(of edge: Int) -> String {
        GraphNames(graph: graph, notation: grader.notation).path(Path(edges: [edge]))
    }

    /// The edge that an entry names; nil where it names none.
    package func edge(in entry: String) -> Int? {
        if case .success(let edge) = grader.edge(in: entry, of: graph) { edge } else { nil }
    }

    /// The next edge, or one before, from the one that an entry names; the first or last where it names none.
    package func next(after entry: String, by step: Int) -> String {
        guard !edges.isEmpty else { return "" }
        let place = edge(in: entry).flatMap { edges.firstIndex(of: $0) }
        let next = place.map { ($0 + step + edges.count) % edges.count } ?? (step > 0 ? 0 : edges.count - 1)
        return text(of: edges[next])
    }
}

extension QuizSession {
    /// The edges that the present task may be answered with; nil where it does not ask for an edge.
    package var edgeChoice: EdgeChoice? {
        guard case .edge(let key)? = task?.answer, key.ask == .edge, let graph = card.graph(named: key.graph) else {
            return nil
        }
        return EdgeChoice(graph: graph, grader: Grader(graph: graph, notation: notation))
    }
}
