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
    ///   - other: another quantity of the graph that the answer is. What needs nothing to be worked out is the simpler
    ///     explanation of a number that a rule only happens to give as well.
    ///   - matches: whether a wrong way gives the answer.
    init?(
        at place: ExaminedPlace, mayBeRounded: Bool, besides other: OtherQuantity? = nil,
        areOne: (Formula, Formula) -> Bool, matches: (Formula) -> Bool
    ) {
        // Of a 0 nobody can say whose it is.
        let isZero = matches(.expression(.zero))
        let rules = MisconceptionRule.all.filter {
            (mayBeRounded || $0.misconception != .roundedEarly) && !(isZero && $0.misconception.takesAnotherMember)
        }
        // Over vectors and matrices many ways are written alike.
        var known: [Expression: Bool] = [:]
        func givesAnswer(_ way: GivenWay) -> Bool {
            guard !place.isOfNumbers, case .expression(let wrong) = way.formula else { return matches(way.formula) }
            if let known = known[wrong] { return known }
            let isAnswer = matches(way.formula)
            known[wrong] = isAnswer
            return isAnswer
        }
        var found: [(misconception: Misconception, ways: [GivenWay])] = []
        // Those that say once more what another says are heard too: a third may say it again.
        var heard: [GivenWay] = []
        for rule in rules {
            let ways = rule.ways(place).lazy.compactMap { GivenWay(rule.misconception, $0, at: place) }
            // Matrices take long to compare: the first way says most.
            let giving =
                place.isOfNumbers ? ways.filter(givesAnswer) : ways.first(where: givesAnswer).map { [$0] } ?? []
            var told: [GivenWay] = []
            for way in giving {
                let isRetold = heard.contains { way.retells($0) { areOne($0.formula, $1.formula) } }
                heard.append(way)
                if !isRetold { told.append(way) }
            }
            if told.isEmpty { continue }
            if let known = found.firstIndex(where: { $0.misconception == rule.misconception }) {
                found[known].ways += told
            } else {
                found.append((rule.misconception, told))
            }
        }
        // Which is another node's by the way may itself be chance.
        if let other, !other.misconceptions.isEmpty {
            let outshone = other.misconceptions.reduce(into: Set<Misconception>()) { $0.formUnion($1.outshines) }
            found.removeAll { misconception, ways in
                // What says the same everywhere says more of it, but where it is only cancelled.
                !misconception.isLikelierThanOtherQuantity
                    && (outshone.contains(misconception) || !ways.contains { areOne($0.formula, other.formula) })
            }
        }
        let covered = found.reduce(into: Set<Misconception>()) { $0.formUnion($1.misconception.covers) }
        let named = found.filter { !covered.contains($0.misconception) }.prefix(Self.candidateLimit)
        guard let first = named.first else { return nil }
        misconceptions = named.map(\.misconception)
        // Of several rules each says one thing, and two may say the same. One rule may have gone wrong at several places.
        let said =
            named.count > 1
            ? named.map { $0.ways[0] } : first.ways.first(where: \.way.isWhole).map { [$0] } ?? first.ways
        message = Self.message(for: said.map { place.said($0.way) }.withoutRepeats)
    }

    /// One message, or the first few as candidates.
    static func message(for messages: [String]) -> String {
        guard messages.count > 1 else { return messages.first ?? "" }
        let candidates = messages.prefix(candidateLimit).enumerated().map { "(\($0 + 1)) \($1)" }
        return "Either of two slips leads to this. " + candidates.joined(separator: " ")
    }
}

/// A rule's way at a place, and its formula as answers are compared with it.
private struct GivenWay {
    let misconception: Misconception
    let way: WrongWay
    let formula: Formula

    /// Nil where it cannot be compared.
    init?(_ misconception: Misconception, _ way: WrongWay, at place: ExaminedPlace) {
        guard let formula = place.comparable(way.formula) else { return nil }
        (self.misconception, self.way, self.formula) = (misconception, way, formula)
    }

    /// Whether it is an earlier way in other words: what a whole and one of its edges come to, one edge looked at twice, or
    /// a rule's plainer reading. At two edges there are two places to go wrong.
    /// - Parameter areOne: whether two ways that give the answer agree everywhere.
    func retells(_ told: GivenWay, areOne: (GivenWay, GivenWay) -> Bool) -> Bool {
        let (edges, earlier) = (way.edges, told.way.edges)
        let isAtOneEdge = !edges.isEmpty && edges == earlier
        switch (misconception, told.misconception) {
        // A sign goes along the path, wherever on it it was lost.
        case (.sign, .sign): return areOne(self, told)
        case (_, misconception): return (isAtOneEdge || edges.isEmpty || earlier.isEmpty) && areOne(self, told)
        // The factors further on are what makes the consumer's adjoint.
        case (.missingLocal, .missingUpstream): return edges.isDisjoint(with: earlier) && areOne(self, told)
        // ū · u is ū where u is 1, and everywhere the same only where both are as likely: z for z(1 − z).
        case (.notDifferentiated, .missingLocal): return isAtOneEdge && !areOne(self, told)
        case (_, let other) where other.outshines.contains(misconception):
            // At one edge ū + ∂u/∂v is ū, or ∂u/∂v, only where the other is 0, and u · ∂u/∂v is ∂u/∂v where u is 1.
            let isDegenerate =
                isAtOneEdge && misconception != .missingPath && [.missingLocal, .missingUpstream].contains(other)
            return isDegenerate || told.way.isWhole || areOne(self, told)
        default: return false
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
