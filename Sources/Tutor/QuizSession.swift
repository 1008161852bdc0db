package import Algebra
package import Cards

/// The tasks of a card in order, as a state machine without a face. A walk task contains a `WalkSession`.
///
/// A student may skip and come back; nothing typed is lost. Every action that counts is appended to `attempts`, and a session
/// is rebuilt from them by `init(replaying:)`.
package struct QuizSession: Sendable, Equatable {
    /// What has happened at a task so far.
    package struct TaskState: Sendable, Equatable {
        /// Whether it is answered rightly, revealed, or its walk is finished.
        package var isSettled: Bool
        package var wasRevealed: Bool
        /// What was last typed: kept when a student leaves and comes back. Set by `draft`.
        package var entry: String
        /// The chosen options of a multiple choice, counted from 0.
        package var chosen: Set<Int>
        /// The last answer's grade, invalid ones included; nil before.
        package var grade: Grade?
        /// Feedback for the options chosen in the last answer, by option.
        package var feedback: [Int: [Block]]
        /// Hints shown so far, in order.
        package var hints: [Hint]
        /// Entries that counted.
        package var attempts: Int
        /// Every misconception named here, in order of first appearance.
        package var misconceptions: [Misconception]
        /// The walk of a walk task.
        package var walk: WalkSession?
    }

    package let card: Card
    /// The notation of every text the session gives.
    package let notation: Notation
    /// One per task.
    package internal(set) var states: [TaskState]
    /// The present task; equal to the number of tasks when the student has gone past the last one.
    package internal(set) var index: Int
    /// Everything the student did that counts, in order.
    package internal(set) var attempts: [Attempt]

    /// - Parameter attempts: an earlier session's attempts, done again in order; those of unknown tasks are left out.
    package init(card: Card, notation: Notation = .unicode, replaying attempts: [Attempt] = []) {
        self.card = card
        self.notation = notation
        states = []
        index = 0
        self.attempts = []
    }

    package static func == (left: QuizSession, right: QuizSession) -> Bool {
        left.states == right.states && left.index == right.index && left.attempts == right.attempts
    }

    /// The present task; nil past the last one.
    package var task: Task? { card.tasks.indices.contains(index) ? card.tasks[index] : nil }

    /// The present task's state; nil past the last one.
    package var state: TaskState? { states.indices.contains(index) ? states[index] : nil }

    /// Whether every task is settled.
    package var isFinished: Bool { states.allSatisfy(\.isSettled) }

    /// How the present task is to be answered, a sentence: "Pick one.", "A number, to the nearest integer."
    package var instruction: String { "" }

    /// How an entry for the present task is read while it is typed; for a walk task, by its walk.
    package func preview(_ text: String) -> Reading { .empty }

    /// Keeps what is typed at the present task without answering.
    package mutating func draft(_ text: String) {}

    /// Turns an option of the present multiple choice on or off; with one right option it replaces the chosen one.
    package mutating func toggle(option: Int) {}

    /// Answers the present task: with the text, the chosen options where the text is empty, or options by number (`2`, `1,3`,
    /// counted from 1). In a walk task, answers the walk's present cell.
    package mutating func submit(_ text: String) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// The next hint of the present task: the card's, then generated ones; the last one again when there are no more.
    package mutating func hint() -> Hint? { nil }

    /// Shows the answer of the present task (in a walk: of the present cell). Nil where there is none.
    package mutating func reveal() -> String? { nil }

    /// Takes back the last step of the present walk.
    package mutating func undo() -> Bool { false }

    /// Goes to another open cell of the present walk's step (`Tab`).
    package mutating func selectNextCell() {}

    /// Goes to the next task, answered or not; past the last one is the summary.
    package mutating func next() {}

    /// Goes back to the task before.
    package mutating func previous() {}

    /// Goes to a task by its place in the card.
    package mutating func go(to index: Int) {}

    /// What went right and wrong, one line per task.
    package var summary: Summary { Summary(lines: []) }
}
