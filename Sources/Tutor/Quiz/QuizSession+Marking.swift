internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// Marks at the end of tasks with `feedback: end`. Tasks about one graph follow through as the steps of a walk do: an answer
// that is not the right one but follows from the student's own earlier answers is no error of its own.

extension QuizSession {
    /// A wrong answer that later ones may follow from.
    private struct OwnAnswer {
        var graph: String
        var quantity: Quantity
        var formula: Formula
        var title: String
    }

    /// Gives the marks that wait for the end: of walks with `feedback: end`, and of every task where all are marked then. What
    /// is open stays unanswered.
    package mutating func mark() {
        for place in states.indices { mark(at: place) }
        guard feedback == .end, !isMarked else { return }
        isMarked = true
        var own: [OwnAnswer] = []
        for place in states.indices where states[place].work?.session.record == nil && !states[place].isSettled {
            if let entry = states[place].kept { mark(entry, at: place, &own) }
            states[place].isSettled = true
        }
    }

    private mutating func mark(_ entry: Entry, at place: Int, _ own: inout [OwnAnswer]) {
        let task = card.tasks[place]
        let asked = card.asked(task, notation)
        var grade = asked.grade(entry)
        grade.verdict = grade.verdict.final
        states[place].entry = entry
        states[place].feedback = asked.feedback(on: entry) ?? [:]
        guard case .incorrect = grade.verdict else {
            states[place].grade = grade
            return record(.correct, entry: entry, read: grade.read, at: place)
        }
        let misconceptions = grade.verdict.counted
        var outcome = Attempt.Outcome.incorrect
        let earlier = own.filter { $0.graph == task.answer.key.subject.graph }
        if let last = earlier.last, let question = asked.question, let quantity = asked.quantity {
            func follows(_ own: [OwnAnswer]) -> Bool {
                asked.grader.follows(entry.text, question, of: quantity, from: own.map { ($0.quantity, $0.formula) })
            }
            if follows(earlier) {
                outcome = .consistent
                let cause = earlier.last { follows([$0]) } ?? last
                grade.verdict = .correct(note: "Consistent with your answer to \"\(cause.title)\".")
            }
        }
        states[place].grade = grade
        if outcome == .incorrect { states[place].misconceptions = misconceptions }
        states[place].isConsistent = outcome == .consistent
        record(
            outcome, entry: entry, read: grade.read, outcome == .incorrect ? misconceptions : [], at: place)
        if let graph = task.answer.key.subject.graph, let question = asked.question, let quantity = asked.quantity,
            let formula = asked.grader.ownFormula(entry.text, question)
        {
            own.append(OwnAnswer(graph: graph, quantity: quantity, formula: formula, title: task.title))
        }
    }
}

extension Grader {
    /// Whether an answer is what follows from the student's own quantities.
    fileprivate func follows(
        _ entry: String, _ question: Question, of quantity: Quantity, from own: [(quantity: Quantity, formula: Formula)]
    ) -> Bool {
        var question = question
        if question.formula != nil {
            question.formula = .quantity(quantity)
        } else {
            guard let number = Sampler(graph: graph, own: own).number(quantity) else { return false }
            question.numbers = Tensor(number)
        }
        question.own = own
        return judge(entry, for: question).verdict.final.isCorrect
    }

    /// What a student's answer stands for afterwards; nil where nothing can follow from it, as from a zero.
    fileprivate func ownFormula(_ entry: String, _ question: Question) -> Formula? {
        guard case .success(let expression) = read(entry, for: question) else { return nil }
        guard expression.atoms.isEmpty || question.formula == nil else { return .expression(expression) }
        let value = Sampler(graph: graph).value(.expression(expression))
        return value.mayBeZero ? nil : .expression(expression)
    }
}
