internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// What an answer asks of a graph: the facts that are its key, whatever they are called.
///
/// A key is matched with facts by what they are as functions of the inputs, not by how they are written and not by the numbers
/// they happen to be: `da/dx`, `-sin(u)` and the label of an edge are one fact where they are equal at every point. A key that
/// is the same at every point, as 1, is equal to too much; then only what it names is meant. With the other sign a derivative
/// is as good as told. A derivative is no value: the
/// answer to "what is ∂t/∂x" may be y, and y stands in its box all the same. What a card gives, the values of inputs, is never
/// asked.
package struct AskedFacts: Sendable {
    /// The key.
    private(set) var keys: Set<Quantity> = []
    /// Facts that are asked one after the other, as in a walk.
    private(set) var steps: Set<Quantity> = []
    /// The nodes whose paths are asked.
    private(set) var paths: Set<Int> = []
    /// What an answer may be.
    private(set) var form = Form.either

    /// A number is not known from the expression, nor the expression from the number.
    enum Form: Sendable {
        case number, expression, either

        init(_ entries: Walk.Entries) {
            self =
                switch entries {
                case .numeric: .number
                case .symbolic: .expression
                case .both: .either
                }
        }
    }

    /// Nothing that could be seen on a graph.
    static let none = AskedFacts()

    /// What an expression over a graph is.
    init(key: Expression, in graph: Graph, as form: Form) {
        keys = graph.facts(equalTo: key)
        self.form = form
    }

    /// The factors of every path from a node, and their sum.
    init(pathsFrom node: Int, in graph: Graph, as form: Form) {
        self.form = form
        keys = graph.facts(equalTo: .adjoint(graph.nodes[node].symbol))
        paths = [node]
    }

    /// Everything that the steps of a sweep find; the output's adjoint is 1 in any sweep.
    init(sweepOf graph: Graph, by variables: [Symbol]) {
        let isNeeded = graph.depends(on: variables)
        for node in graph.nodes.indices where graph.isSwept(node) && isNeeded[node] && node != graph.output {
            steps.insert(.adjoint(node: node))
            steps.formUnion(graph.additions(to: node))
        }
    }

    private init() {}

    /// The key as far as an answer to another task does not know it, which may ask the same in another form.
    func keys(besides known: [AskedFacts]) -> Set<Quantity> {
        known.reduce(keys) { keys, other in
            form == other.form || form == .either || other.form == .either
                ? keys.subtracting(other.keys).subtracting(other.steps) : keys
        }
    }

    /// What an answer has taken to find: of an adjoint those of all nodes between it and the output, and what was added up.
    func worked(in graph: Graph) -> Set<Quantity> {
        var needed = keys.union(steps)
        var reached = [Bool](repeating: false, count: graph.nodes.count)
        for case .adjoint(let node) in keys { reached[node] = true }
        for node in graph.nodes.indices where reached[node] && graph.isSwept(node) {
            needed.insert(.adjoint(node: node))
            needed.formUnion(graph.additions(to: node))
            for edge in graph.outgoing[node] { reached[graph.edges[edge].to] = true }
        }
        return needed
    }
}

extension Graph {
    /// What is added up in the adjoint of a node: whoever sees it needs no more than a sum.
    func additions(to node: Int) -> [Quantity] {
        outgoing[node].filter { isSwept(edge: $0) }.flatMap { [.contribution(edge: $0), .runningSum(edge: $0)] }
    }

    /// The facts that are an expression over the graph, at every point.
    fileprivate func facts(equalTo key: Expression) -> Set<Quantity> {
        let named = facts(named: key)
        if case .value(let node)? = named.first, nodes[node].expression == nil { return [] }
        guard nodes.count + edges.count <= Self.comparedSize else { return named }
        let points = (1...4).map { drawnPoint(seed: $0, isPositive: $0 > 2) }
        let samples = points.compactMap { point -> (point: GraphPoint, value: Tensor)? in
            var point = point
            return point.tensor(of: key, layout: layout).map { (point, $0) }
        }
        guard samples.count > 1, samples.contains(where: { !$0.value.isClose(to: samples[0].value) }) else {
            return named
        }
        func isKey(_ fact: Quantity, sign: Double = 1) -> Bool {
            samples.allSatisfy { sample in
                value(of: fact, at: sample.point)?.isClose(to: sample.value, times: sign) ?? false
            }
        }
        let swept = nodes.indices.filter { isSwept($0) }
        // The partial of a function that is not defined is its own name, which says nothing.
        let partials = edges.indices.filter { !nodes[edges[$0].to].isOpaque && mayHave($0, samples[0].value.shape) }
        // What goes back to a constant is in no adjoint, and stands on its edge all the same.
        let derivatives =
            (swept.map { Quantity.adjoint(node: $0) } + swept.flatMap(additions)
            + edges.indices.map { .contribution(edge: $0) } + partials.map { .localPartial(edge: $0) })
            .filter { isKey($0) || isKey($0, sign: -1) }
        guard named.isEmpty, derivatives.isEmpty else { return named.union(derivatives) }
        return Set(nodes.indices.filter { nodes[$0].expression != nil }.map { .value(node: $0) }.filter { isKey($0) })
    }

    private func value(of fact: Quantity, at point: GraphPoint) -> Tensor? {
        if let value = tensor(fact, in: point.evaluation) { return value }
        guard case .contribution(let edge) = fact, edges[edge].isMatrixValued else { return nil }
        var point = point
        return point.tensor(of: laidOut(contribution(ofEdge: edge)), layout: layout)
    }

    /// Graphs with more nodes and edges are not compared fact by fact: what a key names is hidden there.
    private static let comparedSize = 2_000

    /// Whether the partial on an edge may have a shape, so that large Jacobians are not worked out for nothing.
    private func mayHave(_ edge: Int, _ shape: Shape) -> Bool {
        guard edges[edge].isMatrixValued else { return shape == .scalar }
        return nodes[edges[edge].from].shape.count * nodes[edges[edge].to].shape.count == shape.count
    }

    /// The facts that an expression names.
    private func facts(named key: Expression) -> Set<Quantity> {
        guard let atom = key.atom else { return [] }
        switch meaning(of: atom) {
        case .value(let node): return [.value(node: node)]
        case .localPartial(let edge):
            let isTotal = canonical(.total(of: edges[edge].to, by: edges[edge].from)) == .localPartial(edge: edge)
            return edges[edge].to == output && isTotal
                ? facts(ofAdjoint: edges[edge].from) : partial(named: edge)
        case .total(let of, let by) where of == output: return facts(ofAdjoint: by)
        case .total(let of, let by):
            guard case .localPartial(let edge) = canonical(.total(of: of, by: by)) else { return [] }
            return partial(named: edge)
        case .opaqueCall, .undeclared: return []
        }
    }

    /// The adjoint of a node, and the label of its edge to the output where there is no other way.
    private func facts(ofAdjoint node: Int) -> Set<Quantity> {
        guard case .localPartial(let edge) = canonical(.total(of: output, by: node)) else {
            return [.adjoint(node: node)]
        }
        return partial(named: edge).union([.adjoint(node: node), .contribution(edge: edge)])
    }

    private func partial(named edge: Int) -> Set<Quantity> {
        nodes[edges[edge].to].isOpaque ? [] : [.localPartial(edge: edge)]
    }
}

extension Tensor {
    /// Equal to so many times another but for rounding.
    fileprivate func isClose(to other: Tensor, times sign: Double = 1) -> Bool {
        shape == other.shape
            && zip(elements, other.elements).allSatisfy {
                ($0 - sign * $1).magnitude <= 1e-9 * ($0.magnitude + $1.magnitude + 1e-9)
            }
    }
}
