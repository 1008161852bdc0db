internal import Algebra
internal import Autodiff

/// An edge v → u as the rules look at it: what it gives rightly, and the right-hand side that this is derived from.
///
/// Between numbers it gives the factor ∂u/∂v; between vectors and matrices what u sends back to v, in terms of ū.
struct ExaminedEdge: Sendable {
    let edge: Int
    /// v.
    let operand: Symbol
    /// u.
    let consumer: Symbol
    /// 1 between numbers, and ū between vectors and matrices: what is given once u = v.
    let upstream: Expression
    /// What is given, ∂u/∂v by its name or the VJP.
    let right: Expression
    /// What is given, worked out; nil where nobody would read it, or where u is opaque.
    let worked: Expression?
    /// u's right-hand side, likewise.
    let side: Expression?
    /// Every function in the right-hand side that is applied to something that depends on the operand, outermost first.
    let applications: [FunctionApplication]
    private let shapes: [Symbol: Shape]

    /// The longest right-hand side or partial that is looked into, in symbols and operations.
    static let sizeLimit = 200

    init(_ graph: Graph, edge: Int) {
        self.edge = edge
        let (from, to) = (graph.nodes[graph.edges[edge].from], graph.nodes[graph.edges[edge].to])
        operand = from.symbol
        consumer = to.symbol
        shapes = graph.shapes
        let isReadable = !to.isOpaque && (to.expression?.size ?? 0) <= Self.sizeLimit
        side = isReadable ? to.expression : nil
        let worked: Expression?
        if graph.isScalar {
            upstream = .one
            right = .derivative(Derivative(of: to.symbol, variable: from.symbol, isPartial: true))
            worked = isReadable ? graph.partial(ofEdge: edge) : nil
        } else {
            upstream = .adjoint(to.symbol)
            right = graph.contribution(ofEdge: edge)
            worked = right
        }
        self.worked = worked.flatMap { $0.size <= Self.sizeLimit ? $0 : nil }
        applications =
            self.worked == nil ? [] : FunctionApplication.all(in: side, operand, upstream: upstream, shapes: shapes)
    }

    /// What another right-hand side would give; nil where its shapes do not go together.
    func given(by side: Expression) -> Expression? { side.sent(to: operand, upstream: upstream, shapes: shapes) }

    /// What is given when a softmax p is taken for a function that works element by element, with the diagonal p ⊙ (1 − p) of
    /// its Jacobian, or with p: for every softmax in the right-hand side.
    var givenByDiagonals: [(diagonal: Expression?, itself: Expression?)] {
        FunctionApplication.all(
            in: side, operand, upstream: upstream, shapes: shapes, diagonal: [.softmax, .softmaxAlong]
        ).map { ($0.given(withSlope: $0.slope), $0.given(withSlope: $0.whole)) }
    }

    /// How many uses of an operand are taken one by one.
    private static let useLimit = 4

    /// The places in the right-hand side, counted as in `partsFromWithin`, where the operand stands.
    var uses: [Int] {
        guard let side, worked != nil else { return [] }
        let parts = side.partsFromWithin
        return parts.indices.filter { parts[$0] == .symbol(operand) }
    }

    /// What is given where only some of several uses of the operand are differentiated: each use alone, and all but one.
    var givenBySomeUses: [Expression] {
        guard let side, case let uses = uses, uses.count > 1, uses.count <= Self.useLimit else { return [] }
        let single = uses.map { [$0] }
        let others = uses.count > 2 ? uses.map { use in uses.filter { $0 != use } } : []
        return (single + others).compactMap { kept in
            let held = uses.filter { !kept.contains($0) }
            let outline = held.reduce(side) { $0.replacing(partAt: $1, by: .symbol(.held)) }
            return given(by: outline, holding: .held, at: .symbol(operand))
        }
    }

    /// The same where a name stands for a part that is held fixed.
    func given(by side: Expression, holding name: Symbol, at part: Expression) -> Expression? {
        var inside = shapes
        if let shape = part.shape(shapes), shape != .scalar { inside[name] = shape }
        return side.sent(to: operand, upstream: upstream, shapes: inside)?.substituting { $0 == name ? part : nil }
    }

    /// What divides where the partial is taken upside down: between vectors and matrices only of what works element by
    /// element, σ′ of ū ⊙ σ′.
    var slope: Expression? {
        guard upstream != .one else {
            // Upside down, ±1 stays what it is.
            guard let worked else { return right }
            // Nobody divides by a mask.
            return worked == .one || worked == .number(Number(-1)) || worked.applies([.step]) ? nil : right
        }
        guard case .apply(.multiply, let factors) = right, factors.contains(upstream) else { return nil }
        let others = factors.filter { $0 != upstream }
        guard let last = others.last, !others.contains(where: { $0.applies([.step]) }) else { return nil }
        return others.count == 1 ? last : .apply(.multiply, others)
    }
}

extension Symbol {
    /// Stands for a part of an expression that is held fixed: the parser gives no name a blank.
    static let held = Symbol(" h")
}

extension Expression {
    /// The parts in the order in which they are combined, operands first.
    var partsFromWithin: [Expression] {
        var parts: [Expression] = []
        folded { part, _ in parts.append(part) }
        return parts
    }

    /// The expression with one part replaced, counted as in `partsFromWithin`.
    func replacing(partAt place: Int, by replacement: Expression) -> Expression {
        var next = 0
        return folded { part, operands in
            defer { next += 1 }
            if next == place { return replacement }
            switch part {
            case .apply(let operation, _): return .apply(operation, operands)
            case .opaque(let name, let arguments) where !arguments.isEmpty: return .opaque(name, operands)
            default: return part
            }
        }
    }

    /// The expression with one part replaced, in every way that the rule gives for it.
    func replacingParts(_ rule: (Expression) -> [Expression]) -> [Expression] {
        partsFromWithin.enumerated().flatMap { place, part in
            rule(part).map { replacing(partAt: place, by: $0) }
        }
    }

    /// The expression with operations replaced, innermost first; `nil` keeps one.
    func rewriting(_ replacement: (Operation, [Expression]) -> Expression?) -> Expression {
        folded { part, operands in
            switch part {
            case .apply(let operation, _): replacement(operation, operands) ?? .apply(operation, operands)
            case .opaque(let name, let arguments) where !arguments.isEmpty: .opaque(name, operands)
            default: part
            }
        }
    }

    /// Whether one of the operations occurs.
    func applies(_ operations: Set<Operation>) -> Bool {
        nodes.contains { if case .apply(let operation, _) = $0 { operations.contains(operation) } else { false } }
    }
}
