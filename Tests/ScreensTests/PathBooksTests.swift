import Cards
import Canvas
import Testing
import Tutor

@testable import Screens

@Suite("A paths task on both faces")
struct PathBooksTests {
    @Test("What was given stands on the books, and the field is empty for the next path")
    func screen() throws {
        var screen = QuizScreen(session: QuizSession(card: try pathsCard()), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 40)))
        screen.type("3*12")
        #expect(picture(of: screen, rows: 40).contains("reads as  3·12 = 36"))
        screen.press(.enter)
        let first = picture(of: screen, rows: 40)
        #expect(first.contains("x▸t▸C   3·12 = 36   right"))
        #expect(first.contains("Right. x▸t▸C: ∂C/∂t · ∂t/∂x = 2t · y = 12 · 3 = 36"))
        #expect(!first.contains("reads as"))
        screen.type("= 36")
        screen.press(.enter)
        #expect(picture(of: screen, rows: 40).contains("the contribution through C is missing"))
        screen.press(.control("u"))
        screen.type("1")
        screen.press(.enter)
        screen.type("= 37")
        screen.press(.enter)
        let last = picture(of: screen, rows: 40)
        #expect(last.contains("sum     37   right") && last.contains("Why: One term for each path."))
        #expect(last.contains("Right. dC/dx = 36 + 1 = 37"))
    }

    @Test("With feedback at the end paths are marked as they come all the same: what is left to give follows from them")
    func atEnd() throws {
        var session = QuizSession(card: try pathsCard(), feedback: .end)
        #expect(session.submit("3*12").verdict.isCorrect)
        #expect(session.submit("12").verdict.isIncorrect)
        var unfinished = session
        unfinished.mark()
        #expect(unfinished.summary.lines.map(\.outcome) == [.wrong])
        #expect(session.submit("1").verdict.isCorrect)
        #expect(session.submit("= 37").verdict.isCorrect)
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.rightLater])
        #expect(QuizSession(card: try pathsCard(), feedback: .end, replaying: session.attempts) == session)
    }

    @Test("The same in plain lines, with the books said again when asked for")
    func plain() throws {
        var quiz = PlainQuiz(session: QuizSession(card: try pathsCard()), appearance: Appearance(), width: 200)
        #expect(quiz.begin().lines.joined(separator: "\n").contains("one factor for each edge"))
        #expect(quiz.receive("ledger").lines.first == "No path is given yet.")
        #expect(
            quiz.receive("3*12").lines.first == "Read as 3·12 = 36. Right. x▸t▸C: ∂C/∂t · ∂t/∂x = 2t · y = 12 · 3 = 36")
        #expect(quiz.receive("ledger").lines.first == "Path x▸t▸C: 3·12 = 36.")
        #expect(quiz.receive("1").news?.attempts.map(\.outcome) == [.correct])
        let last = quiz.receive("sum 37").lines
        #expect(last.first == "Read as 37. Right. dC/dx = 36 + 1 = 37")
        #expect(last.contains("Right at the first try."))
    }
}
