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
        /// The right answer's number at some point.
        var right: Double
        /// The number that a formula has at that point; nil where it has none.
        var number: (Formula) -> Double?
        /// Whether the answer may be this number.
        var isNumber: (Double) -> Bool
        /// Whether its digits say more than chance, of all the numbers that were tried.
        var isMeant: ([Double]) -> Bool
        /// Whether it is the formula.
        var matches: (Formula) -> Bool
    }

    /// How many pairs are tried, and how many nodes and edges a graph may have: where there are more, no pair is named.
    static let pairLimit = 2_000
    static let sizeLimit = 120

    /// One rule's way, and what it gives alone.
    private struct Slip {
        var misconception: Misconception
        var way: WrongWay
        var number: Double
    }

    /// Nil where no pair gives the answer, or more than one, or where that may be chance.
    init?(at place: ExaminedPlace, _ answer: GivenAnswer) {
        guard place.isOfNumbers, place.graph.nodes.count + place.graph.edges.count <= Self.sizeLimit else { return nil }
        let slips = Self.slips(at: place, answer)
        guard slips.count * (slips.count - 1) / 2 <= Self.pairLimit else { return nil }
        var numbers: [Double] = []
        var found: [(slips: [Slip], formula: Formula)] = []
        for (index, first) in slips.enumerated() {
            for second in slips[(index + 1)...] {
                guard let formula = Self.formula(first.way, second.way), let number = answer.number(formula),
                    number != 0,
                    ![answer.right, first.number, second.number].contains(where: { isClose($0, to: number) })
                else { continue }
                numbers.append(number)
                if answer.isNumber(number) { found.append(([first, second], formula)) }
            }
        }
        guard let (both, formula) = found.first, answer.isMeant(numbers), answer.matches(formula) else { return nil }
        // The sign of a contribution and that of a whole may be one slip in two places: the same rules, and one way the same.
        let isOne = found.allSatisfy { other in
            other.slips.map(\.misconception) == both.map(\.misconception)
                && zip(other.slips, both).contains { $0.number == $1.number }
        }
        guard isOne else { return nil }
        misconceptions = both.map(\.misconception)
        message = Self.sentence(both.map { $0.way.message() })
    }

    /// The ways of rules that can go together: of several that give one number by the same edges, the likeliest.
    private static func slips(at place: ExaminedPlace, _ answer: GivenAnswer) -> [Slip] {
        var slips: [Slip] = []
        for rule in MisconceptionRule.all where rule.misconception.mayBeOneOfTwo {
            for way in rule.ways(place) where way.besides != nil {
                guard let number = answer.number(way.formula), !isClose(number, to: answer.right),
                    !slips.contains(where: { $0.way.edges == way.edges && isClose($0.number, to: number) })
                else { continue }
                slips.append(Slip(misconception: rule.misconception, way: way, number: number))
            }
        }
        return slips
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

/// Whether two numbers are one but for rounding in the machine.
private func isClose(_ first: Double, to second: Double) -> Bool {
    (first - second).magnitude <= 1e-9 * max(first.magnitude, second.magnitude)
}

extension String {
    /// A sentence as part of another one: what begins with a name keeps its case.
    fileprivate var withoutCapital: String {
        let word = prefix { $0.isLetter }
        return Self.firstWords.contains(String(word)) ? prefix(1).lowercased() + dropFirst() : self
    }

    private static let firstWords: Set<String> = ["That", "The", "Look", "Every", "One", "In", "Factors"]
}
