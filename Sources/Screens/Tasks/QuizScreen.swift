internal import Autodiff
internal import Canvas
package import Cards
package import Tutor

/// The tasks of a card, one after the other: options or an entry field, feedback, hints, and how far one is.
package struct QuizScreen: ScrollingScreen {
    private var session: QuizSession
    let appearance: Appearance
    /// How the present task is answered.
    private var face: any AnswerFace
    private var field = TextField()
    /// What was entered at each task.
    private var histories: [Int: EntryHistory] = [:]
    /// What was said of the last answer of each task, and the answers that were shown.
    private var results: [Int: Message] = [:]
    private var revealed: [Int: String] = [:]
    /// What is said before anything else is done.
    private var notice: Message?
    /// Whether the next press of the key starts over.
    private var startsOver = false
    private var prompt: TaskPrompt
    private var page: TaskPage
    /// The area of the page and of the panel below it.
    private var space = Area(column: 0, row: 0, columns: 0, rows: 0)
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    /// - Parameter saying: what is said before anything is done.
    package init(session: QuizSession, saying: String? = nil, appearance: Appearance) {
        self.session = session
        self.appearance = appearance
        face = session.face
        prompt = TaskPrompt(card: session.card, appearance: appearance)
        page = TaskPage(
            session: session, face: face,
            layout: LessonLayout(of: session, appearance: appearance), width: 1,
            prompt: .whole([]), typed: "", result: nil, revealed: nil)
        for (index, state) in session.states.enumerated() where session.isMarked {
            guard let grade = state.grade, state.isKept else { continue }
            let answer = grade.verdict.isIncorrect || state.isConsistent ? session.solution(ofTask: index) : nil
            let shown = answer.map { " The answer: \(session.face(at: index).shown($0))." } ?? ""
            let sentence = GradeWords.sentence(
                for: grade, isConsistent: state.isConsistent, entry: session.text(of: state.entry, at: index))
            results[index] = Message(sentence.text + shown, role: sentence.role)
        }
        let start = session.attempts.isEmpty && !session.isPractice ? session.card.roundWords : nil
        notice = (saying ?? session.resumptionWords.map { "\($0) Ctrl-F starts over." } ?? start)
            .map { Message($0, role: .pending) }
        enterTask()
    }

    /// The tasks, or where every one has its answer, their summary.
    package static func screen(of session: QuizSession, appearance: Appearance) -> any Screen {
        guard session.task == nil else { return QuizScreen(session: session, appearance: appearance) }
        return SummaryScreen(quiz: session, appearance: appearance)
    }

    /// What stands in the fields of open tasks.
    package var drafts: Drafts? { session.drafts }

    /// Tasks go on where they were left.
    package var resumption: String? {
        session.series != nil ? nil : QuizScreen.resumption(ofTasksOf: session.card)
    }

    /// Under which name the tasks of a card go on, or how they went.
    static func resumption(ofTasksOf card: Card) -> String { "tasks \(card.frontMatter.id)" }

    /// The same task, with what was said of answers that count there too.
    package func showing(_ card: Card) -> (any Screen)? {
        let session = session.continued(in: card)
        guard session.task != nil else { return nil }
        var screen = QuizScreen(session: session, appearance: appearance)
        for (index, state) in session.states.enumerated() where screen.results[index] == nil {
            guard let grade = state.grade, !state.wasRevealed else { continue }
            screen.results[index] = Message(grade, entry: session.text(of: state.entry, at: index))
        }
        (screen.size, screen.scroll) = (size, scroll)
        screen.layOut()
        return screen
    }

    /// Where the task begins.
    package var place: Diagnostic.Place? { session.task?.place }

    var title: String { session.card.frontMatter.title }
    var status: String {
        [
            session.series?.words ?? "task \(session.index + 1) of \(session.card.tasks.count)",
            session.card.roundName, scroll.note,
        ]
        .compactMap(\.self).reversed()
        .joined(separator: ", ")
    }
    var lines: [[Span]] { page.lines }

    // MARK: Keys

    enum Action {
        case submit, next, previous, hint, reveal, worked, drawing, startOver, lesson
        case pick(Pick)
        case recall(Int)
        case scroll(Scroll.Movement)
        case back
    }

    private var isSettled: Bool { session.state?.isSettled ?? true }
    /// Whether letters are typed into the field.
    private var hasField: Bool { !isSettled && face.isTyped }

    /// The graph that the present task is about, and the one that is drawn beside it.
    private var graph: Graph? { session.task.flatMap(session.card.graph(of:)) }
    private var shownGraph: Graph? { session.task.flatMap(session.card.shownGraph(of:)) }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if isSettled {
            table.add(.submit, [.enter], "Enter", "go on with the next task", short: "next")
        } else {
            face.addKeys(to: &table)
        }
        if !isSettled, !face.hasScreen {
            table.add(.hint, [.control("g")], "Ctrl-G", "a hint; ask as often as you like", short: "hint")
            table.add(.reveal, [.control("r")], "Ctrl-R", "show the answer", short: "reveal")
        }
        if let section = session.taught {
            table.add(
                .lesson, [.function(2)], "F2", "the section of the lesson about this: \(section.title)", short: "lesson"
            )
        }
        if isSettled, graph != nil {
            table.add(.worked, [.character("s")], "s", "the worked solution of the graph", short: "solution")
        }
        if shownGraph != nil, isSettled || face.showsWholeGraph {
            table.add(
                .drawing, [.control("o")] + (isSettled ? [.character("d")] : []), isSettled ? "d, Ctrl-O" : "Ctrl-O",
                "the graph on a screen of its own; after the task its paths too")
        }
        let letters = !hasField
        table.add(
            .next, [.tab] + (letters ? [.character("n"), .right] : []), letters ? "n, Tab" : "Tab",
            isSettled ? "the next task" : "the next task; this one stays open", short: isSettled ? nil : "skip")
        if session.series == nil {
            table.add(
                .previous, [.backTab] + (letters ? [.character("N"), .left] : []),
                letters ? "N, Shift-Tab" : "Shift-Tab",
                "the task before")
        }
        if !session.attempts.isEmpty, session.series == nil {
            table.add(
                .startOver, [.control("f")], "Ctrl-F",
                "start over from the first task; what you have answered stays saved",
                short: notice == nil ? nil : "start over")
        }
        if hasField { table.addRecall(Action.recall) }
        // Letters and arrows may answer while the task is open.
        let scrolling = isSettled || face.hasScreen ? Scroll.keyTable : Scroll.namedKeyTable
        table.add(scrolling, Action.scroll)
        table.add(
            .back, [.escape] + (letters ? [.character("q")] : []), letters ? "Esc, q" : "Esc",
            "back; nothing typed is lost", short: "back")
        return table
    }

    var isTyping: Bool { hasField }

    // MARK: Events

    mutating func take(_ event: Event) -> [Command] {
        guard hasField else { return [] }
        switch event {
        case .paste(let text): field.insert(text)
        case .key(let key) where field.update(key): break
        default: return []
        }
        keepDraft()
        return []
    }

    /// Has the session keep what stands in the field.
    private mutating func keepDraft() {
        if field.text != session.state.map({ session.text(of: $0.entry) }) {
            session.draft(.text(field.text))
            layOut()
        }
    }

    mutating func perform(_ action: Action) -> [Command] {
        let (known, open) = (session.attempts.count, session.openTasks.ids)
        var commands: [Command] = []
        forgetNotice(after: action)
        switch action {
        case .submit: commands = submit()
        case .next: commands = move(by: 1)
        case .previous: commands = move(by: -1)
        case .hint:
            if session.hint() != nil { layOut(showing: .hint(max(0, (session.state?.hints.count ?? 1) - 1))) }
        case .reveal:
            if let answer = session.reveal() {
                revealed[session.index] = answer
                if results[session.index]?.isOpen != true { results[session.index] = nil }
                layOut(showing: .result)
            }
        case .worked: commands = openWorkedSolution()
        case .drawing: commands = DrawingScreen(quiz: session, appearance: appearance).map { [.open($0)] } ?? []
        case .pick(let pick):
            guard let part = face.pick(pick, in: &session) else { break }
            fillField()
            layOut(showing: part)
        case .lesson:
            if let section = session.taught {
                commands = [.open(CardScreen(card: session.card, appearance: appearance, at: .block(section.block)))]
            }
        case .recall(let step):
            guard let line = histories[session.index]?.move(by: step, from: field.text) else { break }
            field.replace(with: line)
            keepDraft()
        case .scroll(let movement): scroll.perform(movement)
        case .startOver: startOver()
        case .back: commands = [leaving]
        }
        return (session.news(since: known).map { [.record($0)] } ?? [])
            + Command.openTasks(of: session, unless: open) + commands
    }

    private mutating func forgetNotice(after action: Action) {
        switch action {
        case .startOver, .scroll, .drawing, .worked, .lesson, .back: break
        case .submit, .next, .previous, .hint, .reveal, .pick, .recall: (notice, startsOver) = (nil, false)
        }
    }

    /// Begins with the first task, when the key is pressed for the second time.
    private mutating func startOver() {
        guard startsOver else {
            startsOver = true
            notice = Message(ResumptionWords.confirmation, role: .pending)
            return layOut(showing: .notice)
        }
        session = session.afresh
        (notice, startsOver, results, revealed, histories) = (nil, false, [:], [:], [:])
        enterTask()
    }

    private mutating func submit() -> [Command] {
        if isSettled { return move(by: 1) }
        if let screen = face.screen(of: session, appearance: appearance) { return [.replace(screen)] }
        let entry = face.entry(in: session)
        if entry.isEmpty {
            results[session.index] = Message(face.request, role: .pending)
        } else {
            histories[session.index]?.enter(entry.text)
            let grade = session.submit(entry)
            // What waits for its mark needs no answer here.
            if grade.verdict == .kept { return move(by: 1) }
            results[session.index] = Message(
                grade, entry: entry.text, advice: session.taught.map { GradeWords.leads(to: $0, by: "F2 opens") })
            field.expectCorrection(of: grade)
            // One of several entries is right: the next one begins with an empty field.
            if grade.verdict.isCorrect, !isSettled { field = TextField() }
        }
        layOut(showing: .result)
        return []
    }

    /// Goes to another task; past the last one is the summary.
    private mutating func move(by tasks: Int) -> [Command] {
        if tasks > 0 { session.next() } else { session.previous() }
        guard session.task != nil else {
            return [
                session.series != nil ? leaving : .replace(SummaryScreen(quiz: session, appearance: appearance))
            ]
        }
        enterTask()
        return []
    }

    /// What asks it as one of its questions is told what came of it.
    private var leaving: Command { session.series != nil ? .answered(session) : .back }

    private mutating func enterTask() {
        face = session.face
        fillField()
        if let task = session.task, histories[session.index] == nil {
            histories[session.index] = EntryHistory(
                session.attempts.filter { $0.task == task.id && $0.isEntry }.map { session.text(of: $0.entry) })
        }
        scroll.perform(.top)
        layOut()
    }

    /// Shows what the session has for an entry.
    private mutating func fillField() { field = TextField(session.state.map { session.text(of: $0.entry) } ?? "") }

    private func openWorkedSolution() -> [Command] {
        graph.map { graph in
            let disclosure = session.disclosure(of: graph)
            return [.open(TextScreen(workedSolutionOf: graph, disclosure: disclosure, appearance: appearance))]
        } ?? []
    }

    // MARK: Layout

    /// Where the page goes: above it what does not scroll. Below it stand a rule, the field and the rows of its echo, the last
    /// one above the keys.
    func linesArea(in body: Area) -> Area {
        let head = page.head.count + (page.isPinned && !page.lines.isEmpty ? 1 : 0)
        return Area(
            column: space.column, row: space.row + head, columns: space.size.columns,
            rows: max(0, space.size.rows - head - panelRows(in: body)))
    }

    /// What scrolls below something that stays in view ends at a rule, which says where more of it is.
    private func panelRows(in body: Area) -> Int {
        hasField ? 1 + echoRows(in: body) : page.isPinned ? 1 : 0
    }

    private func echoRows(in body: Area) -> Int { body.size.rows >= 18 ? face.echoRows : min(2, face.echoRows) }

    mutating func layOut() { layOut(showing: nil) }

    private mutating func layOut(showing part: TaskPage.Part?) {
        let width = min(body.size.columns, 100)
        let below = face.isTyped ? [] : lines(.beside, width: width).lines
        page = page(.whole(lines(.whole, width: width).lines, below: below), width: width)
        space = body
        if page.lines.count > body.size.rows - panelRows(in: body), let pinned = pinned(width: width) {
            (page, space) = pinned
        }
        fitScroll()
        guard let part, let rows = page.parts[part] else { return }
        // What was said to an answer belongs together; what is new stays seen where not all of it fits.
        if let outcome = page.outcome, outcome.contains(rows.lowerBound) { scroll.show(outcome) }
        scroll.show(rows)
    }

    /// The page with what stays in view where it does not fit.
    private mutating func pinned(width: Int) -> (page: TaskPage, space: Area)? {
        let (title, words) = (lines(.title, width: width).lines, lines(.words, width: width).lines)
        let full = Chrome.fullBody(of: size)
        // Room for the field is kept when it is gone, so that an answer changes no drawing.
        let seen = full.size.rows - 1 - echoRows(in: body) - PageFitting.leastRows
        let (drawings, notes) = lines(.drawings(rows: face.isTyped ? max(1, seen) : .max), width: width)
        let fitting = PageFitting(
            titled: words.isEmpty ? title : title + [[]] + words, bare: words.isEmpty ? title : words,
            drawings: drawings, notes: notes, isTyped: face.isTyped, isSettled: isSettled,
            isAnswered: page.outcome != nil, spaces: [body, full],
            panelRows: hasField ? 1 + echoRows(in: body) : 1)
        return fitting.best { page($0, width: width) }
    }

    private func page(_ prompt: TaskPage.Prompt, width: Int) -> TaskPage {
        TaskPage(
            session: session, face: face,
            layout: LessonLayout(appearance: appearance, graphs: session.card.graphs), width: width, prompt: prompt,
            typed: field.text, notice: notice, result: results[session.index] ?? changed,
            revealed: revealed[session.index])
    }

    /// What is said of a task that is open again.
    private var changed: Message? {
        session.state?.isChanged == true ? Message(ResumptionWords.changed, role: .pending) : nil
    }

    private mutating func lines(_ extent: TaskPrompt.Extent, width: Int) -> TaskPrompt.Lines {
        session.task.map { prompt.lines(extent, for: $0, face, in: session, width: width, window: size) } ?? ([], [])
    }

    func drawContent(on canvas: inout Canvas, in body: Area) {
        for (row, line) in zip(space.rows, page.head) { canvas.write(line, column: space.column, row: row) }
        drawLines(on: &canvas, in: body)
        if panelRows(in: body) > 0 { drawPanel(on: &canvas, body: body, row: linesArea(in: body).rows.upperBound) }
    }

    private func drawPanel(on canvas: inout Canvas, body: Area, row: Int) {
        canvas.rule(
            row: row, column: body.column, columns: body.size.columns, title: hasField ? "your answer" : "")
        if !scroll.more.isEmpty {
            let note = " \(scroll.more) "
            canvas.write(note, column: body.columns.upperBound - note.columns - 2, row: row, role: .hint)
        }
        guard hasField else { return }
        let echo = EchoLine(reading: session.preview(field.text), entry: field.text)
        field.draw(
            on: &canvas, column: body.column + 2, row: row + 1, width: max(1, body.size.columns - 4),
            fault: echo.faultyCharacters)
        guard !echo.isTold(by: results[session.index]) else { return }
        let lines = echo.lines(width: max(1, body.size.columns - 4), height: echoRows(in: body))
        for (offset, line) in lines.enumerated() {
            canvas.write(line, column: body.column + 2, row: row + 2 + offset)
        }
    }
}
