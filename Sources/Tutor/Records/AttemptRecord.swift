/// One attempt as it is kept: what a student did, with what a session does not know, the card and the time.
package struct AttemptRecord: Hashable, Sendable {
    /// Its identity, on every machine: a UUID as RFC 9562 writes it, in capitals.
    package var id: String
    /// When it happened.
    package var at: Moment
    /// The card's id.
    package var card: String
    /// The task's id; `walk` and the graph's name for a walk of its own.
    package var task: String
    /// The ledger cell of a walk; empty elsewhere.
    package var cell: String
    /// The entry as a line that may be typed.
    package var entry: String
    /// The entry as it was read, as math; empty where nothing is read.
    package var read: String
    /// What came of it.
    package var outcome: Attempt.Outcome
    /// The misconception that was named alone.
    package var misconceptions: [Misconception]
    /// The local rules that it takes to answer there.
    package var rules: [LocalRule]
    /// Hints asked for at this cell or task before.
    package var hints: Int
    /// The seconds since the attempt before it, or since the session began.
    package var seconds: Double
    /// The sitting it belongs to; nil for what belongs to none.
    package var sitting: Sitting?
    /// A fingerprint of what was right then; empty where it is not known.
    package var key: String

    /// An attempt of a session.
    package init(
        _ attempt: Attempt, id: String, at: Moment, card: String, hints: Int, seconds: Double, sitting: Sitting? = nil
    ) {
        self.id = id
        self.at = at
        self.card = card
        task = attempt.task
        cell = attempt.cell
        entry = attempt.entry.line
        read = attempt.read
        outcome = attempt.outcome
        misconceptions = attempt.misconceptions
        rules = attempt.rules
        self.hints = hints
        self.seconds = seconds
        self.sitting = sitting
        key = attempt.key
    }
}
