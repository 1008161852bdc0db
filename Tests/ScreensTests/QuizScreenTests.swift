import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("The tasks of a card")
struct QuizScreenTests {
    /// The quiz of the sample card at a task, counted from 1.
    private func quiz(at task: Int = 1, isASCII: Bool = false) throws -> QuizScreen {
        let appearance = Appearance(isASCII: isASCII)
        var session = QuizSession(card: try sampleCard(), notation: appearance.notation)
        session.go(to: task - 1)
        var screen = QuizScreen(session: session, appearance: appearance)
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        return screen
    }

    private func status(_ screen: QuizScreen) -> String {
        String(picture(of: screen).prefix { $0 != "\n" }.suffix(11))
    }

    // MARK: Looks

    @Test("A choice shows its options, the one the arrows are at, and what to press")
    func choice() throws {
        #expect(
            picture(of: try quiz()) == """
                 A small lattice                                                    task 1 of 6

                 One consumer
                 ────────────

                 If z = f(x, y) feeds C(z), what is ∂C/∂x?

                 Pick one.

                 ▸ A  dC/dz + ∂z/∂x
                   B  (dC/dz)(∂z/∂x)
                   C  ∂z/∂x











                 Enter answer   Down choose   Ctrl-G hint   Ctrl-R reveal   n skip   ? keys
                """)
    }

    @Test("A wrong option gets its feedback where it stands, and says so in words")
    func wrongOption() throws {
        var screen = try quiz()
        screen.press(.enter)
        #expect(
            picture(of: screen) == """
                 A small lattice                                                    task 1 of 6

                 One consumer
                 ────────────

                 If z = f(x, y) feeds C(z), what is ∂C/∂x?

                 Pick one.

                 ▸ A  dC/dz + ∂z/∂x
                      not this: Sums belong where paths meet, not along one path.
                   B  (dC/dz)(∂z/∂x)
                   C  ∂z/∂x

                 Not right. It is not A: another option is right.








                 Enter answer   Down choose   Ctrl-G hint   Ctrl-R reveal   n skip   ? keys
                """)
    }

    @Test("A number is asked for below the drawing of its graph, and echoed while it is typed")
    func numeric() throws {
        var screen = try quiz(at: 3)
        screen.type("6^2 + 1")
        #expect(
            picture(of: screen) == """
                 A small lattice                                                    task 3 of 6

                 At the fan-out
                 ──────────────

                 What is ∂C/∂x here?

                 ┌───────┐
                 │ x = 2 ├─────────────────1─────────────────┐
                 │       ├─┐                                 │  ┌─────────────────┐
                 └───────┘ │          ┌────────────┐         └─▸│ C = t² + x = 38 │
                 ┌───────┐ └──y = 3──▸│ t = xy = 6 ├──2t = 12──▸│                 │
                 │ y = 3 ├────x = 2──▸│            │            └─────────────────┘
                 └───────┘            └────────────┘

                 A number.



                 ── your answer ───────────────────────────────────────────────────────────────
                   [6^2 + 1                                                                 ]
                   reads as  6² + 1 = 37

                 Enter accept   Ctrl-G hint   Ctrl-R reveal   Tab skip   Esc back   ? keys
                """)
    }

    @Test("After the right answer stands why it is right, and no hint any more")
    func right() throws {
        var screen = try quiz(at: 3)
        screen.type("37")
        screen.press(.control("g"), .enter)
        #expect(
            picture(of: screen) == """
                 A small lattice                                                    task 3 of 6

                 At the fan-out
                 ──────────────

                 What is ∂C/∂x here?

                 ┌───────┐
                 │ x = 2 ├─────────────────1─────────────────┐
                 │       ├─┐                                 │  ┌─────────────────┐
                 └───────┘ │          ┌────────────┐         └─▸│ C = t² + x = 38 │
                 ┌───────┐ └──y = 3──▸│ t = xy = 6 ├──2t = 12──▸│                 │
                 │ y = 3 ├────x = 2──▸│            │            └─────────────────┘
                 └───────┘            └────────────┘

                 Your answer: 37
                 Right. x has 2 consumers, whose contributions add up: x̄ = t̄ · ∂t/∂x + C̄ ·
                 ∂C/∂x = 36 + 1 = 37

                 Why: 2ty + 1, for the two paths.



                 Enter next   s solution   Esc back   ? keys
                """)
    }

    // MARK: Answering

    @Test("Arrows, letters and numbers choose an option")
    func choosing() throws {
        let cases: [(keys: [Key], option: String)] = [
            ([], "A"), ([.down], "B"), ([.character("j"), .character("j")], "C"), ([.down, .up], "A"),
            ([.character("2")], "B"), ([.character("c")], "C"), ([.character("B")], "B"),
            ([.up], "A"), ([.down, .down, .down, .down], "C"),
        ]
        for (keys, option) in cases {
            var screen = try quiz()
            for key in keys { screen.press(key) }
            #expect(picture(of: screen).contains("▸ \(option)  "), "after \(keys)")
        }
    }

    @Test("Where several options are right, each is taken in or out, and Enter answers")
    func severalOptions() throws {
        var screen = try quiz(at: 2)
        #expect(picture(of: screen).contains("▸ [ ] A  Contributions are summed at a fan-out."))
        screen.press(.character(" "), .character("b"), .enter)
        #expect(picture(of: screen).contains("▸ [x] B"))
        #expect(picture(of: screen).contains("not this: Factors multiply along a path."))
        screen.press(.character("b"), .character("3"), .enter)
        #expect(picture(of: screen).contains("\n Right."))
    }

    @Test("An answer without an option or an entry is asked for, and costs nothing")
    func emptyAnswers() throws {
        var choice = try quiz(at: 2)
        #expect(choice.press(.enter).isEmpty)
        #expect(picture(of: choice).contains("Choose an option first"))
        var entry = try quiz(at: 3)
        entry.type("  ")
        #expect(entry.press(.enter).isEmpty)
        #expect(picture(of: entry).contains("Type an answer first"))
    }

    @Test("An entry that cannot be read shows the place of its first fault, and costs no attempt")
    func invalidEntry() throws {
        var screen = try quiz(at: 3)
        screen.type("2*")
        #expect(picture(of: screen).contains("cannot be read yet  character 2, \"*\": something is missing after *."))
        let commands = screen.press(.enter)
        #expect(commands.isEmpty)
        #expect(picture(of: screen).contains("This cost no attempt."))
        // What was said of the entry is not said a second time below it.
        #expect(!picture(of: screen).contains("cannot be read yet"))
        screen.type("(")
        #expect(picture(of: screen).contains("cannot be read yet"))
    }

    @Test("The next key corrects an entry that cannot be read: the cursor stands behind its fault")
    func correctsFault() throws {
        var screen = try quiz(at: 3)
        // First something is missing after the star, then the bracket closes nothing.
        screen.type("12*) + 1")
        screen.press(.enter)
        screen.type("3")
        #expect(picture(of: screen).contains("[12*3) + 1 "))
        screen.press(.enter, .backspace)
        #expect(picture(of: screen).contains("[12*3 + 1 "))
    }

    @Test("Every attempt is handed on with the card it belongs to")
    func records() throws {
        var screen = try quiz(at: 3)
        screen.type("36")
        guard case .record(let news)? = screen.press(.enter).first, let attempt = news.attempts.first else {
            Issue.record("nothing was recorded")
            return
        }
        #expect(news.card == "sample")
        #expect(attempt.task == "fan-out")
        #expect(attempt.entry == "36")
        #expect(attempt.outcome == .incorrect)
    }

    // MARK: Moving on

    @Test("Enter goes on after an answer, Tab skips, Shift-Tab goes back")
    func moves() throws {
        var screen = try quiz()
        #expect(status(screen) == "task 1 of 6")
        screen.press(.tab)
        #expect(status(screen) == "task 2 of 6")
        screen.press(.backTab)
        #expect(status(screen) == "task 1 of 6")
        screen.press(.down, .enter, .enter)
        #expect(status(screen) == "task 2 of 6")
    }

    @Test("What was typed is there when a student comes back to a task")
    func keepsEntries() throws {
        var screen = try quiz(at: 3)
        screen.type("2*6")
        screen.press(.tab, .backTab)
        #expect(picture(of: screen).contains("[2*6 "))
    }

    @Test("What was typed is there when a student comes back from the lesson")
    func resumes() throws {
        var app = App(
            root: CardScreen(card: try sampleCard(), appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.press(.enter, .tab, .tab)
        app.type("2*6")
        app.press(.escape)
        #expect(picture(of: app).contains("Enter tasks"))
        app.press(.enter)
        #expect(picture(of: app).contains("[2*6 "))
    }

    @Test("Letters that are keys elsewhere are typed into a field")
    func typesLetters() throws {
        var screen = try quiz(at: 4)
        screen.type("qnjkps")
        #expect(picture(of: screen).contains("[qnjkps "))
    }

    @Test("A paste lands in the field as one line")
    func pastes() throws {
        var screen = try quiz(at: 3)
        _ = screen.update(.paste("30\n+ 7"))
        #expect(picture(of: screen).contains("[30 + 7 "))
    }

    @Test("Hints come one by one, and the answer is shown on request")
    func help() throws {
        var screen = try quiz(at: 3)
        screen.press(.control("g"))
        #expect(picture(of: screen).contains("Hint: There is one contribution for each consumer."))
        screen.press(.control("r"))
        #expect(picture(of: screen).contains("The answer: 37"))
        #expect(picture(of: screen).contains("Why: 2ty + 1, for the two paths."))
    }

    @Test("A revealed choice is named by its letter, with its feedback")
    func revealedChoice() throws {
        var screen = try quiz(at: 1)
        screen.press(.control("r"))
        #expect(picture(of: screen).contains("The answer: B"))
    }

    @Test("The solution of a graph opens only after the task is settled")
    func solution() throws {
        var screen = try quiz(at: 3)
        #expect(!screen.keys.contains { $0.label == "s" })
        screen.type("37")
        screen.press(.enter)
        guard case .open(let solution)? = screen.press(.character("s")).first else {
            Issue.record("no solution was opened")
            return
        }
        var canvas = Canvas(size: Size(columns: 80, rows: 40))
        solution.draw(on: &canvas)
        #expect(canvas.lines.contains("   C = t² + x = 6² + 2 = 38"))
    }

    @Test("A long prompt scrolls, and new feedback comes into view by itself")
    func scrolls() throws {
        var screen = try quiz(at: 3)
        _ = screen.update(.resize(Size(columns: 60, rows: 16)))
        screen.type("36")
        screen.press(.enter)
        let shown = picture(of: screen, columns: 60, rows: 16)
        #expect(shown.contains("Not right."))
        screen.press(.pageUp, .pageUp)
        let above = picture(of: screen, columns: 60, rows: 16)
        #expect(above.contains("What is ∂C/∂x here?") && above.contains("│x = 2├"))
    }

    @Test("A label that is the answer is hidden on the drawing")
    func hidesTheAnswer() throws {
        let text = """
            ---
            adjoint: 1
            title: One label
            ---

            A label.

            # Tasks

            ## The label
            What is $\\partial t/\\partial x$?

            ```graph g
            x = 2
            t = x^3
            C = 5*t
            ```

            ```answer
            graph: g
            numeric: ∂t/∂x
            ```
            """
        let (card, diagnostics) = Card.read(text, path: "label.md")
        #expect(diagnostics.isEmpty)
        let session = QuizSession(card: try #require(card))
        let shown = picture(of: QuizScreen(session: session, appearance: Appearance()))
        #expect(shown.contains("├─ ? ─▸"))
        #expect(!shown.contains("3x²"))
    }

    @Test("After the last task comes the summary, which leads to what is still open")
    func summary() throws {
        var app = App(
            root: CardScreen(card: try sampleCard(), appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.press(.enter, .enter, .down, .enter, .enter)
        for _ in 2...6 { app.press(.tab) }
        #expect(
            picture(of: app) == """
                 A small lattice                                                        summary

                 1 of 6 right after more tries.

                 One consumer     right at the 2nd try
                 What is true?    not answered
                 At the fan-out   not answered
                 In symbols       not answered
                 Whose turn?      not answered
                 The whole sweep  not answered

                 Look again, by its number:
                 1  One consumer: the lesson

                 Next: 5 tasks still open.








                 Enter open task   f once more   r all again   Esc back   ? keys
                """)
        app.press(.enter)
        #expect(picture(of: app).contains("task 2 of 6"))
    }
}
