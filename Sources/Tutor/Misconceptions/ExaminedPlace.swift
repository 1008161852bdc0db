internal import Algebra
internal import Autodiff
internal import Equivalence

/// A place of a graph made ready for the rules: its rows, and the local partials that an answer there depends on. Made once
/// for all rules, and only when an answer is wrong.
struct ExaminedPlace: Sendable {
    let place: AskedPlace
    /// The consumers whose contributions are summed.
    let rows: [AskedPlace.Row]
    /// The partials that may have been taken wrongly: those of the rows, and where there was no ledger those further on.
    let partials: [PartialPlace]

    /// How many rows are looked at one by one.
    static let rowLimit = 64
    /// How many partials further on are looked at.
    private static let furtherLimit = 24
    /// On a large graph, where each needs a sweep of its own, fewer.
    private static let sweepLimit = 20_000

    init(_ place: AskedPlace) {
        self.place = place
        rows = place.rows
        var edges: [Int] = []
        switch place.subject {
        case .quantity(.localPartial(let edge)), .quantity(.contribution(let edge)), .quantity(.runningSum(let edge)):
            edges = [edge]
        default:
            if rows.count <= Self.rowLimit { edges = rows.map(\.edge) }
            if place.isStandalone, let sum = place.sum {
                let size = place.graph.nodes.count + place.graph.edges.count
                let limit = min(Self.furtherLimit, Self.sweepLimit / size)
                edges += place.graph.edges(between: sum.node, and: sum.of, beyond: rows, limit: limit)
            }
        }
        let graph = place.graph
        partials = edges.map { PartialPlace(graph, edge: $0) }
    }

    var graph: Graph { place.graph }
    var subject: AskedPlace.Subject { place.subject }
    var names: GraphNames { place.names }
    var says: MisconceptionMessages { MisconceptionMessages(names: place.names, place: place) }

    /// The right answer as a formula.
    var asked: Formula {
        switch subject {
        case .quantity(let quantity): .quantity(quantity)
        case .total(let of, let by): .expression(names.total(of: of, by: by))
        }
    }

    /// The right-hand side, where a value is asked for.
    var askedValue: (node: Int, expression: Expression)? {
        guard case .quantity(.value(let node)) = subject, let side = graph.nodes[node].expression,
            side.size <= PartialPlace.sizeLimit
        else { return nil }
        return (node, side)
    }
}

// MARK: Wrong partials

/// A local partial as a rule makes it.
struct Misreading: Sendable {
    let edge: Int
    let formula: Formula
    let message: @Sendable () -> String

    init(_ edge: Int, _ formula: Formula, _ message: @autoclosure @escaping @Sendable () -> String) {
        self.edge = edge
        self.formula = formula
        self.message = message
    }

    init(_ edge: Int, _ expression: Expression, _ message: @autoclosure @escaping @Sendable () -> String) {
        self.edge = edge
        formula = .expression(expression)
        self.message = message
    }
}

extension ExaminedPlace {
    /// What becomes of the answer when a rule takes local partials wrongly: each alone, and `together` all of them, where
    /// who errs once errs again.
    func misreading(together: Bool = false, _ rule: (PartialPlace) -> [Misreading]) -> [WrongWay] {
        let readings = partials.map(rule)
        var ways = readings.joined().map { reading in WrongWay(formula(with: [reading]), reading.message()) }
        let all = readings.compactMap(\.first)
        if together, all.count > 1 {
            let (names, first, others) = (names, all[0], all.dropFirst().map(\.edge))
            ways.append(
                WrongWay(
                    formula(with: all), first.message() + " So with \(names.joined(others.map(names.localPartial))).")
            )
        }
        return ways
    }

    /// The answer computed with other local partials than the right ones.
    func formula(with readings: [Misreading]) -> Formula {
        let wrong = Dictionary(readings.map { ($0.edge, $0.formula) }, uniquingKeysWith: { first, _ in first })
        func contribution(_ row: AskedPlace.Row) -> Formula {
            wrong[row.edge].map { .product([row.upstream, $0]) } ?? row.contribution
        }
        switch subject {
        case .quantity(.localPartial(let edge)): return wrong[edge] ?? asked
        case .quantity(.contribution(let edge)): return contribution(place.row(edge))
        case .quantity(.runningSum(let edge)):
            return .sum((place.sumBefore(edge).map { [$0] } ?? []) + [contribution(place.row(edge))])
        case .quantity(.adjoint), .total:
            // What is wrong in a row alone needs no sweep.
            if wrong.keys.allSatisfy({ edge in rows.contains { $0.edge == edge } }) {
                return .sum(rows.map(contribution))
            }
            return .assuming(
                readings.map { Formula.Assumption(quantity: .localPartial(edge: $0.edge), value: $0.formula) }, asked)
        case .quantity(.value): return asked
        }
    }
}

extension Graph {
    /// The edges on the ways from a node to another that do not leave the first: nearest first.
    func edges(
        between node: Int, and target: Int, beyond rows: [AskedPlace.Row], limit: Int
    ) -> [Int] {
        var found: [Int] = []
        var waiting = rows.map(\.consumer)
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
