internal import Cards
internal import Canvas

/// The first screen: what this is, and the cards to choose from.
package struct LibraryScreen: FramedScreen {
    private let cards: [CardSummary]
    let appearance: Appearance
    /// The place of the chosen card among those that the filter leaves.
    private var chosen = 0
    private var filter = TextField()
    private var isFiltering = false
    private var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    package init(cards: [CardSummary], appearance: Appearance) {
        self.cards = cards
        self.appearance = appearance
        layOut()
    }

    /// Moves to a card, where the filter leaves it.
    mutating func choose(_ index: Int) {
        chosen = listed.firstIndex(of: index) ?? chosen
        layOut()
    }

    /// The next card that can be opened.
    func card(after index: Int) -> NextCard? {
        cards.indices.first { $0 > index && cards[$0].fault == nil }
            .map { NextCard(index: $0, title: cards[$0].title) }
    }

    let title = "Adjoint, a tutor for the bookkeeping of backpropagation"
    var status: String { cards.count == 1 ? "1 card" : "\(cards.count) cards" }

    enum Action { case open, filter, endFilter, clearFilter, move(Int), page(Int), first, last, quit }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(.open, [.enter], "Enter", "open the chosen card", short: "open")
        if isFiltering {
            table.add(.move(-1), [.up], "Up", "the card before")
            table.add(.move(1), [.down], "Down", "the next card", short: "next")
            table.add(.clearFilter, [.escape], "Esc", "show all cards again", short: "all cards")
            return table
        }
        table.add(.open, [.right, .character("l")], "Right, l", "open the chosen card")
        table.add(.move(-1), [.up, .character("k")], "Up, k", "the card before")
        table.add(.move(1), [.down, .character("j")], "Down, j", "the next card")
        table.add(.page(-1), [.pageUp], "PgUp", "a page up")
        table.add(.page(1), [.pageDown, .character(" ")], "PgDn, Space", "a page down")
        table.add(.first, [.home, .character("g")], "Home, g", "the first card")
        table.add(.last, [.end, .character("G")], "End, G", "the last card")
        table.add(.filter, [.character("/")], "/", "list only cards with these words", short: "filter")
        if !filter.isEmpty {
            table.add(.clearFilter, [.escape], "Esc", "show all cards again", short: "all cards")
        }
        table.add(.quit, [.character("q"), .escape], "q", "leave Adjoint", short: "quit")
        return table
    }

    mutating func take(_ event: Event) -> [Command] {
        defer { layOut() }
        switch event {
        case .key(let key) where isFiltering && filter.update(key): chosen = 0
        case .paste(let text) where isFiltering:
            filter.insert(text)
            chosen = 0
        case .click(let position): return click(position)
        default: break
        }
        return []
    }

    mutating func perform(_ action: Action) -> [Command] {
        defer { layOut() }
        switch action {
        case .open:
            let listed = listed
            guard listed.indices.contains(chosen) else { return [] }
            return [.loadCard(listed[chosen])]
        case .filter: isFiltering = true
        case .endFilter: isFiltering = false
        case .clearFilter:
            let card = listed.indices.contains(chosen) ? listed[chosen] : 0
            isFiltering = false
            filter = TextField()
            chosen = card
        case .move(let cards): move(by: cards)
        case .page(let pages): move(by: pages * max(1, listHeight / entryHeight))
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

    /// A click chooses a card; a click on the chosen card opens it.
    private mutating func click(_ position: Position) -> [Command] {
        let row = position.row - listTop + scroll.offset
        guard position.row >= listTop, row >= 0, row / entryHeight < listed.count else { return [] }
        if chosen == row / entryHeight { return perform(.open) }
        chosen = row / entryHeight
        return []
    }

    // MARK: Layout

    /// The cards that the filter leaves, by their place in the library.
    private var listed: [Int] {
        let words = filter.text.lowercased().split(separator: " ")
        guard !words.isEmpty else { return Array(cards.indices) }
        return cards.indices.filter { index in
            let card = cards[index]
            let text = [card.title, card.topic ?? "", card.difficulty?.rawValue ?? "", card.id]
                .joined(separator: " ").lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    private static let welcome =
        "Open a card: read its lesson, answer its tasks, then walk its graph backwards, one adjoint at a time."

    private var welcomeLines: [[Span]] {
        Prose(appearance: appearance).lines(LibraryScreen.welcome, width: min(76, body.size.columns))
    }
    /// The first row of the list.
    private var listTop: Int { body.row + welcomeLines.count + 3 }
    private var listHeight: Int { max(0, body.rows.upperBound - listTop) }
    /// Title, facts and, where there is room for it, a blank row.
    private var entryHeight: Int { cards.count * 3 <= listHeight + 1 ? 3 : 2 }

    mutating func layOut() {
        scroll.fit(content: listed.count * entryHeight, height: listHeight)
        scroll.show(chosen * entryHeight..<chosen * entryHeight + 2)
    }

    func drawContent(on canvas: inout Canvas, in body: Area) {
        canvas.clip = body
        for (row, line) in zip(body.rows, welcomeLines) { canvas.write(line, column: body.column, row: row) }
        let heading = body.row + welcomeLines.count + 1
        if isFiltering || !filter.isEmpty {
            let label = canvas.write("Cards with: ", column: body.column, row: heading, role: .heading)
            filter.draw(
                on: &canvas, column: body.column + label, row: heading,
                width: max(1, min(30, body.size.columns - label)), hasFocus: isFiltering)
        } else {
            canvas.write("Cards", column: body.column, row: heading, role: .heading)
        }
        drawList(on: &canvas, body: body)
    }

    private func drawList(on canvas: inout Canvas, body: Area) {
        canvas.clip = Area(column: body.column, row: listTop, columns: body.size.columns, rows: listHeight)
        let listed = listed
        if listed.isEmpty {
            let sentence =
                cards.isEmpty
                ? "There are no cards here. Name a folder of cards on the command line, or set ADJOINT_CARDS."
                : "No card has these words. Esc shows all of them."
            for (row, line) in sentence.wrapped(width: body.size.columns).enumerated() {
                canvas.write(line, column: body.column, row: listTop + row, role: .dim)
            }
        }
        let first = scroll.offset / entryHeight
        for place in listed.indices.dropFirst(first).prefix(listHeight / entryHeight + 2) {
            let row = listTop + place * entryHeight - scroll.offset
            draw(cards[listed[place]], isChosen: place == chosen, on: &canvas, row: row, body: body)
        }
    }

    private func draw(_ card: CardSummary, isChosen: Bool, on canvas: inout Canvas, row: Int, body: Area) {
        let room = body.size.columns - 2
        let prose = Prose(appearance: appearance)
        if isChosen {
            canvas.write("▸", column: body.column, row: row, role: .active)
        }
        canvas.write(
            prose.shown(card.title).truncated(to: room), column: body.column + 2, row: row,
            role: isChosen ? .selection : .strong)
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
