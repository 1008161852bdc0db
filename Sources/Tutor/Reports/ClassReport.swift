/// How a class did: what many students' attempts come to, task by task.
package struct ClassReport: Hashable, Sendable {
    /// One task, over the students who have attempts at it.
    package struct Task: Hashable, Sendable {
        /// Which task.
        package var id: TaskID
        /// How many students have attempts at it.
        package var students: Int
        /// The answers that were marked, of all of them.
        package var answers: Int
        /// How easy it is: the share of first answers that were right, without a hint before, from 0 to 1. Of a walk each
        /// student's share of cells; every student counts the same. Nil where nobody has answered.
        package var rightAtFirst: Double?
        /// Whether those who do well elsewhere do well here.
        package var discrimination: Discrimination
        /// Hints asked for, by student.
        package var hints: Double
        /// The median over students of the seconds until the task was settled, or until they left it.
        package var seconds: Double
        /// What went wrong here, the commonest first.
        package var misconceptions: [MisconceptionCount]
        /// How many students are stuck here.
        package var stuck: Int
    }

    /// The correlation between a student's share of right first answers at a task and that at all others of theirs.
    package enum Discrimination: Hashable, Sendable {
        /// From −1 to 1: the point-biserial coefficient where the task is one answer.
        case known(Double)
        /// Fewer students than `fewest` have answered this task and others.
        case tooFew(students: Int)
        /// All did the same here, or elsewhere.
        case noSpread

        /// With fewer students the coefficient says next to nothing: of ten, 0 and 0.6 cannot be told apart.
        package static let fewest = 10
    }

    /// A misconception, as often as it was named alone.
    package struct MisconceptionCount: Hashable, Sendable {
        /// Which.
        package var misconception: Misconception
        /// How many students had it.
        package var students: Int
        /// How many answers it made wrong.
        package var answers: Int
    }

    /// A student who has given wrong answers at one place and not the right one yet.
    package struct Stuck: Hashable, Sendable {
        /// The student's name.
        package var student: String
        /// Where.
        package var task: TaskID
        /// The ledger cell of a walk; empty elsewhere.
        package var cell: String
        /// How many wrong answers in a row.
        package var wrong: Int
        /// What was named alone last.
        package var misconception: Misconception?

        /// So many wrong answers in a row, without the right one, mean that a student is stuck.
        package static let fewest = 3
    }

    /// How many students there are.
    package var students: Int
    /// How many of them have no attempts.
    package var withoutAttempts: Int
    /// The answers that were marked.
    package var answers: Int
    /// The first and the last day of the attempts, as the students' calendars showed them; nil where there are none.
    package var days: ClosedRange<Int>?
    /// By card, and in a card the hardest first.
    package var tasks: [Task]
    /// What went wrong anywhere, the commonest first.
    package var misconceptions: [MisconceptionCount]
    /// By task, then by student.
    package var stuck: [Stuck]
}
