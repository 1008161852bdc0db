internal import Autodiff
internal import Algebra
internal import Equivalence

/// An edge as a rule takes it.
struct Misreading: Sendable {
    let edge: Int
    let formula: Formula
    let message: @Sendable () -> String

    /// - Parameter formula: what stands in the place of `ExaminedEdge.right`.
    init(_ edge: Int, _ formula: Formula, _ message: @autoclosure @escaping @Sendable () -> String) {
        self.edge = edge
        self.formula = formula
        self.message = message
    }

    init(_ edge: Int, _ expression: Expression, _ message: @autoclosure @escaping @Sendable () -> String) {
        self.init(edge, .expression(expression), message())
    }
}

extension ExaminedPlace {
    /// What becomes of the answer when a rule takes edges wrongly: each alone, and `together` all of them, where who errs
    /// once errs again.
    func misreading(together: Bool = false, _ rule: (ExaminedEdge) -> [Misreading]) -> [WrongWay] {
        let readings = edges.map(rule)
        var ways = readings.joined().map { way(with: $0) }
        let all = readings.compactMap(\.first)
        if together, all.count > 1 {
            let (names, first, others) = (names, all[0], all.dropFirst().map(\.edge))
            ways.append(
                WrongWay(
                    formula(with: all), first.message() + " So with \(others.map(names.localPartial).listed()).")
            )
        }
        return ways
    }

    /// The way that takes one edge wrongly.
    func way(with reading: Misreading) -> WrongWay { way(assuming: [assumption(reading)], reading.message()) }

    /// The answer when edges are taken wrongly.
    func formula(with readings: [Misreading]) -> Formula {
        formula(assuming: readings.map(assumption))
    }

    private func assumption(_ reading: Misreading) -> Formula.Assumption {
        let edge = reading.edge
        return .init(
            quantity: graph.isScalar ? .localPartial(edge: edge) : .contribution(edge: edge), value: reading.formula)
    }

    /// The way that takes some partials or contributions for something else.
    func way(
        assuming wrong: [Formula.Assumption], _ message: @autoclosure @escaping @Sendable () -> String
    ) -> WrongWay {
        WrongWay(
            formula(assuming: wrong), assumptions: wrong,
            besides: { others in
                // What is sent back on comes before what follows from it.
                let all = (wrong + others).compactMap { assumption in
                    assumption.edge.map { (assumption, ends($0).consumer) }
                }
                return formula(assuming: all.sorted { $0.1 > $1.1 }.map(\.0))
            }, message())
    }

    /// The answer when some partials or contributions are others than the right ones.
    func formula(assuming wrong: [Formula.Assumption]) -> Formula {
        guard graph.isScalar else { return .assuming(wrong, asked) }
        let values = Dictionary(wrong.map { ($0.quantity, $0.value) }, uniquingKeysWith: { first, _ in first })
        func given(_ edge: Int) -> Formula {
            values[.contribution(edge: edge)]
                ?? values[.localPartial(edge: edge)].map { .product([upstream(edge), $0]) } ?? contribution(edge)
        }
        switch subject {
        case .quantity(.contribution(let edge)): return given(edge)
        case .quantity(.runningSum(let edge)): return .sum((sumBefore(edge).map { [$0] } ?? []) + [given(edge)])
        case .quantity(.localPartial(let edge)): return values[.localPartial(edge: edge)] ?? asked
        case .quantity(.adjoint), .total:
            let isInRows = wrong.allSatisfy { assumption in
                switch assumption.quantity {
                case .localPartial(let edge), .contribution(let edge): rows.contains(edge)
                default: false
                }
            }
            // What is wrong in a row alone needs no sweep.
            return isInRows ? .sum(rows.map(given)) : .assuming(wrong, asked)
        case .quantity(.value), .quantity(.update), .written: return asked
        }
    }

    /// The answer with the contributions of these rows alone.
    func keeping(_ kept: [Int]) -> Formula {
        graph.isScalar ? formula(assuming: leavingOut(all: kept)) : .sum(kept.map(contribution))
    }

    /// That every row but these gives nothing.
    func leavingOut(all kept: [Int]) -> [Formula.Assumption] {
        rows.filter { !kept.contains($0) }.map { .init(quantity: .contribution(edge: $0), value: .sum([])) }
    }

    /// The answer with contributions replaced by something else, where a rule has something: each alone, and all together.
    func replacingContributions(
        by rule: (Int) -> Formula?, message: @escaping @Sendable ([Int]) -> String
    ) -> [WrongWay] {
        let wrong = contributions.compactMap { edge in
            rule(edge).map { Formula.Assumption(quantity: .contribution(edge: edge), value: $0) }
        }
        var choices = wrong.count > Self.rowLimit ? [] : wrong.map { [$0] }
        if wrong.count > 1 { choices.append(wrong) }
        return choices.map { chosen in
            let edges = chosen.compactMap(\.edge)
            return way(assuming: chosen, message(edges))
        }
    }
}

extension Formula.Assumption {
    /// The edge whose partial or contribution is assumed; nil of a node.
    var edge: Int? {
        switch quantity {
        case .localPartial(let edge), .contribution(let edge), .runningSum(let edge): edge
        case .value, .adjoint, .update: nil
        }
    }
}
