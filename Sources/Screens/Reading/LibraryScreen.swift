internal import Cards
internal import Canvas
package import Tutor

/// The first screen: what this is, and the cards to choose from.
package struct LibraryScreen: FramedScreen {
    private let cards: [CardSummary]
    /// How far the student is, by the id of the card.
    var progress: [String: CardProgress] {
        didSet {
            guard order == .due else { return }
            list()
            layOut()
        }
    }
    let appearance: Appearance
    /// The order of the list.
    private var order: LibraryOrder
    /// The cards that the filter leaves, in their order, by their place in the library.
    private var listed: [Int] = []
    /// The place of the chosen card among those that the filter leaves.
    private var chosen = 0
    private var filter = TextField()
    private var isFiltering = false
    private var scroll = Scroll()
    /// What the screen is for, in the lines of the window.
    private var welcome: [[Span]] = []
    /// By place among the listed cards, the heading above the card: that of its chapter or deck, at its beginning.
    private var headings: [Int: String] = [:]
    /// Of each listed card.
    private var rows: [EntryRows] = []
    var size = Size(columns: 80, rows: 24) { didSet { if size != oldValue { wrapWelcome() } } }

    /// - Parameter progress: how far the student is, by the id of the card; other cards are new.
    package init(cards: [CardSummary], progress: [String: CardProgress] = [:], appearance: Appearance) {
        self.cards = cards
        self.progress = progress
        self.appearance = appearance
        order = cards.contains { $0.heading != nil } ? .file : .difficulty
        list()
        wrapWelcome()
        layOut()
    }

    /// Moves to a card, where the filter leaves it.
    mutating func choose(_ index: Int) {
        chosen = listed.firstIndex(of: index) ?? chosen
        layOut()
    }

    /// The next card that can be opened, in the order of the list.
    func card(after index: Int) -> NextCard? {
        let cards = order.sorted(cards, progress)
        return cards.drop { $0.offset != index }.dropFirst().first { $0.element.fault == nil }
            .map { NextCard(index: $0.offset, title: $0.element.title) }
    }

    private func standing(of card: CardSummary) -> CardProgress.Standing { progress[card.id]?.standing ?? .new }

    /// The listed card that comes next: of those that were begun the one that was studied last, else the first new one. Nil
    /// where everything is done.
    private var next: Int? {
        func open(_ isMeant: (CardProgress.Standing) -> Bool) -> [Int] {
            listed.indices.filter { cards[listed[$0]].fault == nil && isMeant(standing(of: cards[listed[$0]])) }
        }
        let begun = open { if case .step = $0 { true } else { $0 == .begun } }
        return begun.max { time(of: $0) < time(of: $1) } ?? open { $0 == .new }.first
    }

    private func time(of place: Int) -> Int { progress[cards[listed[place]].id]?.last?.milliseconds ?? 0 }

    /// The titles of the cards, by their ids; the first, where two cards share one.
    var titles: [String: String] {
        Dictionary(cards.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    let title = "Adjoint, a tutor for the bookkeeping of backpropagation"
    var status: String { cards.count == 1 ? "1 card" : "\(cards.count) cards" }

    enum Action {
        case open, next, order, progress, filter, endFilter, clearFilter, move(Int), page(Int), first, last, quit
    }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(.open, [.enter], "Enter", "open the chosen card", short: "open")
        if isFiltering {
            table.add(.move(-1), [.up], "Up", "the card before")
            table.add(.move(1), [.down], "Down", "the next card", short: "next")
            table.add(.clearFilter, [.escape], "Esc", "show all cards again", short: "all cards")
            return table
        }
        if next != nil {
            table.add(
                .next, [.character("n")], "n", "open what comes next: the card you were at, else the first new one",
                short: "next")
        }
        table.add(.open, [.right, .character("l")], "Right, l", "open the chosen card")
        table.add(.move(-1), [.up, .character("k")], "Up, k", "the card before")
        table.add(.move(1), [.down, .character("j")], "Down, j", "the next card")
        table.add(.page(-1), [.pageUp], "PgUp", "a page up")
        table.add(.page(1), [.pageDown, .character(" ")], "PgDn, Space", "a page down")
        table.add(.first, [.home, .character("g")], "Home, g", "the first card")
        table.add(.last, [.end, .character("G")], "End, G", "the last card")
        table.add(.filter, [.character("/")], "/", "list only cards with these words", short: "filter")
        if cards.count > 1 {
            table.add(
                .order, [.character("o")], "o", "another order: by difficulty, by topic, by \(files), by what is due",
                short: "order")
        }
        table.add(
            .progress, [.character("m")], "m", "your progress: what you know, what goes wrong, your streak",
            short: "progress")
        if !filter.isEmpty {
            table.add(.clearFilter, [.escape], "Esc", "show all cards again", short: "all cards")
        }
        table.add(.quit, [.character("q"), .escape], "q, Esc", "leave Adjoint; Esc asks first", short: "quit")
        return table
    }

    mutating func take(_ event: Event) -> [Command] {
        defer { layOut() }
        switch event {
        case .key(let key) where isFiltering && filter.update(key): list()
        case .paste(let text) where isFiltering:
            filter.insert(text)
            list()
        case .click(let position): return click(position)
        default: break
        }
        return []
    }

    mutating func perform(_ action: Action) -> [Command] {
        defer { layOut() }
        switch action {
        case .open:
            guard listed.indices.contains(chosen) else { return [] }
            return [.loadCard(listed[chosen])]
        case .next: return next.map { [.loadCard(listed[$0])] } ?? []
        case .order:
            order = order.next
            list()
        case .progress: return [.showProgress]
        case .filter: isFiltering = true
        case .endFilter: isFiltering = false
        case .clearFilter:
            isFiltering = false
            filter = TextField()
            list()
        case .move(let cards): move(by: cards)
        case .page(let pages): turn(pages)
        case .first: chosen = 0
        case .last: chosen = max(0, listed.count - 1)
        case .quit: return [.quit]
        }
        return []
    }

    mutating func scroll(by rows: Int) {
        move(by: rows)
        layOut()
    }

    private mutating func move(by cards: Int) {
        chosen = min(max(0, chosen + cards), max(0, listed.count - 1))
    }

    /// Chooses the first card that is not seen whole below, or the one that begins a full page above, and shows it at the top.
    private mutating func turn(_ pages: Int) {
        let top = scroll.offset
        let target =
            pages > 0
            ? rows.firstIndex { $0.entry + 2 > top + listHeight } ?? rows.count - 1
            : rows.firstIndex { $0.top >= top - listHeight } ?? 0
        guard rows.indices.contains(target) else { return }
        chosen = target
        scroll.move(by: rows[target].top - top)
    }

    /// A click chooses a card; a click on the chosen card opens it.
    private mutating func click(_ position: Position) -> [Command] {
        let row = position.row - listTop + scroll.offset
        guard position.row >= listTop, let place = rows.lastIndex(where: { $0.entry <= row }),
            row < rows[place].entry + entryHeight
        else { return [] }
        if chosen == place { return perform(.open) }
        chosen = place
        return []
    }

    // MARK: Layout

    /// Lists the cards that the filter leaves. The chosen one stays chosen where it is among them.
    private mutating func list() {
        let card = listed.indices.contains(chosen) ? listed[chosen] : nil
        let words = filter.text.lowercased().split(separator: " ")
        listed = order.sorted(cards, progress).filter { _, card in
            guard !words.isEmpty else { return true }
            let text = [card.title, card.topic ?? "", card.difficulty?.rawValue ?? "", card.id]
                .joined(separator: " ").lowercased()
            return words.allSatisfy { text.contains($0) }
        }.map(\.offset)
        chosen = card.flatMap { listed.firstIndex(of: $0) } ?? 0
    }

    /// What the order of the files is called.
    private var files: String { cards.contains { $0.heading != nil } ? "chapter" : LibraryOrder.file.rawValue }

    private static let sentence =
        "Open a card: read its lesson, answer its tasks, then walk its graph backwards, one adjoint at a time."

    /// Breaks the welcome into the lines of the window.
    private mutating func wrapWelcome() {
        let width = min(76, body.size.columns)
        welcome =
            Chrome.isCramped(size) ? [] : Prose(appearance: appearance).lines(LibraryScreen.sentence, width: width)
    }

    /// The first row of the list.
    private var listTop: Int { body.row + welcome.count + 3 }
    private var listHeight: Int { max(0, body.rows.upperBound - listTop) }
    /// Title, facts and, where there is room for it, a blank row.
    private var entryHeight: Int { cards.count * 3 + headings.count * 2 <= listHeight + 1 ? 3 : 2 }

    private func placeHeadings() -> [Int: String] {
        guard order == .file else { return [:] }
        return listed.indices.reduce(into: [:]) { headings, place in
            let before = place > 0 ? cards[listed[place - 1]].heading : nil
            if let heading = cards[listed[place]].heading, heading != before { headings[place] = heading }
        }
    }

    private func placeRows() -> [EntryRows] {
        let height = entryHeight
        var next = 0
        return listed.indices.map { place in
            var heading: Int?
            if headings[place] != nil {
                // A blank row sets it off from the card above.
                if place > 0, height == 2 { next += 1 }
                heading = next
                next += 1
            }
            defer { next += height }
            return EntryRows(heading: heading, entry: next)
        }
    }

    mutating func layOut() {
        headings = placeHeadings()
        rows = placeRows()
        let content = rows.last.map { $0.entry + 2 } ?? 0
        // The last page begins with a card too.
        let last = content > listHeight ? rows.first { $0.top >= content - listHeight } : nil
        scroll.fit(content: max(content, (last?.top ?? 0) + listHeight), height: listHeight)
        guard rows.indices.contains(chosen) else { return }
        scroll.show(rows[chosen].top..<rows[chosen].entry + 2)
        // No card is cut off above, unless the window has no room for one.
        if let whole = rows.first(where: { $0.top >= scroll.offset }), whole.top <= rows[chosen].top {
            scroll.move(by: whole.top - scroll.offset)
        }
    }

    func drawContent(on canvas: inout Canvas, in body: Area) {
        canvas.clip = body
        for (row, line) in zip(body.rows, welcome) { canvas.write(line, column: body.column, row: row) }
        let heading = body.row + welcome.count + 1
        if isFiltering || !filter.isEmpty {
            let label = canvas.write("Cards with: ", column: body.column, row: heading, role: .heading)
            filter.draw(
                on: &canvas, column: body.column + label, row: heading,
                width: max(1, min(30, body.size.columns - label)), hasFocus: isFiltering)
        } else {
            let columns = canvas.write("Cards", column: body.column, row: heading, role: .heading)
            if cards.count > 1 {
                canvas.write(
                    "by \(order == .file ? files : order.rawValue)", column: body.column + columns + 1, row: heading,
                    role: .dim)
            }
        }
        // Where there is no room for both ways, what is below is said.
        let more = scroll.more.columns < body.size.columns - 20 ? scroll.more : String(scroll.more.prefix { $0 != "," })
        canvas.write(more, column: body.columns.upperBound - more.columns, row: heading, role: .hint)
        drawList(on: &canvas, body: body)
    }

    private func drawList(on canvas: inout Canvas, body: Area) {
        canvas.clip = Area(column: body.column, row: listTop, columns: body.size.columns, rows: listHeight)
        if listed.isEmpty {
            let sentence =
                cards.isEmpty
                ? "There are no cards here. Name a folder of cards on the command line, or set ADJOINT_CARDS."
                : "No card has these words. Esc shows all of them."
            for (row, line) in sentence.wrapped(width: body.size.columns).enumerated() {
                canvas.write(line, column: body.column, row: listTop + row, role: .dim)
            }
        }
        // A card that is not seen whole below is left for the next page.
        let seen = scroll.offset - entryHeight - 1...max(scroll.offset, scroll.offset + listHeight - 2)
        for place in listed.indices where seen.contains(rows[place].entry) {
            let top = listTop - scroll.offset
            if let row = rows[place].heading, let heading = headings[place] {
                let shown = Prose(appearance: appearance).shown(heading).truncated(to: body.size.columns)
                canvas.write(shown, column: body.column, row: top + row, role: .heading)
            }
            draw(
                cards[listed[place]], isChosen: place == chosen, on: &canvas, row: top + rows[place].entry, body: body)
        }
    }

    private func draw(_ card: CardSummary, isChosen: Bool, on canvas: inout Canvas, row: Int, body: Area) {
        let room = body.size.columns - 2
        let prose = Prose(appearance: appearance)
        if isChosen {
            canvas.write("▸", column: body.column, row: row, role: .active)
        }
        let standing = card.fault == nil ? StandingWords(progress[card.id] ?? .new) : nil
        let columns = standing.map { $0.text.columns + 2 } ?? 0
        canvas.write(
            prose.shown(card.title).truncated(to: room - columns), column: body.column + 2, row: row,
            role: isChosen ? .selection : .strong)
        if let standing {
            canvas.write(
                standing.text, column: body.columns.upperBound - standing.text.columns, row: row, role: standing.role)
        }
        let facts: String
        if let fault = card.fault {
            facts = "cannot be opened: \(fault). See them with: adjoint check \(card.path)"
        } else {
            facts = [card.topic, card.difficulty?.rawValue].compactMap(\.self).joined(separator: ", ")
        }
        canvas.write(
            prose.shown(facts).truncated(to: room), column: body.column + 2, row: row + 1,
            role: card.fault == nil ? .dim : .wrong)
    }
}

/// The rows of a card in the list, counted from its top.
private struct EntryRows {
    /// The row of the heading above it, where it has one.
    let heading: Int?
    /// The row of its title.
    let entry: Int

    var top: Int { heading ?? entry }
}
