internal import Algebra
internal import Autodiff
internal import Equivalence

/// A place of a graph made ready for the rules: the edges that an answer there depends on. Made once for all rules, and only
/// when an answer is wrong.
///
/// A number, a vector and a matrix are looked at in the same way. Where a rule says that an edge is taken wrongly, that is the
/// local partial between numbers, and between vectors and matrices, where the partial is a Jacobian that nobody writes down,
/// what the consumer sends back. Rules work in denominator layout, as the engine does.
struct ExaminedPlace: Sendable {
    let place: AskedPlace
    /// The edges to the consumers whose contributions are summed.
    let rows: [Int]
    /// The edge that is asked about, or those of the rows.
    let own: [ExaminedEdge]
    /// Where there was no ledger, the edges further on.
    let further: [ExaminedEdge]

    /// How many rows are looked at one by one.
    static let rowLimit = 64
    /// How many edges further on are looked at: fewer between vectors and matrices, where comparing takes longer, and on a
    /// large graph, where each needs a sweep of its own.
    private static let furtherLimit = (numbers: 24, matrices: 12)
    private static let sweepLimit = 20_000

    init(_ place: AskedPlace) {
        let graph = place.graph
        self.place = place
        var rows: [Int] = []
        var own: [Int] = []
        var further: [Int] = []
        switch place.subject {
        case .quantity(.localPartial(let edge)), .quantity(.contribution(let edge)), .quantity(.runningSum(let edge)):
            own = [edge]
        case .quantity(.adjoint), .total:
            guard let (node, of) = place.sum else { break }
            rows = graph.outgoing[node].filter { graph.leads(graph.edges[$0].to, to: of) }
            own = rows.count <= Self.rowLimit ? rows : []
            guard place.isStandalone else { break }
            let most = graph.isScalar ? Self.furtherLimit.numbers : Self.furtherLimit.matrices
            let size = graph.nodes.count + graph.edges.count
            further = graph.edges(onward: rows, to: of, limit: min(most, Self.sweepLimit / size))
        case .quantity(.value), .quantity(.update), .written: break
        }
        self.rows = rows
        self.own = own.map { ExaminedEdge(graph, edge: $0) }
        self.further = further.map { ExaminedEdge(graph, edge: $0) }
    }

    var graph: Graph { place.graph }
    var subject: AskedPlace.Subject { place.subject }
    var names: GraphNames { place.names }
    var says: MisconceptionMessages { MisconceptionMessages(place: self) }

    /// Whether what is asked is a number over a graph of numbers, so that ways are compared as formulas and need not be
    /// written.
    var isOfNumbers: Bool {
        if case .written = subject { return false }
        return graph.isScalar
    }

    /// Every edge that may have been taken wrongly.
    var edges: [ExaminedEdge] { own + further }

    /// The edges whose contributions make up the answer, or are added in it.
    var contributions: [Int] {
        switch subject {
        case .quantity(.contribution(let edge)), .quantity(.runningSum(let edge)): [edge]
        default: rows
        }
    }

    /// The right answer as a formula.
    var asked: Formula {
        switch subject {
        case .quantity(let quantity): .quantity(quantity)
        case .total(let of, let by): .expression(names.total(of: of, by: by))
        case .written(let key): .expression(key.exchangingLayout(place.layout))
        }
    }

    /// The right answer as an expression, where it is a vector or matrix.
    var askedMatrix: (expression: Expression, shape: Shape)? {
        guard !graph.isScalar, let asked = expression(asked), let shape = shape(of: asked), shape != .scalar else {
            return nil
        }
        return (asked, shape)
    }

    /// The right-hand side, where a value is asked for.
    var askedValue: (node: Int, expression: Expression)? {
        guard case .quantity(.value(let node)) = subject, let side = graph.nodes[node].expression,
            side.size <= ExaminedEdge.sizeLimit
        else { return nil }
        return (node, side)
    }

    func ends(_ edge: Int) -> (operand: Int, consumer: Int) { (graph.edges[edge].from, graph.edges[edge].to) }

    func symbol(_ node: Int) -> Symbol { graph.nodes[node].symbol }

    func shape(ofNode node: Int) -> Shape { graph.nodes[node].shape }

    func haveOneShape(_ first: Int, _ second: Int) -> Bool { shape(ofNode: first) == shape(ofNode: second) }
}

extension Graph {
    /// The edges on the ways from the consumers of some edges to a node: nearest first.
    fileprivate func edges(onward rows: [Int], to target: Int, limit: Int) -> [Int] {
        var found: [Int] = []
        var waiting = rows.map { edges[$0].to }
        var seen = Set(waiting)
        var next = 0
        while next < waiting.count, found.count < limit {
            let consumer = waiting[next]
            next += 1
            guard consumer != target else { continue }
            for edge in outgoing[consumer] where leads(edges[edge].to, to: target) {
                found.append(edge)
                if seen.insert(edges[edge].to).inserted { waiting.append(edges[edge].to) }
            }
        }
        return Array(found.prefix(limit))
    }
}

// MARK: What an edge gives

extension ExaminedPlace {
    /// ū, the consumer's adjoint.
    func upstream(_ edge: Int) -> Formula { derivative(by: ends(edge).consumer) }

    /// What is differentiated by a node.
    func derivative(by node: Int) -> Formula {
        otherTarget.map { .expression(names.total(of: $0, by: node)) } ?? .quantity(.adjoint(node: node))
    }

    /// ∂u/∂v; between vectors and matrices what is sent back as if every element of ū were 1.
    func localPartial(_ edge: Int) -> Formula {
        given(edge, upstream: .filled(shape(ofNode: ends(edge).consumer)))
    }

    /// What another edge gives, with this edge's ū: the partial of another operand or of another consumer.
    func right(_ other: Int, inPlaceOf read: ExaminedEdge) -> Formula { given(other, upstream: read.upstream) }

    private func given(_ edge: Int, upstream: Expression) -> Formula {
        guard !graph.isScalar else { return .quantity(.localPartial(edge: edge)) }
        let sent = graph.contribution(ofEdge: edge)
        return .expression(sent.replacingAdjoint(of: symbol(ends(edge).consumer), by: upstream))
    }

    /// ū · ∂u/∂v.
    func contribution(_ edge: Int) -> Formula {
        otherTarget == nil
            ? .quantity(.contribution(edge: edge)) : .product([upstream(edge), localPartial(edge)])
    }

    /// The contribution with a value or another adjoint for ū.
    func contribution(_ edge: Int, upstream: Quantity) -> Formula {
        guard graph.isScalar else {
            return expression(upstream).map { given(edge, upstream: $0) } ?? contribution(edge)
        }
        return .product([.quantity(upstream), localPartial(edge)])
    }

    /// The contribution along an edge with the adjoint of another edge's consumer, which has the same shape.
    func contribution(_ edge: Int, withAdjointFrom other: Int) -> Formula {
        graph.isScalar
            ? .product([upstream(other), localPartial(edge)])
            : contribution(edge, upstream: .adjoint(node: ends(other).consumer))
    }

    /// What is differentiated where it is a number other than the output, so that ū is no adjoint.
    private var otherTarget: Int? {
        guard graph.isScalar, case .total(let of, _) = subject else { return nil }
        return of
    }

    /// push: what v̄ holds before the increment along an edge, and nil where nothing was added yet.
    func sumBefore(_ edge: Int) -> Formula? {
        let order = graph.pushOrder(at: ends(edge).operand).filter { graph.isSwept(edge: $0) }
        guard let place = order.firstIndex(of: edge), place > 0 else { return nil }
        return .quantity(.runningSum(edge: order[place - 1]))
    }
}
