internal import Algebra
internal import Autodiff

/// A graph at its own values and at some others, where keys are held against what stands beside them.
struct KeyPoints {
    let graph: Graph
    /// Nodes whose values may be anything: inputs and parameters, and functions that are not defined.
    let free: [Int]

    init(_ graph: Graph) {
        self.graph = graph
        free = graph.nodes.indices.filter { node in
            let known = graph.nodes[node]
            if case .constant = known.kind { return known.value == nil }
            return known.expression == nil || known.isOpaque
        }
    }

    /// How many points besides its own are looked at.
    private static let count = 12

    /// The graph's own values where it has them, then others.
    var all: [GraphPoint] { [GraphPoint(graph, graph.evaluation)] + (1...Self.count).map(point) }

    /// What is drawn at a point: between −2 and 2, the same at every reading.
    private func draw(_ index: Int, _ place: Int) -> Double {
        // Multiples of irrational numbers spread evenly (Weyl).
        let spread = Double(index) * 0.754877666 + Double(place + 1) * 0.569840296
        return 4 * (spread - spread.rounded(.down)) - 2
    }

    private func point(_ index: Int) -> GraphPoint {
        var values: [Symbol: Tensor] = [:]
        var place = 0
        for node in free {
            let shape = graph.nodes[node].shape
            let elements = (0..<shape.count).map { draw(index, place + $0) }
            place += shape.count
            values[graph.nodes[node].symbol] = Tensor(shape: shape, elements: elements)
        }
        let partials = graph.opaqueEdges.enumerated().map { ($1, draw(index, place + $0)) }
        return GraphPoint(
            graph, graph.evaluate(replacing: values, opaquePartials: Dictionary(uniqueKeysWithValues: partials)))
    }

    /// The values of a key and of what is written beside it at the first point where they differ; nil where they agree
    /// wherever both are known.
    func difference(_ key: Expression, _ written: Expression, layout: Layout) -> (Tensor, Tensor)? {
        for point in all {
            if let difference = difference(key, written, at: point, within: 1e-6, layout) { return difference }
        }
        return nil
    }

    /// The same at the graph's own values, which an author may round.
    func ownDifference(_ key: Expression, _ written: Expression, layout: Layout) -> (Tensor, Tensor)? {
        difference(key, written, at: GraphPoint(graph, graph.evaluation), within: 1e-3, layout)
    }

    private func difference(
        _ key: Expression, _ written: Expression, at point: GraphPoint, within slack: Double, _ layout: Layout
    ) -> (Tensor, Tensor)? {
        var point = point
        guard let computed = point.tensor(of: key, layout: layout),
            let expected = point.tensor(of: written, layout: layout), computed.isFinite, expected.isFinite
        else { return nil }
        let agree =
            computed.shape == expected.shape
            && zip(computed.elements, expected.elements).allSatisfy { abs($0 - $1) <= slack * max(1e-6, abs($0)) }
        return agree ? nil : (computed, expected)
    }
}
