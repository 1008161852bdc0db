internal import Algebra
internal import Autodiff

/// A graph at its own values and at some others, where keys are held against what stands beside them.
struct KeyPoints {
    private let graph: Graph
    /// Nodes whose values may be anything: inputs and parameters, and functions that are not defined.
    private let free: [Int]

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

    // MARK: What terms can say

    /// Two points where some nodes have the same values and a key has not, so that no formula in those nodes alone is the
    /// key. Nil where none was found, which proves nothing.
    /// - Parameter terms: nodes of a graph of numbers, without functions that are not defined.
    func counterexample(to key: Expression, in terms: [Int]) -> TermsCounterexample? {
        guard graph.isScalar, graph.opaqueEdges.isEmpty else { return nil }
        for var start in all {
            let values = terms.map { start.evaluation.values[$0]?.scalar }
            guard !values.contains(nil), let first = start.value(of: key) else { continue }
            let kept = values.compactMap(\.self)
            for direction in free.indices {
                guard var other = moved(start, along: direction, keeping: terms, at: kept),
                    let second = other.value(of: key), abs(first - second) > 1e-3 * max(1, abs(first))
                else { continue }
                return TermsCounterexample(
                    kept: zip(terms, kept).map { (graph.nodes[$0].symbol, $1) }, values: (first, second))
            }
        }
        return nil
    }

    /// Another point with the same values of some nodes: one step along an input, and back to those values by Newton's
    /// method along their gradients. Nil where that does not lead there exactly.
    private func moved(
        _ start: GraphPoint, along direction: Int, keeping terms: [Int], at kept: [Double]
    ) -> GraphPoint? {
        var inputs = free.map { start.evaluation.values[$0]?.scalar ?? .nan }
        guard inputs.allSatisfy(\.isFinite) else { return nil }
        inputs[direction] += 0.5
        for _ in 0..<30 {
            let values = zip(free, inputs).map { (graph.nodes[$0].symbol, Tensor($1)) }
            let evaluation = graph.evaluate(replacing: Dictionary(uniqueKeysWithValues: values))
            let reached = terms.map { evaluation.values[$0]?.scalar ?? .nan }
            let errors = zip(kept, reached).map(-)
            guard errors.allSatisfy(\.isFinite) else { return nil }
            if zip(errors, kept).allSatisfy({ abs($0) <= 1e-13 * max(1, abs($1)) }) {
                return GraphPoint(graph, evaluation)
            }
            // One term after the other (Kaczmarz): every step is the shortest that mends it.
            for (term, error) in zip(terms, errors) {
                let all = graph.derivatives(of: term, in: evaluation)
                let gradient = free.map { all[$0]?.scalar ?? .nan }
                let length = gradient.reduce(0) { $0 + $1 * $1 }
                guard length.isFinite, length > 1e-12 else { return nil }
                for place in inputs.indices { inputs[place] += error * gradient[place] / length }
            }
        }
        return nil
    }
}

/// That a key is no formula in some nodes: where they have these values it has one value at one point and another at another.
struct TermsCounterexample {
    var kept: [(Symbol, Double)]
    var values: (Double, Double)
}
