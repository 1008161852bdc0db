internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong where paths meet.

/// How many rows or paths are combined in every way; of more, each is taken and left out alone.
private let combinationLimit = 5
/// How many whole paths are looked at where a student had to find them.
private let pathLimit = 24

@Sendable func missingPath(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    if case .quantity(.runningSum(let edge)) = place.subject, let before = place.sumBefore(edge) {
        return [WrongWay(before, says.incrementForgotten(edge))]
    }
    let rows = place.rows
    var ways = subsets(of: rows.count).map { kept in
        place.way(
            assuming: place.leavingOut(all: kept.map { rows[$0] }),
            says.missingConsumers(of: rows.indices.filter { !kept.contains($0) }.map { rows[$0] }, among: rows))
    }
    // Paths that part only further on can be missed by a student who goes along whole paths.
    let paths = place.wholePaths
    if paths.count > rows.count {
        ways += subsets(of: paths.count).map { kept in
            WrongWay(
                .sum(kept.map { place.product(along: paths[$0]) }),
                says.missingPaths(paths.indices.filter { !kept.contains($0) }.map { paths[$0] }, of: paths.count))
        }
    }
    return ways + place.missingFurtherOn
}

/// One consumer that uses an operand more than once, a in b = a + a, with only some of the uses counted.
@Sendable func missingUse(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading { read in
        let count = read.uses.count
        return read.givenBySomeUses.map { Misreading(read.edge, $0, says.missingUses(read.edge, of: count)) }
    }
}

@Sendable func productOfPaths(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    if case .quantity(.runningSum(let edge)) = place.subject, let before = place.sumBefore(edge) {
        return [WrongWay(.product([before, place.contribution(edge)]), says.increment(edge))]
    }
    let rows = place.rows
    var ways: [WrongWay] = []
    if rows.count > 1 {
        let product: @Sendable ([Formula.Assumption]) -> Formula = { others in
            .product(
                rows.map { row in
                    let left = place.leavingOut(all: [row])
                    let edges = Set(left.map(\.edge))
                    return place.formula(assuming: others.filter { !edges.contains($0.edge) } + left)
                })
        }
        ways.append(
            WrongWay(.product(rows.map { place.keeping([$0]) }), besides: product, says.addContributions))
    }
    let paths = place.wholePaths
    if paths.count > rows.count {
        ways.append(WrongWay(.product(paths.map { place.product(along: $0) }), says.addPaths))
    }
    // What the paths share is easily taken once.
    let edges = Set(paths.flatMap(\.edges))
    if paths.count > 1, edges.count < paths.reduce(0, { $0 + $1.edges.count }) {
        ways.append(WrongWay(.product(edges.sorted().map(place.localPartial)), says.sharedOnce))
    }
    return ways
}

@Sendable func sumAlongPath(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways = place.replacingContributions(by: { edge in
        let (operand, consumer) = place.ends(edge)
        guard place.haveOneShape(operand, consumer) else { return nil }
        return .sum([place.upstream(edge), place.localPartial(edge)])
    }) { says.sumAlongPath($0) }
    let paths = place.wholePaths
    func sum(along path: Path) -> Formula { .sum(path.edges.map(place.localPartial)) }
    let long = paths.filter { $0.edges.count > 1 }
    for chosen in long.map({ [$0] }) + (long.count > 1 ? [long] : []) {
        let terms = paths.map { chosen.contains($0) ? sum(along: $0) : place.product(along: $0) }
        ways.append(WrongWay(.sum(terms), says.sumAlongPaths(chosen)))
    }
    return ways
}

@Sendable func crossedPairs(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    let rows = place.rows.prefix(combinationLimit)
    return rows.indices.flatMap { first in
        rows[(first + 1)...].compactMap { other -> WrongWay? in
            let row = rows[first]
            guard place.haveOneShape(place.ends(row).consumer, place.ends(other).consumer) else { return nil }
            let crossed = [(row, other), (other, row)].map { edge, beside in
                Formula.Assumption(
                    quantity: .contribution(edge: edge), value: place.contribution(edge, withAdjointFrom: beside))
            }
            return place.way(assuming: crossed, says.crossedPairs(row, other))
        }
    }
}

@Sendable func overwritten(_ place: ExaminedPlace) -> [WrongWay] {
    guard case .quantity(.runningSum(let edge)) = place.subject, place.sumBefore(edge) != nil else { return [] }
    let says = place.says
    return [WrongWay(place.contribution(edge), says.overwritten(edge))]
}

/// The proper, non-empty subsets of `0..<count`; of many, those with one element, or all but one.
private func subsets(of count: Int) -> [[Int]] {
    guard count > 1, count <= ExaminedPlace.rowLimit else { return [] }
    let all = Array(0..<count)
    if count <= combinationLimit {
        return (1..<(1 << count) - 1).map { mask in all.filter { mask >> $0 & 1 == 1 } }
    }
    return all.map { [$0] } + all.map { left in all.filter { $0 != left } }
}

extension ExaminedPlace {
    /// The paths a student without a ledger goes along, where they are few enough to be found, and all of their factors are
    /// multiplied as they are: those of numbers, and of vectors and matrices that are taken element by element.
    var wholePaths: [Path] {
        guard place.isStandalone, let (node, of) = place.sum else { return [] }
        let paths = graph.paths(from: node, to: of, limit: pathLimit + 1)
        guard paths.count <= pathLimit else { return [] }
        return graph.isScalar || Set(paths.flatMap(\.edges)).allSatisfy(isByElement) ? paths : []
    }

    /// Between vectors and matrices, where a path is no product of its factors: one contribution left out where paths part
    /// further on.
    fileprivate var missingFurtherOn: [WrongWay] {
        guard !graph.isScalar, wholePaths.isEmpty else { return [] }
        let says = says
        return further.compactMap { read -> WrongWay? in
            let operand = ends(read.edge).operand
            let rows = graph.outgoing[operand].filter { graph.isSwept(edge: $0) }
            guard rows.count > 1 else { return nil }
            let nothing = Expression.apply(.multiply, [.zero, .filled(shape(ofNode: operand))])
            return way(
                with: Misreading(read.edge, nothing, says.missingConsumers(of: [read.edge], among: rows)))
        }
    }

    func product(along path: Path) -> Formula { .product(path.edges.map(localPartial)) }

    /// Whether what an edge gives multiplies element by element what comes back to it; to a number anything does.
    private func isByElement(_ edge: Int) -> Bool {
        let (operand, consumer) = ends(edge)
        guard shape(ofNode: consumer) != .scalar else { return true }
        return haveOneShape(operand, consumer)
            && !graph.contribution(ofEdge: edge).applies([.matmul, .transpose, .sum, .mean, .dot, .outer])
    }
}
