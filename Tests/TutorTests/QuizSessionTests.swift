import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

private let text = """
    ---
    adjoint: 1
    id: tasks
    title: Tasks of every kind
    ---

    ```graph lattice
    x = 2
    y = 3
    t = x * y
    C = t^2 + 5 * x
    ```

    ```graph quiz
    x = 2
    z = 3
    y = exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)
    ```

    ```graph opaque
    input x
    input y
    z = f(x, y)
    C = C(z)
    ```

    # Tasks

    ## One edge {#one}
    Along one edge?

    - [ ] the sum
      - Sums belong where paths meet.
    - [x] the product
    - [ ] neither

    > Hint: Count the edges.

    > Why: Two edges, two factors.

    ## Which are inputs {#all}
    Pick the inputs.

    - [x] x
    - [x] y
    - [ ] t
      - t is computed.

    ## A number {#number}
    What is the derivative?

    ```answer
    graph: lattice
    numeric: dC/dx
    ```

    ## Rounded {#rounded}
    Round.

    ```answer
    graph: quiz
    numeric: dy/dx
    round: 0
    ```

    ## An expression {#symbols}
    In symbols.

    ```answer
    graph: opaque
    symbolic: dC/dx
    ```

    ## An order {#order}
    In which order?

    ```answer
    graph: lattice
    order: reverse
    ```

    ## The sweep {#walk}
    Walk it.

    ```walk
    graph: lattice
    fill: [adjoints]
    ```

    > Hint: Start at the output.
    """

private func card() throws -> Card {
    let (card, diagnostics) = Card.read(text, path: "tasks.md")
    #expect(diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return try #require(card)
}

@Suite("A quiz")
struct QuizSessionTests {
    private var session: QuizSession

    init() throws { session = QuizSession(card: try card()) }

    /// Goes to a task by its id.
    private mutating func go(_ id: String) throws {
        session.go(to: try #require(session.card.tasks.firstIndex { $0.id == id }))
    }

    @Test(
        "A task without prose states its question, and never its key",
        arguments: [
            ("numeric: dC/dx", "What is dC/dx at x = 2, y = 3? A number."),
            ("symbolic: dC/dx", "What is dC/dx? An expression in the names of the graph."),
            ("symbolic: 2*t*y + 5", "What is dC/dx? An expression in the names of the graph."),
            ("expect: 2", "A number."), ("numeric: dC/dx + 1", "A number."),
            (
                "shape: dC/dx",
                "What shape does dC/dx have in denominator layout? A shape: rows by columns, such as 4x5, (4,) for a column, or scalar."
            ),
            (
                "order: reverse",
                "In which order may a reverse sweep visit the nodes? All nodes in reverse topological order, consumers first."
            ),
        ])
    func statement(answer: String, instruction: String) throws {
        let text = """
            ---
            adjoint: 1
            title: T
            ---

            ```graph g
            x = 2
            y = 3
            t = x * y
            C = t^2 + 5 * x
            ```

            # Tasks

            ## One
            ```answer
            \(answer.hasPrefix("expect") ? "" : "graph: g\n")\(answer)
            ```
            """
        let (card, _) = Card.read(CardFile(path: "t.md", text: text))
        #expect(QuizSession(card: try #require(card)).instruction == instruction)
    }

    @Test("Tasks come in the card's order, say how they are answered, and may be skipped and returned to")
    mutating func order() throws {
        var instructions: [String] = []
        while session.task != nil {
            instructions.append(session.instruction)
            session.next()
        }
        #expect(
            instructions == [
                "Pick one.", "Pick all that are right.", "A number.",
                "A number, rounded to the nearest integer.",
                "An expression in the names of the graph. z̄ is typed bar(z) or zbar.",
                "All nodes in reverse topological order, consumers first.", "What is C̄, the adjoint of the output?",
            ])
        #expect(session.state == nil)
        session.previous()
        #expect(session.task?.id == "walk")
        session.go(to: -3)
        #expect(session.task?.id == "one")
        session.go(to: 99)
        #expect(session.task == nil)
        #expect(session.summary.count(.unanswered) == 7)
    }

    @Test("A wrong choice shows its feedback, stays chosen, and can be changed")
    mutating func choice() throws {
        #expect(session.submit(.options([0])).named == [])
        #expect(session.state?.feedback.keys.sorted() == [0])
        #expect(session.state?.entry == .options([0]))
        session.draft(.options([1]))
        #expect(session.state?.feedback.keys.sorted() == [0])
        #expect(session.submit(.options([1])).verdict.isCorrect)
        #expect(session.state?.isSettled == true)
        #expect(session.submit("3").verdict.isInvalid)
        #expect(session.summary.lines[0].outcome == .rightLater)
        #expect(session.attempts.map(\.entry) == [.options([0]), .options([1])])
    }

    @Test(
        "Options may be named by number or letter",
        arguments: [("2", true), ("1", false), (" 2 ", true), ("3", false), ("B", true), ("b", true), ("c", false)])
    mutating func byNumber(entry: String, isRight: Bool) {
        #expect(session.submit(entry).verdict.isCorrect == isRight)
    }

    @Test("A choice that cannot be is no attempt", arguments: ["", "0", "4", "two", "1,2", "-1"])
    mutating func impossible(entry: String) {
        #expect(session.submit(entry).verdict.isInvalid)
        #expect(session.attempts == [])
    }

    @Test("Where several are right, all of them and no others count")
    mutating func several() throws {
        try go("all")
        let over = session.submit("1,2,3")
        #expect(over.message.contains("does not belong"))
        #expect(session.state?.feedback.keys.sorted() == [2])
        #expect(session.submit("1").message.contains("missing"))
        #expect(session.submit("2 3").message.contains("missing"))
        #expect(session.submit("2, 1").verdict.isCorrect)
    }

    @Test(
        "Options are named by the letters on the page, together or apart, and what is none is repeated as it was typed")
    mutating func letters() throws {
        try go("all")
        #expect(session.submit("x, y").message == "x is not the letter of an option; they go from A to C")
        #expect(session.preview("ba") == .math("A, B"))
        let grade = session.submit("AB")
        #expect(grade.verdict.isCorrect && grade.read == "A, B")
    }

    @Test(
        "An order may stand in brackets, and name the adjoints that are found",
        arguments: ["(C, t, y, x)", "{C, t, x, y}", "C̄, t̄, x̄, ȳ", "dC/dC, dC/dt, dC/dx, dC/dy"])
    mutating func orders(entry: String) throws {
        try go("order")
        #expect(session.submit(entry).verdict.isCorrect)
    }

    @Test("A number names its misconception, and the derivative itself is no answer")
    mutating func number() throws {
        try go("number")
        #expect(session.submit("36").named == [.missingPath])
        #expect(session.submit("dC/dx").verdict.isInvalid)
        #expect(session.submit("dC/dt * y + 5").message.contains("work dC/dt out"))
        #expect(session.submit("2*t*y + 5").verdict.isCorrect)
        #expect(session.summary.lines[2].attempts == 2)
        #expect(session.summary.lines[2].misconceptions == [.missingPath])
    }

    @Test(
        "The lecture's quiz takes 1208 and more precise values, not 1207",
        arguments: [("1208", true), ("1207", false), ("1208.38", true), ("1209", false), ("1208.3", false)])
    mutating func rounded(entry: String, isRight: Bool) throws {
        try go("rounded")
        #expect(session.submit(entry).verdict.isCorrect == isRight)
    }

    @Test("An expression is echoed while typed and graded by its meaning")
    mutating func symbols() throws {
        try go("symbols")
        #expect(session.preview("dC/dz dz/dx") != .empty)
        guard case .unreadable = session.preview("dC/dq") else {
            Issue.record("q is no name of the graph")
            return
        }
        #expect(session.submit("dC/dz + dz/dx").named == [.sumAlongPath])
        #expect(session.submit("dC/dz").named == [.missingLocal])
        #expect(session.submit("∂z/∂x · ∂C/∂z").verdict.isCorrect)
    }

    @Test(
        "Any reverse topological order is right, and the first wrong choice is named with the consumer that is missing",
        arguments: [
            ("C, t, y, x", nil), ("C t x y", nil), ("Ctyx", nil), ("C > t > x > y", nil),
            ("C, x, t, y", "x comes too early: its consumer t has not sent anything back yet."),
            ("t, C, x, y", "t comes too early: its consumer C has not sent anything back yet."),
        ] as [(String, String?)])
    mutating func orders(entry: String, message: String?) throws {
        try go("order")
        let grade = session.submit(entry)
        if let message {
            #expect(grade.verdict == .incorrect(misconceptions: [], message: message))
        } else {
            #expect(grade.verdict.isCorrect, "\(grade)")
        }
    }

    @Test(
        "An order that is unfinished, repeats or names no node is no attempt",
        arguments: ["", "C, t", "C, C", "C, q", "C, 2"])
    mutating func unfinishedOrder(entry: String) throws {
        try go("order")
        #expect(session.submit(entry).verdict.isInvalid)
        #expect(session.attempts == [])
    }

    @Test("Hints are the card's first, then generated, down to the worked step")
    mutating func hints() throws {
        let first = session.hint()
        guard case .card = first else {
            Issue.record("the card's hint comes first")
            return
        }
        // Then an option is ruled out, then the right one is announced, and told again and again.
        let next = (0..<3).compactMap { _ in session.hint() }
        #expect(next == [.generated("A is not right."), .answerIsNext, .answer("B is right.")])
        #expect(session.hint() == .answer("B is right."))
        try go("number")
        let generated = (0..<4).compactMap { _ in session.hint() }
        #expect(
            generated.first
                == .generated("x̄ is a sum over the consumers of x: of each, its adjoint times its local partial by x."))
        #expect(generated.last == .answerIsNext)
        guard case .answer(let last) = session.hint() else {
            Issue.record("the last hint is the answer")
            return
        }
        #expect(last.hasSuffix("36 + 5 = 41"))
        #expect(session.submit("41").verdict.isCorrect)
        #expect(session.summary.lines[2].outcome == .revealed)
    }

    @Test(
        "A reveal shows the answer and settles the task",
        arguments: [
            ("one", "2"), ("all", "1, 2"), ("number", "41"), ("rounded", "1208"), ("symbols", "dC/dz · ∂z/∂x"),
            ("order", "C, t, y, x"),
        ])
    mutating func reveal(id: String, answer: String) throws {
        try go(id)
        #expect(session.reveal() == answer)
        #expect(session.state?.isSettled == true)
        #expect(session.reveal() == nil)
    }

    @Test("What is typed and not sent is still there after coming back")
    mutating func draft() throws {
        try go("number")
        session.draft("36+")
        session.next()
        session.previous()
        #expect(session.state?.entry == "36+")
    }

    @Test("A walk task is answered cell by cell and settled with its last cell")
    mutating func walkTask() throws {
        try go("walk")
        guard case .card? = session.hint() else {
            Issue.record("the card's hint comes first")
            return
        }
        for entry in ["1", "12", "24"] { #expect(session.submit(entry).verdict.isCorrect) }
        #expect(session.preview("3*12") == .math("3·12 = 36"))
        #expect(session.submit("36").named == [.missingPath])
        #expect(session.state?.isSettled == false)
        #expect(session.undo() == true)
        #expect(session.submit("24").verdict.isCorrect)
        #expect(session.submit("41").verdict.isCorrect)
        #expect(session.state?.isSettled == true)
        #expect(session.summary.lines[6].outcome == .rightWithHints)
    }

    @Test("Any way through a quiz is rebuilt from its attempts", arguments: 0..<20)
    mutating func replay(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let entries = ["1", "2", "1,2", "41", "36", "1208", "dC/dz*dz/dx", "dC/dz", "C t y x", "C x", "12", "24", "?"]
        for _ in 0..<60 {
            switch generator.next() % 8 {
            case 0: session.next()
            case 1: session.previous()
            case 2: _ = session.hint()
            case 3: _ = session.undo()
            case 4: if seed.isMultiple(of: 2) { _ = session.reveal() }
            default: _ = session.submit(entries[Int(generator.next() % UInt64(entries.count))])
            }
        }
        let rebuilt = QuizSession(card: session.card, replaying: session.attempts)
        #expect(rebuilt.attempts == session.attempts)
        for (old, new) in zip(session.states, rebuilt.states) {
            #expect(old.isSettled == new.isSettled)
            #expect(old.attempts == new.attempts)
            #expect(old.misconceptions == new.misconceptions)
            #expect(old.hints == new.hints)
            #expect(old.walk?.states.map(\.mark) == new.walk?.states.map(\.mark))
        }
        #expect(rebuilt.summary.lines.map(\.outcome) == session.summary.lines.map(\.outcome))
    }
}
