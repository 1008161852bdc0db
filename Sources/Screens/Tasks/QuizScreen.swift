internal import Canvas
internal import Cards
package import Tutor

/// The tasks of a card, one after the other: options or an entry field, feedback, hints, and how far one is.
package struct QuizScreen: ScrollingScreen {
    private var session: QuizSession
    let appearance: Appearance
    private var field = TextField()
    /// The option that the arrows are at.
    private var cursor = 0
    /// What was said of the last answer of each task, and the answers that were shown.
    private var results: [Int: Message] = [:]
    private var revealed: [Int: String] = [:]
    private var prompt: TaskPrompt
    private var page: TaskPage
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    package init(session: QuizSession, appearance: Appearance) {
        self.session = session
        self.appearance = appearance
        prompt = TaskPrompt(card: session.card, appearance: appearance)
        page = TaskPage(
            session: session, layout: LessonLayout(appearance: appearance, graphs: session.card.graphs), width: 1,
            prompt: [], cursor: nil, result: nil, revealed: nil)
        for (index, state) in session.states.enumerated() where session.isMarked && state.walk == nil {
            guard let grade = state.grade, state.isKept else { continue }
            let answer = grade.verdict.isIncorrect || state.isConsistent ? session.solution(ofTask: index) : nil
            let shown = answer.map { " The answer: \(TaskPage.shown($0, for: session.card.tasks[index]))." } ?? ""
            let sentence = GradeWords.sentence(for: grade, isConsistent: state.isConsistent, entry: state.entry)
            results[index] = Message(sentence.text + shown, role: sentence.role)
        }
        enterTask()
    }

    /// Tasks go on where they were left.
    package var resumption: String? { "tasks \(session.card.frontMatter.id)" }

    var title: String { session.card.frontMatter.title }
    var status: String {
        ["task \(session.index + 1) of \(session.card.tasks.count)", scroll.note].compactMap(\.self).reversed()
            .joined(separator: ", ")
    }
    var lines: [[Span]] { page.lines }

    // MARK: Keys

    enum Action {
        case submit, next, previous, hint, reveal, worked, drawing
        case option(Int), cursor(Int), toggle, edge(Int)
        case scroll(Scroll.Movement)
        case back
    }

    private var choice: Choice? {
        guard case .choice(let choice)? = session.task?.answer else { return nil }
        return choice
    }
    private var isSettled: Bool { session.state?.isSettled ?? true }
    private var isWalk: Bool {
        if case .walk? = session.task?.answer { true } else { false }
    }
    /// Whether letters are typed into the field.
    private var hasField: Bool { !isSettled && !isWalk && choice == nil }

    /// Whether the graph may be seen with all its labels: on an edge task's drawing they are what is asked.
    private var mayOpenDrawing: Bool {
        guard let task = session.task, session.card.graph(of: task) != nil else { return false }
        if case .edge = task.answer { return isSettled }
        return true
    }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        addAnswering(to: &table)
        if !isSettled, !isWalk {
            table.add(.hint, [.control("g")], "Ctrl-G", "a hint; ask as often as you like", short: "hint")
            table.add(.reveal, [.control("r")], "Ctrl-R", "show the answer", short: "reveal")
        }
        if isSettled, session.task.flatMap(session.card.graph(of:)) != nil {
            table.add(.worked, [.character("s")], "s", "the worked solution of the graph", short: "solution")
        }
        if mayOpenDrawing {
            table.add(
                .drawing, [.control("o")] + (isSettled ? [.character("d")] : []), isSettled ? "d, Ctrl-O" : "Ctrl-O",
                "the graph on a screen of its own; after the task its paths too")
        }
        let letters = !hasField
        table.add(
            .next, [.tab] + (letters ? [.character("n"), .right] : []), letters ? "n, Tab" : "Tab",
            isSettled ? "the next task" : "the next task; this one stays open", short: isSettled ? nil : "skip")
        table.add(
            .previous, [.backTab] + (letters ? [.character("p"), .left] : []), letters ? "p, Shift-Tab" : "Shift-Tab",
            "the task before")
        let scrolling = hasField || (choice != nil && !isSettled) ? Scroll.namedKeyTable : Scroll.keyTable
        table.add(scrolling, Action.scroll)
        table.add(
            .back, [.escape] + (letters ? [.character("q")] : []), letters ? "Esc, q" : "Esc",
            "back to the lesson; nothing typed is lost", short: "back")
        return table
    }

    private func addAnswering(to table: inout KeyTable<Action>) {
        if isSettled {
            table.add(.submit, [.enter], "Enter", "go on with the next task", short: "next")
        } else if isWalk {
            table.add(.submit, [.enter], "Enter", "start the walk, or go on with it", short: "walk")
        } else if let choice {
            table.add(.submit, [.enter], "Enter", "answer with the chosen option", short: "answer")
            table.add(.cursor(-1), [.up, .character("k")], "Up, k", "the option before")
            table.add(.cursor(1), [.down, .character("j")], "Down, j", "the next option", short: "choose")
            if choice.picksAll {
                table.add(.toggle, [.character(" ")], "Space", "take the option in or out", short: "take")
            }
            for index in choice.options.indices.prefix(9) {
                let letter = Choice.letter(of: index)
                let keys = ["\(index + 1)", letter, letter.lowercased()].compactMap(\.first).map(Key.character)
                table.add(.option(index), keys, "\(letter), \(index + 1)", "choose option \(letter)")
            }
        } else {
            table.add(.submit, [.enter], "Enter", "accept the answer", short: "accept")
            if session.edgeChoice != nil {
                table.add(.edge(1), [.right], "Right", "the next edge of the drawing", short: "next edge")
                table.add(.edge(-1), [.left], "Left", "the edge before")
            }
        }
    }

    var isTyping: Bool { hasField }

    // MARK: Events

    mutating func take(_ event: Event) -> [Command] {
        guard hasField else { return [] }
        switch event {
        case .paste(let text):
            field.insert(text)
            session.draft(field.text)
        case .key(let key) where field.update(key):
            session.draft(field.text)
            if session.edgeChoice != nil { layOut() }
        default: break
        }
        return []
    }

    mutating func perform(_ action: Action) -> [Command] {
        let known = session.attempts.count
        var commands: [Command] = []
        switch action {
        case .submit: commands = submit()
        case .next: commands = move(by: 1)
        case .previous: commands = move(by: -1)
        case .hint:
            if session.hint() != nil { layOut(showing: .hint(max(0, (session.state?.hints.count ?? 1) - 1))) }
        case .reveal:
            if let answer = session.reveal() {
                revealed[session.index] = answer
                results[session.index] = nil
                layOut(showing: .result)
            }
        case .worked: commands = openWorkedSolution()
        case .drawing: commands = DrawingScreen(quiz: session, appearance: appearance).map { [.open($0)] } ?? []
        case .option(let index): choose(index)
        case .edge(let step):
            guard let choice = session.edgeChoice else { break }
            field = TextField(choice.next(after: field.text, by: step))
            session.draft(field.text)
            layOut(showing: .picked)
        case .cursor(let step): choose(cursor + step, togglesAll: false)
        case .toggle:
            session.toggle(option: cursor)
            layOut(showing: .option(cursor))
        case .scroll(let movement): scroll.perform(movement)
        case .back: commands = [.back]
        }
        let card = session.card.frontMatter.id
        return session.attempts.dropFirst(known).map { .record($0, card: card) } + commands
    }

    private mutating func submit() -> [Command] {
        if isSettled { return move(by: 1) }
        if isWalk { return [.replace(WalkScreen(quiz: session, appearance: appearance))] }
        if let choice, !choice.picksAll, session.state?.chosen.contains(cursor) == false {
            session.toggle(option: cursor)
        }
        let entry = field.text
        if choice == nil, entry.allSatisfy(\.isWhitespace) {
            results[session.index] = Message("Type an answer first; Ctrl-G gives a hint.", role: .pending)
        } else if choice != nil, session.state?.chosen.isEmpty == true {
            results[session.index] = Message("Choose an option first; Ctrl-G gives a hint.", role: .pending)
        } else {
            let grade = session.submit(entry)
            // What waits for its mark needs no answer here.
            if grade.verdict == .kept { return move(by: 1) }
            results[session.index] = Message(grade, entry: entry)
            if grade.verdict.isIncorrect { field.select() }
            // One of several entries is right: the next one begins with an empty field.
            if grade.verdict.isCorrect, !isSettled { field = TextField() }
        }
        layOut(showing: .result)
        return []
    }

    private mutating func choose(_ option: Int, togglesAll: Bool = true) {
        guard let choice else { return }
        cursor = min(max(0, option), max(0, choice.options.count - 1))
        if togglesAll, choice.picksAll { session.toggle(option: cursor) }
        layOut(showing: .option(cursor))
    }

    /// Goes to another task; past the last one is the summary.
    private mutating func move(by tasks: Int) -> [Command] {
        if tasks > 0 { session.next() } else { session.previous() }
        guard session.task != nil else {
            return [.replace(SummaryScreen(quiz: session, appearance: appearance))]
        }
        enterTask()
        return []
    }

    private mutating func enterTask() {
        field = TextField(session.state?.entry ?? "")
        cursor = session.state?.chosen.min() ?? 0
        scroll.perform(.top)
        layOut()
    }

    private func openWorkedSolution() -> [Command] {
        guard let graph = session.task.flatMap(session.card.graph(of:)) else { return [] }
        return [.open(TextScreen(workedSolutionOf: graph, appearance: appearance))]
    }

    // MARK: Layout

    /// Where the page goes. Below it stand a rule, the field and the rows of its echo, the last one above the keys.
    func linesArea(in body: Area) -> Area {
        let panel = hasField ? 1 + echoRows(in: body) : 0
        return Area(
            column: body.column, row: body.row, columns: body.size.columns, rows: body.size.rows - panel)
    }

    /// How many rows the echo has: the same for every matrix, so that they do not tell how many rows the right one has.
    private func echoRows(in body: Area) -> Int {
        guard case .matrix? = session.task?.answer, body.size.rows >= 18 else { return 2 }
        return 4
    }

    mutating func layOut() { layOut(showing: nil) }

    private mutating func layOut(showing part: TaskPage.Part?) {
        let width = min(body.size.columns, 100)
        let picked = session.edgeChoice?.edge(in: field.text)
        page = TaskPage(
            session: session, layout: LessonLayout(appearance: appearance, graphs: session.card.graphs), width: width,
            prompt: session.task.map { prompt.lines(for: $0, width: width, isSettled: isSettled, picked: picked) }
                ?? [],
            cursor: choice == nil || isSettled ? nil : cursor, result: results[session.index],
            revealed: revealed[session.index])
        fitScroll()
        if let part, let rows = page.parts[part] { scroll.show(rows) }
        // After success the why belongs to the result; the result itself stays seen where both do not fit.
        if part == .result, let why = page.parts[.why], let result = page.parts[.result] {
            scroll.show(why)
            scroll.show(result)
        }
    }

    func drawContent(on canvas: inout Canvas, in body: Area) {
        drawLines(on: &canvas, in: body)
        if hasField { drawPanel(on: &canvas, body: body, row: linesArea(in: body).rows.upperBound) }
    }

    private func drawPanel(on canvas: inout Canvas, body: Area, row: Int) {
        let echo = EchoLine(reading: session.preview(field.text), entry: field.text)
        canvas.rule(row: row, column: body.column, columns: body.size.columns, title: "your answer")
        field.draw(
            on: &canvas, column: body.column + 2, row: row + 1, width: max(1, body.size.columns - 4),
            fault: echo.faultyCharacters)
        let lines = echo.lines(width: max(1, body.size.columns - 4), height: echoRows(in: body))
        for (offset, line) in lines.enumerated() {
            canvas.write(line, column: body.column + 2, row: row + 2 + offset)
        }
    }
}
