package import Canvas
package import Cards

// A card as its author looks at it: the student's screens, what is wrong with the file in place, and another version of the
// card in them as soon as there is one.

/// The card that an author is looking at.
struct Preview: Sendable {
    /// The file, as `adjoint check` takes it.
    let path: String
    let appearance: Appearance
    /// The last version without errors; nil where there was none yet.
    var card: Card?
    /// What is wrong with the file as it is now.
    var findings: [Diagnostic] = []
    /// Whether the file has errors, so that the screens show the version before.
    var isBehind = false
}

extension App {
    /// The card of a file, to be looked at by its author: nothing is kept.
    /// - Parameters:
    ///   - path: the file, as `adjoint check` takes it.
    ///   - card: nil where the file has errors.
    package init(previewing path: String, _ card: Card?, findings: [Diagnostic], appearance: Appearance, size: Size) {
        let preview = Preview(path: path, appearance: appearance)
        self.init(root: preview.faults(findings), size: size)
        self.preview = preview
        show(card, findings: findings)
    }

    /// Shows what the file holds now, at the place that is looked at. A version with errors leaves the one before.
    /// - Parameter card: nil where it has errors.
    package mutating func show(_ card: Card?, findings: [Diagnostic]) {
        guard var preview else { return }
        preview.findings = findings
        preview.isBehind = card == nil
        if let card {
            let shown = preview.card == nil ? [] : screens.compactMap { $0.showing(card) }
            screens =
                shown.isEmpty ? [CardScreen(card: card, opening: .preview, appearance: preview.appearance)] : shown
            kept = kept.compactMapValues { $0.showing(card) }
            preview.card = card
        } else if preview.card == nil {
            screens = [preview.faults(findings)]
        }
        self.preview = preview
        fitScreens()
    }

    // MARK: Room

    /// What stands above the screens; empty where nothing is wrong.
    var strip: [[Span]] { preview?.strip(in: size) ?? [] }

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
            canvas.write(previewLabel, column: 1, row: 1, limit: canvas.size.columns - 2)
            return
        }
        var below = Canvas(size: screenSize, isASCII: canvas.isASCII)
        screen.draw(on: &below)
        canvas.draw(below, column: 0, row: strip.count)
        canvas.cursor = below.cursor.map { Position(column: $0.column, row: $0.row + strip.count) }
        for (row, line) in strip.enumerated() {
            canvas.write(line, column: 1, row: row, limit: canvas.size.columns - 2)
        }
    }

    /// What is previewed, and how, in the row below the title, which every screen leaves free; empty for a student.
    private var previewLabel: [Span] {
        guard let preview else { return [] }
        return previewKeys.bindings.reduce(into: [Span("preview of \(preview.path)", role: .dim)]) { label, key in
            let name = key.label.prefix { $0 != "," }
            label += [Span("   "), Span(String(name), role: .key), Span(" \(key.short ?? key.help)", role: .dim)]
        }
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
            let fault = preview.findings.first { $0.severity == .error }?.place
            let top = Diagnostic.Place(path: preview.path, line: 1, column: 1, sourceLine: "")
            return [.edit(fault ?? looked ?? top)]
        case .authorsView:
            guard let card = preview.card else { return [] }
            if screens[screens.count - 1] is AuthorScreen { return perform(Command.back) }
            return perform(Command.open(AuthorScreen(card: card, at: looked, appearance: preview.appearance)))
        }
    }
}

extension Preview {
    /// What is shown of a file that never had a card.
    fileprivate func faults(_ findings: [Diagnostic]) -> TextScreen {
        TextScreen(faultsOf: path, findings, appearance: appearance)
    }

    /// The least part of a window that is left to the screens.
    private static let share = 4

    /// The faults that fit into a part of the window, each with its place; empty where there are none, or where nothing
    /// else is shown.
    fileprivate func strip(in size: Size) -> [[Span]] {
        guard card != nil, !findings.isEmpty else { return [] }
        let room = max(2, size.rows / Self.share)
        let width = max(1, size.columns - 2)
        // What keeps the new version from being shown comes first.
        let sorted = findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
        var lines: [[Span]] = []
        for (index, finding) in sorted.enumerated() {
            let isError = finding.severity == .error
            let place = Span("\(finding.line):\(finding.column)  ", role: .strong)
            let next = wrap(
                [place, Span(finding.words, role: isError ? .wrong : .pending)], width: width, hangingIndent: 2)
            let isLast = index == sorted.count - 1
            guard lines.count + next.count + (isLast ? 0 : 1) <= room || lines.isEmpty else {
                lines.append([Span("and \(sorted.count - index) more: adjoint check \(path)", role: .dim)])
                break
            }
            lines += next
        }
        let title = isBehind ? " the version before these faults " : " the card as it is now "
        let rule = String(repeating: "─", count: max(0, width - title.columns - 2))
        return lines + [[Span("──\(title)\(rule)", role: .border)]]
    }
}

extension Event {
    /// The event as a screen sees it that begins below some lines.
    func below(_ lines: [[Span]]) -> Event {
        guard case .click(let position) = self else { return self }
        return .click(Position(column: position.column, row: position.row - lines.count))
    }
}
