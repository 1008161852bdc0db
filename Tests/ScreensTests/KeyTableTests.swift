import Cards
import Canvas
import Testing
import Tutor

@testable import Screens

@Suite("Keys and their words")
struct KeyTableTests {
    private enum Action { case first, second }

    @Test("The earlier line of a table wins where two name the same key")
    func firstWins() {
        var table = KeyTable<Action>()
        table.add(.first, [.enter, .character("a")], "Enter", "one")
        table.add(.second, [.character("a"), .tab], "Tab", "two")
        #expect(table.action(for: .character("a")) == .first)
        #expect(table.action(for: .tab) == .second)
        #expect(table.action(for: .escape) == nil)
    }

    @Test("Every key that the help names does something, and is named once")
    func everyKeyIsNamed() throws {
        let card = try sampleCard()
        var quiz = QuizSession(card: card)
        var screens: [any Screen] = [
            LibraryScreen(cards: sampleLibrary, appearance: Appearance()),
            CardScreen(card: card, appearance: Appearance()), SummaryScreen(quiz: quiz, appearance: Appearance()),
        ]
        for task in card.tasks.indices {
            quiz.go(to: task)
            screens.append(QuizScreen(session: quiz, appearance: Appearance()))
        }
        screens.append(WalkScreen(quiz: quiz, appearance: Appearance()))
        for screen in screens {
            let labels = screen.keys.map(\.label)
            #expect(Set(labels).count == labels.count, "\(labels)")
            #expect(screen.keys.allSatisfy { !$0.help.isEmpty && !$0.label.isEmpty })
        }
    }

    @Test("The footer shows as many keys as fit, and always how to see the others")
    func footer() {
        let keys = (1...20).map { KeyBinding([.function($0)], label: "F\($0), x", help: "help", short: "word") }
        for columns in [10, 30, 80] {
            var canvas = Canvas(size: Size(columns: columns, rows: 5))
            _ = Chrome(title: "Title", keys: keys, appearance: Appearance()).draw(on: &canvas)
            #expect(canvas.lines[4].hasSuffix("? keys"))
            #expect(canvas.lines[4].columns <= columns - 1)
        }
    }

    @Test("The help is as long as it needs to be, and scrolls in a small window")
    func helpScrolls() throws {
        var session = QuizSession(card: try sampleCard())
        session.go(to: 2)
        var app = App(
            root: QuizScreen(session: session, appearance: Appearance()), size: Size(columns: 60, rows: 16))
        app.press(.character("?"))
        let before = picture(of: app, columns: 60, rows: 16)
        #expect(before.contains("accept the answer"))
        #expect(!before.contains("Ctrl-C"))
        app.press(.end)
        // Below the keys stands what is typed for signs that no key has.
        let after = picture(of: app, columns: 60, rows: 16)
        #expect(after.contains("W^T") && after.contains("the transpose"))
    }

    @Test("Where nothing is typed, the help is about keys alone")
    func helpWithoutTyping() throws {
        let screen = CardScreen(card: try sampleCard(), appearance: Appearance())
        #expect(screen.typingHelp.isEmpty)
    }
}
