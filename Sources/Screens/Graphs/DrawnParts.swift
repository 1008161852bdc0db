internal import Autodiff
internal import Cards
internal import Diagram

/// Which nodes of a graph are boxes of its drawing and which of its edges are lines: all, or all but the weights that stand on
/// edges and the edges that lead out of them.
package struct DrawnParts: Sendable {
    /// By box: its node.
    package let nodes: [Int]
    /// By line: its edge.
    package let edges: [Int]
    /// By node: its box; for a weight on an edge that of its consumer, where it is used.
    private let boxes: [Int]
    /// By weight without a box: the edges that it stands on.
    private let edgesOfWeights: [Int: [Int]]

    /// - Parameter weightsOnEdges: whether weights that stand on edges have no box.
    init(of graph: Graph, weightsOnEdges: Bool) {
        let weights = weightsOnEdges ? EdgeWeights(of: graph) : .none
        nodes = graph.nodes.indices.filter { !weights.withoutBox.contains($0) }
        edges = graph.edges.indices.filter { !weights.withoutBox.contains(graph.edges[$0].from) }
        var boxes = [Int](repeating: 0, count: graph.nodes.count)
        for (box, node) in nodes.enumerated() { boxes[node] = box }
        for weight in weights.withoutBox {
            if let edge = graph.outgoing[weight].first { boxes[weight] = boxes[graph.edges[edge].to] }
        }
        self.boxes = boxes
        edgesOfWeights = weights.edges.reduce(into: [:]) { edges, edge in
            guard let weight = weights.weights[edge], weights.withoutBox.contains(weight) else { return }
            edges[weight, default: []].append(edge)
        }
    }

    /// Every box and every line of a list.
    init(nodes: Int, edges: Int) {
        self.nodes = Array(0..<nodes)
        self.edges = Array(0..<edges)
        boxes = self.nodes
        edgesOfWeights = [:]
    }

    /// The box at which a node is found.
    func box(of node: Int) -> Int { boxes.indices.contains(node) ? boxes[node] : node }

    /// Whether a node has a box of its own.
    func hasBox(_ node: Int) -> Bool { edgesOfWeights[node] == nil }

    /// The lines that show these edges.
    func lines(of edges: [Int]) -> [Int] { edges.compactMap { self.edges.firstIndex(of: $0) } }

    /// A part of the drawing by the node or edge of the graph that it shows.
    func part(_ part: Diagram.Part) -> Diagram.Part {
        switch part {
        case .empty: .empty
        case .frame(let box): .frame(node: nodes[box])
        case .text(let box): .text(node: nodes[box])
        case .line(let line): .line(edge: edges[line])
        case .trunk(let line): .trunk(edge: edges[line])
        case .crossing(let line, let other): .crossing(edge: edges[line], over: edges[other])
        case .arrowhead(let line): .arrowhead(edge: edges[line])
        case .label(let line): .label(edge: edges[line])
        }
    }

    /// Marks of a weight without a box, as marks of the edges that it stands on.
    func placed(_ marks: GraphMarks) -> GraphMarks {
        guard let present = marks.present, let edges = edgesOfWeights[present] else { return marks }
        var placed = marks
        placed.present = nil
        placed.pathEdges.formUnion(edges)
        return placed
    }
}
