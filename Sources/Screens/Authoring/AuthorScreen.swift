internal import Canvas
internal import Cards

/// All that an author wants to know of a card's tasks, to be scrolled through, at the task that is looked at.
struct AuthorScreen: ScrollingScreen {
    private var card: Card
    /// Of the version before, while that of the present one is worked out; nil where it was never worked out.
    private var text: AuthorLines?
    let appearance: Appearance
    private(set) var lines: [[Span]] = []
    /// The row that each task begins in.
    private var starts: [Int] = []
    /// The task to begin with, until the window is known.
    private var start: Int?
    var scroll = Scroll()
    var size = Size(columns: 0, rows: 0)

    /// - Parameters:
    ///   - text: nil where it is still worked out.
    ///   - place: what is looked at; the first task where it is none of a task.
    init(card: Card, _ text: AuthorLines?, at place: Diagnostic.Place?, appearance: Appearance) {
        self.card = card
        self.appearance = appearance
        self.text = text
        start = place.flatMap { place in card.tasks.lastIndex { ($0.place?.line ?? .max) <= place.line } }
    }

    let title = "What students do not see"
    var status: String { scroll.note ?? "" }

    enum Action { case scroll(Scroll.Movement), task(Int), back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        table.add(.task(1), [.tab, .character("n")], "n, Tab", "the next task", short: "next task")
        table.add(.task(-1), [.backTab, .character("N")], "N, Shift-Tab", "the task before")
        table.add(.back, [.escape, .character("q")], "Esc, q", "back to what students see", short: "back")
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .scroll(let movement): scroll.perform(movement)
        case .task(let step):
            // From the middle of a task, back leads to its beginning.
            let isAtStart = starts.contains(scroll.offset)
            go(to: (present ?? 0) + (step < 0 && !isAtStart ? 0 : step))
        case .back: return [.back]
        }
        return []
    }

    private mutating func go(to task: Int) {
        guard starts.indices.contains(task) else { return }
        scroll.perform(.top)
        scroll.move(by: starts[task])
    }

    /// The task that the first line seen belongs to.
    private var present: Int? { starts.isEmpty ? start : starts.lastIndex { $0 <= scroll.offset } }

    var place: Diagnostic.Place? {
        present.flatMap { card.tasks.indices.contains($0) ? card.tasks[$0].place : nil }
    }

    func showing(_ card: Card) -> (any Screen)? {
        guard text == nil else { return self }
        return AuthorScreen(card: card, nil, at: place, appearance: appearance)
    }

    /// The same line of the same task, wherever that begins now.
    func showing(_ text: AuthorLines) -> AuthorScreen {
        let task = present.flatMap { card.tasks.indices.contains($0) ? card.tasks[$0].id : nil }
        let place = task.flatMap { id in text.card.tasks.firstIndex { $0.id == id } } ?? present
        let within = scroll.offset - (present.flatMap { starts.indices.contains($0) ? starts[$0] : nil } ?? 0)
        var screen = AuthorScreen(card: text.card, text, at: nil, appearance: appearance)
        screen.size = size
        screen.layOut()
        screen.go(to: place ?? 0)
        screen.scroll.move(by: within)
        return screen
    }

    mutating func layOut() {
        guard size.columns > 0 else { return }
        (lines, starts) = ([], [])
        for section in text?.sections(width: min(100, body.size.columns)) ?? [] {
            if !lines.isEmpty { lines.append([]) }
            starts.append(lines.count)
            lines += section
        }
        if text == nil {
            lines = [[Span("Keys, hints and slips are being worked out.", role: .dim)]]
        }
        fitScroll()
        guard text != nil else { return }
        if let start { go(to: start) }
        start = nil
    }
}
