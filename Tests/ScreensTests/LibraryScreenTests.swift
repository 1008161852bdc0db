import Canvas
import Testing

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

                 Cards

                 ▸ Bookkeeping partials on a small lattice
                   Machine learning, intermediate

                   One long chain
                   Machine learning, introductory

                   broken.md
                   cannot be opened: 2 errors. See them with: adjoint check cards/broken.md








                 Enter open   / filter   q quit   ? keys
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
            #expect(picture(of: screen).contains("▸ Card number \(number)\n"))
            screen.press(.down)
        }
    }

    @Test("An empty library says where cards come from")
    func empty() {
        let screen = LibraryScreen(cards: [], appearance: Appearance())
        #expect(picture(of: screen).contains("There are no cards here."))
        #expect(opened(screen) == nil)
    }
}
