package import Algebra
package import Autodiff
package import Cards

/// The tasks of a card in order, as a state machine without a face. A task that takes several entries contains a session.
///
/// A student may skip and come back; nothing typed is lost. Every action that counts is appended to `attempts`, and a session
/// is rebuilt from them by `init(replaying:)`, at the task that was last worked on.
package struct QuizSession: Sendable, Equatable {
    /// The card whose tasks are asked.
    package let card: Card
    /// The notation of every text the session gives.
    package let notation: Notation
    /// One per task.
    package internal(set) var states: [TaskState] {
        didSet { discloseWhatIsSettled() }
    }
    /// What may be seen of the card's graphs now.
    package private(set) var openTasks: OpenTasks
    /// The present task; equal to the number of tasks when the student has gone past the last one.
    package internal(set) var index = 0
    /// Everything the student did that counts, in order.
    package internal(set) var attempts: [Attempt] = []
    /// When answers are marked; walks with `feedback: end` have their marks at their own end in any case.
    package let feedback: Walk.Feedback
    /// What asks it as one question after others; nil for the tasks of a card by themselves.
    package var series: QuestionSeries?
    /// Whether tasks that are marked at the end have their marks.
    package internal(set) var isMarked = false
    /// Whether tasks are asked again to practise them, beside the sitting that they come from.
    package let isPractice: Bool
    /// The sitting that this session goes on with; nil where it has begun one.
    package internal(set) var resumption: Resumption?
    /// By task, as far as it was needed: a fingerprint of what is right.
    var fingerprints: [Int: String] = [:]

    /// - Parameters:
    ///   - feedback: `.end` keeps every answer until `mark()`, and walks with it.
    ///   - isPractice: whether it belongs to no sitting.
    ///   - attempts: an earlier session's attempts, done again in order; those of unknown tasks are left out, and so are those
    ///     at tasks where something else is right now.
    package init(
        card: Card, notation: Notation = .unicode, feedback: Walk.Feedback = .step, isPractice: Bool = false,
        replaying attempts: [Attempt] = []
    ) {
        self.isPractice = isPractice
        self.feedback = feedback
        self.card = card
        self.notation = notation
        states = card.tasks.map { task in
            var state = TaskState()
            state.work = card.asked(task, notation).session(task: task.id, feedback: feedback)
            state.isSettled = state.work?.session.isFinished ?? false
            return state
        }
        openTasks = OpenTasks(of: card)
        disclose()
        discloseWhatIsSettled()
        replay(attempts)
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

    /// What is said of the present task as a whole, a line each, once it is settled.
    package var remarks: [String] { state?.isSettled == true ? asked?.remarks ?? [] : [] }

    /// How the present task is to be answered, a sentence: "Pick one.", "A number, rounded to the nearest integer."
    package var instruction: String {
        guard let task, let asked else { return "" }
        let hasProse = task.prompt.contains { if case .graph = $0 { false } else { true } }
        let parts = [
            hasProse ? "" : asked.statement, state?.work?.session.prompt ?? asked.instruction, asked.typing,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: Answering

    /// How an entry for the present task is read while it is typed; for a walk task, by its walk.
    package func preview(_ text: String) -> Reading {
        state?.work?.session.preview(text) ?? asked?.preview(text) ?? .empty
    }

    /// An entry for a task as a line that may be typed: `1,3` for options, counted from 1, `h₃▸z₁` for an edge.
    /// - Parameter place: the present task by default.
    package func text(of entry: Entry, at place: Int? = nil) -> String {
        guard card.tasks.indices.contains(place ?? index) else { return entry.text }
        return card.asked(card.tasks[place ?? index], notation).text(of: entry)
    }

    /// Keeps what is typed or picked at the present task without answering.
    package mutating func draft(_ entry: Entry) {
        guard states.indices.contains(index) else { return }
        states[index].entry = entry
    }

    /// Answers the present task with a line, which may say what is picked; in a walk task, the walk's present cell.
    package mutating func submit(_ text: String) -> Grade { submit(.text(text)) }

    /// Answers the present task.
    package mutating func submit(_ given: Entry) -> Grade { submit(given, hasCounted: false) }

    /// - Parameter hasCounted: whether it is known that the entry was wrong, from an earlier session's attempts.
    mutating func submit(_ given: Entry, hasCounted: Bool) -> Grade {
        guard let asked, !states[index].isSettled else {
            return Grade(verdict: .invalid(Fault("this task is settled")), read: "")
        }
        if let grade = working({ $0.submit(given.text) }) {
            return states[index].work?.session.record == nil ? settle(grade, entry: given) : grade
        }
        let entry = asked.picked(given)
        if feedback == .step, let shown = asked.feedback(on: entry) { states[index].feedback = shown }
        let grade = asked.grade(entry)
        return settle(
            feedback == .step ? states[index].misfits.take(grade, hasCounted: hasCounted) : grade, entry: entry)
    }

    private mutating func settle(_ grade: Grade, entry: Entry) -> Grade {
        // Where marks come at the end, what can be graded is kept, and may be changed until then.
        if feedback == .end, states[index].work == nil, !grade.verdict.final.isInvalid {
            let kept = Grade(verdict: .kept, read: grade.read)
            states[index].grade = kept
            states[index].entry = entry
            states[index].kept = entry
            states[index].isChanged = false
            states[index].attempts = 1
            record(.kept, entry: entry, read: grade.read)
            return kept
        }
        states[index].grade = grade
        states[index].entry = entry
        if !grade.verdict.isInvalid { states[index].isChanged = false }
        switch grade.verdict {
        case .invalid, .kept: return grade
        case .correct:
            if let work = states[index].work, !work.session.isFinished {
                // One entry of several is right: the next one begins with an empty field.
                states[index].entry = ""
            } else {
                states[index].isSettled = true
                states[index].attempts += 1
            }
            record(.correct, entry: entry, read: grade.read)
        case .incorrect:
            let misconceptions = grade.verdict.counted
            states[index].attempts += 1
            states[index].misconceptions += misconceptions.filter { !states[index].misconceptions.contains($0) }
            record(.incorrect, entry: entry, read: grade.read, misconceptions)
        }
        return grade
    }

    // MARK: Help

    /// The next hint of the present task: the card's, then generated ones; the last one again when there are no more.
    package mutating func hint() -> Hint? {
        guard let task, let asked else { return nil }
        if states[index].work?.session.record != nil, states[index].cardHints >= task.hints.count {
            let known = attempts.count
            guard let hint = working({ $0.hint() }) ?? nil else { return states[index].hints.last }
            // The last hint of a cell's ladder may be shown again.
            if attempts.count > known { give(hint) }
            return hint
        }
        let ladder =
            task.hints.map(Hint.card) + Hint.ladder(states[index].work?.session.hints ?? asked.hints)
        let given = states[index].hints
        guard given.last?.isAnswer != true, given.count < ladder.count else { return given.last }
        give(ladder[given.count])
        record(.hint, entry: "")
        return states[index].hints.last
    }

    mutating func give(_ hint: Hint) {
        // The answer takes the place of its announcement.
        if hint.isAnswer, states[index].hints.last == .answerIsNext { states[index].hints.removeLast() }
        states[index].hints.append(hint)
        if hint.isAnswer, !states[index].isSettled { states[index].sawAnswer = true }
    }

    /// Shows the answer of the present task (in a walk: of the present cell). Nil where it is settled.
    package mutating func reveal() -> String? {
        guard let asked, !states[index].isSettled else { return nil }
        states[index].wasRevealed = true
        states[index].isChanged = false
        let shown = working { $0.reveal() }
        if let shown, states[index].work?.session.record != nil { return shown }
        states[index].isSettled = true
        record(.revealed, entry: "")
        return shown ?? asked.solution
    }

    // MARK: Moving

    /// Takes back the last step of the present walk.
    package mutating func undo() -> Bool { working { $0.undo() } ?? false }

    /// Marks the present walk where its marks come at the end; what is open there stays unanswered.
    package mutating func markWalk() { mark(at: index) }

    /// Goes to another open cell of the present walk's step (`Tab`).
    package mutating func selectNextCell() { _ = working { $0.selectNext() } }

    /// Goes to an open cell of the present walk's step.
    package mutating func select(cell: Int) -> Bool { working { $0.select(cell) } ?? false }

    /// Goes to the next task, answered or not; past the last one is the summary.
    package mutating func next() { go(to: index + 1) }

    /// Goes back to the task before.
    package mutating func previous() { go(to: index - 1) }

    /// Goes to a task by its place in the card.
    package mutating func go(to index: Int) { self.index = min(max(index, 0), card.tasks.count) }

    // MARK: What may be seen

    /// What may be seen of a graph of the card at the present task.
    package func disclosure(of graph: Graph) -> Disclosure {
        task.map { openTasks.disclosure(of: graph, onPageOf: $0.id) } ?? openTasks.disclosure(of: graph)
    }

    private mutating func discloseWhatIsSettled() {
        let open = Set(card.tasks.indices.filter { !states[$0].isSettled }.map { card.tasks[$0].id })
        guard open != openTasks.ids else { return }
        openTasks.ids = open
        disclose()
    }

    /// Tells the sessions what other tasks ask.
    private mutating func disclose() {
        for (index, task) in card.tasks.enumerated() where states[index].work != nil {
            guard let graph = card.graph(of: task) else { continue }
            let disclosure =
                states[index].walk.map { openTasks.disclosure(of: $0, task: task.id) }
                ?? openTasks.disclosure(of: graph, helpingWith: task.id)
            states[index].work?.session.disclosure = disclosure
        }
    }

    // MARK: Recording

    /// The present task; what is said of its answers tells nothing that another one asks.
    private var asked: (any AskedKind)? {
        task.map { task in
            let disclosure = card.graph(of: task).map { openTasks.disclosure(of: $0, helpingWith: task.id) }
            return card.asked(task, notation, showing: disclosure ?? .everything)
        }
    }

    /// The answer of a task that is settled, as it would be written; nil before, and for walks.
    package func solution(ofTask place: Int) -> String? {
        guard states.indices.contains(place), states[place].isSettled else { return nil }
        guard let work = states[place].work else { return card.asked(card.tasks[place], notation).solution }
        return work.session.solution
    }

    /// Gives a session the marks that wait for its end; what is open there stays unanswered.
    mutating func mark(at place: Int) { _ = working(at: place) { $0.mark() } }

    /// Acts on the session of a task, the present one by default, and takes over what it records; nil where it has none.
    mutating func working<Result>(at place: Int? = nil, _ act: (inout any TaskSession) -> Result) -> Result? {
        let index = place ?? index
        guard states.indices.contains(index), var session = states[index].work?.session else { return nil }
        let known = session.record?.attempts.count ?? 0
        // Held once, it is changed in place.
        states[index].work = nil
        let result = act(&session)
        states[index].work = TaskWork(session: session)
        if let record = session.record {
            attempts += record.attempts.dropFirst(known)
            states[index].follow(record, isFinished: session.isFinished)
        }
        return result
    }

    mutating func record(
        _ outcome: Attempt.Outcome, entry: Entry, read: String = "", _ misconceptions: [Misconception] = [],
        at place: Int? = nil
    ) {
        let place = place ?? index
        guard card.tasks.indices.contains(place) else { return }
        attempts.append(
            Attempt(
                task: card.tasks[place].id, entry: entry, read: read, outcome: outcome, misconceptions: misconceptions,
                rules: card.asked(card.tasks[place], notation).rules, key: fingerprint(ofTask: place)))
    }
}

extension Card {
    /// A task as it is asked.
    /// - Parameter disclosure: what may be told of its graph.
    func asked(_ task: Task, _ notation: Notation, showing disclosure: Disclosure = .everything) -> any AskedKind {
        var grader = Grader(graph: graph(of: task), notation: notation)
        grader.disclosure = disclosure
        return task.answer.asked(by: grader)
    }
}
