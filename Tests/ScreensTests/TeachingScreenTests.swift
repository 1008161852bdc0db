import Canvas
import Cards
import SmallCards
import Testing
import Tutor

@testable import Screens

@Suite("Where a slip is taught")
struct TeachingScreenTests {
    private func card() throws -> Card {
        let filler = (1...40).map { "Paragraph \($0)." }.joined(separator: "\n\n")
        let (card, diagnostics) = Card.read(
            """
            ---
            adjoint: 1
            title: Small
            ---
            \(filler)

            ## Every path {teaches=missing-path}
            At a fan-out every path counts.

            \(SmallCard.lattice)
            # Tasks
            ## A
            What is it?
            ```answer
            numeric: dC/dx
            ```
            """, path: "small.md")
        return try #require(card, "\(diagnostics.map(\.text))")
    }

    // 36 leaves out the edge that leads from x straight to C.
    @Test("A slip on a shipped card leads to the section that teaches it, from feedback and from the summary")
    func shipped() throws {
        var session = QuizSession(card: try shippedCard("lattice"))
        while session.task?.id != "fan-out" { session.next() }
        var app = App(
            root: QuizScreen(session: session, appearance: Appearance()), size: Size(columns: 120, rows: 40))
        app.type("1")
        app.press(.enter, .function(2))
        let section = "A node with one consumer gets one product."
        #expect(picture(of: app, columns: 120, rows: 40).contains(section))
        app.press(.escape)
        app.type("37")
        app.press(.enter)
        #expect(session.card.teaching(of: "missing-path")?.title == "Multiply along a path, add where paths meet")
    }

    // dC/dx = 2xy² + 1 = 37; without the path through t it is 1.
    @Test("F2 opens the lesson at the section, and so does the summary")
    func screens() throws {
        var app = App(
            root: QuizScreen(session: QuizSession(card: try card()), appearance: Appearance()),
            size: Size(columns: 80, rows: 24))
        #expect(!picture(of: app).contains("F2"))
        app.type("1")
        app.press(.enter)
        #expect(picture(of: app).contains("F2 opens the section “Every path” of the lesson."), "\(picture(of: app))")
        app.press(.function(2))
        #expect(picture(of: app).contains("Every path") && !picture(of: app).contains("teaches"), "\(picture(of: app))")
        #expect(picture(of: app).contains("At a fan-out every path counts."))
        app.press(.escape)
        app.type("37")
        app.press(.enter, .enter)
        #expect(picture(of: app).contains("1  a path was left out: “Every path”, in the lesson"), "\(picture(of: app))")
        app.type("1")
        #expect(picture(of: app).contains("At a fan-out every path counts."), "\(picture(of: app))")
    }

    @Test("In lines the word lesson reads the section")
    func plain() throws {
        var quiz = PlainQuiz(session: QuizSession(card: try card()), appearance: Appearance())
        _ = quiz.begin()
        let told = quiz.receive("1").lines.joined(separator: "\n")
        #expect(told.contains("Type lesson to read the section “Every path” of the lesson."), "\(told)")
        let section = quiz.receive("lesson").lines.joined(separator: "\n")
        #expect(section.contains("At a fan-out every path counts.") && !section.contains("Paragraph 40"), "\(section)")
        _ = quiz.receive("37")
        #expect(quiz.receive("1").lines.joined(separator: "\n").contains("At a fan-out every path counts."))
    }
}
