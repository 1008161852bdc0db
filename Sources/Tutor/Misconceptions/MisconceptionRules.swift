internal import Autodiff

/// One way of going wrong at a place: what it computes, and what to say about it.
struct Slip: Sendable {
    let misconception: Misconception
    let formula: Formula
    /// Which rule is broken and where, in this node's names; never the right answer.
    let message: String
}

/// A misconception as a rule: every way in which it can go wrong at a place.
struct MisconceptionRule: Sendable {
    let misconception: Misconception
    let slips: @Sendable (AskedPlace) -> [Slip]

    /// Every rule, in the order in which candidates are listed. A new misconception is a new line here.
    static let all: [MisconceptionRule] = [
        MisconceptionRule(.missingPath, missingPath),
        MisconceptionRule(.productOfPaths, productOfPaths),
        MisconceptionRule(.overwritten, overwritten),
        MisconceptionRule(.missingUpstream, missingUpstream),
        MisconceptionRule(.missingLocal, missingLocal),
        MisconceptionRule(.sign, sign),
    ]

    private init(
        _ misconception: Misconception,
        _ ways: @escaping @Sendable (AskedPlace) -> [(formula: Formula, message: String)]
    ) {
        self.misconception = misconception
        slips = { place in ways(place).map { Slip(misconception: misconception, formula: $0, message: $1) } }
    }
}

private typealias Way = (formula: Formula, message: String)

/// How many rows or paths are combined in every way; of more, each is taken and left out alone.
private let combinationLimit = 5
/// How many rows are looked at one by one.
private let rowLimit = 64
/// How many whole paths are looked at where a student had to find them.
private let pathLimit = 24

// MARK: The rules

@Sendable private func missingPath(_ place: AskedPlace) -> [Way] {
    if case .quantity(.runningSum(let edge)) = place.subject, let before = place.sumBefore(edge) {
        return [(before, place.says.incrementForgotten(edge))]
    }
    let rows = place.rows
    var ways: [Way] = subsets(of: rows.count).map { kept in
        let missing = rows.indices.filter { !kept.contains($0) }.map { rows[$0].consumer }
        return (
            .sum(kept.map { rows[$0].contribution }), place.says.missingConsumers(missing, of: rows.map(\.consumer))
        )
    }
    // Paths that part only further on can be missed by a student who goes along whole paths.
    let paths = place.wholePaths
    if paths.count > rows.count {
        ways += subsets(of: paths.count).map { kept in
            let missing = paths.indices.filter { !kept.contains($0) }.map { paths[$0] }
            return (
                .sum(kept.map { place.product(along: paths[$0]) }), place.says.missingPaths(missing, of: paths.count)
            )
        }
    }
    return ways
}

@Sendable private func productOfPaths(_ place: AskedPlace) -> [Way] {
    if case .quantity(.runningSum(let edge)) = place.subject, let before = place.sumBefore(edge) {
        return [(.product([before, .quantity(.contribution(edge: edge))]), place.says.increment(edge))]
    }
    let rows = place.rows
    guard rows.count > 1 else { return [] }
    var ways: [Way] = [(.product(rows.map(\.contribution)), place.says.addContributions(rows.map(\.consumer)))]
    let paths = place.wholePaths
    if paths.count > rows.count {
        ways.append((.product(paths.map { place.product(along: $0) }), place.says.addPaths))
    }
    return ways
}

@Sendable private func overwritten(_ place: AskedPlace) -> [Way] {
    guard case .quantity(.runningSum(let edge)) = place.subject, place.sumBefore(edge) != nil else { return [] }
    return [(.quantity(.contribution(edge: edge)), place.says.overwritten(edge))]
}

@Sendable private func missingUpstream(_ place: AskedPlace) -> [Way] {
    replacing(place, where: { !$0.isSeed }, by: \.localPartial) { place.says.missingUpstream($0) }
}

@Sendable private func missingLocal(_ place: AskedPlace) -> [Way] {
    replacing(place, where: { _ in true }, by: \.upstream) { place.says.missingLocal($0) }
}

@Sendable private func sign(_ place: AskedPlace) -> [Way] {
    var ways = replacing(place, where: { _ in true }, by: { .negative($0.contribution) }) { place.says.wrongSign($0) }
    switch place.subject {
    case .quantity(.value), .quantity(.localPartial):
        if case .quantity(let quantity) = place.subject {
            ways.append((.negative(.quantity(quantity)), place.says.sign))
        }
    case .quantity(.runningSum(let edge)):
        ways.append((.negative(.quantity(.runningSum(edge: edge))), place.says.sign))
    default: break
    }
    return ways
}

// MARK: What rules share

/// The sum with contributions replaced by something else: each alone, and all together.
private func replacing(
    _ place: AskedPlace, where applies: (AskedPlace.Row) -> Bool, by wrong: (AskedPlace.Row) -> Formula,
    message: ([Int]) -> String
) -> [Way] {
    if case .quantity(.contribution(let edge)) = place.subject {
        let row = place.row(edge)
        return applies(row) ? [(wrong(row), message([edge]))] : []
    }
    if case .quantity(.runningSum(let edge)) = place.subject {
        let row = place.row(edge)
        let before = place.sumBefore(edge).map { [$0] } ?? []
        return applies(row) ? [(.sum(before + [wrong(row)]), message([edge]))] : []
    }
    let rows = place.rows
    let affected = rows.indices.filter { applies(rows[$0]) }
    var choices = affected.count > rowLimit ? [] : affected.map { [$0] }
    if affected.count > 1 { choices.append(affected) }
    return choices.map { chosen in
        let terms = rows.indices.map { chosen.contains($0) ? wrong(rows[$0]) : rows[$0].contribution }
        return (.sum(terms), message(chosen.map { rows[$0].edge }))
    }
}

/// The proper, non-empty subsets of `0..<count`; of many, those with one element, or all but one.
private func subsets(of count: Int) -> [[Int]] {
    guard count > 1, count <= rowLimit else { return [] }
    let all = Array(0..<count)
    if count <= combinationLimit {
        return (1..<(1 << count) - 1).map { mask in all.filter { mask >> $0 & 1 == 1 } }
    }
    return all.map { [$0] } + all.map { left in all.filter { $0 != left } }
}

extension AskedPlace {
    /// The paths a student without a ledger goes along, where they are few enough to be found.
    fileprivate var wholePaths: [Path] {
        guard isStandalone, let (node, of) = sum, of == graph.output else { return [] }
        let paths = graph.paths(from: node, limit: pathLimit + 1)
        return paths.count <= pathLimit ? paths : []
    }

    fileprivate func product(along path: Path) -> Formula {
        .product(path.edges.map { .quantity(.localPartial(edge: $0)) })
    }

    fileprivate var says: MisconceptionMessages { MisconceptionMessages(names: names, place: self) }
}
