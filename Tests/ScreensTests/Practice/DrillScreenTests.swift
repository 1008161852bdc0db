import Canvas
import Cards
import SmallCards
import Testing
import Tutor

@testable import Screens

@Suite("The screens of a drill")
struct DrillScreenTests {
    private func drill(count: Int?) throws -> DrillSession {
        let graph = SmallCard.graph("g", "x = 2\ny = 3\nt = x * y\nC = t^2 + x")
        let task = SmallCard.answer("At x", "numeric: dC/dx\nvary: {x: -9..9, y: 2..9}")
        let (card, diagnostics) = Card.read(SmallCard.text([graph], tasks: [task]), path: "small.md")
        let tasks = VaryingTasks(of: try #require(card, "\(diagnostics.map(\.text))"), seed: NumberSeed(7))
        return DrillSession(try #require(tasks), count: count)
    }

    private func app(count: Int? = nil) throws -> App {
        App(
            root: DrillScreen(drill: try drill(count: count), appearance: Appearance()),
            size: Size(columns: 80, rows: 24))
    }

    @Test("Enter begins, and one question follows the other without a page between")
    func questions() throws {
        var app = try app()
        #expect(
            picture(of: app).contains("Small: one task, with other numbers every time. It goes on until you leave it."))
        app.press(.enter)
        #expect(picture(of: app).contains("drill 1"))
        app.press(.control("r"), .enter)
        #expect(picture(of: app).contains("drill 2") && !picture(of: app).contains("seed"), "\(picture(of: app))")
        // Whoever wants the same questions again finds the seed at the end.
        app.press(.escape)
        #expect(picture(of: app).contains("The questions were drawn with --seed 7."), "\(picture(of: app))")
    }

    @Test("Esc shows how it went so far, and Enter goes back to the question as it was left")
    func leaving() throws {
        var app = try app()
        app.press(.enter, .control("r"), .enter)
        app.type("0.125")
        app.press(.enter, .escape)
        let shown = picture(of: app)
        #expect(shown.contains("1. At x") && shown.contains("1 question answered"), "\(shown)")
        app.press(.enter)
        #expect(picture(of: app).contains("0.125"), "\(picture(of: app))")
        let effects = app.press(.escape, .escape, .escape)
        #expect(effects.contains { if case .quit = $0 { true } else { false } })
    }

    @Test("After the last question stands the summary, and Tab skips a question")
    func end() throws {
        var app = try app(count: 2)
        app.press(.enter, .control("r"), .enter, .tab)
        let shown = picture(of: app)
        #expect(shown.contains("1. At x") && shown.contains("2. At x") && shown.contains("Enter done"), "\(shown)")
    }
}
