import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("Tasks that ask for matrices and shapes, on screen and in plain lines")
struct MatrixTaskScreenTests {
    private static let text = """
        ---
        adjoint: 1
        title: A layer
        ---
        A lesson.

        ```graph layer
        W : 2x3 = [[1, 2, 3], [4, 5, 6]]
        x = [1, 0, 2]
        z = W @ x
        C = sum(z)
        ```

        # Tasks

        ## The weights

        What is $dC/dW$?

        ```answer
        matrix: dC/dW
        ```

        ## Its shape

        ```answer
        shape: dC/dx
        ```
        """

    private func session() throws -> QuizSession {
        let (card, diagnostics) = Card.read(Self.text, path: "layer.md")
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.text))")
        return QuizSession(card: try #require(card))
    }

    private func quiz() throws -> QuizScreen {
        var screen = QuizScreen(session: try session(), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        return screen
    }

    private func last(_ count: Int, of screen: QuizScreen) -> [String] {
        picture(of: screen).split(separator: "\n", omittingEmptySubsequences: false).suffix(count).map(String.init)
    }

    @Test("A matrix is typed in one field, and lies in rows below it as it is read")
    func grid() throws {
        var screen = try quiz()
        screen.type("[1, 0, 2; 10, 0, 2]")
        let panel = last(5, of: screen)
        #expect(panel[1] == "   reads as  ┌  1  0  2 ┐  a matrix", "\(panel.joined(separator: "\n"))")
        #expect(panel[2] == "             └ 10  0  2 ┘")
    }

    @Test("The panel is as high for any matrix, so that it does not tell the shape, and an expression says its kind")
    func kind() throws {
        var screen = try quiz()
        let empty = last(6, of: screen)[0]
        screen.type("ones x^T")
        let panel = last(6, of: screen)
        #expect(panel[0] == empty)
        #expect(panel[2].contains("reads as  ones(2) xᵀ, a matrix"), "\(panel.joined(separator: "\n"))")
    }

    @Test("A wrong shape costs no attempt; a wrong entry is named; the right one says why")
    func answers() throws {
        var session = try session()
        #expect(session.submit("[1, 0, 2]").verdict.isInvalid)
        #expect(session.submit("x ones(2)^T").verdict.isInvalid)
        #expect(session.state?.attempts == 0)
        #expect(
            session.submit("[1, 0, 2; 1, 0, 3]").verdict
                == .incorrect(misconceptions: [], message: "Entry (2, 3) is not right."))
        #expect(session.state?.attempts == 1)
        #expect(session.submit("ones x^T").verdict == .correct(note: "W̄ : 2×3 = ones(2) xᵀ = [1, 0, 2; 1, 0, 2]"))
        session.next()
        #expect(session.submit("1x3").verdict.isIncorrect)
        #expect(session.submit("(3,)").verdict.isCorrect)
    }

    @Test("Hints go from the layout to the worked step; what is revealed is an answer that would be right")
    func hints() throws {
        var session = try session()
        var hints: [String] = []
        for _ in 0..<5 {
            switch session.hint() {
            case .generated(let text), .answer(let text): hints.append(text)
            case .answerIsNext: hints.append("next")
            default: break
            }
        }
        #expect(
            hints == [
                "In denominator layout dC/dW has the shape of W, and so has what every consumer sends back to it.",
                "What W goes into: z = W x.", "Line the shapes up: z̄ is 2×1, W is 2×3.", "next",
                "W̄ : 2×3 = z̄ xᵀ = [1, 0, 2; 1, 0, 2]",
            ])
        #expect(session.reveal() == "z̄ xᵀ")
        var fresh = try self.session()
        #expect(fresh.submit("z̄ xᵀ").verdict.isCorrect)
    }

    @Test("In plain lines the same is said in sentences")
    func plain() throws {
        var quiz = PlainQuiz(session: try session(), appearance: Appearance())
        let opening = quiz.begin().lines.joined(separator: "\n")
        #expect(opening.contains("A vector or matrix: numbers"))
        let row = quiz.receive("[1, 0, 2]").lines.joined(separator: "\n")
        #expect(row.contains("this is a column; a matrix is asked for") || row.contains("This is a column"), "\(row)")
        let right = quiz.receive("[1, 0, 2; 1, 0, 2]").lines.joined(separator: " ")
        #expect(right.contains("Right"), "\(right)")
        #expect(right.contains("What shape does"))
        #expect(right.contains("A shape: rows by columns, such as 4x5, (4,) for a column, or scalar."))
        #expect(quiz.receive("3x1").lines.joined().contains("Right"))
    }
}
