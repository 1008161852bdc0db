import Cards
import SmallCards
import Testing

@testable import Tutor

/// t̄ = 2t = 12, ȳ = 12·2 = 24, x̄ = 12·3 + 1 = 37.
private let card = """
    ---
    adjoint: 1
    title: Sample
    ---

    A lesson.

    \(SmallCard.lattice)
    # Tasks

    ## Middle

    What is $dC/dt$?

    ```answer
    numeric: dC/dt
    ```

    ## At y

    ```answer
    numeric: dC/dy
    ```

    ## At x

    ```answer
    symbolic: dC/dt * y + 1
    ```

    ## Order

    ```answer
    order: reverse
    ```

    ## Choice

    - [ ] one
      - Not one.
    - [x] two

    ## Sweep

    ```walk
    fill: [adjoints]
    ```
    """

@Suite("Tasks that are marked at the end")
struct QuizMarkedAtEndTests {
    private func session() throws -> QuizSession {
        let (read, diagnostics) = Card.read(CardFile(path: "sample.md", bytes: Array(card.utf8)))
        return QuizSession(card: try #require(read, "\(diagnostics.map(\.text))"), feedback: .end)
    }

    /// Answers task after task, and the walk's cells where the answers are many.
    private func answered(_ answers: [[String]]) throws -> QuizSession {
        var session = try session()
        for (task, entries) in answers.enumerated() {
            session.go(to: task)
            for entry in entries { _ = session.submit(entry) }
        }
        return session
    }

    @Test("Nothing says right or wrong until the marks come; then one slip is one slip")
    func marks() throws {
        var session = try answered([["13"], ["26"], [], ["C t y x"], ["1"], ["1", "13", "26", "40"]])
        #expect(session.summary.lines.map(\.outcome) == [.kept, .kept, .unanswered, .kept, .kept, .unanswered])
        #expect(session.states.allSatisfy { $0.feedback == [:] })
        #expect(!session.attempts.contains { [.correct, .incorrect, .consistent].contains($0.outcome) })
        session.mark()
        #expect(session.summary.lines[0].outcome == .wrong)
        #expect(session.summary.lines[1].outcome == .consistent)
        #expect(session.summary.lines[1].message == "Consistent with your answer to \"Middle\".")
        #expect(session.summary.lines[1].right == "24")
        #expect(session.summary.lines[3].outcome == .right)
        #expect(session.summary.lines[4].outcome == .wrong)
        #expect(session.states[4].feedback.count == 1)
        #expect(session.states[5].walk?.summary.lines.map(\.outcome) == [.right, .wrong, .consistent, .consistent])
    }

    @Test("An answer may be changed until the marks come, not afterwards")
    func change() throws {
        var session = try answered([["13"], ["24"]])
        session.go(to: 0)
        #expect(session.submit("12").verdict == .kept)
        session.mark()
        #expect(session.summary.lines.prefix(2).map(\.outcome) == [.right, .right])
        session.go(to: 0)
        #expect(session.submit("13").verdict.isInvalid)
    }

    @Test("What is typed after an answer was kept, and not accepted, is not what is marked")
    func laterTyping() throws {
        var session = try answered([["12", "12+"], ["24"], [], [], ["2", "9"]])
        session.go(to: 1)
        session.draft("7")
        session.mark()
        #expect(session.summary.lines.prefix(2).map(\.outcome) == [.right, .right])
        #expect(session.summary.lines[0].entry == "12")
        #expect(session.summary.lines[4].entry == "2")
        #expect(QuizSession(card: session.card, feedback: .end, replaying: session.attempts).states == session.states)
    }

    @Test(
        "A right answer after a slip is right, a zero is not followed",
        arguments: [("13", "24", true), ("0", "0", false)])
    func rightAndZero(first: String, second: String, isRight: Bool) throws {
        var session = try answered([[first], [second]])
        session.mark()
        #expect(session.summary.lines[0].outcome == .wrong)
        #expect(session.summary.lines[1].outcome == (isRight ? .right : .wrong))
    }

    @Test("What cannot be read is not kept and costs nothing")
    func unreadable() throws {
        var session = try session()
        #expect(session.submit("1/2x").verdict.isInvalid)
        #expect(session.submit("").verdict.isInvalid)
        #expect(session.attempts.isEmpty)
        #expect(session.state?.isKept == false)
    }

    @Test("Tasks that were not answered stay so when the marks come")
    func unanswered() throws {
        var session = try answered([["12"]])
        session.mark()
        #expect(session.isFinished)
        #expect(session.summary.lines.map(\.outcome) == [.right] + Array(repeating: .unanswered, count: 5))
    }

    @Test("The session is rebuilt from its attempts, before the marks and after")
    func replay() throws {
        var session = try answered([["13"], ["26"], [], ["C t y x"], ["1"], ["1", "13", "26", "40"]])
        var again = QuizSession(card: session.card, feedback: .end, replaying: session.attempts)
        #expect(again == session)
        session.mark()
        again = QuizSession(card: session.card, feedback: .end, replaying: session.attempts)
        #expect(again.summary == session.summary)
        #expect(again.attempts == session.attempts)
    }

    @Test("Every kind of task has hints to its end: a wrong option ruled out, the rule for a key that is written out")
    func hints() throws {
        var session = try session()
        session.go(to: 4)
        #expect(session.hint() == .answerIsNext)
        #expect(session.hint() == .answer("B is right."))
        session.go(to: 2)
        var hints: [Hint] = []
        while let hint = session.hint(), hints.last != hint { hints.append(hint) }
        #expect(hints.count >= 4)
    }
}
