import Canvas
import Cards
import Testing

@testable import Screens
@testable import Tutor

@Suite("The summary: how it went, the way back, and what is next")
struct SummaryScreenTests {
    private let size = Size(columns: 80, rows: 24)

    /// The sample card's quiz, each task answered with these entries and then, where it is still open, revealed.
    private func session(_ entries: [String: [String]], reveal: Set<String> = []) throws -> QuizSession {
        var session = QuizSession(card: try sampleCard())
        for (index, task) in session.card.tasks.enumerated() {
            session.go(to: index)
            for entry in entries[task.id] ?? [] { _ = session.submit(entry) }
            while reveal.contains(task.id), session.states[index].isSettled == false { _ = session.reveal() }
        }
        return session
    }

    /// Everything is right but the fan-out, where the path straight to C was left out first: 3 · 12 = 36 + 0 for 37; and the
    /// order, which is shown. −37 has the wrong sign.
    private func app(_ entries: [String] = ["-37", "37"]) throws -> App {
        let session = try session(
            [
                "one": ["B"], "true": ["A, C"], "fan-out": entries, "symbols": ["dC/dz * dz/dx"],
                "sweep": ["1", "12", "24", "36", "1", "37"],
            ], reveal: ["order"])
        return App(root: SummaryScreen(quiz: session, appearance: Appearance()), size: size)
    }

    @Test("Slips are told in plain words with their place, and nobody is told to look where all was right")
    func words() throws {
        let shown = picture(of: try app())
        #expect(shown.contains("5 of 6 right: 4 at the first try, 1 after more tries. 1 shown."))
        #expect(shown.contains("At the fan-out   right at the 2nd try; a sign was wrong at x"))
        #expect(shown.contains("Whose turn?      shown"))
        #expect(shown.contains("\n In symbols       right\n"))
        #expect(shown.contains("Look again, by its number:\n 1  At the fan-out: the walk of lattice, from there on\n"))
        #expect(shown.contains("\n 2  Whose turn?: the lesson, where lattice is drawn\n"))
        #expect(shown.contains("Next: once more the 2 tasks that were not right at once."))
    }

    @Test("Several slips at one question stand below each other, those of one kind together")
    func severalSlips() {
        let slips = [
            Summary.Slip(misconception: .sign, site: "on the edge from x to u"),
            Summary.Slip(misconception: .missingUpstream, site: "on the edge from y to u"),
            Summary.Slip(misconception: .sign, site: "on the edge from u to C"),
        ]
        var line = Summary.Line(
            place: "The sweep", outcome: .rightLater, entry: "", attempts: 4, hints: 0, slips: slips, message: "")
        line.entries = Summary.Line.Entries(rightAtOnce: 5, total: 8)
        let lines = SummaryLines(summary: Summary(lines: [line]), appearance: Appearance()).plainLines(width: 80)
        #expect(
            lines[2...4] == [
                "The sweep  right after 3 wrong entries; 5 of 8 entries right at once",
                "           a sign was wrong on the edge from x to u and on the edge from u to C",
                "           the consumer's adjoint was left out on the edge from y to u",
            ], "\(lines)")
    }

    @Test("Points are added up where a task has them; one that does not say counts 1")
    func points() throws {
        var session = try session(["fan-out": ["-37", "37"]])
        #expect(session.summary.points == nil)
        var card = session.card
        let place = try #require(card.tasks.firstIndex { $0.id == "fan-out" })
        card.tasks[place].points = 4
        session = QuizSession(card: card)
        session.go(to: place)
        for entry in ["-37", "37"] { _ = session.submit(entry) }
        let lines = SummaryLines(summary: session.summary, appearance: Appearance())
        // Six tasks, of which five count 1.
        #expect(lines.score == "1 of 6 right after more tries. 4 of 9 points.")
    }

    @Test("What was answered wrongly and can be answered again is open, as what was not answered")
    func openAfterWrong() throws {
        let session = try session(["one": ["A"], "fan-out": ["37"]])
        let shown = picture(of: App(root: SummaryScreen(quiz: session, appearance: Appearance()), size: size))
        // Of six tasks one is right.
        #expect(shown.contains("Next: 5 tasks still open."), "\(shown)")
    }

    @Test("What does not fit on a line goes on below its own beginning, whatever the questions are called")
    func hanging() {
        let title = "The gradient of the weights, in numbers"
        let slip = Summary.Slip(misconception: .transposed, site: "on the edge from x to z")
        let line = Summary.Line(
            place: title, outcome: .rightLater, entry: "", attempts: 2, hints: 0, slips: [slip], message: "")
        let lines = SummaryLines(summary: Summary(lines: [line], isFinal: false), appearance: Appearance())
            .plainLines(width: 80)
        let first = lines.firstIndex { $0.hasPrefix(title) }
        let column = title.count + 2
        #expect(first.map { lines[$0].dropFirst(column).hasPrefix("right at the 2nd try") } == true, "\(lines)")
        #expect(first.map { lines[$0 + 1].prefix { $0 == " " }.count } == column, "\(lines)")
    }

    @Test("A digit leads back: to the walk at the step of the node, or to the lesson at its drawing")
    func waysBack() throws {
        var walk = try app()
        walk.press(.character("1"))
        // x̄ is asked where its contributions are, and what comes before is there.
        let step = picture(of: walk)
        #expect(step.contains("ledger of x") && step.contains("What is x̄") && step.contains("36 shown"), "\(step)")
        walk.press(.escape)
        #expect(picture(of: walk).contains("summary"))
        var lesson = try app()
        lesson.press(.character("2"))
        let page = picture(of: lesson)
        #expect(page.contains("│ x = 2 ├") && page.contains("Enter tasks"), "\(page)")
    }

    @Test("Where a task about the graph is open, the way back gives none of its answers away")
    func openTasks() throws {
        let session = try session(["fan-out": ["-37", "37"]])
        #expect(session.summary.lines[2].wayBack == .lesson(graph: "lattice"))
    }

    @Test("Enter asks the failed tasks again, and them alone")
    func failures() throws {
        var app = try app()
        app.press(.enter)
        #expect(picture(of: app).contains("At the fan-out") && picture(of: app).contains("task 1 of 2"))
        app.type("37")
        app.press(.enter, .enter)
        #expect(picture(of: app).contains("Whose turn?") && picture(of: app).contains("task 2 of 2"))
    }

    /// The lattice marked at the end: C̄ = 1, t̄ = 1 + 12 = 13 for 12, then 26 and 39 that follow from it, 1, and 39 for 37.
    private func walk() throws -> WalkSession {
        let graph = try #require(try sampleCard().graph(named: "lattice"))
        let walk = Walk(
            graph: "lattice", fill: [.contributions, .adjoints], entries: .numeric, feedback: .end)
        var session = WalkSession(graph: graph, walk: walk, task: "sweep")
        for entry in ["1", "13", "26", "39", "1", "39"] { _ = session.submit(entry) }
        session.mark()
        return session
    }

    @Test(
        "After a walk its key asks the failed questions once more, and them alone; then the summary stands there again")
    func failedQuestions() throws {
        let summary = SummaryScreen(walk: try walk(), title: "Walk", card: "sample", appearance: Appearance())
        var app = App(root: summary, size: size)
        app.press(.end)
        let before = picture(of: app)
        #expect(before.contains("Next: once more the 2 questions") && before.contains("Enter once more"), "\(before)")
        app.press(.enter)
        #expect(picture(of: app).contains("What does C send back to t"))
        app.type("12")
        app.press(.enter)
        // What was right is shown in its turn, and not before.
        let last = picture(of: app)
        #expect(last.contains("What is x̄") && last.contains("36 shown") && !last.contains("37"), "\(last)")
        app.type("37")
        app.press(.enter, .enter)
        #expect(picture(of: app) == before)
    }

    @Test("Where one question is looked at again, nothing else is said to have been shown")
    func lookedAtAgain() throws {
        var plain = PlainWalk(walk: try walk(), title: "Walk", card: "sample", appearance: Appearance())
        #expect(plain.begin().lines.joined(separator: "\n").contains("4 of 6 right"))
        var session = PlainWalk(
            walk: try #require(try walk().walkOfFailures), title: "Walk", card: "sample", appearance: Appearance())
        _ = session.begin()
        _ = session.receive("12")
        let summary = session.receive("37").lines.joined(separator: "\n")
        #expect(summary.contains("All 2 right at the first try.") && !summary.contains("shown"), "\(summary)")
    }

    @Test("In a library the next card is named, and its key opens it on the library")
    func nextCard() throws {
        let cards = ["First", "Broken", "Third"].map {
            CardSummary(id: $0, title: $0, path: "\($0).md", fault: $0 == "Broken" ? "1 error" : nil)
        }
        var app = App(root: LibraryScreen(cards: cards, appearance: Appearance()), size: size)
        guard case .loadCard(0)? = app.press(.enter).first else {
            Issue.record("the first card was not asked for")
            return
        }
        let session = try session(["one": ["B"], "true": ["A, C"]])
        app.open(SummaryScreen(quiz: session, appearance: Appearance()))
        #expect(picture(of: app).contains("n next card"))
        guard case .loadCard(2)? = app.press(.character("n")).first else {
            Issue.record("the card after the broken one was not asked for")
            return
        }
        #expect(picture(of: app).contains("▸ Third") && picture(of: app).contains("3 cards"))
    }

    @Test("In plain lines a number leads back, again asks the failed tasks, and nothing ends before it is asked to")
    func plain() throws {
        var quiz = PlainQuiz(
            session: try session(["fan-out": ["-37", "37"]], reveal: ["one", "order", "sweep"]),
            appearance: Appearance())
        _ = quiz.receive("skip")
        #expect(quiz.receive("agian").lines.last?.hasSuffix("press Enter to end.") == true)
        let lesson = quiz.receive("1").lines.joined(separator: "\n")
        #expect(lesson.contains("multiply along") && lesson.contains("again for the tasks"), "\(lesson)")
        #expect(quiz.receive("2").lines.contains("What is x̄, the adjoint of x?"))
        _ = quiz.receive("37")
        #expect(quiz.receive("").lines.joined(separator: " ").contains("again for the tasks"))
        let again = quiz.receive("again").lines.joined(separator: "\n")
        #expect(again.contains("Task 1 of 4: One consumer."), "\(again)")
    }
}
