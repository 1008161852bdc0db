import Canvas
import Testing
import Tutor

@testable import Screens

@Suite("The app")
struct AppTests {
    private let size = Size(columns: 80, rows: 24)

    private func app() -> App {
        App(root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: size)
    }

    @Test("? shows the keys of the present screen, and any other key closes them")
    func help() {
        var app = app()
        app.press(.character("?"))
        let shown = picture(of: app)
        #expect(shown.contains("list only cards with these words"))
        #expect(shown.contains("leave Adjoint at once"))
        app.press(.character("x"))
        #expect(!picture(of: app).contains("list only cards with these words"))
    }

    @Test("F1 opens the help too, and closes it again")
    func functionKey() {
        var app = app()
        let before = picture(of: app)
        app.press(.function(1))
        #expect(picture(of: app) != before)
        app.press(.function(1))
        #expect(picture(of: app) == before)
    }

    @Test("A key that closes the help does nothing else")
    func helpSwallowsKeys() {
        var app = app()
        app.press(.character("?"))
        #expect(app.press(.character("q")).isEmpty)
        #expect(picture(of: app).contains("Enter open"))
    }

    @Test("In a window below 40x12 the app says so, ignores keys, and comes back")
    func tooSmall() {
        var app = app()
        let before = picture(of: app)
        #expect(app.update(.resize(Size(columns: 39, rows: 24))).isEmpty)
        #expect(picture(of: app, columns: 39, rows: 24).contains("40x12: make it larger"))
        #expect(app.press(.down, .enter, .character("?")).isEmpty)
        _ = app.update(.resize(size))
        #expect(picture(of: app) == before)
    }

    @Test("Ctrl-C leaves from everywhere")
    func leaves() {
        var app = app()
        let isLeft = { (effects: [Effect]) in
            if case .quit? = effects.first { true } else { false }
        }
        #expect(isLeft(app.press(.control("c"))))
        app.press(.character("?"))
        #expect(isLeft(app.press(.control("c"))))
        _ = app.update(.resize(Size(columns: 10, rows: 3)))
        #expect(isLeft(app.press(.control("c"))))
    }

    @Test("Esc on the first screen asks before it leaves: Esc again or y leaves, any other key stays")
    func asksBeforeLeaving() {
        for answer in [Key.escape, .character("y")] {
            var app = app()
            #expect(app.press(.escape).isEmpty)
            #expect(picture(of: app).contains("Leave Adjoint?"))
            #expect(app.press(answer).contains { if case .quit = $0 { true } else { false } })
        }
        var app = app()
        let before = picture(of: app)
        #expect(app.press(.escape, .down).isEmpty)
        // The key that answers does nothing else.
        #expect(picture(of: app) == before)
    }

    @Test("Alt with a letter in a field leaves nothing, and Esc there asks first")
    func fieldOpenedFromShell() throws {
        var session = QuizSession(card: try sampleCard())
        session.go(to: 2)
        var app = App(root: QuizScreen(session: session, appearance: Appearance()), size: size)
        app.type("12 + 34")
        #expect(app.press(.alt("b"), .alt("q"), .wordBackspace, .character("5")).isEmpty)
        #expect(picture(of: app).contains("[534"), "\(picture(of: app))")
        #expect(app.press(.escape).isEmpty)
        #expect(picture(of: app).contains("Leave Adjoint?"))
        app.press(.character("n"))
        #expect(picture(of: app).contains("[534"))
    }

    @Test("Choosing a card asks the program to load it")
    func loads() throws {
        var app = app()
        let effect = try #require(app.press(.down, .enter).first)
        guard case .loadCard(let index) = effect else {
            Issue.record("expected to load a card, not \(effect)")
            return
        }
        #expect(index == 1)
    }
}
