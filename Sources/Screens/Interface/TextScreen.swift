internal import Autodiff
internal import Canvas

/// Lines to be read, such as a worked solution.
struct TextScreen: Screen {
    private let title: String
    private let lines: [[Span]]
    private let appearance: Appearance
    /// The paths of the graph that the text is about.
    private let paths: PathsScreen?
    private var scroll = Scroll()
    private var size = Size(columns: 80, rows: 24)

    init(title: String, lines: [[Span]], appearance: Appearance, paths: PathsScreen? = nil) {
        self.paths = paths
        self.title = title
        self.lines = lines
        self.appearance = appearance
    }

    private enum Action { case scroll(Scroll.Movement), paths, back }

    private var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        for (index, entry) in Scroll.keyTable.entries.enumerated() {
            let key = entry.binding
            table.add(
                .scroll(entry.action), key.keys, key.label, key.help,
                short: index == 3 && scroll.canScroll ? "more" : nil)
        }
        if paths != nil {
            table.add(
                .paths, [.character("p")], "p", "the paths to the output, one by one, and their sum", short: "paths")
        }
        table.add(.back, [.escape, .character("q"), .enter], "Esc, q", "back", short: "back")
        return table
    }

    var keys: [KeyBinding] { keyTable.bindings }

    mutating func update(_ event: Event) -> [Command] {
        switch event {
        case .resize(let size):
            self.size = size
            scroll.fit(content: wrapped.count, height: Chrome.body(of: size).size.rows)
        case .scroll(let rows): scroll.move(by: rows)
        case .key(let key):
            switch keyTable.action(for: key) {
            case .scroll(let movement): scroll.perform(movement)
            case .paths: return paths.map { [.open($0)] } ?? []
            case .back: return [.back]
            case nil: break
            }
        case .click, .paste: break
        }
        return []
    }

    private var wrapped: [[Span]] {
        let width = max(1, Chrome.body(of: size).size.columns)
        return lines.flatMap { wrap($0, width: width, hangingIndent: 6) }
    }

    func draw(on canvas: inout Canvas) {
        var screen = self
        if canvas.size != size { _ = screen.update(.resize(canvas.size)) }
        screen.drawFitted(on: &canvas)
    }

    private func drawFitted(on canvas: inout Canvas) {
        let body = Chrome(title: title, status: scroll.note ?? "", keys: keys, appearance: appearance)
            .draw(on: &canvas)
        canvas.clip = body
        for (row, line) in zip(body.rows, wrapped[scroll.visible]) { canvas.write(line, column: body.column, row: row) }
        canvas.clip = canvas.bounds
    }
}
