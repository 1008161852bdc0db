/// What one event did in a session: attempts to be kept, and how the session stands after them.
package struct SessionNews: Hashable, Sendable {
    /// The card's id.
    package var card: String
    /// What was done, in order.
    package var attempts: [Attempt]
    /// The sitting that it belongs to; nil for what is practised beside one, and never resumed.
    package var sitting: Place?

    /// A sitting, as the session knows it.
    package struct Place: Hashable, Sendable {
        /// The identity of the sitting that the session goes on with; nil where the session has begun one.
        package var id: String?
        /// As in `Sitting`.
        package var asked: String
        /// As in `Sitting`.
        package var settled: Int
        /// As in `Sitting`.
        package var places: Int
        /// Whether a sitting begins with these attempts.
        package var isBeginning: Bool
    }

    package init(card: String, attempts: [Attempt], sitting: Place? = nil) {
        self.card = card
        self.attempts = attempts
        self.sitting = sitting
    }
}
