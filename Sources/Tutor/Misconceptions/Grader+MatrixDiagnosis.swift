internal import Algebra
internal import Autodiff
internal import Equivalence

extension Grader {
    /// What a vector or matrix that is wrong is put down to; nil where no rule gives it.
    /// - Parameters:
    ///   - key: the right answer in `layout`: the name of a value or derivative, or written out.
    ///   - answer: the answer where it is an expression over the graph, so that what it cannot be is passed over quickly.
    ///   - matches: whether the answer is what an expression over the graph gives, in `layout`; asked of few.
    func diagnosis(
        ofMatrix key: Expression, layout: Layout, answer: Expression?, matches: (Expression) -> Bool
    ) -> Diagnosis? {
        guard let graph else { return nil }
        var sample = MatrixSample(graph, layout: layout)
        let place = ExaminedPlace(
            AskedPlace(
                graph: graph, subject: subject(of: key, in: graph, &sample), isStandalone: true, notation: notation,
                layout: layout))
        var known: [Expression: Bool] = [:]
        return Diagnosis(at: place, mayBeRounded: false) { formula in
            guard let wrong = place.written(formula) else { return false }
            if let known = known[wrong] { return known }
            let isAnswer = answer.map { sample.mayEqual($0, wrong) } != false && matches(wrong)
            known[wrong] = isAnswer
            return isAnswer
        }
    }

    /// Where a key stands in the graph: by its name, or written out as the adjoint that it is.
    private func subject(
        of key: Expression, in graph: Graph, _ sample: inout MatrixSample
    ) -> AskedPlace.Subject {
        if let atom = key.atom { return AskedPlace.Subject(graph.meaning(of: atom)) ?? .written(key) }
        guard !key.atoms.isEmpty else { return .written(key) }
        for node in graph.reverseTopologicalOrder.prefix(Self.nodeLimit)
        where sample.equal(key, .adjoint(graph.nodes[node].symbol)) == true {
            return .quantity(.adjoint(node: node))
        }
        return .written(key)
    }
}

/// A graph at a point that is drawn, where most expressions that differ show it at once.
private struct MatrixSample {
    private let layout: Layout
    private var point: GraphPoint

    init(_ graph: Graph, layout: Layout) {
        self.layout = layout
        var generator = SplitMix64(seed: 1)
        var drawn: [Symbol: Tensor] = [:]
        for node in graph.nodes where node.isVariable || node.isOpaque {
            drawn[node.symbol] = Tensor(
                shape: node.shape,
                elements: (0..<node.shape.count).map { _ in generator.sign() * (0.2 + generator.unit()) })
        }
        let partials = Dictionary(
            graph.opaqueEdges.map { ($0, generator.sign() * (0.2 + generator.unit())) },
            uniquingKeysWith: { first, _ in first })
        point = GraphPoint(graph, graph.evaluate(replacing: drawn, opaquePartials: partials))
    }

    /// False where two expressions differ here, or in their shapes.
    mutating func mayEqual(_ first: Expression, _ second: Expression) -> Bool { equal(first, second) ?? true }

    /// Whether two expressions agree here up to rounding; nil where one of them is not defined.
    mutating func equal(_ first: Expression, _ second: Expression) -> Bool? {
        guard let left = point.tensor(of: first, layout: layout), let right = point.tensor(of: second, layout: layout)
        else { return nil }
        guard left.shape == right.shape else { return false }
        return zip(left.elements, right.elements).allSatisfy {
            ($0 - $1).magnitude <= 1e-6 * ($0.magnitude + $1.magnitude + 1e-6)
        }
    }
}
