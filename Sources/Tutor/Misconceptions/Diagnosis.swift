internal import Algebra
internal import Autodiff
internal import Equivalence

/// What a wrong answer is put down to.
struct Diagnosis: Hashable, Sendable {
    /// Two where several rules give this very answer: the likelier first.
    let misconceptions: [Misconception]
    let message: String

    /// How many candidates are named.
    static let candidateLimit = 2

    /// Compares an answer that is wrong, in value or in shape, with what every rule makes of the place; nil where none gives
    /// it.
    /// - Parameters:
    ///   - mayBeRounded: whether digits may have been lost on the way: not in an expression, and no sign of it in the right
    ///     number with too few figures.
    ///   - areOne: whether two formulas that give the answer agree at every other point too.
    ///   - matches: whether a wrong way gives the answer.
    init?(
        at place: ExaminedPlace, mayBeRounded: Bool, areOne: (Formula, Formula) -> Bool,
        matches: (Formula) -> Bool
    ) {
        let rules = MisconceptionRule.all.filter { mayBeRounded || $0.misconception != .roundedEarly }
        // Over vectors and matrices many ways are written alike.
        var known: [Expression: Bool] = [:]
        func givesAnswer(_ way: WrongWay) -> Bool {
            guard let formula = place.comparable(way.formula) else { return false }
            guard !place.isOfNumbers, case .expression(let wrong) = formula else { return matches(formula) }
            if let known = known[wrong] { return known }
            let isAnswer = matches(formula)
            known[wrong] = isAnswer
            return isAnswer
        }
        var found: [(misconception: Misconception, ways: [WrongWay])] = []
        for rule in rules {
            let ways = rule.ways(place)
            // Matrices take long to compare: the first way says most.
            let giving =
                place.isOfNumbers ? ways.filter(givesAnswer) : ways.first(where: givesAnswer).map { [$0] } ?? []
            var told: [WrongWay] = []
            for way in giving {
                let isRetold =
                    place.isOfNumbers
                    && (found + [(rule.misconception, told)]).contains { misconception, earlier in
                        earlier.contains {
                            rule.misconception.retells(misconception, way, $0) && areOne($0.formula, way.formula)
                        }
                    }
                if !isRetold { told.append(way) }
            }
            if !told.isEmpty { found.append((rule.misconception, told)) }
        }
        let covered = found.reduce(into: Set<Misconception>()) { $0.formUnion($1.misconception.covers) }
        let named = found.filter { !covered.contains($0.misconception) }.prefix(Self.candidateLimit)
        guard let first = named.first else { return nil }
        misconceptions = named.map(\.misconception)
        // Of several rules each says one thing, and two may say the same. One rule may have gone wrong at several places.
        let said =
            named.count > 1 ? named.map { $0.ways[0] } : first.ways.first(where: \.isWhole).map { [$0] } ?? first.ways
        message = Self.message(for: said.map { $0.message() }.withoutRepeats)
    }

    /// One message, or the first few as candidates.
    static func message(for messages: [String]) -> String {
        guard messages.count > 1 else { return messages.first ?? "" }
        let candidates = messages.prefix(candidateLimit).enumerated().map { "(\($0 + 1)) \($1)" }
        return "More than one slip leads to this. " + candidates.joined(separator: " ")
    }
}

extension Misconception {
    /// Whether one of its ways is an earlier rule's way, or its own, in other words, where both are one formula: what a whole
    /// and one of its edges come to, or one edge looked at twice. At two edges there are two places to go wrong.
    fileprivate func retells(_ earlier: Misconception, _ way: WrongWay, _ told: WrongWay) -> Bool {
        switch (self, earlier) {
        // A sign goes along the path, wherever on it it was lost.
        case (.sign, .sign): true
        // The factors further on are what makes the consumer's adjoint.
        case (.missingLocal, .missingUpstream): way.edges.isDisjoint(with: told.edges)
        case (_, self): way.edges == told.edges ? !way.edges.isEmpty : way.edges.isEmpty || told.edges.isEmpty
        default: false
        }
    }
}

extension [String] {
    /// Each text once, where it first stands.
    fileprivate var withoutRepeats: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
