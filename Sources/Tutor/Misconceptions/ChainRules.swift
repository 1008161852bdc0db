internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong along one edge: ū · ∂u/∂v with a factor left out, or with the wrong sign or seed.

@Sendable func missingUpstream(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways = place.replacingContributions(by: { place.isSeed($0) ? nil : place.localPartial($0) }) {
        says.missingUpstream($0)
    }
    // The Jacobian by itself, which has a shape of its own.
    if let row = place.rows.first, place.rows.count == 1, !place.isSeed(row) {
        ways.append(WrongWay(.quantity(.localPartial(edge: row)), says.missingUpstream([row])))
    }
    // The derivative of a node further on, where all paths go through it.
    if let (node, _) = place.place.sum {
        ways += place.bottlenecks.map {
            WrongWay(.expression(place.names.total(of: $0, by: node)), says.missingUpstream(from: $0))
        }
    }
    return ways
}

@Sendable func missingLocal(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    // In b = a + a what arrives is what one of the two uses gives.
    let used = place.own.filter { $0.givenBySomeUses.contains($0.upstream) }.map(\.edge)
    var ways = place.replacingContributions(by: { edge in
        let (operand, consumer) = place.ends(edge)
        return place.haveOneShape(operand, consumer) && !used.contains(edge) ? place.upstream(edge) : nil
    }) { says.missingLocal($0) }
    ways += place.further.compactMap { further in
        let (operand, consumer) = place.ends(further.edge)
        let isNumber = place.shape(ofNode: consumer) == .scalar
        guard isNumber || place.haveOneShape(operand, consumer) else { return nil }
        // As if every element had the slope 1.
        let ones = isNumber ? Expression.filled(place.shape(ofNode: operand)) : .one
        let wrong = ones == .one ? further.upstream : .apply(.multiply, [further.upstream, ones])
        return place.way(with: Misreading(further.edge, wrong, says.missingFactor(further.edge)))
    }
    // σ(wh + b) with the slope of wh + b alone.
    ways += place.misreading(together: true) { read in
        read.applications.compactMap { application in
            application.givenWithoutOuter.map {
                Misreading(read.edge, $0, says.missingOuter(application, in: read.edge))
            }
        }
    }
    return ways + place.missingFactors
}

@Sendable func wrongSign(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways = [
        WrongWay(
            .negative(place.asked), isWhole: true, besides: { .negative(place.formula(assuming: $0)) }, says.sign)
    ]
    ways += wrongSignOfStep(place)
    ways += place.replacingContributions(by: { .negative(place.contribution($0)) }) { says.wrongSign($0) }
    ways += place.further.map { further in
        place.way(
            with: Misreading(
                further.edge, .apply(.negate, [further.right]), says.wrongSign(ofPartial: further.edge)))
    }
    // One term of a partial: the quotient rule with a plus.
    return ways
        + place.misreading { read in
            guard case .apply(.add, let terms)? = read.worked, terms.count <= termLimit else { return [] }
            return terms.indices.map { term in
                var wrong = terms
                wrong[term] = .apply(.negate, [wrong[term]])
                return Misreading(read.edge, .apply(.add, wrong), says.wrongSign(inPartial: read.edge))
            }
        }
}

/// How many terms of a partial are looked at one by one.
private let termLimit = 5

@Sendable func seedIsValue(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    let of = place.place.sum?.of ?? place.graph.output
    guard place.shape(ofNode: of) == .scalar else { return [] }
    // In a ledger the seed has a row of its own.
    guard place.place.isStandalone || place.place.sum?.node == of else { return [] }
    if let (node, _) = place.place.sum {
        if node == of { return [WrongWay(.quantity(.value(node: of)), says.seed(of))] }
        // Everything that is swept back is as many times too large.
        let seed = Formula.quantity(.value(node: of))
        return [
            WrongWay(
                .product([seed, place.asked]), besides: { .product([seed, place.formula(assuming: $0)]) }, says.seed(of)
            )
        ]
    }
    return place.replacingContributions(
        by: { place.isSeed($0) ? place.contribution($0, upstream: .value(node: of)) : nil },
        message: { _ in says.seed(of) })
}

@Sendable func valueForAdjoint(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways: [WrongWay] = []
    if let (node, of) = place.place.sum, node != of {
        ways.append(WrongWay(.quantity(.value(node: node)), isWhole: true, says.valueOf(node, by: node)))
    }
    func sentByValue(_ edge: Int) -> Formula? {
        place.isSeed(edge) ? nil : place.contribution(edge, upstream: .value(node: place.ends(edge).consumer))
    }
    return ways + place.replacingContributions(by: sentByValue, message: { says.valueForAdjoint($0) })
        + place.further.compactMap { read in
            sentByValue(read.edge).map { sent in
                place.way(
                    assuming: [.init(quantity: .contribution(edge: read.edge), value: sent)],
                    says.valueForAdjoint([read.edge]))
            }
        }
}

extension ExaminedPlace {
    /// Whether u is what is differentiated, so that ū is 1.
    func isSeed(_ edge: Int) -> Bool { ends(edge).consumer == place.sum?.of ?? graph.output }

    /// The nodes between that all paths go through, where whole paths are the student's own work: but for the only consumer,
    /// whose derivative is an edge.
    fileprivate var bottlenecks: [Int] {
        guard place.isStandalone, let (node, of) = place.sum else { return [] }
        let direct = rows.count == 1 ? ends(rows[0]).consumer : nil
        return Set(further.map { ends($0.edge).operand }).subtracting([node, of]).filter { stop in
            stop != direct && !graph.leads(node, to: of, avoiding: stop)
        }.sorted()
    }

    /// What edges send back between vectors and matrices without one of several factors.
    fileprivate var missingFactors: [WrongWay] {
        if case .quantity(.localPartial) = subject { return [] }
        let says = says
        return misreading { read in
            guard graph.edges[read.edge].isMatrixValued else { return [] }
            let shorter = read.right.withoutOneFactor(read.mayBeLeftOut)
            let shape = shape(ofNode: ends(read.edge).operand)
            return shorter.filter { $0 != read.upstream && self.shape(of: $0) == shape }.map {
                Misreading(read.edge, $0, says.missingFactor(inSending: read.edge))
            }
        }
    }
}

extension ExaminedEdge {
    /// Whether a factor of what is given may be left out unseen: not what arrives, and not the number that comes down from an
    /// exponent, which has a rule of its own.
    func mayBeLeftOut(_ factor: Expression) -> Bool {
        !factor.nodes.contains(upstream) && (factor.number == nil || side?.applies([.power]) != true)
    }
}

extension Expression {
    /// The expression without one factor of a product, for each that may be left out.
    func withoutOneFactor(_ mayBeLeftOut: (Expression) -> Bool) -> [Expression] {
        replacingParts { part in
            guard case .apply(let operation, let factors) = part, [.multiply, .matmul].contains(operation) else {
                return []
            }
            return factors.indices.filter { mayBeLeftOut(factors[$0]) }.map { dropped in
                var rest = factors
                rest.remove(at: dropped)
                return rest.count == 1 ? rest[0] : .apply(operation, rest)
            }
        }
    }
}

extension FunctionApplication {
    /// What is given with the derivative of g alone; nil where f works on a bare name, or where its slope is what a power, a
    /// quotient or a mask has rules of their own for.
    fileprivate var givenWithoutOuter: Expression? {
        guard inner.atom == nil, ![.divide, .power, .relu].contains(operation) else { return nil }
        return given(withSlope: .one)
    }
}
