/// One thing that is remembered and asked again.
package enum ReviewItem: Hashable, Sendable {
    /// A task of a card, which is asked as it stands.
    case task(card: String, task: String)
    /// A local rule, which is asked on a fresh small graph, so that the rule is met and not a remembered number.
    case rule(LocalRule)

    /// The id of the card that fresh graphs stand on in records; their tasks are called as their rules are.
    package static let freshCard = "review"

    /// What an attempt is about as a whole; nil for a walk by itself, which no card asks.
    init?(card: String, task: String) {
        if card == Self.freshCard {
            guard let rule = LocalRule(rawValue: task) else { return nil }
            self = .rule(rule)
        } else {
            // A new graph of a drill is met once; its rules are remembered.
            guard card != NewGraphs.card, !task.isEmpty, !task.hasPrefix(WalkSession.byItself) else { return nil }
            self = .task(card: card, task: task)
        }
    }
}

/// One time that something was asked and answered.
struct Review: Hashable, Sendable {
    var item: ReviewItem
    var rating: Rating
    /// When it was settled, or left.
    var at: Moment
}
