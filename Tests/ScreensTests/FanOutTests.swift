import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

/// x feeds a and b, which send back 6 and 4.
private let fanOutText = """
    ---
    adjoint: 1
    id: fan-out
    title: A fan-out
    ---

    Paths meet at x.

    ```graph halves
    x = 1
    a = x / 2
    b = x / 2
    C = 12 * a + 8 * b
    ```

    # Tasks

    ## Where paths meet {#meet}
    What is $dC/dx$?

    ```answer
    numeric: dC/dx
    ```

    > Why: Sums belong where paths meet.
    """

/// An answer for x̄ with what has to be said of it.
private let answers = [
    ("10", "Right."), ("6", "the contribution through b is missing."), ("4", "the contribution through a is missing."),
    ("24", "where paths meet they are added, not multiplied."), ("-10", "Look at the sign."),
]

@Suite("A fan-out with contributions 6 and 4, in both faces")
struct FanOutTests {
    private let card: Card

    init() throws { card = try #require(Card.read(fanOutText, path: "fan-out.md").card) }

    private func walk() throws -> WalkSession {
        var session = WalkSession(
            graph: try #require(card.graphs.first), walk: Walk(graph: "", fill: [.adjoints]), task: "walk")
        for entry in ["1", "8", "12"] { _ = session.submit(entry) }
        return session
    }

    /// What stands on a screen or in lines, without the breaks between lines.
    private func running(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("A task on the screen says which rule was broken", arguments: answers)
    func quizScreen(answer: String, words: String) {
        var screen = QuizScreen(session: QuizSession(card: card), appearance: Appearance())
        _ = screen.update(.resize(.init(columns: 80, rows: 24)))
        screen.type(answer)
        screen.press(.enter)
        let seen = running(picture(of: screen))
        #expect(seen.contains(words), "\(seen)")
    }

    @Test("A task in plain lines says the same", arguments: answers)
    func plainQuiz(answer: String, words: String) {
        var quiz = PlainQuiz(session: QuizSession(card: card), appearance: Appearance())
        _ = quiz.begin()
        let said = running(quiz.receive(answer).lines.joined(separator: "\n"))
        #expect(said.contains(words), "\(said)")
    }

    @Test("A ledger on the screen says which rule was broken", arguments: answers)
    func walkScreen(answer: String, words: String) throws {
        var screen = WalkScreen(walk: try walk(), title: "A fan-out", card: "fan-out", appearance: Appearance())
        _ = screen.update(.resize(.init(columns: 80, rows: 24)))
        screen.type(answer)
        screen.press(.enter)
        let seen = running(picture(of: screen))
        // After the last entry the summary stands there.
        #expect(seen.contains(answer == "10" ? "every node" : words) || seen.contains(words), "\(seen)")
    }

    @Test("A ledger in plain lines says the same", arguments: answers)
    func plainWalk(answer: String, words: String) throws {
        var walk = PlainWalk(walk: try walk(), title: "A fan-out", card: "fan-out", appearance: Appearance())
        _ = walk.begin()
        let said = running(walk.receive(answer).lines.joined(separator: "\n"))
        #expect(said.contains(words), "\(said)")
    }
}
