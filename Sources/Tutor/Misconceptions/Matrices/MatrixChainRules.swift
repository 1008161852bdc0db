internal import Algebra
internal import Autodiff

// What goes wrong between vectors and matrices as it does between numbers: where paths meet, and along one edge.

@Sendable func missingMatrixPath(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    let rows = Array(place.rows)
    let consumers = rows.map { place.graph.edges[$0].to }
    return subsets(of: rows.count).compactMap { kept in
        let missing = rows.indices.filter { !kept.contains($0) }
        let whole = place.whole(
            with: Dictionary(uniqueKeysWithValues: missing.map { (rows[$0], place.nothing(along: rows[$0])) }))
        return place.way(whole, says.missingConsumers(missing.map { consumers[$0] }, of: consumers))
    }
}

@Sendable func productOfMatrixPaths(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says, place.rows.count > 1 else { return [] }
    let rows = Array(place.rows)
    let alone = rows.map { row in
        place.whole(
            with: Dictionary(
                uniqueKeysWithValues: rows.filter { $0 != row }.map { ($0, place.nothing(along: $0)) }))
    }
    let factors = alone.compactMap { $0 }
    guard factors.count == rows.count else { return [] }
    let message = says.addContributions(rows.map { place.graph.edges[$0].to })
    return [place.way(.apply(.multiply, factors), message)].compactMap { $0 }
}

@Sendable func missingMatrixUpstream(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    return place.edges.flatMap { edge -> [WrongMatrix] in
        let consumer = place.graph.edges[edge].to
        guard consumer != place.graph.output, place.isSent else { return [] }
        let (upstream, shape) = (Expression.adjoint(place.symbol(consumer)), place.shape(of: consumer))
        // As if every element of it were 1, and the worked-out Jacobian by itself.
        let filled = place.sending(edge).substituting(leaves: { $0.expression == upstream ? .filled(shape) : nil })
        var ways = [place.way(place.whole(with: [edge: filled]), says.missingUpstream([edge]))]
        if place.rows.contains(edge), place.rows.count == 1 {
            ways.append(place.way(place.graph.partial(ofEdge: edge).withoutAdjoints, says.missingUpstream([edge])))
        }
        return ways.compactMap { $0 }
    }
}

@Sendable func missingMatrixFactor(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says, place.isSent else { return [] }
    let words = MatrixMessages(place)
    return place.edges.flatMap { edge -> [WrongMatrix] in
        let (operand, consumer) = (place.graph.edges[edge].from, place.graph.edges[edge].to)
        let upstream = Expression.adjoint(place.symbol(consumer))
        var ways: [WrongMatrix?] = []
        if place.shape(of: operand) == place.shape(of: consumer) {
            ways.append(place.way(place.whole(with: [edge: upstream]), says.missingLocal([edge])))
        }
        // One of several factors.
        let shorter = place.sending(edge).replacingParts { part in
            guard case .apply(let operation, let factors) = part, operation == .multiply || operation == .matmul else {
                return []
            }
            return factors.indices.filter { !factors[$0].nodes.contains(upstream) }.map { dropped in
                var rest = factors
                rest.remove(at: dropped)
                return rest.count == 1 ? rest[0] : .apply(operation, rest)
            }
        }
        let fitting = shorter.filter { $0 != upstream && place.shape(of: $0) == place.shape(of: operand) }
        ways += fitting.map { place.way(place.whole(with: [edge: $0]), words.missingFactor(edge)) }
        return ways.compactMap { $0 }
    }
}

@Sendable func wrongMatrixSign(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let asked = place.asked else { return [] }
    let sign = "Look at the sign."
    var ways = [place.way(.apply(.negate, [asked]), sign)]
    guard let says = place.says, place.isSent else { return ways.compactMap { $0 } }
    for edge in place.edges {
        let negative = Expression.apply(.negate, [place.sending(edge)])
        let isRow = place.rows.contains(edge)
        ways.append(
            place.way(
                place.whole(with: [edge: negative]), isRow ? says.wrongSign([edge]) : says.wrongSign(ofPartial: edge)))
    }
    return ways.compactMap { $0 }
}

@Sendable func matrixSeedIsValue(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says, let sum = place.place?.sum, place.shape(of: sum.of) == .scalar,
        let asked = place.asked
    else { return [] }
    let value = Expression.symbol(place.symbol(sum.of))
    let wrong = sum.node == sum.of ? value : .apply(.multiply, [value, asked])
    return [place.way(wrong, says.seed(sum.of))].compactMap { $0 }
}

/// Only of what works element by element: ū / σ′ for ū ⊙ σ′.
@Sendable func reciprocalOfElements(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says, place.isSent else { return [] }
    return place.edges.compactMap { edge in
        let upstream = Expression.adjoint(place.symbol(place.graph.edges[edge].to))
        guard case .apply(.multiply, let factors) = place.sending(edge), factors.contains(upstream) else { return nil }
        let others = factors.filter { $0 != upstream }
        guard let last = others.last else { return nil }
        let slope = others.count == 1 ? last : .apply(.multiply, others)
        // Nobody divides by a mask.
        guard !slope.applies([.step]) else { return nil }
        return place.way(place.whole(with: [edge: .apply(.divide, [upstream, slope])]), says.upsideDown(edge))
    }
}

@Sendable func wrongMatrixOperand(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says, case .quantity(.adjoint(let node))? = place.place?.subject else { return [] }
    let graph = place.graph
    let siblings = Set(place.rows.flatMap { row in graph.incoming[graph.edges[row].to].map { graph.edges[$0].from } })
        .subtracting([node])
    return siblings.sorted().prefix(siblingLimit).compactMap { sibling in
        guard graph.isSwept(sibling), place.shape(of: sibling) == place.shape(of: node) else { return nil }
        return place.way(.adjoint(place.symbol(sibling)), says.otherAdjoint(sibling, at: node))
    }
}

/// How many other operands are tried.
private let siblingLimit = 8

extension ExaminedMatrix {
    /// Whether what edges send back is a part of the answer.
    var isSent: Bool {
        switch place?.subject {
        case .quantity(.adjoint)?, .quantity(.contribution)?, .quantity(.runningSum)?, .total?: true
        case .quantity(.localPartial)?, .quantity(.value)?, nil: false
        }
    }

    /// Zeros in the shape of an edge's operand.
    fileprivate func nothing(along edge: Int) -> Expression {
        let shape = shape(of: graph.edges[edge].from)
        return shape == .scalar ? .zero : .apply(.multiply, [.zero, .filled(shape)])
    }
}

extension Expression {
    /// Ones in a shape; 1 for a scalar.
    static func filled(_ shape: Shape) -> Expression {
        guard shape != .scalar else { return .one }
        return .apply(.ones, [.number(Number(shape.rows)), .number(Number(shape.columns))])
    }

    /// The expression where no adjoint occurs in it.
    fileprivate var withoutAdjoints: Expression? {
        nodes.contains { if case .adjoint = $0 { true } else { false } } ? nil : self
    }
}
