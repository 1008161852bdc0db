package import Algebra
package import Autodiff
package import Cards

/// A walk of a graph in reverse topological order, as a state machine without a face.
///
/// The cells that the walk asks for come in order: values on the forward pass, then step by step of the reverse sweep the
/// local partials, contributions and adjoints. What is not asked is given when its time has come; the sum of a single row
/// is not asked for where the row is. Every action that counts is appended to `attempts`, and a session is rebuilt from
/// them by `init(replaying:)`.
package struct WalkSession: Sendable, Equatable {
    /// The graph that is walked: its output is the walk's own where it names one, and its nodes keep their places.
    package let graph: Graph
    package let walk: Walk
    /// The notation of every text the session gives.
    package let notation: Notation
    /// Whether entries are expressions: asked for, or forced by opaque functions and inputs without values.
    package let isSymbolic: Bool
    /// What happened at each cell.
    package internal(set) var states: [CellState]
    /// The index of the cell that is asked now; nil when the walk is finished.
    package internal(set) var present: Int?
    /// Everything the student did that counts, in order.
    package internal(set) var attempts: [Attempt] = []

    /// The task's id in attempts.
    let task: String
    let plan: WalkPlan
    let working: Working
    let scope: Scope
    /// By cell: the last entry that counted, as it was read.
    var answers: [Expression?]
    /// Settled cells in the order in which they were settled, for `undo`.
    private var settled: [Int] = []

    /// - Parameters:
    ///   - task: the task's id in attempts.
    ///   - attempts: an earlier session's attempts, done again in order; those of other tasks or cells are left out.
    package init(
        graph: Graph, walk: Walk, task: String, notation: Notation = .unicode, replaying attempts: [Attempt] = []
    ) {
        let graph = walk.output.map { graph.rooted(at: $0) } ?? graph
        self.graph = graph
        self.walk = walk
        self.notation = notation
        self.task = task
        isSymbolic = walk.entries == .symbolic || !graph.hasNumbers
        working = Working(graph: graph, isSymbolic: isSymbolic, notation: notation)
        plan = WalkPlan(graph: graph, walk: walk, isSymbolic: isSymbolic, names: working.names)
        scope = Scope(graph)
        states = plan.cells.map { _ in CellState() }
        answers = plan.cells.map { _ in nil }
        present = plan.cells.isEmpty ? nil : 0
        for attempt in attempts { replay(attempt) }
    }

    /// Whether the same has happened in both: a session equals the one rebuilt from its attempts.
    package static func == (left: WalkSession, right: WalkSession) -> Bool {
        left.states == right.states && left.present == right.present && left.attempts == right.attempts
    }

    /// The steps of the reverse sweep.
    package var steps: [Step] { plan.steps }

    /// Every cell that is asked for, in order.
    package var cells: [WalkCell] { plan.cells }

    /// The step of the reverse sweep that the walk is at, counted from 0; nil on the forward pass and when finished.
    package var step: Int? { present.flatMap { cells[$0].step } }

    /// Whether every cell is settled, and marked where marks come at the end.
    package var isFinished: Bool { present == nil }

    /// Whether entries wait for their marks until the walk is finished.
    var isUnmarked: Bool { walk.feedback == .end && !isFinished }

    // MARK: Answering

    /// How an entry for the present cell is read while it is typed. Changes nothing.
    package func preview(_ text: String) -> Reading {
        guard let present else { return .empty }
        return grader.preview(text, for: question(for: cells[present]))
    }

    /// Answers the present cell and, where it is right (or kept), goes on to the next open one. With `feedback: end` an empty
    /// entry leaves the cell blank.
    package mutating func submit(_ text: String) -> Grade {
        guard let present else { return Grade(verdict: .invalid(Fault("the walk is finished")), read: "") }
        let grade = walk.feedback == .end ? kept(text, at: present) : judged(text, at: present)
        states[present].grade = grade
        if case .invalid = grade.verdict { return grade }

        states[present].entry = text
        states[present].attempts += 1
        switch grade.verdict {
        case .correct:
            record(.correct, at: present)
            settle(present, as: .correct)
        case .incorrect(let misconceptions, _):
            record(.incorrect, at: present, misconceptions)
            states[present].mark = .wrong
            states[present].wrongAttempts += 1
            states[present].add(misconceptions)
        case .kept, .invalid:
            record(.kept, at: present)
            settle(present, as: .kept)
        }
        return grade
    }

    private mutating func judged(_ text: String, at cell: Int) -> Grade {
        let question = question(for: cells[cell])
        if case .success(let expression) = grader.read(text, for: question) { answers[cell] = expression }
        let grade = grader.judge(text, for: question)
        guard grade.verdict.isCorrect else { return grade }
        return Grade(verdict: .correct(note: working.line(cells[cell].quantity)), read: grade.read)
    }

    /// An entry is kept where it can be read; a blank one always.
    private mutating func kept(_ text: String, at cell: Int) -> Grade {
        answers[cell] = nil
        guard text.contains(where: { !$0.isWhitespace }) else { return Grade(verdict: .kept, read: "") }
        let grade = grader.readable(text, for: question(for: cells[cell]))
        if grade.verdict == .kept {
            answers[cell] = try? grader.read(text, for: question(for: cells[cell])).get()
        }
        return grade
    }

    // MARK: Help

    /// The next hint for the present cell: the rule in symbols, in this node's names, one cell filled in, the worked step.
    /// The last one again when there are no more; nil when finished.
    package mutating func hint() -> Hint? {
        guard let present else { return nil }
        let ladder = HintLadder(working: working).hints(for: cells[present].quantity)
        let given = states[present].hints
        if given < ladder.count {
            states[present].hints += 1
            record(.hint, at: present)
        }
        return .generated(ladder[min(given, ladder.count - 1)])
    }

    /// Shows the answer of the present cell, with its one-line why, and goes on. Nil when finished.
    package mutating func reveal() -> String? {
        guard let present else { return nil }
        record(.revealed, at: present)
        states[present].wasRevealed = true
        answers[present] = nil
        settle(present, as: .revealed)
        return working.line(cells[present].quantity)
    }

    /// The worked lines of a step that is done, one per row and one for the sum; empty for one that is not.
    package func workedSolution(ofStep step: Int) -> [String] {
        guard steps.indices.contains(step), isFinished || step < self.step ?? 0 else { return [] }
        return working.lines(steps[step], walk.method)
    }

    // MARK: Moving

    /// Takes back the last settled cell: it is open again, its entry kept for editing. False where there is none, or where
    /// the marks of a walk with `feedback: end` are already given.
    package mutating func undo() -> Bool {
        guard walk.feedback == .step || !isFinished, let last = settled.popLast() else { return false }
        states[last].mark = .open
        present = last
        record(.undone, at: last)
        return true
    }

    /// Goes to the next open cell of the present step (`Tab`), after the last one to the first.
    package mutating func selectNext() {
        guard let present else { return }
        let open = cells.indices.filter { cells[$0].step == cells[present].step && !states[$0].isSettled }
        self.present = open.first { $0 > present } ?? open.first
    }

    /// Goes to an open cell of the present step. False where it is settled or of another step.
    package mutating func select(_ cell: Int) -> Bool {
        guard let present, cells.indices.contains(cell), cells[cell].step == cells[present].step,
            !states[cell].isSettled
        else { return false }
        self.present = cell
        return true
    }

    // MARK: Recording

    /// Goes to an open cell of the present step by its identity in attempts.
    mutating func select(cellWithID id: String) -> Bool {
        cells.firstIndex { $0.id == id }.map { select($0) } ?? false
    }

    private mutating func settle(_ cell: Int, as mark: CellState.Mark) {
        states[cell].mark = mark
        settled.append(cell)
        let inStep = cells.indices.first { $0 > cell && cells[$0].step == cells[cell].step && !states[$0].isSettled }
        present = inStep ?? states.firstIndex { !$0.isSettled }
        if present == nil, walk.feedback == .end { markAll() }
    }

    mutating func record(_ outcome: Attempt.Outcome, at cell: Int, _ misconceptions: [Misconception] = []) {
        let isEntry = outcome != .hint && outcome != .revealed && outcome != .undone
        attempts.append(
            Attempt(
                task: task, cell: cells[cell].id, entry: isEntry ? states[cell].entry : "", outcome: outcome,
                misconceptions: misconceptions))
    }

    /// Does again what an attempt records. Marks given at the end follow by themselves.
    mutating func replay(_ attempt: Attempt) {
        guard attempt.task == task, let cell = cells.firstIndex(where: { $0.id == attempt.cell }) else { return }
        if attempt.outcome == .undone {
            _ = undo()
            return
        }
        guard select(cell) else { return }
        switch (attempt.outcome, walk.feedback) {
        case (.correct, .step), (.incorrect, .step), (.kept, .end): _ = submit(attempt.entry)
        case (.hint, _): _ = hint()
        case (.revealed, _): _ = reveal()
        default: break
        }
    }
}
