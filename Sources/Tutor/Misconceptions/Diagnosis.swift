internal import Algebra
internal import Equivalence

/// What a wrong answer is put down to.
struct Diagnosis: Hashable, Sendable {
    /// More than one where several rules give this very answer.
    let misconceptions: [Misconception]
    let message: String

    /// How many candidates a message spells out.
    private static let spelledOut = 3

    /// Compares an answer that is wrong with what every rule makes of the place; nil where none gives it.
    /// - Parameter mayBeRounded: whether digits may have been lost on the way: not in an expression, and no sign of it in
    ///   the right number with too few figures.
    init?(at place: ExaminedPlace, mayBeRounded: Bool, matches: (Formula) -> Bool) {
        let rules = MisconceptionRule.all.filter { mayBeRounded || $0.misconception != .roundedEarly }
        self.init(
            rules.map { rule in
                let slips = rule.slips(place).filter { matches($0.formula) }
                return (rule.misconception, slips.map { $0.message() })
            })
    }

    /// Compares a vector or matrix that is wrong, in value or in shape, with what every rule makes of the place; nil where
    /// none gives it.
    /// - Parameter matches: whether an expression over the graph, in the layout of the task, is the answer.
    init?(at place: ExaminedMatrix, matches: (Expression) -> Bool) {
        self.init(
            MisconceptionRule.all.map { rule in
                // The first is the one that says most about the place.
                let wrong = rule.wrongMatrices(place).first { matches($0.expression) }
                return (rule.misconception, wrong.map { [$0.message()] } ?? [])
            })
    }

    /// What the rules that give the answer say; nil where there is none.
    private init?(_ rules: [(misconception: Misconception, messages: [String])]) {
        let found = rules.filter { !$0.messages.isEmpty }.map { ($0.misconception, $0.messages.withoutRepeats) }
        guard let only = found.first else { return nil }
        misconceptions = found.map(\.0)
        // Of several rules each says one thing, and two may say the same.
        message = Self.message(for: found.count == 1 ? only.1 : found.map { $0.1[0] }.withoutRepeats)
    }

    /// One message, or the first few as candidates.
    static func message(for messages: [String]) -> String {
        guard messages.count > 1 else { return messages.first ?? "" }
        let candidates = messages.prefix(spelledOut).enumerated().map { "(\($0 + 1)) \($1)" }
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
