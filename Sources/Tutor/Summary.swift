/// What went right and wrong in a session, in order.
package struct Summary: Hashable, Sendable {
    /// How it went at one place.
    package enum Outcome: String, Hashable, Sendable {
        /// Right at the first attempt, without help.
        case right
        /// Right after wrong attempts.
        case rightLater
        /// Right after a hint.
        case rightWithHints
        /// The answer was shown.
        case revealed
        /// Wrong in itself: the root of what follows.
        case wrong
        /// Not the true value, but it follows from an earlier entry of the student's own (`feedback: end`).
        case consistent
        /// Answered, and waiting for its mark.
        case kept
        /// Not answered.
        case unanswered
    }

    /// One question: a task of a quiz, or a cell of a walk.
    package struct Line: Hashable, Sendable {
        /// What was asked: a task's title, `x̄`, `∂t/∂x`, `contribution of t to x`.
        package var place: String
        /// How it went there.
        package var outcome: Outcome
        /// The last entry, as it was typed.
        package var entry: String
        /// Entries that counted, the right one included.
        package var attempts: Int
        /// How many hints were asked for.
        package var hints: Int
        /// Every misconception that was named alone here, in order of first appearance.
        package var misconceptions: [Misconception]
        /// The last message about a wrong entry, or what a consistent entry follows from; empty where there is none.
        package var message: String
        /// The right answer, where the marks at the end tell it beside another entry; empty elsewhere.
        package var right = ""
    }

    /// In the order in which they were asked.
    package var lines: [Line]
    /// Whether what is not answered can no longer be: marks given at the end are final.
    package var isFinal: Bool

    package init(lines: [Line], isFinal: Bool = false) {
        self.lines = lines
        self.isFinal = isFinal
    }

    /// How many lines have an outcome.
    package func count(_ outcome: Outcome) -> Int { lines.count { $0.outcome == outcome } }
}
