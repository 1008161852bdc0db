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
        var found: [(misconception: Misconception, messages: [String])] = []
        for rule in MisconceptionRule.all where mayBeRounded || rule.misconception != .roundedEarly {
            var messages: [String] = []
            for slip in rule.slips(place) where matches(slip.formula) {
                let message = slip.message()
                if !messages.contains(message) { messages.append(message) }
            }
            if !messages.isEmpty { found.append((rule.misconception, messages)) }
        }
        guard let only = found.first else { return nil }
        misconceptions = found.map(\.misconception)
        // Of several rules each says one thing.
        message = Self.message(for: found.count == 1 ? only.messages : found.map { $0.messages[0] })
    }

    /// One message, or the first few as candidates.
    static func message(for messages: [String]) -> String {
        guard messages.count > 1 else { return messages.first ?? "" }
        let candidates = messages.prefix(spelledOut).enumerated().map { "(\($0 + 1)) \($1)" }
        return "More than one slip leads to this. " + candidates.joined(separator: " ")
    }
}
