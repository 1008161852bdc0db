import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("In a window of 40x12")
struct SmallWindowTests {
    private let small = Size(columns: 40, rows: 12)

    private func seen(of app: App) -> String { picture(of: app, columns: small.columns, rows: small.rows) }

    @Test(
        "A question is seen, or can be scrolled to, above a field that takes an answer",
        arguments: zip(
            0..<6, ["what is", "Mark every true", "What is ∂C/∂x here", "when f is not", "In which order", "Fill in"]))
    func quiz(task: Int, words: String) throws {
        var session = QuizSession(card: try sampleCard())
        session.go(to: task)
        var app = App(root: QuizScreen(session: session, appearance: Appearance()), size: small)
        #expect(seen(of: app).hasSuffix("? keys"))
        var pages = [seen(of: app)]
        for _ in 0..<12 {
            app.press(.pageDown)
            pages.append(seen(of: app))
        }
        #expect(pages.contains { $0.contains(words) }, "\(pages)")
        guard session.face.isTyped else { return }
        app.type("12345")
        #expect(seen(of: app).contains("[12345"), "\(seen(of: app))")
    }

    @Test("A walk shows the row that is asked, its field and what is said of an answer")
    func walk() throws {
        var session = QuizSession(card: try sampleCard())
        session.go(to: 5)
        var app = App(root: WalkScreen(quiz: session, appearance: Appearance()), size: small)
        app.type("1")
        #expect(seen(of: app).contains("[1"), "\(seen(of: app))")
        app.press(.enter)
        app.type("77")
        app.press(.enter)
        #expect(seen(of: app).contains("[77") && seen(of: app).contains("Not right"), "\(seen(of: app))")
    }

    @Test("The library and a lesson have room for a card and some lines")
    func reading() throws {
        let library = App(root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: small)
        #expect(seen(of: library).contains("▸ "), "\(seen(of: library))")
        let lesson = App(root: CardScreen(card: try sampleCard(), appearance: Appearance()), size: small)
        #expect(seen(of: lesson).contains("local partial"), "\(seen(of: lesson))")
    }
}
