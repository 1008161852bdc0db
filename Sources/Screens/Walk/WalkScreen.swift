internal import Autodiff
package import Canvas
internal import Cards
package import Tutor

/// A walk of a graph backwards: the drawing with what is known, the ledger of the present node, and the entry.
package struct WalkScreen: Screen {
    private var source: WalkSource
    private let appearance: Appearance
    private var picture: WalkPicture?
    private var ledger: Ledger?
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
    private func view(of walk: WalkSession) -> WalkView {
        WalkView(walk: walk, ledger: ledger, drafts: drafts, message: message, appearance: appearance)
    }
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
        guard let walk, let cell = walk.present else { return }
        var field = view(of: walk).field(of: cell)
        change(&field)
        drafts[cell] = field
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
            if let walk { commands = [.open(TextScreen(workedSolutionOf: walk, appearance: appearance))] }
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
        guard let before = walk, let cell = before.present else { return }
        var field = view(of: before).field(of: cell)
        let entry = field.text
        guard !entry.allSatisfy(\.isWhitespace) else {
            message = Message("Type an entry first; Ctrl-G gives a hint.", role: .pending)
            return
        }
        let grade = source.submit(entry)
        message = Message(grade, entry: entry)
        if grade.verdict.isIncorrect { field.select() }
        drafts[cell] = walk?.states[cell].isSettled == true ? nil : field
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

    /// What comes after a finished walk: its summary, in a quiz on the page of its task.
    private var following: any Screen {
        switch source {
        case .alone(let walk, let title, let card):
            SummaryScreen(walk: walk, title: title, card: card, appearance: appearance)
        case .task(let quiz): QuizScreen(session: quiz, appearance: appearance)
        }
    }

    // MARK: Drawing

    private mutating func layOut() {
        guard let walk else { return }
        ledger = walk.ledger
        let plan = view(of: walk).plan(in: size)
        if picture == nil { picture = WalkPicture(walk: walk, appearance: appearance, view: plan.drawing.size) }
        picture?.update(with: walk)
        guard let picture else { return }
        viewport.fit(content: picture.size, view: plan.drawing.size)
        if let node = lookedAt ?? picture.marks.present { viewport.center(on: picture.box(of: node)) }
    }

    package func draw(on canvas: inout Canvas) {
        var screen = self
        if canvas.size != size { _ = screen.update(.resize(canvas.size)) }
        screen.drawFitted(on: &canvas)
    }

    private func drawFitted(on canvas: inout Canvas) {
        guard let walk, let picture else { return }
        _ = Chrome(title: source.title, status: status(of: walk), keys: keys, appearance: appearance)
            .draw(on: &canvas)
        view(of: walk).draw(picture, through: viewport, on: &canvas)
    }

    private func status(of walk: WalkSession) -> String {
        if walk.isFinished { return "finished" }
        guard let step = walk.step else { return "forward pass" }
        return "reverse sweep, step \(step + 1) of \(walk.steps.count)"
    }
}
