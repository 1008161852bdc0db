package import Cards

extension QuizSession {
    /// What has happened at a task so far.
    package struct TaskState: Sendable, Equatable {
        /// Whether it is answered rightly, revealed, or its walk is finished.
        package internal(set) var isSettled = false
        /// Whether an answer waits for its mark (`feedback: end`).
        package internal(set) var isKept = false
        /// Whether the answer is not the right one but follows from the student's own earlier ones.
        package internal(set) var isConsistent = false
        /// Whether the answer, or that of a cell of its walk, was shown.
        package internal(set) var wasRevealed = false
        /// What was last typed: kept when a student leaves and comes back.
        package internal(set) var entry = ""
        /// The chosen options of a multiple choice, counted from 0.
        package internal(set) var chosen: Set<Int> = []
        /// The last answer's grade, invalid ones included; nil before.
        package internal(set) var grade: Grade?
        /// Feedback for the options chosen in the last answer, by option.
        package internal(set) var feedback: [Int: [Block]] = [:]
        /// Hints shown so far, in order.
        package internal(set) var hints: [Hint] = []
        /// Entries that counted.
        package internal(set) var attempts = 0
        /// Every misconception named here, in order of first appearance.
        package internal(set) var misconceptions: [Misconception] = []
        /// The walk of a walk task.
        package internal(set) var walk: WalkSession?
        /// The books of a paths task.
        package internal(set) var paths: PathsSession?
        /// How many of the card's own hints were shown.
        var cardHints = 0

        /// Shows the feedback of the chosen options.
        mutating func showFeedback(of choice: Choice) {
            let shown = chosen.filter { choice.options.indices.contains($0) }.map { ($0, choice.options[$0].feedback) }
            feedback = Dictionary(uniqueKeysWithValues: shown).filter { !$0.value.isEmpty }
        }

        /// Takes over what a walk has come to.
        mutating func follow(_ walk: WalkSession) {
            self.walk = walk
            isSettled = walk.isFinished
            attempts = walk.states.reduce(0) { $0 + $1.attempts }
            misconceptions = walk.states.reduce(into: []) { all, cell in
                all += cell.misconceptions.filter { !all.contains($0) }
            }
        }
    }
}
