import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

/// dC/dx = 2t·y + 1 is 37 at y = 3 and 65 at y = 4; dC/dt = 2t is 12 and 16; dC/dy = 2t·x is 24 and 32.
private let text = """
    ---
    adjoint: 1
    title: Lattice
    ---

    \(SmallCard.lattice)
    # Tasks

    ## Pick {#pick}
    How many edges leave $x$?

    - [ ] one
    - [x] two

    ## Number {#number}

    ```answer
    graph: g
    numeric: dC/dx
    ```

    ## Expression {#expression}

    ```answer
    graph: g
    symbolic: dC/dx
    ```

    ## Third {#third}
    What is a third?

    ```answer
    expect: 0.3333
    numeric: 1/3
    tolerance: 0.5
    ```

    ## Sweep {#sweep}

    ```walk
    graph: g
    fill: [adjoints]
    ```
    """

private func card(_ edits: (String, String)...) throws -> Card {
    var edited = text
    for (old, new) in edits { edited = edited.replacing(old, with: new) }
    let (card, diagnostics) = Card.read(edited, path: "card.md")
    return try #require(card, "\(diagnostics.map(\.text))")
}

/// Answers every task, the walk as far as ȳ.
private func answered() throws -> QuizSession {
    var session = QuizSession(card: try card())
    for entry in ["2", "37", "2*t*y + 1", "0.4"] {
        #expect(session.submit(entry).verdict.isCorrect)
        session.next()
    }
    for entry in ["1", "12", "24"] { #expect(session.submit(entry).verdict.isCorrect) }
    return session
}

@Suite("A card that was edited since it was answered")
struct ChangedCardTests {
    private func settled(_ session: QuizSession) -> [Bool] { session.states.map(\.isSettled) }
    private func marks(_ session: QuizSession) -> [CellState.Mark]? { session.states.last?.walk?.states.map(\.mark) }

    @Test("What is written otherwise is still answered: words, titles, the order of factors, other tasks")
    func sameKeys() throws {
        let session = try answered()
        for edits in [
            ("x * y", "y * x"), ("How many", "Say how many"), ("## Number", "## A number"),
            ("title: Lattice", "title: Net"),
        ] {
            let rebuilt = QuizSession(card: try card(edits), replaying: session.attempts)
            #expect(settled(rebuilt) == [true, true, true, true, false], "\(edits)")
            #expect(marks(rebuilt) == [.correct, .correct, .correct, .open], "\(edits)")
            #expect(rebuilt.states.map(\.isChanged) == Array(repeating: false, count: 5))
        }
    }

    @Test("Where another number is right the task and the cells are open again, and nothing else")
    func otherNumbers() throws {
        let session = try answered()
        var rebuilt = QuizSession(card: try card(("y = 3", "y = 4")), replaying: session.attempts)
        #expect(settled(rebuilt) == [true, false, true, true, false])
        #expect(rebuilt.states.map(\.isChanged) == [false, true, false, false, false])
        #expect(rebuilt.states[1].attempts == 0)
        #expect(marks(rebuilt) == [.correct, .open, .open, .open])
        #expect(rebuilt.states[4].walk?.states.map(\.isChanged) == [false, true, true, false])
        rebuilt.go(to: 1)
        #expect(rebuilt.submit("65").verdict.isCorrect)
        #expect(rebuilt.states[1].isChanged == false)
    }

    @Test("Cells after one that has changed keep their entries, and the walk goes back to it")
    func goesBack() throws {
        // Only t̄ changes: C = 2·(t^2/2) has another rule there, so let C = t^3/9 + x: t̄ = 3t²/9 = 12 as before, ȳ = 24.
        let session = try answered()
        let attempts = session.attempts.map { attempt in
            var attempt = attempt
            if attempt.cell == "adjoint t" { attempt.key = "another" }
            return attempt
        }
        let rebuilt = QuizSession(card: session.card, replaying: attempts)
        #expect(marks(rebuilt) == [.correct, .open, .correct, .open])
        #expect(rebuilt.state?.walk?.present == 1)
    }

    @Test("An answer that was right and no longer is, is open again although the key is the same")
    func tolerance() throws {
        let session = try answered()
        let rebuilt = QuizSession(card: try card(("tolerance: 0.5", "tolerance: 1e-3")), replaying: session.attempts)
        #expect(settled(rebuilt) == [true, true, true, false, false])
        #expect(rebuilt.states.map(\.isChanged) == [false, false, false, true, false])
    }

    @Test("What was answered in a task that is gone is left out")
    func gone() throws {
        let session = try answered()
        var shorter = session.card
        shorter.tasks.remove(at: 1)
        let rebuilt = QuizSession(card: shorter, replaying: session.attempts)
        #expect(settled(rebuilt) == [true, true, true, false])
        #expect(rebuilt.attempts == session.attempts.filter { $0.task != "number" })
    }

    @Test("Options in another order make another task of it")
    func options() throws {
        let session = try answered()
        let swapped = try card(("- [ ] one\n- [x] two", "- [x] two\n- [ ] one"))
        #expect(settled(QuizSession(card: swapped, replaying: session.attempts)) == [false, true, true, true, false])
    }

    @Test("A walk that is marked at the end gets no marks while something in it is open again")
    func markedAtEnd() throws {
        let walk = Walk(graph: "g", fill: [.adjoints], feedback: .end)
        var session = WalkSession(graph: try #require(card().graphs.first), walk: walk, task: "walk")
        for entry in ["1", "12", "24", "37"] { _ = session.submit(entry) }
        session.mark()
        let edited = try #require(card(("y = 3", "y = 4")).graphs.first)
        let rebuilt = WalkSession(graph: edited, walk: walk, task: "walk", replaying: session.attempts)
        #expect(rebuilt.states.map(\.mark) == [.kept, .open, .open, .open])
        #expect(rebuilt.states.map(\.isChanged) == [false, true, true, true])
        #expect(rebuilt.present == 1)
    }
}
