/// What a wrong answer is put down to.
struct Diagnosis: Hashable, Sendable {
    /// More than one where several rules give this very answer.
    let misconceptions: [Misconception]
    let message: String

    /// How many candidates a message spells out.
    private static let spelledOut = 3

    /// Compares an answer with what every rule makes of the place; nil where none gives it.
    init?(at place: AskedPlace, matches: (Formula) -> Bool) {
        var misconceptions: [Misconception] = []
        var messages: [String] = []
        for slip in MisconceptionRule.all.flatMap({ $0.slips(place) }) where matches(slip.formula) {
            if !misconceptions.contains(slip.misconception) { misconceptions.append(slip.misconception) }
            if !messages.contains(slip.message) { messages.append(slip.message) }
        }
        guard let first = messages.first else { return nil }
        self.misconceptions = misconceptions
        if messages.count == 1 {
            message = first
        } else {
            let candidates = messages.prefix(Self.spelledOut).enumerated().map { "(\($0 + 1)) \($1)" }
            message = "More than one slip leads to this. " + candidates.joined(separator: " ")
        }
    }
}
