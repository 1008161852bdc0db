import Foundation
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("The library")
struct LibraryScreenTests {
    private func library() -> LibraryScreen {
        var screen = LibraryScreen(cards: sampleLibrary, appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        return screen
    }

    /// The card that Enter opens.
    private func opened(_ screen: LibraryScreen) -> Int? {
        var screen = screen
        guard case .loadCard(let index) = screen.press(.enter).first else { return nil }
        return index
    }

    @Test("At first sight: what this is, the cards, and what to press")
    func firstSight() {
        #expect(
            picture(of: library()) == """
                 Adjoint, a tutor for the bookkeeping of backpropagation                3 cards

                 Open a card: read its lesson, answer its tasks, then walk its graph
                 backwards, one adjoint at a time.

                 Cards by difficulty

                 ▸ Bookkeeping partials on a small lattice                                  new
                   Machine learning, introductory

                   One long chain                                                           new
                   Machine learning, introductory

                   broken.md
                   cannot be opened: 2 errors. See them with: adjoint check cards/broken.md








                 Enter open   n next   / filter   o order   m progress   q quit   ? keys
                """)
    }

    @Test("Keys choose a card, and Enter opens it")
    func chooses() {
        let cases: [(keys: [Key], card: Int)] = [
            ([], 0),
            ([.down], 1),
            ([.character("j"), .character("j")], 2),
            ([.down, .down, .down, .down], 2),
            ([.end, .up], 1),
            ([.end, .character("g")], 0),
            ([.up], 0),
        ]
        for (keys, card) in cases {
            var screen = library()
            for key in keys { screen.press(key) }
            #expect(opened(screen) == card, "after \(keys)")
        }
    }

    @Test("Typing after / lists only cards with these words")
    func filters() {
        var screen = library()
        screen.type("/chain")
        #expect(picture(of: screen).contains("One long chain"))
        #expect(!picture(of: screen).contains("small lattice"))
        #expect(opened(screen) == 1)
        screen.type(" zzz")
        #expect(picture(of: screen).contains("No card has these words. Esc shows all of them."))
        #expect(opened(screen) == nil)
        screen.press(.escape)
        #expect(picture(of: screen).contains("small lattice"))
    }

    @Test("In the filter, letters are typed and do not act as keys")
    func filterTakesLetters() {
        var screen = library()
        screen.type("/quit")
        #expect(picture(of: screen).contains("Cards with: [quit "))
    }

    @Test("A click chooses a card and a second one opens it")
    func clicks() {
        var screen = library()
        let place = Position(column: 5, row: 10)
        #expect(screen.update(.click(place)).isEmpty)
        #expect(opened(screen) == 1)
    }

    @Test("A long library scrolls so that the chosen card is seen")
    func scrolls() {
        let cards = (1...40).map { CardSummary(id: "\($0)", title: "Card number \($0)", path: "\($0).md") }
        var screen = LibraryScreen(cards: cards, appearance: Appearance())
        for number in 1...40 {
            #expect(picture(of: screen).contains("▸ Card number \(number) "))
            screen.press(.down)
        }
    }

    @Test("A page begins with a whole card and ends with one, none is passed over, and it is said that there are more")
    func pages() {
        let cards = (1...41).map { number in
            var card = CardSummary(id: "\(number)", title: "Card number \(number)", topic: "Topic", path: "")
            card.heading = "Chapter \((number - 1) / 7 + 1)"
            return card
        }
        for rows in [16, 17, 24, 25, 40] {
            var app = App(
                root: LibraryScreen(cards: cards, appearance: Appearance()), size: Size(columns: 80, rows: rows))
            var seen: [Int] = []
            for _ in 0..<41 {
                let lines = picture(of: app, rows: rows).split(separator: "\n", omittingEmptySubsequences: false)
                let list = lines.dropFirst(6).dropLast()
                let first = list.first { !$0.isEmpty } ?? ""
                #expect(first.contains("Card number") || first.contains("Chapter"), "\(lines)")
                let titles = list.filter { $0.contains("Card number") }
                #expect(list.filter { $0.contains("Topic") }.count == titles.count, "\(lines)")
                seen += titles.compactMap { $0.split(separator: " ").compactMap { Int($0) }.first }
                let isLast = titles.contains { $0.contains("number 41") }
                #expect(lines.contains { $0.contains("more below: PgDn") } == !isLast, "\(lines)")
                if isLast { break }
                app.press(.pageDown)
            }
            #expect(Set(seen) == Set(1...41), "\(rows) rows")
            for _ in 0..<41 { app.press(.pageUp) }
            #expect(picture(of: app, rows: rows).contains("▸ Card number 1 "))
        }
    }

    @Test("An empty library says where cards come from")
    func empty() {
        let screen = LibraryScreen(cards: [], appearance: Appearance())
        #expect(picture(of: screen).contains("There are no cards here."))
        #expect(opened(screen) == nil)
    }

    // MARK: How far one is

    /// Five cards, of which one is done, two were begun, and one cannot be opened.
    private func studied() -> LibraryScreen {
        func card(_ id: String, _ topic: String?, _ difficulty: FrontMatter.Difficulty?, fault: String? = nil)
            -> CardSummary
        {
            CardSummary(
                id: id, title: "Card \(id)", topic: topic, difficulty: difficulty, path: "\(id).md", fault: fault)
        }
        func progress(_ standing: CardProgress.Standing, minute: Int) -> CardProgress {
            CardProgress(standing: standing, last: Moment(milliseconds: minute * 60_000))
        }
        var screen = LibraryScreen(
            cards: [
                card("a", "Networks", .advanced), card("b", nil, nil), card("c", "Calculus", .introductory),
                card("d", "Networks", .introductory), card("e", "Calculus", .introductory, fault: "1 error"),
            ],
            progress: [
                "a": progress(.step(4, of: 9), minute: 1), "c": progress(.done, minute: 3),
                "d": progress(.step(2, of: 2), minute: 2),
            ], appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        return screen
    }

    /// The ids of the cards from top to bottom.
    private func listed(_ screen: LibraryScreen) -> [String] {
        picture(of: screen).split(separator: "\n").compactMap { line in
            line.split(separator: " ").firstIndex(of: "Card").map { String(line.split(separator: " ")[$0 + 1]) }
        }
    }

    @Test("Every card says whether it is new, at which step it was left, or that it is done")
    func standing() {
        let rows = picture(of: studied()).split(separator: "\n").map(String.init)
        for (card, words) in [("a", "step 4 of 9"), ("b", "new"), ("c", "done"), ("d", "step 2 of 2")] {
            #expect(rows.contains { $0.contains("Card \(card) ") && $0.hasSuffix(" \(words)") }, "\(card)")
        }
        #expect(rows.contains { $0.hasSuffix("Card e") })
    }

    @Test("One key goes through the orders; the chosen card stays chosen")
    func orders() {
        var screen = studied()
        #expect(listed(screen) == ["c", "d", "a", "b", "e"])
        screen.press(.down)
        screen.press(.character("o"))
        #expect(picture(of: screen).contains("by topic"))
        #expect(listed(screen) == ["c", "a", "d", "b", "e"])
        #expect(opened(screen) == 3)
        screen.press(.character("o"))
        #expect(listed(screen) == ["a", "b", "c", "d", "e"])
        screen.press(.character("o"))
        #expect(picture(of: screen).contains("by due"))
        screen.press(.character("o"))
        #expect(listed(screen) == ["c", "d", "a", "b", "e"])
    }

    @Test("What is due for review is said beside its card, and comes first in an order of its own")
    func due() {
        var screen = studied()
        screen.progress["c"]?.due = 2
        screen.progress["d"]?.due = 3
        let rows = picture(of: screen).split(separator: "\n").map(String.init)
        #expect(rows.contains { $0.contains("Card c ") && $0.hasSuffix(" done, 2 due") })
        #expect(rows.contains { $0.contains("Card d ") && $0.hasSuffix(" step 2 of 2, 3 due") })
        screen.progress["c"]?.again = CardProgress.Again(seed: "2", step: 5, places: 6)
        #expect(picture(of: screen).contains(" done, round 2: step 5 of 6, 2 due"))
        for _ in 0..<3 { screen.press(.character("o")) }
        #expect(listed(screen) == ["d", "c", "a", "b", "e"])
        // What is answered meanwhile changes the order.
        screen.progress["d"]?.due = 0
        #expect(listed(screen) == ["c", "a", "b", "d", "e"])
    }

    @Test("n opens the card that was studied last of those that were begun, else the first new one")
    func next() {
        func opened(_ screen: LibraryScreen) -> Int? {
            var screen = screen
            guard case .loadCard(let index)? = screen.press(.character("n")).first else { return nil }
            return index
        }
        var screen = studied()
        #expect(opened(screen) == 3)
        screen.progress["d"]?.standing = .done
        #expect(opened(screen) == 0)
        screen.progress["a"]?.standing = .done
        #expect(opened(screen) == 1)
        screen.progress["b"] = CardProgress(standing: .done, last: nil)
        #expect(opened(screen) == nil)
        #expect(!picture(of: screen).contains("n next"))
    }

    @Test("Chapters stand as headings above their cards, in the order of the course; other orders go without")
    func chapters() throws {
        let cards = [("a", "First steps"), ("b", "First steps"), ("c", "Further on")].map { id, heading in
            var card = CardSummary(id: id, title: "Card \(id)", path: "\(id).md")
            card.heading = heading
            return card
        }
        var screen = LibraryScreen(cards: cards, appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        let rows = picture(of: screen).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let shown = rows.filter { ["First steps", "Further on"].contains($0) || $0.contains("Card ") }
        #expect(shown.count == 5)
        #expect(shown.first == "First steps" && shown[3] == "Further on")
        #expect(picture(of: screen).contains("by chapter"))

        // The last card is below the second heading: a click on it chooses it, and a second one opens it.
        let row = try #require(
            picture(of: screen).split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("Card c")
            })
        _ = screen.update(.click(Position(column: 5, row: row)))
        let commands = screen.update(.click(Position(column: 5, row: row)))
        guard case .loadCard(2)? = commands.first else {
            Issue.record("a click does not open the card")
            return
        }
        screen.press(.character("o"))
        #expect(!picture(of: screen).contains("First steps"))
    }
}
