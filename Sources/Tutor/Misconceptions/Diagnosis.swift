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
    ///   - matches: whether a wrong way gives the answer.
    init?(at place: ExaminedPlace, mayBeRounded: Bool, matches: (Formula) -> Bool) {
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
        let found = rules.compactMap { rule -> (misconception: Misconception, ways: [WrongWay])? in
            let ways = rule.ways(place)
            // Matrices take long to compare: the first way says most.
            let found =
                place.isOfNumbers ? ways.filter(givesAnswer) : ways.first(where: givesAnswer).map { [$0] } ?? []
            return found.isEmpty ? nil : (rule.misconception, found)
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

extension [String] {
    /// Each text once, where it first stands.
    fileprivate var withoutRepeats: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
