package import Canvas
internal import Cards

// A card as its author looks at it: the student's screens, what is wrong with the file in place, and another version of the
// card in them as soon as there is one.

extension App {
    /// The card of a file, to be looked at by its author: nothing is kept. What the file holds is told by `learn`.
    /// - Parameter path: the file, as `adjoint check` takes it.
    package init(previewing path: String, appearance: Appearance, size: Size) {
        let preview = Preview(path: path, appearance: appearance)
        self.init(root: preview.faultScreen, size: size)
        self.preview = preview
    }

    /// Takes notice of what is found out about the file, and shows what it holds now at the place that is looked at. A version
    /// with errors leaves the one before.
    package mutating func learn(_ news: PreviewNews) {
        guard var preview else { return }
        switch news {
        case .reading: preview.stage = .reading
        case .read(let card, let findings):
            preview.findings = findings
            preview.isBehind = card == nil
            preview.stage = card == nil ? .done : .trying
            if let card {
                take(card, after: preview)
                preview.card = card
                preview.authorLines = nil
            } else {
                preview.trials = []
                if preview.card == nil { screens = [preview.faultScreen] }
            }
        case .tried(let trials):
            preview.trials = trials
            preview.stage = .workingOut
        case .workedOut(let lines):
            preview.authorLines = lines
            preview.stage = .done
            screens = screens.map { ($0 as? AuthorScreen)?.showing(lines) ?? $0 }
        }
        self.preview = preview
        fitScreens()
    }

    /// Shows another version of the card on every screen that can show it.
    private mutating func take(_ card: Card, after preview: Preview) {
        let shown = preview.card == nil ? [] : screens.compactMap { $0.showing(card) }
        screens = shown.isEmpty ? [CardScreen(card: card, opening: .preview, appearance: preview.appearance)] : shown
        kept = kept.compactMapValues { $0.showing(card) }
    }

    // MARK: Room

    /// What stands above the screens; empty where nothing is wrong.
    var strip: [[Span]] { preview?.strip(in: size, keys: previewKeyLabel) ?? [] }

    /// The size that is left for screens.
    var screenSize: Size { Size(columns: size.columns, rows: max(1, size.rows - strip.count)) }

    /// Tells every screen how much room it has.
    mutating func fitScreens() {
        let room = screenSize
        for index in screens.indices { _ = screens[index].update(.resize(room)) }
    }

    /// Draws the topmost screen below the strip of faults, and of a preview what it is.
    func drawScreen(on canvas: inout Canvas) {
        let screen = screens[screens.count - 1]
        let strip = strip
        guard !strip.isEmpty else {
            screen.draw(on: &canvas)
            return drawPreviewLabel(on: &canvas)
        }
        var below = Canvas(size: screenSize, isASCII: canvas.isASCII)
        screen.draw(on: &below)
        canvas.draw(below, column: 0, row: strip.count)
        canvas.cursor = below.cursor.map { Position(column: $0.column, row: $0.row + strip.count) }
        for (row, line) in strip.enumerated() {
            canvas.write(line, column: 1, row: row, limit: canvas.size.columns - 2)
        }
    }

    /// Says what is previewed, and how, in the row below the title where a screen leaves it free, else as much of it as there is
    /// room for beside the title.
    private func drawPreviewLabel(on canvas: inout Canvas) {
        guard let preview else { return }
        let activity = preview.activity(isAuthorsView: screens[screens.count - 1] is AuthorScreen)
        let keys = [Span("preview of \(preview.path)   ", role: .dim)] + previewKeyLabel
        let doing = activity.map { [Span($0, role: .pending)] }
        let whole = doing.map { keys + [Span("   ")] + $0 } ?? keys
        guard let gap = canvas.longestGap(inRow: 1), gap.count < canvas.size.columns else {
            canvas.write(whole, column: 1, row: 1, limit: canvas.size.columns - 2)
            return
        }
        guard let beside = canvas.longestGap(inRow: 0) else { return }
        for label in [whole, doing ?? [Span("preview", role: .dim)]] where label.columns + 4 <= beside.count {
            canvas.write(label, column: beside.upperBound - 2 - label.columns, row: 0)
            return
        }
    }

    /// The keys of the preview with what they do, in a line.
    private var previewKeyLabel: [Span] {
        let keys = previewKeys.bindings.map { key in
            let name = key.label.prefix { $0 != "," }
            return [Span(String(name), role: .key), Span(" \(key.short ?? key.help)", role: .dim)]
        }
        return Array(keys.joined(separator: [Span("   ")]))
    }

    // MARK: Keys

    enum PreviewAction { case edit, authorsView }

    /// The keys of a preview; letters only where the screen has no use for them.
    var previewKeys: KeyTable<PreviewAction> {
        var table = KeyTable<PreviewAction>()
        guard let preview else { return table }
        let screen = screens[screens.count - 1]
        func free(_ letter: Character) -> [Key] {
            let key = Key.character(letter)
            let isFree = screen.typingHelp.isEmpty && !screen.keys.contains { $0.keys.contains(key) }
            return isFree ? [key] : []
        }
        func label(_ letter: Character, _ other: String) -> String {
            free(letter).isEmpty ? other : "\(letter), \(other)"
        }
        table.add(
            .edit, free("e") + [.function(4)], label("e", "F4"), "open your editor at this place of the file",
            short: "edit")
        if preview.card != nil {
            let help =
                screen is AuthorScreen ? "back to what students see" : "keys, hints, tests and slips of all tasks"
            let short = screen is AuthorScreen ? "student's view" : "author's view"
            table.add(.authorsView, free("v") + [.control("v")], label("v", "Ctrl-V"), help, short: short)
        }
        return table
    }

    func previewAction(for key: Key) -> PreviewAction? { previewKeys.action(for: key) }

    mutating func perform(_ action: PreviewAction) -> [Effect] {
        guard let preview else { return [] }
        let looked = screens.reversed().lazy.compactMap(\.place).first
        switch action {
        case .edit:
            let top = Diagnostic.Place(path: preview.path, line: 1, column: 1, sourceLine: "")
            return [.edit(preview.firstFault ?? looked ?? top)]
        case .authorsView:
            guard let card = preview.card else { return [] }
            if screens[screens.count - 1] is AuthorScreen { return perform(Command.back) }
            return perform(
                Command.open(
                    AuthorScreen(card: card, preview.authorLines, at: looked, appearance: preview.appearance)))
        }
    }
}

extension Event {
    /// The event as a screen sees it that begins below some lines.
    func below(_ lines: [[Span]]) -> Event {
        guard case .click(let position) = self else { return self }
        return .click(Position(column: position.column, row: position.row - lines.count))
    }
}

extension Canvas {
    /// The longest run of blank cells in a row; nil where there is none.
    fileprivate func longestGap(inRow row: Int) -> Range<Int>? {
        var longest: Range<Int>?
        var start = 0
        for column in 0...size.columns where column == size.columns || self[column, row].text != " " {
            if column - start > longest?.count ?? 0 { longest = start..<column }
            start = column + 1
        }
        return longest
    }
}
