/// One thing a student did, as a value: a store keeps them, and a session can be rebuilt from them.
package struct Attempt: Codable, Hashable, Sendable {
    /// What came of it.
    package enum Outcome: String, Codable, Sendable {
        case correct, incorrect
        /// An entry kept without a verdict until the end of a walk with `feedback: end`.
        case kept
        /// Marked at the end of such a walk: not the true value, but it follows from the student's own earlier entry.
        case consistent
        /// A hint was asked for.
        case hint
        /// The answer was shown.
        case revealed
        /// The answer of this cell was taken back; without a cell, the last time that the task was asked.
        case undone
        /// The student said how well it went: the entry is a rating from 1 to 4.
        case rated
    }
    /// The task's id.
    package var task: String
    /// The ledger cell of a walk, `adjoint x` or `contribution t→x`; empty elsewhere.
    package var cell: String
    /// What was typed or picked.
    package var entry: Entry
    /// How an entry was read, as math in the session's notation; empty where nothing is read.
    package var read: String
    /// What came of it.
    package var outcome: Outcome
    /// The misconception that was named alone: of several candidates none is counted.
    package var misconceptions: [Misconception]
    /// The local rules that it takes to answer there.
    package var rules: [LocalRule]
    /// A fingerprint of what is right here, by which a later session knows whether the question is still the same; empty
    /// where it is not known.
    package var key: String

    package init(
        task: String, cell: String = "", entry: Entry, read: String = "", outcome: Outcome,
        misconceptions: [Misconception] = [], rules: [LocalRule] = [], key: String = ""
    ) {
        self.task = task
        self.cell = cell
        self.entry = entry
        self.read = read
        self.outcome = outcome
        self.misconceptions = misconceptions
        self.rules = rules
        self.key = key
    }

    /// Whether a line was entered, or something picked, as an answer.
    package var isEntry: Bool { [.correct, .incorrect, .kept].contains(outcome) }

    /// An attempt at a cell of a walk, where entries are typed.
    package init(
        task: String, cell: String, entry: String, read: String = "", outcome: Outcome,
        misconceptions: [Misconception] = [], rules: [LocalRule] = [], key: String = ""
    ) {
        self.init(
            task: task, cell: cell, entry: .text(entry), read: read, outcome: outcome, misconceptions: misconceptions,
            rules: rules, key: key)
    }
}
