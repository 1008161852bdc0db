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
    /// How the graph is walked, as the card says.
    package let walk: Walk
    /// The notation of every text the session gives.
    package let notation: Notation
    /// Whether every entry is an expression: asked for, or because no cell has a number. In other walks an entry is a number
    /// where its cell has one, and an expression elsewhere.
    package var isSymbolic: Bool { working.isSymbolic }
    /// What happened at each cell.
    package internal(set) var states: [CellState]
    /// What the walk waits for.
    package internal(set) var stage = Stage.finished
    /// Everything the student did that counts, in order.
    package internal(set) var attempts: [Attempt] = []
    /// What may be shown beside what the walk asks: other tasks may ask it.
    package var disclosure: Disclosure

    /// The task's id in attempts.
    let task: String
    /// How the task's id begins in attempts at a walk by itself; the graph's name follows.
    static let byItself = "walk "
    let plan: WalkPlan
    let working: Working
    /// By cell: the last entry that counted, as it was read.
    var answers: [Expression?]
    /// Where the student chooses the order: the steps visited so far, the present one included.
    var visits: [Int] = []
    /// How the student's choices went.
    var order = OrderState()
    /// In an excursion from a summary, the cells that are shown in their turn and not asked; nil in any other walk.
    private(set) var given: Set<Int>?
    /// What `undo` takes back, the last thing last.
    private(set) var done: [Done] = []
    /// By cell, as far as it was needed: a fingerprint of what is right.
    var fingerprints: [Int: String] = [:]
    /// The sitting that this session goes on with; nil where it has begun one.
    package internal(set) var resumption: Resumption?
    /// What is typed at questions and was not entered there since, by the ids of their cells.
    var typed: [String: String] = [:]
    /// What a command line has changed in the graph, as in `--at`: another sitting.
    package var variant = ""
    /// What its numbers were drawn with; nil for those of the card.
    package var seed: NumberSeed?

    /// What a walk waits for.
    package enum Stage: Hashable, Sendable {
        /// An entry for a cell.
        case entry(cell: Int)
        /// The name of the node that is visited next (`order: student`).
        case order
        /// Nothing is open any more; entries may still be changed before they are marked (`feedback: end`).
        case review
        case finished
    }

    enum Done: Hashable, Sendable {
        case settled(cell: Int)
        case visited(step: Int)
    }

    /// - Parameters:
    ///   - task: the task's id in attempts.
    ///   - disclosure: what may be shown beside what the walk asks.
    ///   - attempts: an earlier session's attempts, done again in order; those of other tasks or cells are left out, and so are
    ///     those at cells where something else is right now.
    package init(
        graph: Graph, walk: Walk, task: String, notation: Notation = .unicode, disclosure: Disclosure = .everything,
        replaying attempts: [Attempt] = []
    ) {
        self.disclosure = disclosure
        var graph = walk.output.map { graph.rooted(at: $0) } ?? graph
        if let layout = walk.layout { graph.layout = layout }
        self.graph = graph
        self.walk = walk
        self.notation = notation
        self.task = task
        let numbers = Working(
            graph: graph, isSymbolic: walk.entries == .symbolic || !graph.hasNumbers, notation: notation)
        plan = WalkPlan(walk: walk, working: numbers)
        // The output's adjoint is 1 in any walk.
        let quantities = plan.cells.map(\.quantity).filter { $0 != .adjoint(node: graph.output) }
        working =
            quantities.isEmpty || quantities.contains(where: numbers.isNumeric)
            ? numbers : Working(graph: graph, isSymbolic: true, notation: notation)
        states = plan.cells.map { _ in CellState() }
        answers = plan.cells.map { _ in nil }
        goOn()
        replay(attempts)
    }

    /// Whether the same has happened in both: a session equals the one rebuilt from its attempts.
    package static func == (left: WalkSession, right: WalkSession) -> Bool {
        left.states == right.states && left.stage == right.stage && left.attempts == right.attempts
            && left.order == right.order
    }

    /// The steps of the reverse sweep.
    package var steps: [Step] { plan.steps }

    /// Every cell that is asked for, in order.
    package var cells: [WalkCell] { plan.cells }

    /// The index of the cell that is asked now; nil where something else is, and when the walk is finished.
    package var present: Int? {
        if case .entry(let cell) = stage { cell } else { nil }
    }

    /// The step of the reverse sweep that the walk is at, counted from 0; nil on the forward pass, between steps and when
    /// finished.
    package var step: Int? { present.flatMap { cells[$0].step } }

    /// The place of the present step in the sweep, counted from 1; the next one's where the student chooses it.
    package var stepNumber: Int? {
        switch (stage, walk.order) {
        case (.order, _): visits.count + 1
        case (_, .given): step.map { $0 + 1 }
        case (_, .student): step.map { _ in visits.count }
        }
    }

    /// Whether every cell is settled, and marked where marks come at the end.
    package var isFinished: Bool { stage == .finished }

    /// Whether a step of the sweep has begun.
    func hasBegun(_ step: Int) -> Bool {
        switch stage {
        case .review, .finished: return true
        case .order: return visits.contains(step)
        case .entry(let cell):
            if cells[cell].isUpdate { return true }
            guard let present = cells[cell].step else { return false }
            return walk.order == .student ? visits.contains(step) : step <= present
        }
    }

    /// Whether the sweep has gone past a step.
    func isDone(_ step: Int) -> Bool { hasBegun(step) && step != self.step }

    /// Whether entries wait for their marks until the walk is finished.
    var isUnmarked: Bool { walk.feedback == .end && !isFinished }

    /// A walk to practise on from a summary: marks come at once, and what is not asked is shown in its turn.
    /// - Parameter asked: the cells that are asked.
    init(excursionOn graph: Graph, _ walk: Walk, notation: Notation, disclosure: Disclosure, asking asked: Set<Int>) {
        var walk = walk
        walk.feedback = .step
        walk.order = .given
        self.init(graph: graph, walk: walk, task: "", notation: notation, disclosure: disclosure)
        given = Set(cells.indices).subtracting(asked)
        showGiven()
    }

    // MARK: Answering

    /// How an entry for the present cell is read while it is typed. Changes nothing.
    package func preview(_ text: String) -> Reading {
        switch stage {
        case .entry(let cell): grader.preview(text, for: question(for: cells[cell]))
        case .order: grader.previewNodes(text)
        case .review, .finished: .empty
        }
    }

    /// Answers the present cell and, where it is right (or kept), goes on to the next open one. With `feedback: end` an empty
    /// entry leaves the cell blank. Where the student chooses the order, the node that comes next.
    package mutating func submit(_ text: String) -> Grade { submit(text, hasCounted: false) }

    /// - Parameter hasCounted: whether it is known that the entry was wrong, from an earlier session's attempts.
    mutating func submit(_ text: String, hasCounted: Bool) -> Grade {
        guard let present else {
            if stage == .order { return choose(text) }
            let fault = stage == .review ? "every question has its entry" : "the walk is finished"
            return Grade(verdict: .invalid(Fault(fault)), read: "")
        }
        let grade =
            walk.feedback == .end
            ? kept(text, at: present)
            : states[present].misfits.take(judged(text, at: present), hasCounted: hasCounted)
        states[present].grade = grade
        if case .invalid = grade.verdict { return grade }

        states[present].entry = text
        states[present].attempts += 1
        states[present].isChanged = false
        switch grade.verdict {
        case .correct:
            record(.correct, at: present)
            settle(present, as: .correct)
        case .incorrect:
            record(.incorrect, at: present, grade.verdict.counted)
            states[present].mark = .wrong
            states[present].wrongAttempts += 1
            states[present].add(grade.verdict.counted)
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
        if grade.verdict.isCorrect { return Grade(verdict: .correct(note: line(at: cell)), read: grade.read) }
        guard followsFromRounded(text, at: cell) else { return grade }
        return Grade(verdict: .correct(note: "\(Self.roundedNote) \(line(at: cell))"), read: grade.read)
    }

    /// An entry is kept where it can be read; a blank one always.
    private mutating func kept(_ text: String, at cell: Int) -> Grade {
        answers[cell] = nil
        guard text.contains(where: { !$0.isWhitespace }) else { return Grade(verdict: .kept, read: "") }
        let question = question(for: cells[cell])
        let grade = grader.readable(text, for: question)
        if grade.verdict == .kept { answers[cell] = try? grader.read(text, for: question).get() }
        return grade
    }

    // MARK: Help

    /// The next hint for the present cell: the rule in symbols, in this node's names, one cell filled in, the worked step.
    /// The last one again when there are no more; nil when finished.
    package mutating func hint() -> Hint? {
        if stage == .order { return hintAboutOrder() }
        guard let present else { return nil }
        let hints = HintLadder(working: told(at: present), hasContributions: walk.fill.contains(.contributions))
        let ladder = Hint.ladder(hints.hints(for: cells[present].quantity))
        let given = states[present].hints + (states[present].isAnswerNext ? 1 : 0)
        guard given < ladder.count else { return ladder.last }
        let hint = ladder[given]
        if hint == .answerIsNext { states[present].isAnswerNext = true } else { states[present].hints += 1 }
        if hint.isAnswer { states[present].wasRevealed = true }
        record(.hint, at: present)
        return hint
    }

    /// Shows the answer of the present cell, with its one-line why, and goes on. Nil when finished.
    package mutating func reveal() -> String? {
        if stage == .order { return revealOrder() }
        guard let present else { return nil }
        record(.revealed, at: present)
        states[present].wasRevealed = true
        states[present].isChanged = false
        answers[present] = nil
        settle(present, as: .revealed)
        return line(at: present)
    }

    // MARK: Moving

    /// Takes back the last settled cell: it is open again, its entry kept for editing; or the student's last choice of a
    /// node. False where there is none, or where the marks of a walk with `feedback: end` are already given.
    package mutating func undo() -> Bool {
        guard walk.feedback == .step || !isFinished, let place = done.lastIndex(where: { !isGiven($0) }) else {
            return false
        }
        let last = done[place]
        // What was shown after it is shown again when its turn comes.
        for case .settled(let cell) in done[place...] { states[cell].mark = .open }
        done.removeSubrange(place...)
        switch last {
        case .settled(let cell):
            stage = .entry(cell: cell)
            record(.undone, at: cell)
            while !cells[cell].isUpdate, let visited = visits.last, visited != cells[cell].step { visits.removeLast() }
        case .visited(let step):
            visits.removeAll { $0 == step }
            stage = .order
            attempts.append(Attempt(task: task, cell: Self.orderID, entry: "", outcome: .undone))
        }
        return true
    }

    /// Goes to the next open cell of the present step (`Tab`), after the last one to the first.
    package mutating func selectNext() {
        guard let present else { return }
        let open = cells.indices.filter { cells[$0].isBeside(cells[present]) && !states[$0].isSettled }
        if let next = open.first(where: { $0 > present }) ?? open.first { stage = .entry(cell: next) }
    }

    /// Goes to an open cell of the present step. False where it is settled or of another step.
    package mutating func select(_ cell: Int) -> Bool {
        guard let present, cells.indices.contains(cell), cells[cell].isBeside(cells[present]),
            !states[cell].isSettled
        else { return false }
        stage = .entry(cell: cell)
        return true
    }

    // MARK: Recording

    mutating func settle(_ cell: Int, as mark: CellState.Mark) {
        states[cell].mark = mark
        done.append(.settled(cell: cell))
        let inStep = cells.indices.first { $0 > cell && cells[$0].isBeside(cells[cell]) && !states[$0].isSettled }
        if let inStep { stage = .entry(cell: inStep) } else { goOn() }
        showGiven()
    }

    /// Shows the present cell where it is not asked, and so on to the next one that is.
    private mutating func showGiven() {
        if let present, given?.contains(present) == true { settle(present, as: .revealed) }
    }

    private func isGiven(_ done: Done) -> Bool {
        if case .settled(let cell) = done { given?.contains(cell) == true } else { false }
    }

    /// Goes on with what is still open: of the present step, then of the next one.
    mutating func goOn() {
        let open = states.indices.first { cell in
            guard !states[cell].isSettled else { return false }
            return walk.order == .given
                || cells[cell].step.map(visits.contains) ?? !(cells[cell].isUpdate && isSweepOpen)
        }
        if let open {
            stage = .entry(cell: open)
        } else if let unvisited = states.firstIndex(where: { !$0.isSettled }).flatMap({ cells[$0].step }) {
            // The last step comes by itself.
            let waiting = steps.indices.filter { !visits.contains($0) }
            stage = .order
            if waiting == [unvisited] {
                visits.append(unvisited)
                goOn()
            }
        } else {
            stage = answers.contains { $0 != nil } && walk.feedback == .end ? .review : .finished
        }
    }

    /// Whether a cell of the sweep is still to be answered.
    private var isSweepOpen: Bool { cells.indices.contains { cells[$0].step != nil && !states[$0].isSettled } }

    /// Begins a step that the student has chosen.
    mutating func visit(_ step: Int) {
        guard stage == .order, !visits.contains(step) else { return }
        visits.append(step)
        done.append(.visited(step: step))
        order.hintsHere = 0
        typed[Self.orderID] = nil
        goOn()
    }

    /// Ends a walk with `feedback: end`: marks every entry there is, and appends the outcomes to the attempts. What is open
    /// stays unanswered. Nothing for other walks.
    package mutating func mark() {
        guard walk.feedback == .end, !isFinished else { return }
        stage = .finished
        markAll()
    }

    mutating func record(_ outcome: Attempt.Outcome, at cell: Int, _ misconceptions: [Misconception] = []) {
        let isEntry = outcome != .hint && outcome != .revealed && outcome != .undone
        attempts.append(
            Attempt(
                task: task, cell: cells[cell].id, entry: isEntry ? states[cell].entry : "",
                read: isEntry ? states[cell].grade?.read ?? "" : "", outcome: outcome, misconceptions: misconceptions,
                rules: graph.rules(inLedger: cells[cell].quantity) { plan.cellIndex[$0] != nil },
                key: fingerprint(of: cell)))
    }
}
