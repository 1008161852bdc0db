internal import Autodiff
internal import Canvas
package import Cards
package import Tutor

/// A walk of a graph backwards: the drawing with what is known, the ledger of the present node, and the entry.
package struct WalkScreen: FramedScreen {
    private(set) var source: WalkSource
    let appearance: Appearance
    private var picture: WalkPicture?
    private var ledger: Ledger?
    /// How often a layout was computed: keys must not raise it.
    private(set) var layouts = 0
    private var viewport = Viewport()
    /// What is typed at each question, kept until it is settled.
    private var fields: WalkView.Drafts = [:]
    /// What was entered in this walk.
    private var history: EntryHistory
    /// Whether nothing was done yet but to go on.
    private(set) var isResumed = false
    /// Whether the next press of the key starts over.
    private var startsOver = false
    /// The question that another Enter leaves blank.
    private var blank: WalkSession.Stage?
    private var message: Message?
    /// The question that was answered last.
    private var judged: WalkSession.Stage?
    /// The last hint at each question, kept until it is settled.
    private var hints: [WalkSession.Stage: Message] = [:]
    /// The box that is looked at instead of the present one.
    private var lookedAt: Int?
    /// What is hidden so that the rest has the room.
    private var hidden: WalkView.Part?
    /// The rooms that the drawing is laid out for.
    private var rooms: [WalkRoom] = []
    private var direction = GraphPicture.KeptDirection()
    /// What stays as it is while an entry is typed; made by `layOut`.
    private(set) var keyTable = KeyTable<Action>()
    private var captions = WalkView.Captions()
    private var painting: WalkView.Painting?
    var size = Size(columns: 0, rows: 0)

    /// A walk of its own.
    /// - Parameters:
    ///   - title: stands above; a card's title.
    ///   - card: the card's id, for attempts.
    package init(walk: WalkSession, title: String, card: String, appearance: Appearance) {
        self.init(source: .alone(walk, title: title, card: card), appearance: appearance)
        message = walk.resumptionWords.map { Message("\($0) Ctrl-F starts over.", role: .pending) }
        isResumed = message != nil
        keyTable = presentKeys
    }

    /// The walk task that a quiz is at.
    init(quiz: QuizSession, appearance: Appearance) {
        self.init(source: .task(quiz), appearance: appearance)
    }

    private init(source: WalkSource, appearance: Appearance) {
        self.source = source
        self.appearance = appearance
        history = source.history
        keyTable = presentKeys
    }

    /// What stands in the fields of open questions.
    package var drafts: Drafts? { source.drafts }

    /// An unfinished walk goes on where it was left.
    package var resumption: String? {
        switch source {
        case .alone(let walk, _, let card): walk.isFinished || walk.isPractice ? nil : "walk \(card) \(walk.graph.name)"
        case .task(let quiz): "tasks \(quiz.card.frontMatter.id)"
        }
    }

    /// The walk as far as it is right; a task that is no walk any more is shown as it is.
    package func showing(_ card: Card) -> (any Screen)? {
        switch source {
        case .alone(let walk, _, _):
            let shown = walk.continued(in: card, OpenTasks(of: card))
            return shown.map { showing(.alone($0, title: card.frontMatter.title, card: card.frontMatter.id)) }
        case .task(let quiz):
            let quiz = quiz.continued(in: card)
            guard let task = quiz.task else { return nil }
            guard quiz.state?.walk != nil, task.id == self.source.quiz?.task?.id else {
                return QuizScreen(session: quiz, appearance: appearance)
            }
            return showing(.task(quiz))
        }
    }

    private func showing(_ source: WalkSource) -> WalkScreen {
        var screen = WalkScreen(source: source, appearance: appearance)
        if source.walk?.cells == walk?.cells { screen.fields = fields }
        (screen.hidden, screen.size) = (hidden, size)
        screen.layOut()
        return screen
    }

    /// Where the task of the walk begins, or the block of its graph.
    package var place: Diagnostic.Place? { source.place }

    var walk: WalkSession? { source.walk }
    private func view(of walk: WalkSession) -> WalkView {
        WalkView(
            walk: walk, ledger: ledger, drafts: fields, message: message, hint: hints[walk.stage], lookedAt: lookedAt,
            hidden: hidden,
            arrangement: hidden == nil ? picture?.room.arrangement ?? .above : .above, appearance: appearance)
    }
    var isFinished: Bool { walk?.isFinished ?? true }

    var title: String { source.title }
    var status: String {
        guard let walk else { return "" }
        if walk.isFinished { return "finished" }
        if walk.stage == .review { return "to be marked" }
        guard let step = walk.stepNumber else {
            return walk.present.map { walk.cells[$0].isUpdate } == true ? "updates" : "forward pass"
        }
        return "reverse sweep, step \(step) of \(walk.steps.count)"
    }

    // MARK: Events

    enum Action {
        case submit, mark, next, previous, hint, reveal, undo, finish, worked, paths, drawing, look(Int), pan(Int), back
        case startOver, trialBalance, lesson, recall(Int)
        /// Hides a part, or shows it again.
        case hide(WalkView.Part)
    }

    var isTyping: Bool { !isFinished }

    mutating func scroll(by rows: Int) {
        viewport.pan(rows: rows)
        paint()
    }

    mutating func take(_ event: Event) -> [Command] {
        switch event {
        case .paste(let text): edit { $0.insert(text) }
        case .key(let key): edit { _ = $0.update(key) }
        default: break
        }
        return []
    }

    private mutating func edit(_ change: (inout TextField) -> Void) {
        guard let walk, var field = view(of: walk).field else { return }
        change(&field)
        fields[walk.stage] = field
        source.draft(field.text)
        blank = nil
    }

    mutating func perform(_ action: Action) -> [Command] {
        let (known, open) = (source.attempts.count, source.quiz?.openTasks.ids)
        var commands: [Command] = []
        switch action {
        case .submit: submit()
        case .mark:
            source.mark()
            message = nil
        case .next: select(by: 1)
        case .previous: select(by: -1)
        case .hint: hint()
        case .reveal:
            let stage = walk?.stage
            if let answer = source.reveal() {
                message = Message("Shown: \(answer)", role: .hint)
                if let stage { hints[stage] = nil }
            }
        case .undo: undo()
        case .recall(let step): recall(by: step)
        case .startOver: startOver()
        case .finish: commands = walk?.isExcursion == true ? [.back] : [.replace(following)]
        case .worked:
            if let walk { commands = [.open(TextScreen(workedSolutionOf: walk, appearance: appearance))] }
        case .paths:
            if let walk {
                let paths = DrawingScreen(
                    pathsOf: walk.graph, disclosure: walk.drawnDisclosure, title: source.title, appearance: appearance)
                commands = [.open(paths)]
            }
        case .drawing:
            if let walk {
                commands = [.open(DrawingScreen(walk: walk, title: source.title, appearance: appearance))]
            }
        case .trialBalance:
            if let balance = walk?.trialBalance {
                let width = max(1, body.size.columns)
                commands = [.open(TextScreen(trialBalance: balance, width: width, appearance: appearance))]
            }
        case .lesson:
            if let quiz = source.quiz, let section = quiz.taught {
                commands = [.open(CardScreen(card: quiz.card, appearance: appearance, at: .block(section.block)))]
            }
        case .look(let step): look(by: step)
        case .pan(let pages): scroll(by: pages * viewport.page)
        case .hide(let part): hidden = hidden == part ? nil : part
        case .back: commands = leave()
        }
        switch action {
        case .submit, .mark, .next, .previous, .hint, .reveal, .undo:
            (isResumed, startsOver) = (false, false)
            history.rest()
            if walk?.stage != .order { lookedAt = nil }
            layOut()
        case .startOver: layOut()
        case .look, .hide: layOut()
        case .recall, .finish, .worked, .paths, .drawing, .trialBalance, .lesson, .pan, .back: break
        }
        let learnt = source.quiz.flatMap { quiz in open.map { Command.openTasks(of: quiz, unless: $0) } } ?? []
        return (source.news(since: known).map { [.record($0)] } ?? []) + learnt + commands
    }

    private mutating func submit() {
        guard let before = walk, var field = view(of: before).field else { return }
        let stage = before.stage
        let entry = field.text
        guard !entry.allSatisfy(\.isWhitespace) || blank == stage else {
            // A blank is an answer too where marks come at the end, but nobody gives it by accident.
            let mayBeBlank = before.present != nil && before.walk.feedback == .end
            message = Message(
                mayBeBlank
                    ? "Nothing is typed. Enter once more leaves this blank; nothing can follow from a blank."
                    : "Type an entry first; Ctrl-G gives a hint.", role: .pending)
            if mayBeBlank { blank = stage }
            return
        }
        blank = nil
        if before.present != nil { history.enter(entry) }
        let grade = source.submit(entry)
        message = Message(
            grade, entry: entry, advice: source.quiz?.taught.map { GradeWords.leads(to: $0, by: "F2 opens") })
        field.expectCorrection(of: grade)
        judged = stage
        if message?.isOpen == true {
            fields[stage] = field
        } else {
            (fields[stage], hints[stage]) = (nil, nil)
        }
    }

    /// A hint stands below what was said of the last entry there.
    private mutating func hint() {
        guard let stage = walk?.stage, let hint = source.hint() else { return }
        hints[stage] = Message(hint)
        if judged != stage || message?.isOpen != true { message = nil }
    }

    /// Brings back what was entered before, or what was being typed.
    private mutating func recall(by step: Int) {
        guard let text = walk.flatMap({ view(of: $0).field?.text }) else { return }
        if let line = history.move(by: step, from: text) { edit { $0.replace(with: line) } }
    }

    private mutating func select(by step: Int) {
        guard let walk else { return }
        guard let present = walk.present else { return choose(by: step) }
        let open = walk.cells.indices.filter {
            walk.cells[$0].isBeside(walk.cells[present]) && !walk.states[$0].isSettled
        }
        guard let place = open.firstIndex(of: present), open.count > 1 else { return }
        source.select(open[(place + step + open.count) % open.count])
    }

    /// Writes the next node that might come into the field, where the student chooses the order.
    private mutating func choose(by step: Int) {
        guard let walk, walk.stage == .order else { return }
        let names = GraphNames(graph: walk.graph, notation: walk.notation)
        let unvisited = walk.unvisitedNodes
        guard !unvisited.isEmpty else { return }
        let written = view(of: walk).field?.text
        let place = unvisited.firstIndex { names.node($0) == written } ?? (step > 0 ? -1 : unvisited.count)
        let node = unvisited[(place + step + unvisited.count) % unvisited.count]
        fields[.order] = TextField(names.node(node))
        lookedAt = node
        layOut()
    }

    private mutating func undo() {
        guard source.undo() else {
            message = Message("There is nothing to take back.", role: .pending)
            return
        }
        message = Message("Taken back: the entry is open again.", role: .pending)
        // It can be changed, and typing replaces it.
        guard let walk, var field = view(of: walk).field else { return }
        field.select()
        fields[walk.stage] = field
    }

    /// Begins with the first question, when the key is pressed for the second time.
    private mutating func startOver() {
        guard case .alone(let walk, let title, let card) = source else { return }
        guard startsOver else {
            startsOver = true
            message = Message(ResumptionWords.confirmation, role: .pending)
            return
        }
        source = .alone(walk.afresh, title: title, card: card)
        (message, isResumed, startsOver, fields, hints, lookedAt) = (nil, false, false, [:], [:], nil)
        history = EntryHistory()
    }

    private mutating func look(by step: Int) {
        guard let picture, picture.count > 0 else { return }
        let from = lookedAt ?? picture.marks.present ?? 0
        let node = (from + step + picture.count) % picture.count
        lookedAt = node
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

    mutating func layOut() {
        keyTable = presentKeys
        // Nothing is laid out before the window is known.
        guard let walk, size.columns > 0 else { return }
        ledger = walk.ledger
        let rooms = view(of: walk).rooms(in: size)
        if picture == nil || rooms != self.rooms {
            picture = WalkPicture(walk: walk, appearance: appearance, rooms: rooms, in: size, &direction)
            self.rooms = rooms
            layouts += 1
        } else {
            picture?.update(with: walk)
        }
        guard let picture else { return }
        let view = view(of: walk)
        captions = view.captions(of: picture)
        viewport.fit(content: picture.size, view: view.plan(in: size, picture: picture.size).drawing.size)
        if let node = lookedAt ?? picture.marks.present { viewport.center(on: picture.box(of: node)) }
        paint()
    }

    private mutating func paint() {
        guard let walk, let picture else { return }
        let area = view(of: walk).plan(in: size, picture: picture.size).drawing
        painting = WalkView.Painting(of: picture, through: viewport, in: area)
    }

    func drawContent(on canvas: inout Canvas, in body: Area) {
        guard let walk, let picture else { return }
        view(of: walk).draw(picture, painting, captions, through: viewport, on: &canvas)
    }
}
