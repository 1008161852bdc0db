internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong along one edge: ū · ∂u/∂v with a factor left out, or with the wrong sign or seed.

@Sendable func missingUpstream(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.replacingContributions(where: { !$0.isSeed }, by: \.localPartial) { says.missingUpstream($0) }
}

@Sendable func missingLocal(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.replacingContributions(where: { _ in true }, by: \.upstream) { says.missingLocal($0) }
        + place.further.map { partial in
            WrongWay(
                place.formula(with: [Misreading(partial.edge, .one, "")]), says.missingFactor(partial.edge))
        }
}

@Sendable func wrongSign(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways = place.replacingContributions(where: { _ in true }, by: { .negative($0.contribution) }) {
        says.wrongSign($0)
    }
    switch place.subject {
    case .quantity(.value), .quantity(.localPartial), .quantity(.runningSum):
        ways.append(WrongWay(.negative(place.asked), says.sign))
    default: break
    }
    ways += place.further.map { partial in
        let negative = Misreading(partial.edge, .apply(.negate, [partial.atom]), "")
        return WrongWay(place.formula(with: [negative]), says.wrongSign(ofPartial: partial.edge))
    }
    for partial in place.partials {
        // One term of a partial: the quotient rule with a plus.
        guard case .apply(.add, let terms)? = partial.partial, terms.count <= termLimit else { continue }
        for term in terms.indices {
            var wrong = terms
            wrong[term] = .apply(.negate, [wrong[term]])
            let reading = Misreading(partial.edge, .apply(.add, wrong), "")
            ways.append(WrongWay(place.formula(with: [reading]), says.wrongSign(inPartial: partial.edge)))
        }
    }
    return ways
}

/// How many terms of a partial are looked at one by one.
private let termLimit = 5

@Sendable func seedIsValue(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    guard let (node, of) = place.place.sum else {
        guard case .quantity(.contribution(let edge)) = place.subject else { return [] }
        return place.replacingContributions(where: \.isSeed, by: { $0.seeded(place.graph.edges[edge].to) }) { _ in
            says.seed(place.graph.output)
        }
    }
    if node == of { return [WrongWay(.quantity(.value(node: of)), says.seed(of))] }
    // Everything that is swept back is as many times too large.
    if place.place.isStandalone {
        return [WrongWay(.product([.quantity(.value(node: of)), place.asked]), says.seed(of))]
    }
    return place.replacingContributions(where: \.isSeed, by: { $0.seeded(of) }) { _ in says.seed(of) }
}

extension AskedPlace.Row {
    /// The contribution with the output's value for its adjoint.
    fileprivate func seeded(_ output: Int) -> Formula { .product([.quantity(.value(node: output)), localPartial]) }
}

extension ExaminedPlace {
    /// The partials beyond the rows.
    fileprivate var further: some Sequence<PartialPlace> {
        partials.dropFirst(partials.count > rows.count && !rows.isEmpty ? rows.count : partials.count)
    }

    /// The answer with contributions replaced by something else: each alone, and all together.
    fileprivate func replacingContributions(
        where applies: (AskedPlace.Row) -> Bool, by wrong: (AskedPlace.Row) -> Formula,
        message: @escaping @Sendable ([Int]) -> String
    ) -> [WrongWay] {
        if case .quantity(.contribution(let edge)) = subject {
            let row = place.row(edge)
            return applies(row) ? [WrongWay(wrong(row), message([edge]))] : []
        }
        if case .quantity(.runningSum(let edge)) = subject {
            let row = place.row(edge)
            let before = place.sumBefore(edge).map { [$0] } ?? []
            return applies(row) ? [WrongWay(.sum(before + [wrong(row)]), message([edge]))] : []
        }
        let affected = rows.indices.filter { applies(rows[$0]) }
        var choices = affected.count > Self.rowLimit ? [] : affected.map { [$0] }
        if affected.count > 1 { choices.append(affected) }
        return choices.map { chosen in
            let terms = rows.indices.map { chosen.contains($0) ? wrong(rows[$0]) : rows[$0].contribution }
            let edges = chosen.map { rows[$0].edge }
            return WrongWay(.sum(terms), message(edges))
        }
    }
}
