package import Algebra
internal import Autodiff
package import Cards

/// The tasks of a card in order, as a state machine without a face. A walk task contains a `WalkSession`.
///
/// A student may skip and come back; nothing typed is lost. Every action that counts is appended to `attempts`, and a session
/// is rebuilt from them by `init(replaying:)`, at the task that was last worked on.
package struct QuizSession: Sendable, Equatable {
    package let card: Card
    /// The notation of every text the session gives.
    package let notation: Notation
    /// One per task.
    package internal(set) var states: [TaskState]
    /// The present task; equal to the number of tasks when the student has gone past the last one.
    package private(set) var index = 0
    /// Everything the student did that counts, in order.
    package internal(set) var attempts: [Attempt] = []
    /// When answers are marked; walks with `feedback: end` have their marks at their own end in any case.
    package let feedback: Walk.Feedback
    /// Whether tasks that are marked at the end have their marks.
    package internal(set) var isMarked = false

    /// - Parameters:
    ///   - feedback: `.end` keeps every answer until `mark()`, and walks with it.
    ///   - attempts: an earlier session's attempts, done again in order; those of unknown tasks are left out.
    package init(
        card: Card, notation: Notation = .unicode, feedback: Walk.Feedback = .step, replaying attempts: [Attempt] = []
    ) {
        self.feedback = feedback
        self.card = card
        self.notation = notation
        states = card.tasks.map { task in
            var state = TaskState()
            if case .walk(var walk) = task.answer, let graph = card.graph(of: task) {
                if feedback == .end { walk.feedback = .end }
                state.walk = WalkSession(graph: graph, walk: walk, task: task.id, notation: notation)
                state.isSettled = state.walk?.isFinished ?? false
            }
            if case .paths(let key) = task.answer, let graph = card.graph(named: key.graph) {
                state.paths = PathsSession(graph: graph, key: key, notation: notation)
            }
            return state
        }
        for attempt in attempts { replay(attempt) }
    }

    /// Whether the same has happened in both: a session equals the one rebuilt from its attempts.
    package static func == (left: QuizSession, right: QuizSession) -> Bool {
        left.states == right.states && left.index == right.index && left.attempts == right.attempts
    }

    /// The present task; nil past the last one.
    package var task: Task? { card.tasks.indices.contains(index) ? card.tasks[index] : nil }

    /// The present task's state; nil past the last one.
    package var state: TaskState? { states.indices.contains(index) ? states[index] : nil }

    /// Whether every task is settled.
    package var isFinished: Bool { states.allSatisfy(\.isSettled) }

    /// The first task without an answer; nil where every one has its answer.
    package var firstOpenTask: Int? { states.firstIndex { !$0.isSettled && !$0.isKept } }

    /// What every option of the present task comes to, a line each, once it is settled and where the card asks for it and
    /// no hint has said it.
    package var optionShapes: [String] {
        guard case .choice(let choice)? = task?.answer, let state, state.isSettled else { return [] }
        let lines = choice.shapeLines(notation)
        return state.hints.contains(.generated(lines.joined(separator: "\n"))) ? [] : lines
    }

    /// How the present task is to be answered, a sentence: "Pick one.", "A number, rounded to the nearest integer."
    package var instruction: String {
        if let walk = state?.walk { return walk.prompt }
        if let paths = state?.paths { return paths.prompt }
        return help?.instruction ?? ""
    }

    // MARK: Answering

    /// How an entry for the present task is read while it is typed; for a walk task, by its walk.
    package func preview(_ text: String) -> Reading {
        guard let task, let help else { return .empty }
        switch task.answer {
        case .walk: return state?.walk?.preview(text) ?? .empty
        case .numeric(let key): return help.grader.preview(text, numeric: key)
        case .symbolic(let key): return help.grader.preview(text, symbolic: key)
        case .matrix(let key): return help.grader.preview(text, matrix: key)
        case .shape(let key): return help.grader.preview(text, shape: key)
        case .order(let key): return help.grader.preview(text, order: key)
        case .edge(let key): return help.grader.preview(text, edge: key)
        case .paths: return state?.paths?.preview(text) ?? .empty
        case .choice:
            if text.allSatisfy(\.isWhitespace) { return .empty }
            switch optionNumbers(in: text) {
            case .success(let chosen): return .math(chosen.sorted().map { "\($0 + 1)" }.joined(separator: ", "))
            case .failure(let fault): return .unreadable(fault)
            }
        }
    }

    /// Keeps what is typed at the present task without answering.
    package mutating func draft(_ text: String) {
        guard states.indices.contains(index) else { return }
        states[index].entry = text
    }

    /// Turns an option of the present multiple choice on or off; with one right option it replaces the chosen one.
    package mutating func toggle(option: Int) {
        guard case .choice(let choice)? = task?.answer, choice.options.indices.contains(option),
            !states[index].isSettled
        else { return }
        if choice.options.count(where: \.isCorrect) == 1 {
            states[index].chosen = states[index].chosen == [option] ? [] : [option]
        } else {
            states[index].chosen.formSymmetricDifference([option])
        }
    }

    /// Answers the present task: with the text, the chosen options where the text is empty, or options by number (`2`, `1,3`,
    /// counted from 1). In a walk task, answers the walk's present cell.
    package mutating func submit(_ text: String) -> Grade {
        guard let task, let help, !states[index].isSettled else {
            return Grade(verdict: .invalid(Fault("this task is settled")), read: "")
        }
        switch task.answer {
        case .walk:
            return walking { $0.submit(text) }
                ?? Grade(verdict: .invalid(Fault("this card has no such graph")), read: "")
        case .choice(let choice): return answer(text, choice, help.grader)
        case .numeric, .symbolic, .matrix, .shape, .order, .edge: return settle(help.grade(text), entry: text)
        case .paths:
            let grade = states[index].paths?.submit(text)
            return settle(
                grade ?? Grade(verdict: .invalid(Fault("this card has no such graph")), read: ""), entry: text)
        }
    }

    private mutating func answer(_ text: String, _ choice: Choice, _ grader: Grader) -> Grade {
        if text.contains(where: { !$0.isWhitespace }) {
            switch optionNumbers(in: text) {
            case .success(let chosen): states[index].chosen = chosen
            case .failure(let fault):
                let grade = Grade(verdict: .invalid(fault), read: "")
                states[index].grade = grade
                return grade
            }
        }
        let chosen = states[index].chosen
        let grade = grader.grade(options: chosen, of: choice)
        if feedback == .step { states[index].showFeedback(of: choice) }
        return settle(grade, entry: chosen.sorted().map { "\($0 + 1)" }.joined(separator: ","))
    }

    /// Options by number, counted from 0.
    private func optionNumbers(in text: String) -> Result<Set<Int>, Fault> {
        var chosen: Set<Int> = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
            guard let number = Int(word), number > 0 else {
                return .failure(Fault("\(word.prefix(20)) is not the number of an option"))
            }
            chosen.insert(number - 1)
        }
        return .success(chosen)
    }

    private mutating func settle(_ grade: Grade, entry: String) -> Grade {
        // Where marks come at the end, what can be graded is kept, and may be changed until then. Paths are marked as they
        // come, because what is left to give follows from what is right.
        if feedback == .end, states[index].paths == nil, !grade.verdict.isInvalid {
            let kept = Grade(verdict: .kept, read: grade.read)
            states[index].grade = kept
            states[index].entry = entry
            states[index].isKept = true
            states[index].attempts = 1
            record(.kept, entry: entry)
            return kept
        }
        states[index].grade = grade
        states[index].entry = entry
        switch grade.verdict {
        case .invalid, .kept: return grade
        case .correct:
            if let paths = states[index].paths, !paths.isFinished {
                // One entry of several is right: the next one begins with an empty field.
                states[index].entry = ""
            } else {
                states[index].isSettled = true
                states[index].attempts += 1
            }
            record(.correct, entry: entry)
        case .incorrect(let misconceptions, _):
            states[index].attempts += 1
            states[index].misconceptions += misconceptions.filter { !states[index].misconceptions.contains($0) }
            record(.incorrect, entry: entry, misconceptions)
        }
        return grade
    }

    // MARK: Help

    /// The next hint of the present task: the card's, then generated ones; the last one again when there are no more.
    package mutating func hint() -> Hint? {
        guard let task, let help else { return nil }
        if case .walk = task.answer, states[index].cardHints >= task.hints.count {
            let known = attempts.count
            guard let hint = walking({ $0.hint() }) ?? nil else { return states[index].hints.last }
            // The last hint of a cell's ladder may be shown again.
            if attempts.count > known { states[index].hints.append(hint) }
            return hint
        }
        let given = states[index].hints.count
        if given < task.hints.count {
            states[index].cardHints += 1
            states[index].hints.append(.card(task.hints[given]))
        } else {
            let generated = states[index].paths?.hints ?? help.hints
            guard given - task.hints.count < generated.count else { return states[index].hints.last }
            states[index].hints.append(.generated(generated[given - task.hints.count]))
        }
        record(.hint, entry: "")
        return states[index].hints.last
    }

    /// Shows the answer of the present task (in a walk: of the present cell). Nil where it is settled.
    package mutating func reveal() -> String? {
        guard let task, let help, !states[index].isSettled else { return nil }
        if case .walk = task.answer {
            states[index].wasRevealed = true
            return walking { $0.reveal() } ?? nil
        }
        let solution = states[index].paths?.solution ?? help.solution
        states[index].paths?.reveal()
        states[index].isSettled = true
        states[index].wasRevealed = true
        record(.revealed, entry: "")
        return solution
    }

    // MARK: Moving

    /// Takes back the last step of the present walk.
    package mutating func undo() -> Bool { walking { $0.undo() } ?? false }

    /// Marks the present walk where its marks come at the end; what is open there stays unanswered.
    package mutating func markWalk() { markWalk(at: index) }

    /// Goes to another open cell of the present walk's step (`Tab`).
    package mutating func selectNextCell() { _ = walking { $0.selectNext() } }

    /// Goes to an open cell of the present walk's step.
    package mutating func select(cell: Int) -> Bool { walking { $0.select(cell) } ?? false }

    /// Goes to the next task, answered or not; past the last one is the summary.
    package mutating func next() { go(to: index + 1) }

    /// Goes back to the task before.
    package mutating func previous() { go(to: index - 1) }

    /// Goes to a task by its place in the card.
    package mutating func go(to index: Int) { self.index = min(max(index, 0), card.tasks.count) }

    // MARK: Recording

    private var help: TaskHelp? { task.map { help(for: $0.answer) } }

    func help(for answer: Answer) -> TaskHelp {
        TaskHelp(answer: answer, grader: Grader(graph: card.graph(of: answer), notation: notation))
    }

    /// The answer of a task that is settled, as it would be written; nil before, and for walks.
    package func solution(ofTask place: Int) -> String? {
        guard states.indices.contains(place), states[place].isSettled, states[place].walk == nil else { return nil }
        return states[place].paths?.solution ?? help(for: card.tasks[place].answer).solution
    }

    /// Marks a walk where its marks come at the end; what is open there stays unanswered.
    mutating func markWalk(at place: Int) { _ = walking(at: place) { $0.mark() } }

    /// Acts on a walk, the present one by default, and takes over what it records.
    private mutating func walking<Result>(at place: Int? = nil, _ act: (inout WalkSession) -> Result) -> Result? {
        let index = place ?? index
        guard states.indices.contains(index), var walk = states[index].walk else { return nil }
        let known = walk.attempts.count
        let result = act(&walk)
        attempts += walk.attempts.dropFirst(known)
        states[index].follow(walk)
        return result
    }

    mutating func record(
        _ outcome: Attempt.Outcome, entry: String, _ misconceptions: [Misconception] = [], at place: Int? = nil
    ) {
        guard let task = place.map({ card.tasks[$0] }) ?? task else { return }
        attempts.append(Attempt(task: task.id, entry: entry, outcome: outcome, misconceptions: misconceptions))
    }

    /// Does again what an attempt records.
    private mutating func replay(_ attempt: Attempt) {
        guard let place = card.tasks.firstIndex(where: { $0.id == attempt.task }) else { return }
        let isMark = [.correct, .incorrect, .consistent].contains(attempt.outcome)
        // Marks are given all together.
        if feedback == .end, isMark, states[place].paths == nil, attempt.cell != WalkSession.orderID { return mark() }
        index = place
        if !attempt.cell.isEmpty {
            if attempt.outcome == .hint {
                _ = walking { $0.select(cellWithID: attempt.cell) }
                _ = hint()
            } else {
                if attempt.outcome == .revealed { states[index].wasRevealed = true }
                _ = walking { $0.replay(attempt) }
            }
            return
        }
        switch attempt.outcome {
        case .correct, .incorrect, .kept: _ = submit(attempt.entry)
        case .hint: _ = hint()
        case .revealed: _ = reveal()
        case .consistent, .undone: break
        }
    }
}
