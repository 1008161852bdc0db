internal import Autodiff
package import Canvas
internal import Cards
package import Tutor

/// A walk of a graph backwards: the drawing with what is known, the ledger of the present node, and the entry.
package struct WalkScreen: Screen {
    private var source: WalkSource
    private let appearance: Appearance
    private var picture: WalkPicture?
    private var viewport = Viewport()
    /// What is typed at each cell, kept until the cell is settled.
    private var drafts: [Int: TextField] = [:]
    private var message: Message?
    /// The box that is looked at instead of the present one.
    private var lookedAt: Int?
    private var size = Size(columns: 80, rows: 24)

    /// A walk of its own.
    /// - Parameters:
    ///   - title: stands above; a card's title.
    ///   - card: the card's id, for attempts.
    package init(walk: WalkSession, title: String, card: String, appearance: Appearance) {
        self.init(source: .alone(walk, title: title, card: card), appearance: appearance)
    }

    /// The walk task that a quiz is at.
    init(quiz: QuizSession, appearance: Appearance) {
        self.init(source: .task(quiz), appearance: appearance)
    }

    private init(source: WalkSource, appearance: Appearance) {
        self.source = source
        self.appearance = appearance
        layOut()
    }

    package var resumption: String? {
        switch source {
        case .alone(let walk, _, let card): walk.isFinished ? nil : "walk \(card) \(walk.graph.name)"
        case .task(let quiz): "tasks \(quiz.card.frontMatter.id)"
        }
    }

    private var walk: WalkSession? { source.walk }
    private var isFinished: Bool { walk?.isFinished ?? true }

    // MARK: Keys

    private enum Action {
        case submit, next, previous, hint, reveal, undo, finish, worked, look(Int), pan(Int), back
    }

    private var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if isFinished {
            table.add(.finish, [.enter], "Enter", "go on", short: "go on")
            table.add(.worked, [.character("s")], "s", "the worked solution", short: "solution")
            table.add(.undo, [.character("u")], "u", "take back the last entry", short: "undo")
        } else {
            table.add(.submit, [.enter], "Enter", "accept the entry", short: "accept")
            table.add(.next, [.tab, .down], "Tab, Down", "the next open field of this ledger", short: "next")
            table.add(.previous, [.backTab, .up], "Shift-Tab, Up", "the open field before")
            table.add(.hint, [.control("g")], "Ctrl-G", "a hint; ask as often as you like", short: "hint")
            table.add(.reveal, [.control("r")], "Ctrl-R", "show what belongs here", short: "reveal")
            table.add(.undo, [.control("t"), .control("_")], "Ctrl-T", "take back the last entry")
        }
        table.add(.pan(-1), [.pageUp], "PgUp", "move the drawing down")
        table.add(.pan(1), [.pageDown], "PgDn", "move the drawing up")
        table.add(.look(1), [.control("n")], "Ctrl-N", "look at the next box of the drawing")
        table.add(.look(-1), [.control("p")], "Ctrl-P", "look at the box before")
        table.add(.back, [.escape], "Esc", "back; nothing typed is lost", short: "back")
        if isFinished { table.add(.back, [.character("q")], "q", "back") }
        return table
    }

    package var keys: [KeyBinding] { keyTable.bindings + (isFinished ? [] : [TextField.editingHelp]) }

    // MARK: Events

    package mutating func update(_ event: Event) -> [Command] {
        switch event {
        case .resize(let size):
            let isChanged = size != self.size
            self.size = size
            if isChanged { picture = nil }
            layOut()
        case .scroll(let rows): viewport.pan(rows: rows)
        case .paste(let text): edit { $0.insert(text) }
        case .key(let key):
            if let action = keyTable.action(for: key) { return perform(action) }
            edit { _ = $0.update(key) }
        case .click: break
        }
        return []
    }

    private mutating func edit(_ change: (inout TextField) -> Void) {
        guard let cell = walk?.present else { return }
        var field = field(of: cell)
        change(&field)
        drafts[cell] = field
    }

    /// The field of a cell: what was typed, or what was last answered there.
    private func field(of cell: Int) -> TextField {
        drafts[cell] ?? TextField(walk?.states[cell].entry ?? "")
    }

    private mutating func perform(_ action: Action) -> [Command] {
        let known = source.attempts.count
        var commands: [Command] = []
        switch action {
        case .submit: submit()
        case .next: select(by: 1)
        case .previous: select(by: -1)
        case .hint: message = source.hint().map { Message($0) } ?? message
        case .reveal:
            if let answer = source.reveal() { message = Message("Shown: \(answer)", role: .hint) }
        case .undo: undo()
        case .finish: commands = [.replace(following)]
        case .worked:
            if let graph = walk?.graph {
                commands = [.open(TextScreen(workedSolutionOf: graph, appearance: appearance))]
            }
        case .look(let step): look(by: step)
        case .pan(let pages): viewport.pan(rows: pages * viewport.page)
        case .back: commands = leave()
        }
        switch action {
        case .submit, .next, .previous, .hint, .reveal, .undo:
            lookedAt = nil
            layOut()
        case .finish, .worked, .look, .pan, .back: break
        }
        return source.attempts.dropFirst(known).map { .record($0, card: source.card) } + commands
    }

    private mutating func submit() {
        guard let cell = walk?.present else { return }
        let entry = field(of: cell).text
        guard !entry.allSatisfy(\.isWhitespace) else {
            message = Message("Type an entry first; Ctrl-G gives a hint.", role: .pending)
            return
        }
        let grade = source.submit(entry)
        message = Message(grade, entry: entry)
        if walk?.states[cell].isSettled == true { drafts[cell] = nil }
    }

    private mutating func select(by step: Int) {
        guard let walk, let present = walk.present else { return }
        let open = walk.cells.indices.filter {
            walk.cells[$0].step == walk.cells[present].step && !walk.states[$0].isSettled
        }
        guard let place = open.firstIndex(of: present), open.count > 1 else { return }
        source.select(open[(place + step + open.count) % open.count])
    }

    private mutating func undo() {
        guard source.undo() else {
            message = Message("There is nothing to take back.", role: .pending)
            return
        }
        message = Message("Taken back: the entry is open again.", role: .pending)
    }

    private mutating func look(by step: Int) {
        guard let picture, picture.count > 0 else { return }
        let from = lookedAt ?? picture.marks.present ?? 0
        let node = (from + step + picture.count) % picture.count
        lookedAt = node
        viewport.center(on: picture.box(of: node))
    }

    /// Esc: a walk of a quiz goes back to its task.
    private func leave() -> [Command] {
        switch source {
        case .alone: [.back]
        case .task(let quiz): [.replace(QuizScreen(session: quiz, appearance: appearance))]
        }
    }

    /// What comes after a finished walk: the summary, or the next task.
    private var following: any Screen {
        switch source {
        case .alone(let walk, let title, let card):
            SummaryScreen(walk: walk, title: title, card: card, appearance: appearance)
        case .task(var quiz):
            {
                quiz.next()
                return quiz.task == nil
                    ? SummaryScreen(quiz: quiz, appearance: appearance)
                    : QuizScreen(session: quiz, appearance: appearance)
            }()
        }
    }
}

// MARK: - Drawing

extension WalkScreen {
    /// The areas of the screen, from the top: drawing, ledger, and what is said.
    private struct Plan {
        var drawing: Area
        var ledger: Area
        var words: Area
    }

    private func ledger(width: Int) -> LedgerTable? {
        guard let walk, let ledger = walk.ledger else { return nil }
        return LedgerTable(walk: walk, ledger: ledger, drafts: drafts, width: width)
    }

    private mutating func layOut() {
        guard let walk else { return }
        let plan = plan(in: size, ledger: ledger(width: size.columns - 6), words: words(width: size.columns - 6).count)
        if picture == nil { picture = WalkPicture(walk: walk, appearance: appearance, view: plan.drawing.size) }
        picture?.update(with: walk)
        guard let picture else { return }
        viewport.fit(content: picture.size, view: plan.drawing.size)
        if let node = lookedAt ?? picture.marks.present { viewport.center(on: picture.box(of: node)) }
    }

    /// The drawing gets the rows that ledger and words leave, a few at least.
    private func plan(in size: Size, ledger: LedgerTable?, words: Int) -> Plan {
        let body = Chrome.body(of: size)
        let rows = body.rows.upperBound + 1 - body.row
        let ledgerRows = max(2, ledger?.lines.count ?? 1)
        let wordRows = max(2, min(words, rows / 3))
        let drawing = max(min(4, rows), rows - ledgerRows - wordRows - 2)
        let ledgerTop = body.row + drawing
        return Plan(
            drawing: Area(column: body.column, row: body.row, columns: body.size.columns, rows: drawing),
            ledger: Area(
                column: body.column, row: ledgerTop, columns: body.size.columns,
                rows: min(ledgerRows + 2, max(0, body.rows.upperBound - ledgerTop))),
            words: Area(
                column: body.column, row: ledgerTop + ledgerRows + 2, columns: body.size.columns, rows: wordRows))
    }

    /// What is asked or how the entry is read, then what was said last.
    private func words(width: Int) -> [[Span]] {
        guard let walk else { return [] }
        let layout = LessonLayout(appearance: appearance)
        let prose = Prose(appearance: appearance)
        guard let present = walk.present else {
            return prose.lines(finishedSentence(walk), width: width, role: .correct)
        }
        let entry = field(of: present).text
        let echo = EchoLine(reading: walk.preview(entry), entry: entry)
        let first = echo.spans.map { wrap($0, width: width) } ?? prose.lines(walk.prompt, width: width)
        let second =
            message?.lines(width: width, layout: layout)
            ?? prose.lines(walk.guidance, width: width, role: .dim)
        return first + second
    }

    private func finishedSentence(_ walk: WalkSession) -> String {
        let summary = walk.summary
        let right = summary.count(.right) + summary.count(.rightLater) + summary.count(.rightWithHints)
        return "The walk is complete: \(right) of \(GradeWords.count(summary.lines.count, "entry field")) right. "
            + "Enter goes on, s shows the worked solution."
    }

    package func draw(on canvas: inout Canvas) {
        var screen = self
        if canvas.size != size { _ = screen.update(.resize(canvas.size)) }
        screen.drawFitted(on: &canvas)
    }

    private func drawFitted(on canvas: inout Canvas) {
        let body = Chrome(title: source.title, status: status, keys: keys, appearance: appearance).draw(on: &canvas)
        let ledger = ledger(width: body.size.columns - 4)
        let words = words(width: body.size.columns - 4)
        let plan = plan(in: canvas.size, ledger: ledger, words: words.count)
        drawPicture(on: &canvas, in: plan.drawing)
        drawLedger(ledger, on: &canvas, in: plan.ledger)
        canvas.clip = plan.words
        for (row, line) in zip(plan.words.rows, words) { canvas.write(line, column: plan.words.column + 2, row: row) }
        canvas.clip = canvas.bounds
    }

    private var status: String {
        guard let walk else { return "" }
        if walk.isFinished { return "finished" }
        guard let step = walk.step else { return "forward pass" }
        return "reverse sweep, step \(step + 1) of \(walk.steps.count)"
    }

    private func drawPicture(on canvas: inout Canvas, in area: Area) {
        guard let picture else { return }
        canvas.clip = area
        let origin = viewport.origin(in: area)
        let columns = area.columns.lowerBound - origin.column..<area.columns.upperBound - origin.column
        for row in area.rows {
            canvas.write(
                picture.row(row - origin.row, columns: columns), column: max(area.column, origin.column), row: row)
        }
        canvas.clip = canvas.bounds
    }

    private func drawLedger(_ ledger: LedgerTable?, on canvas: inout Canvas, in area: Area) {
        guard let walk else { return }
        canvas.clip = area
        let title = walk.ledger.map { "ledger of \($0.name)" } ?? "forward pass"
        canvas.rule(row: area.row, column: area.column, columns: area.size.columns, title: title)
        let more = viewport.more
        if !more.isEmpty {
            let note = " the drawing goes on \(more) "
            canvas.write(note, column: area.columns.upperBound - note.columns - 2, row: area.row, role: .hint)
        }
        let bottom = area.rows.upperBound - 1
        canvas.rule(row: bottom, column: area.column, columns: area.size.columns)
        canvas.clip = Area(
            column: area.column, row: area.row + 1, columns: area.size.columns, rows: area.size.rows - 2)
        for (row, line) in (ledger?.lines ?? valueRow(of: walk)).enumerated() {
            canvas.write(line, column: area.column + 2, row: area.row + 1 + row)
        }
        drawField(ledger?.entry, walk: walk, on: &canvas, column: area.column + 2, row: area.row + 1)
        canvas.clip = canvas.bounds
    }

    /// On the forward pass there is no ledger: the definition stands in its place.
    private func valueRow(of walk: WalkSession) -> [[Span]] {
        guard let present = walk.present, case .value(let node) = walk.cells[present].quantity else { return [] }
        let words = GraphWords(graph: walk.graph, evaluation: nil, appearance: appearance)
        let definition = words.definition(node).map { " = \($0)" } ?? ""
        return [[Span("\(words.name(node))\(definition) =", role: .active)]]
    }

    private func drawField(
        _ entry: LedgerTable.Entry?, walk: WalkSession, on canvas: inout Canvas, column: Int, row: Int
    ) {
        guard let present = walk.present else { return }
        let field = field(of: present)
        let echo = EchoLine(reading: walk.preview(field.text), entry: field.text)
        if let entry {
            field.draw(
                on: &canvas, column: column + entry.column, row: row + entry.row, width: entry.width,
                fault: echo.faultyCharacters)
        } else {
            let start = (valueRow(of: walk).first?.columns ?? 0) + 1
            field.draw(
                on: &canvas, column: column + start, row: row, width: max(14, canvas.clip.size.columns - start - 4),
                fault: echo.faultyCharacters)
        }
    }
}
