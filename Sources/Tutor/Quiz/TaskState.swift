package import Cards

extension QuizSession {
    /// What has happened at a task so far.
    package struct TaskState: Sendable, Equatable {
        /// Whether it is answered rightly, revealed, or its walk is finished.
        package internal(set) var isSettled = false
        /// The answer that is marked at the end (`feedback: end`); nil before there is one.
        package internal(set) var kept: Entry?
        /// Whether the answer is not the right one but follows from the student's own earlier ones.
        package internal(set) var isConsistent = false
        /// Whether it was answered in an earlier session, and something else is right now.
        package internal(set) var isChanged = false
        /// Whether the answer, or that of a cell of its walk, was shown.
        package internal(set) var wasRevealed = false
        /// Whether the last hint, which is the answer, was asked for before the answer was given.
        package internal(set) var sawAnswer = false
        /// What was last typed or picked: kept when a student leaves and comes back.
        package internal(set) var entry: Entry = ""
        /// The last answer's grade, invalid ones included; nil before.
        package internal(set) var grade: Grade?
        /// Feedback for the options chosen in the last answer, by option.
        package internal(set) var feedback: [Int: [Block]] = [:]
        /// Hints shown so far, in order.
        package internal(set) var hints: [Hint] = []
        /// Entries that counted.
        package internal(set) var attempts = 0
        /// Products whose shapes do not fit.
        var misfits = Misfits()
        /// Every misconception named alone here, in order of first appearance.
        package internal(set) var misconceptions: [Misconception] = []
        /// The session of a task that takes several entries.
        package internal(set) var work: TaskWork?
        /// How many of the card's own hints were shown.
        var cardHints: Int { hints.count { if case .card = $0 { true } else { false } } }

        /// Whether an answer waits for its mark, or has waited.
        package var isKept: Bool { kept != nil }
        /// The walk of a walk task.
        package var walk: WalkSession? { work?.session as? WalkSession }
        /// The books of a paths task.
        package var paths: PathsSession? { work?.session as? PathsSession }
        /// The lines of a derivation.
        package var derivation: DerivationSession? { work?.session as? DerivationSession }
        /// The lines of a forward computation.
        package var computation: ComputationSession? { work?.session as? ComputationSession }

        /// Takes over what a session with a record of its own has come to.
        mutating func follow(_ record: TaskWork.Record, isFinished: Bool) {
            isSettled = isFinished
            attempts = record.count
            misconceptions = record.misconceptions
        }
    }
}
