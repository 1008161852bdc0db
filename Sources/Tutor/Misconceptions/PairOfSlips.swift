internal import Autodiff
internal import Equivalence

/// Two slips at once, each at its place: what an answer is put down to that no single rule gives, where exactly one pair of
/// rules gives it.
struct PairOfSlips {
    let misconceptions: [Misconception]
    /// One sentence that names both, each at its place.
    let message: String

    /// An answer as pairs are held against it.
    struct GivenAnswer {
        /// The right answer's value at some point.
        var right: Tensor
        /// What a formula comes to at that point; nil where it comes to nothing.
        var tensor: (Formula) -> Tensor?
        /// Whether the answer may be this value.
        var isValue: (Tensor) -> Bool
        /// Whether its digits say more than chance, of all the values that were tried.
        var isMeant: ([Tensor]) -> Bool
        /// Whether it is the formula.
        var matches: (Formula) -> Bool

        /// The value of what a rule makes of the answer, where it has the right shape.
        fileprivate func value(_ formula: Formula) -> Tensor? {
            tensor(formula).flatMap { $0.shape == right.shape ? $0 : nil }
        }
    }

    /// How many pairs are tried, and how many nodes and edges a graph may have: where there are more, no pair is named.
    static let pairLimit = 2_000
    static let sizeLimit = 120

    /// One rule's way, and what it gives alone.
    private struct Slip {
        var misconception: Misconception
        var way: WrongWay
        var value: Tensor
    }

    /// Two slips, and what they give together.
    private struct Pair {
        var misconceptions: [Misconception]
        var ways: [WrongWay]
        /// What the slips give alone, as far as that is known.
        var alone: [Tensor]
        var formula: Formula
    }

    /// Nil where no pair gives the answer, or more than one, or where that may be chance.
    init?(at place: ExaminedPlace, _ answer: GivenAnswer) {
        guard place.graph.nodes.count + place.graph.edges.count <= Self.sizeLimit else { return nil }
        let slips = Self.slips(at: place, answer)
        guard slips.count * (slips.count - 1) / 2 <= Self.pairLimit else { return nil }
        var values: [Tensor] = []
        var found: [Pair] = []
        for pair in Self.pairs(of: slips) + slips.flatMap({ Self.pairs(with: $0, at: place) }) {
            guard let value = answer.value(pair.formula), value.elements.contains(where: { $0 != 0 }),
                !(pair.alone + [answer.right]).contains(where: { $0.isClose(to: value) })
            else { continue }
            values.append(value)
            if answer.isValue(value) { found.append(pair) }
        }
        guard let both = found.first, answer.isMeant(values), answer.matches(both.formula) else { return nil }
        // The sign of a contribution and that of a whole may be one slip in two places: the same rules, and one way the
        // same.
        let isOne = found.allSatisfy { other in
            Set(other.misconceptions) == Set(both.misconceptions)
                && (zip(other.alone, both.alone).contains { $0 == $1 }
                    || !place.isOfNumbers && other.ways.map(\.edges) == both.ways.map(\.edges))
        }
        guard isOne else { return nil }
        misconceptions = both.misconceptions
        message = Self.sentence(both.ways.map(place.said))
    }

    /// The ways of rules that can go together: of several that give one value by the same edges, the likeliest.
    private static func slips(at place: ExaminedPlace, _ answer: GivenAnswer) -> [Slip] {
        var slips: [Slip] = []
        for rule in MisconceptionRule.all where rule.misconception.mayBeOneOfTwo {
            for way in rule.ways(place) where way.besides != nil {
                guard let value = answer.value(way.formula), !value.isClose(to: answer.right),
                    !slips.contains(where: { $0.way.edges == way.edges && $0.value.isClose(to: value) })
                else { continue }
                slips.append(Slip(misconception: rule.misconception, way: way, value: value))
            }
        }
        return slips
    }

    /// Every two slips that are neither about the same edge nor both about the whole.
    private static func pairs(of slips: [Slip]) -> [Pair] {
        slips.enumerated().flatMap { index, first in
            slips[(index + 1)...].compactMap { second in
                formula(first.way, second.way).map {
                    Pair(
                        misconceptions: [first.misconception, second.misconception], ways: [first.way, second.way],
                        alone: [first.value, second.value], formula: $0)
                }
            }
        }
    }

    /// A slip with a second one in the product that is sent back along the same edge.
    private static func pairs(with slip: Slip, at place: ExaminedPlace) -> [Pair] {
        place.secondSlips(after: slip.way).filter { $0.misconception != slip.misconception }.map { second, both in
            Pair(
                misconceptions: [slip.misconception, second], ways: [slip.way, both], alone: [slip.value],
                formula: both.formula)
        }
    }

    /// What two ways give together; nil where they are about the same edge, or both about the whole.
    private static func formula(_ first: WrongWay, _ second: WrongWay) -> Formula? {
        guard first.edges.isDisjoint(with: second.edges) else { return nil }
        if !first.assumptions.isEmpty { return second.besides?(first.assumptions) }
        return second.assumptions.isEmpty ? nil : first.besides?(second.assumptions)
    }

    private static func sentence(_ messages: [String]) -> String {
        let parts = messages.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        return "Two slips together give this: " + parts.map(\.withoutCapital).joined(separator: "; and ") + "."
    }
}

extension WrongWay {
    /// The edges that are taken wrongly; none where the whole is.
    var edges: Set<Int> { Set(assumptions.compactMap(\.edge)) }
}

extension Tensor {
    /// Whether two values are one but for rounding in the machine.
    func isClose(to other: Tensor) -> Bool {
        let size = (elements + other.elements).map(\.magnitude).max() ?? 0
        return shape == other.shape
            && zip(elements, other.elements).allSatisfy { ($0 - $1).magnitude <= 1e-9 * size }
    }
}

extension String {
    /// A sentence as part of another one: what begins with a name keeps its case.
    var withoutCapital: String {
        Self.beginnings.contains { hasPrefix($0 + " ") } ? prefix(1).lowercased() + dropFirst() : self
    }

    private static let beginnings = ["That", "The", "Look", "Every", "One", "In", "Factors", "A factor"]
}
