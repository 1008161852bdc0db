internal import Algebra
internal import Autodiff
internal import Cards

/// What a walk asks for, in order, before anything is answered.
struct WalkPlan: Sendable {
    let steps: [Step]
    let cells: [WalkCell]
    /// The cell that asks for a quantity.
    let cellIndex: [Quantity: Int]
    /// By node: its step, counted from 0.
    let stepIndex: [Int: Int]

    /// The quantities a walk asks for, of the whole graph.
    fileprivate struct Request {
        let graph: Graph
        let fill: Set<Walk.Fill>
        let method: SweepMethod
        /// Whether a quantity is asked for as a number.
        let isNumeric: (Quantity) -> Bool
    }

    init(walk: Walk, working: Working) {
        let (graph, names) = (working.graph, working.names)
        let request = Request(
            graph: graph, fill: Set(walk.fill), method: walk.method, isNumeric: working.isNumeric)
        let isNeeded = graph.depends(on: walk.wrt)
        steps = graph.reverseSweep(walk.method).filter { isNeeded[$0.node] }.map { step in
            Step(node: step.node, edges: step.edges.filter { isNeeded[graph.edges[$0].from] })
        }
        var asked: [(Quantity, Int?)] = request.values.map { ($0, nil) }
        for (index, step) in steps.enumerated() {
            asked += request.quantities(of: step).map { ($0, index) }
        }
        asked += request.updates(after: steps, rate: walk.rate).map { ($0, nil) }
        cells = asked.map { quantity, step in
            WalkCell(quantity: quantity, step: step, id: names.id(quantity), label: names.label(quantity))
        }
        cellIndex = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1.quantity, $0) })
        stepIndex = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.node, $0) })
    }
}

extension WalkPlan.Request {
    /// The forward pass, as far as it has numbers: a value's expression is its definition.
    var values: [Quantity] {
        guard fill.contains(.values) else { return [] }
        return graph.nodes.indices.filter { graph.nodes[$0].expression != nil }.map { .value(node: $0) }
            .filter(isNumeric)
    }

    /// The parameters after a step of training, once the sweep has found all adjoints: as far as they have numbers.
    func updates(after steps: [Step], rate: Double) -> [Quantity] {
        guard fill.contains(.updates) else { return [] }
        return steps.map(\.node).filter { graph.nodes[$0].kind == .parameter }.sorted()
            .map { .update(node: $0, rate: rate) }.filter(isNumeric)
    }

    /// The cells of one step, row by row, then the sum.
    func quantities(of step: Step) -> [Quantity] {
        let rows = step.edges.flatMap { edge in
            (asksPartial(edge) ? [Quantity.localPartial(edge: edge)] : [])
                + (fill.contains(.contributions) ? [.contribution(edge: edge)] : []) + runningSum(edge)
        }
        guard fill.contains(.adjoints) else { return rows }
        switch method {
        case .push: return (step.node == graph.output ? [.adjoint(node: step.node)] : []) + rows
        case .pull:
            // The sum of a single row is that row: nobody is asked for the same twice.
            let isRepeated = fill.contains(.contributions) && step.edges.count == 1
            return rows + (isRepeated ? [] : [.adjoint(node: step.node)])
        }
    }

    /// The partial of an opaque function is a symbol and nothing to work out; that by a matrix has no plain form, and a
    /// large one is not typed.
    private func asksPartial(_ edge: Int) -> Bool {
        guard fill.contains(.partials), !graph.nodes[graph.edges[edge].to].isOpaque else { return false }
        guard graph.edges[edge].isMatrixValued else { return true }
        return graph.jacobian(ofEdge: edge).map { partial in
            !isNumeric(.localPartial(edge: edge))
                || graph.shape(of: graph.laidOut(partial)).count <= Walk.largestEntry
        } ?? false
    }

    /// push: v̄ after an increment, unless the first one is asked for anyway.
    private func runningSum(_ edge: Int) -> [Quantity] {
        guard method == .push, fill.contains(.adjoints) else { return [] }
        let first = graph.pushOrder(at: graph.edges[edge].from).first { graph.isSwept(edge: $0) }
        return fill.contains(.contributions) && edge == first ? [] : [.runningSum(edge: edge)]
    }
}

extension GraphNames {
    /// The identity of a cell in attempts: `value t`, `partial t/x`, `contribution t→x`, `sum t→x`, `adjoint x`. The same
    /// in every notation.
    fileprivate func id(_ quantity: Quantity) -> String {
        func name(_ node: Int) -> String { graph.nodes[node].symbol.text(.ascii) }
        func ends(_ edge: Int, _ sign: String) -> String {
            name(graph.edges[edge].to) + sign + name(graph.edges[edge].from)
        }
        return switch quantity {
        case .value(let node): "value \(name(node))"
        case .localPartial(let edge): "partial \(ends(edge, "/"))"
        case .contribution(let edge): "contribution \(ends(edge, "→"))"
        case .runningSum(let edge): "sum \(ends(edge, "→"))"
        case .adjoint(let node): "adjoint \(name(node))"
        case .update(let node, _): "update \(name(node))"
        }
    }
}
