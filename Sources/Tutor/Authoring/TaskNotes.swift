internal import Algebra
internal import Autodiff
package import Cards

/// A task as its author looks at it: with its key, everything that may be said, and what comes of wrong answers.
package struct TaskNotes: Sendable {
    /// One entry of the task, with what is right.
    package struct Key: Hashable, Sendable {
        /// As a student would write it; of a walk, as a line of the books.
        package let answer: String
        /// What misconceptions would answer.
        package let slips: [SlipNote]
    }

    /// As its card has it: prompt, the author's hints, why.
    package let task: Task
    /// How it is to be answered, a sentence or two.
    package let instruction: String
    /// One for every entry; of a walk in the order of its questions.
    package let keys: [Key]
    /// The hints that follow the author's own, the last one being the answer.
    package let generatedHints: [String]
    /// What `vary` comes to, sentences; empty where the task has none.
    package let variety: [String]
    /// The tests with what is the matter with them; nil where they hold.
    package let tests: [(test: TaskTest, failure: String?)]
}

extension Card {
    /// What an author wants to see of every task, in order, worked out as it is asked for.
    package func notes(_ notation: MathNotation) -> some Collection<TaskNotes> {
        let start = QuizSession(card: self, notation: notation)
        // A card that is drawn already shows its own numbers.
        let drawn = seed == nil && hasVaryingTasks ? redrawn(by: NumberSeed(1)) : self
        return tasks.indices.lazy.map { place in
            var quiz = start
            let task = tasks[place]
            quiz.go(to: place)
            let (asked, session) = (asked(task, notation), quiz.state?.work?.session)
            return TaskNotes(
                task: task, instruction: quiz.instruction,
                keys: session?.notedKeys ?? [TaskNotes.Key(answer: asked.solution, slips: asked.slips)],
                generatedHints: session?.hints ?? asked.hints,
                variety: variety(of: task, drawnAs: drawn.tasks[place], with: drawn.seed, notation),
                tests: tests(of: task))
        }
    }
}

extension AskedKind {
    /// What misconceptions would answer; empty for a kind of which nothing is computed.
    fileprivate var slips: [SlipNote] { authoredQuestion.map(grader.slips) ?? [] }

    private var authoredQuestion: Question? { (self as? AskedMatrix).map { grader.question($0.key) } ?? question }
}

extension TaskSession {
    /// What is right at every entry, found by having each shown.
    fileprivate var notedKeys: [TaskNotes.Key] {
        var session: any TaskSession = self
        var keys: [TaskNotes.Key] = []
        while !session.isFinished {
            let question = (session as? WalkSession)?.presentQuestion
            guard let answer = session.reveal() else { break }
            keys.append(TaskNotes.Key(answer: answer, slips: question.map { $0.grader.slips(of: $0.question) } ?? []))
        }
        return keys
    }
}

extension WalkSession {
    /// What is asked now, and who grades it; nil between entries.
    fileprivate var presentQuestion: (question: Question, grader: Grader)? {
        present.map { (question(for: cells[$0]), grader) }
    }
}
