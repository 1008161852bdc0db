import Canvas
import Cards
import SmallCards
import Testing
import Tutor

@testable import Screens

@Suite("A forward computation on both faces")
struct ComputationFaceTests {
    private func card() throws -> Card {
        let text = SmallCard.text(
            [SmallCard.graph("g", "u = 2\nv = 4\nz = (u*v)^2")], tasks: [SmallCard.answer("One", "computation: z")])
        return try #require(Card.read(text, path: "a.md").card)
    }

    // uv = 8, and its square is 64.
    @Test("Lines stand below each other with their values, and below them the graph that they make, without partials")
    func screen() throws {
        var screen = QuizScreen(session: QuizSession(card: try card()), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 40)))
        #expect(picture(of: screen, rows: 40).contains("Take this apart: z = (uv)², with u = 2 and v = 4."))
        #expect(!picture(of: screen, rows: 40).contains("┌"))
        screen.type("t = u v")
        #expect(picture(of: screen, rows: 40).contains("reads as  t = u·v"))
        screen.press(.enter)
        #expect(picture(of: screen, rows: 40).contains("What is the value of t = uv?"))
        screen.type("8")
        screen.press(.enter)
        let first = picture(of: screen, rows: 40)
        #expect(first.contains("  z = (uv)², with u = 2 and v = 4"))
        #expect(first.contains("    t = uv = 8   right") && first.contains("Give the next line; the last one is z."))
        screen.type("z = t^2 = 64")
        #expect(picture(of: screen, rows: 40).contains("reads as  z = t² = 64"))
        screen.press(.enter)
        let last = picture(of: screen, rows: 40)
        #expect(last.contains("    z = t² = 64   right") && last.contains("Right. That is the whole equation."))
        // u and v lead to t, t leads to z, and no arrow says v = 4, u = 2 or 2t = 16.
        #expect(last.contains("│ u ├─┐") && last.contains("│ v ├─") && last.contains("├─▸│ z = t² │"), "\(last)")
        #expect(!last.contains("─4") && !last.contains("2t"), "\(last)")
    }

    @Test("The same in plain lines, with those that are there said again when asked for")
    func plain() throws {
        var quiz = PlainQuiz(session: QuizSession(card: try card()), appearance: Appearance(), width: 200)
        let first = quiz.begin().lines.joined(separator: "\n")
        #expect(first.contains("Take this apart: z = (uv)², with u = 2 and v = 4."))
        #expect(quiz.receive("ledger").lines.contains("No line is given yet."))
        #expect(quiz.receive("t = u*v").lines.first == "Read as t = uv. Right.")
        #expect(quiz.receive("8").lines.first == "Right. t = uv = 2·4 = 8")
        #expect(quiz.receive("ledger").lines.prefix(2) == ["z = (uv)², with u = 2 and v = 4.", "So far: t = uv = 8."])
        #expect(quiz.receive("z = t^2 = 64").lines.first == "Read as z = t² = 64. Right. That is the whole equation.")
    }
}
