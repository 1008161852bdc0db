internal import Algebra
internal import Autodiff
internal import Equivalence

/// The place of a vector or matrix that was asked for, made ready for the rules of misconceptions: what is sent back along
/// each edge that an answer depends on, as matrix expressions over the graph.
///
/// Rules work in denominator layout, as the engine does; `way` brings what they find into the layout of the task.
struct ExaminedMatrix: Sendable {
    let graph: Graph
    /// What was asked; nil for a key that is written out and stands for no place of the graph.
    let place: AskedPlace?
    /// A key that is written out, in denominator layout.
    let key: Expression?
    /// The layout of the task.
    let layout: Layout
    let names: GraphNames
    /// The edges along which a contribution may have gone wrong: those to the consumers first, then those further on.
    let edges: [Int]
    /// How many of the edges lead to the consumers whose contributions are summed.
    let rowCount: Int
    /// What the edges send back, in terms of the consumer's adjoint: `W^T @ bar(z)`.
    private let sendings: [Int: Expression]

    /// How many edges are looked at.
    private static let edgeLimit = 12
    /// The longest expression that is compared, in symbols and operations.
    private static let sizeLimit = 600

    init(_ graph: Graph, place: AskedPlace?, key: Expression? = nil, layout: Layout, notation: Notation) {
        self.graph = graph
        self.place = place
        self.layout = layout
        self.key = key.map { key in
            layout == .denominator ? key : .apply(.transpose, [key.exchangingLayout(from: layout)])
        }
        names = GraphNames(graph: graph, notation: notation)
        var edges: [Int] = []
        var rowCount = 0
        switch place?.subject {
        case .quantity(.localPartial(let edge))?, .quantity(.contribution(let edge))?,
            .quantity(.runningSum(let edge))?:
            edges = [edge]
        default:
            guard let place, let sum = place.sum else { break }
            let rows = place.rows
            edges = rows.prefix(Self.edgeLimit).map(\.edge)
            rowCount = edges.count
            if place.isStandalone {
                edges += graph.edges(between: sum.node, and: sum.of, beyond: rows, limit: Self.edgeLimit)
            }
        }
        self.edges = edges
        self.rowCount = rowCount
        sendings = Dictionary(
            edges.map { ($0, graph.contribution(ofEdge: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    var says: MisconceptionMessages? { place.map { MisconceptionMessages(names: names, place: $0) } }

    /// The edges to the consumers.
    var rows: ArraySlice<Int> { edges.prefix(rowCount) }

    /// What an edge sends back in terms of its consumer's adjoint.
    func sending(_ edge: Int) -> Expression { sendings[edge] ?? graph.contribution(ofEdge: edge) }

    func symbol(_ node: Int) -> Symbol { graph.nodes[node].symbol }

    func shape(of node: Int) -> Shape { graph.nodes[node].shape }

    /// The shape of an expression in denominator layout; nil where it has none.
    func shape(of expression: Expression) -> Shape? {
        guard expression.size <= Self.sizeLimit else { return nil }
        let shapes = graph.shapes
        do throws(ShapeError) { return try expression.shape { shapes[$0] } } catch { return nil }
    }

    // MARK: The right answer

    /// The answer under its name, `bar(v)` or `∂u/∂v`; for a value its name, for a written-out key the key.
    var asked: Expression? {
        switch place?.subject {
        case .quantity(.value(let node))?: return .symbol(symbol(node))
        case .quantity(.adjoint(let node))?: return .adjoint(symbol(node))
        case .quantity(.localPartial(let edge))?: return partial(edge)
        case .total(let of, let by)?: return names.total(of: of, by: by)
        case .quantity(.contribution(let edge))?: return whole(with: [:]) ?? sending(edge)
        case .quantity(.runningSum)?: return whole(with: [:])
        case nil: return key
        }
    }

    var isDerivative: Bool { if case .quantity(.value)? = place?.subject { false } else { true } }

    /// `∂u/∂v`.
    func partial(_ edge: Int) -> Expression {
        .derivative(
            Derivative(
                of: symbol(graph.edges[edge].to), variable: symbol(graph.edges[edge].from), isPartial: true))
    }

    // MARK: What becomes of the answer

    /// The answer where some edges send back something else, in terms of their consumers' adjoints; nil where it cannot be
    /// written as a matrix.
    func whole(with wrong: [Int: Expression]) -> Expression? {
        switch place?.subject {
        case .quantity(.localPartial(let edge))?:
            let sent = wrong[edge] ?? sending(edge)
            let (consumer, operand) = (shape(of: graph.edges[edge].to), shape(of: graph.edges[edge].from))
            guard consumer.kind == .column else {
                return consumer == .scalar ? sent.replacingAdjoint(of: symbol(graph.edges[edge].to), by: .one) : nil
            }
            guard operand.columns == 1 else { return nil }
            return beside(
                (0..<consumer.rows).map { index in
                    sent.replacingAdjoint(of: symbol(graph.edges[edge].to), by: .unit(index, of: consumer.rows))
                })
        case .quantity(.contribution(let edge))?: return wrong[edge] ?? sending(edge)
        case .quantity(.runningSum(let edge))?:
            let earlier = graph.pushOrder(at: graph.edges[edge].from).filter { graph.isSwept(edge: $0) }
                .prefix { $0 != edge }
            return .sum(earlier.map(sending) + [wrong[edge] ?? sending(edge)])
        case .quantity(.adjoint(let node))?: return swept(node, from: graph.output, wrong)
        case .total(let of, let by)?: return swept(by, from: of, wrong)
        case .quantity(.value)?, nil: return nil
        }
    }

    private func swept(_ node: Int, from target: Int, _ wrong: [Int: Expression]) -> Expression? {
        let shape = shape(of: target)
        switch shape.kind {
        case .scalar: return swept(node, from: target, seed: nil, wrong)
        case .column where self.shape(of: node).columns == 1:
            let columns = (0..<shape.rows).map { swept(node, from: target, seed: $0, wrong) }
            return columns.contains { $0 == nil } ? nil : beside(columns.compactMap { $0 })
        default: return nil
        }
    }

    /// The reverse sweep from a target, or from one element of it, down to a node: only where something goes wrong on the
    /// way is a consumer's adjoint written out.
    private func swept(_ node: Int, from target: Int, seed: Int?, _ wrong: [Int: Expression]) -> Expression? {
        if node == target { return upstream(of: node, from: target, seed: seed) }
        var adjoints: [Int: Expression] = [:]
        let places = Set(wrong.keys.map { graph.edges[$0].from })
        for consumer in (node..<target).reversed() {
            guard consumer == node || places.contains(where: { graph.leads(consumer, to: $0) }),
                graph.leads(consumer, to: target)
            else { continue }
            let terms = graph.outgoing[consumer].filter { graph.leads(graph.edges[$0].to, to: target) }.map { edge in
                (wrong[edge] ?? sending(edge)).substituting(leaves: { atom in
                    guard case .adjoint(let symbol) = atom, let other = graph.node(symbol) else { return nil }
                    return adjoints[other] ?? upstream(of: other, from: target, seed: seed)
                })
            }
            let sum = Expression.sum(terms)
            guard sum.size <= Self.sizeLimit else { return nil }
            adjoints[consumer] = sum
        }
        return adjoints[node]
    }

    /// The derivative of a target, or of one of its elements, by a node, under its name.
    private func upstream(of node: Int, from target: Int, seed: Int?) -> Expression {
        let count = shape(of: target).rows
        if node == target { return seed.map { .unit($0, of: count) } ?? .one }
        if target == graph.output, seed == nil { return .adjoint(symbol(node)) }
        let total = names.total(of: target, by: node)
        return seed.map { .apply(.matmul, [total, .unit($0, of: count)]) } ?? total
    }

    private func beside(_ columns: [Expression]) -> Expression {
        columns.count == 1 ? columns[0] : .apply(.row, columns)
    }

    // MARK: From rules to ways

    /// A wrong answer in the layout of the task; nil where it has no shape, so that nobody can have given it.
    func way(_ expression: Expression?, _ message: @autoclosure @escaping @Sendable () -> String) -> WrongMatrix? {
        guard let expression, shape(of: expression) != nil else { return nil }
        guard isDerivative, layout == .numerator else { return WrongMatrix(expression, message) }
        return WrongMatrix(.apply(.transpose, [expression.exchangingLayout(from: layout)]), message)
    }
}

/// A vector or matrix that a rule computes, in the layout of the task, with what to say about it.
struct WrongMatrix: Sendable {
    let expression: Expression
    let message: @Sendable () -> String

    init(_ expression: Expression, _ message: @escaping @Sendable () -> String) {
        self.expression = expression
        self.message = message
    }
}

extension Expression {
    /// A sum of terms; 0 of none.
    static func sum(_ terms: [Expression]) -> Expression {
        terms.count > 1 ? .apply(.add, terms) : terms.first ?? .zero
    }

    /// The column of zeros with a 1 at one place, counted from 0.
    fileprivate static func unit(_ index: Int, of count: Int) -> Expression {
        .matrix((0..<count).map { [$0 == index ? .one : .zero] })
    }

    fileprivate func replacingAdjoint(of symbol: Symbol, by upstream: Expression) -> Expression {
        substituting(leaves: { $0 == .adjoint(symbol) ? upstream : nil })
    }

    /// Derivatives and adjoints of one layout in terms of those of the other, their transposes.
    fileprivate func exchangingLayout(from layout: Layout) -> Expression {
        guard layout == .numerator else { return self }
        return substituting(leaves: { atom in
            switch atom {
            case .adjoint, .derivative: .apply(.transpose, [atom.expression])
            case .symbol, .opaque: nil
            }
        })
    }
}
