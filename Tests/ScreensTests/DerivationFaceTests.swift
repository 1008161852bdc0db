import Canvas
import Cards
import SmallCards
import Testing
import Tutor

@testable import Screens

@Suite("A derivation on both faces")
struct DerivationFaceTests {
    private func card() throws -> Card {
        let text = SmallCard.text(
            [SmallCard.graph("unit", "b = 1.5\ns = 1 / (1 + exp(-b))")],
            tasks: [SmallCard.answer("One", "derivation: s - s^2\ngoal: s*(1 - s)")])
        return try #require(Card.read(text, path: "a.md").card)
    }

    @Test("Lines stand below each other, and the field is empty for the next one")
    func screen() throws {
        var screen = QuizScreen(session: QuizSession(card: try card()), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 40)))
        #expect(picture(of: screen, rows: 40).contains("     s − s²"))
        screen.type("s - s*s")
        #expect(picture(of: screen, rows: 40).contains("reads as  s − s·s"))
        screen.press(.enter)
        let first = picture(of: screen, rows: 40)
        #expect(first.contains("  = s − s·s   right") && first.contains("It is equal to the line before."))
        #expect(!first.contains("reads as"))
        screen.type("s*(1 - s)")
        screen.press(.enter)
        let last = picture(of: screen, rows: 40)
        #expect(last.contains("  = s·(1 − s)   right"))
        #expect(last.contains("Right. That is the goal"))
    }

    @Test("The same in plain lines, with those that are there said again when asked for")
    func plain() throws {
        var quiz = PlainQuiz(session: QuizSession(card: try card()), appearance: Appearance(), width: 200)
        let first = quiz.begin().lines.joined(separator: "\n")
        #expect(first.contains("Go from s − s² to s·(1 − s) line by line, on any way"))
        #expect(quiz.receive("s - s*s").lines.first == "Read as s − s·s. Right. It is equal to the line before.")
        #expect(quiz.receive("ledger").lines.first == "So far: s − s² = s − s·s.")
        let last = quiz.receive("= (1 - s) s").lines
        #expect(last.first?.hasSuffix("Right. That is the goal, and every line is equal to the one before.") == true)
    }
}
