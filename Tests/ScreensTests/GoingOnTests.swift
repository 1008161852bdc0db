import Algebra
import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("A session that goes on, on screens and in plain lines")
struct GoingOnTests {
    /// Two o'clock in the afternoon on 1 June 2026 where the student is, two hours ahead of UTC.
    private let left = Moment(milliseconds: 1_780_315_200_000, zone: 7_200)

    /// The sitting that a store gives back of what a session has done.
    private func sitting(_ news: SessionNews?) throws -> LeftSitting {
        let (news, place) = (try #require(news), try #require(news?.sitting))
        let records = news.attempts.map { attempt in
            AttemptRecord(
                attempt, id: "", at: left, card: news.card, hints: 0, seconds: 0,
                sitting: Sitting(id: "A", asked: place.asked, settled: place.settled, places: place.places))
        }
        return try #require(LeftSitting(records))
    }

    /// The first task of the sample card answered wrongly and then rightly.
    private func quiz() throws -> QuizSession {
        let start = QuizSession(card: try sampleCard(), notation: .unicode)
        var session = start
        _ = session.submit("A")
        _ = session.submit("B")
        return start.goingOn(with: [try sitting(session.news(since: 0))])
    }

    private func walk() throws -> WalkSession {
        let graph = try #require(try sampleCard().graphs.first)
        let start = WalkSession(graph: graph, walk: Walk(graph: "lattice", fill: [.adjoints]), task: "walk")
        var session = start
        for entry in ["1", "12"] { _ = session.submit(entry) }
        return start.goingOn(with: [try sitting(session.news(since: 0, card: "sample"))])
    }

    private func sized(_ screen: some Screen) -> some Screen {
        var screen = screen
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        return screen
    }

    @Test("Tasks go on at the first open one, and say since when, how far they are and which key starts over")
    func tasks() throws {
        var screen = sized(QuizScreen(session: try quiz(), appearance: Appearance()))
        let shown = picture(of: screen)
        #expect(shown.contains("This goes on where you left it on 1 June 2026 at 14:00: 1 of 6 answered."))
        #expect(shown.contains("task 2 of 6"))
        #expect(shown.contains("Ctrl-F starts over."))
        screen.press(.control("f"))
        #expect(picture(of: screen).contains("Ctrl-F once more starts over from the first question."))
        #expect(picture(of: screen).contains("task 2 of 6"))
        screen.press(.control("f"))
        #expect(picture(of: screen).contains("task 1 of 6"))
        #expect(!picture(of: screen).contains("This goes on"))
    }

    @Test("Another key between the two keeps everything")
    func notTwice() throws {
        var screen = sized(QuizScreen(session: try quiz(), appearance: Appearance()))
        screen.press(.control("f"), .control("g"), .control("f"))
        #expect(picture(of: screen).contains("task 2 of 6"))
    }

    @Test("A walk goes on at its step, and starts over")
    func walks() throws {
        var screen = sized(
            WalkScreen(walk: try walk(), title: "A small lattice", card: "sample", appearance: Appearance()))
        #expect(
            picture(of: screen).contains("This goes on where you left it on 1 June 2026 at 14:00: 2 of 4 answered."))
        #expect(picture(of: screen).contains("step 3 of 4"))
        guard
            case .record(let news)? = {
                screen.type("24")
                return screen.press(.enter).first
            }()
        else {
            Issue.record("nothing was recorded")
            return
        }
        #expect(news.attempts.map(\.cell) == ["adjoint y"])
        #expect(news.sitting?.id == "A")
        #expect(news.sitting?.isBeginning == false)
        screen.press(.control("f"), .control("f"))
        #expect(picture(of: screen).contains("step 1 of 4"))
    }

    @Test("In plain lines it is said first, and the word restart starts over")
    func plain() throws {
        var quiz = PlainQuiz(session: try quiz(), appearance: Appearance(), width: 200)
        let begun = quiz.begin().lines
        #expect(
            begun.contains(
                "This goes on where you left it on 1 June 2026 at 14:00: 1 of 6 answered. Type restart to start over."))
        #expect(begun.contains { $0.hasPrefix("Task 2 of 6") })
        #expect(quiz.receive("restart").lines.contains { $0.hasPrefix("Task 1 of 6") })
        #expect(quiz.receive("B").news?.sitting?.isBeginning == true)

        var walk = PlainWalk(
            walk: try walk(), title: "A small lattice", card: "sample", appearance: Appearance(), width: 200)
        #expect(walk.begin().lines.contains { $0.contains("2 of 4 answered. Type restart to start over.") })
        #expect(walk.receive("restart").lines.contains("What is C̄, the adjoint of the output?"))
        #expect(walk.receive("1").news?.sitting?.isBeginning == true)
    }

    @Test("A lesson shows what its answered tasks no longer ask, and goes on with them once")
    func lesson() throws {
        let start = QuizSession(card: try sampleCard(), notation: .unicode)
        var session = start
        _ = session.submit("B")
        let left = [try sitting(session.news(since: 0))]
        var app = App(
            root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.open(CardScreen(card: try sampleCard(), left: left, appearance: Appearance()))
        app.press(.end)
        #expect(picture(of: app).contains("1 of 6 tasks are answered. Enter goes on with them."))
        app.press(.enter)
        #expect(picture(of: app).contains("task 2 of 6"))
        app.press(.control("f"), .control("f"), .escape, .enter)
        #expect(picture(of: app).contains("task 1 of 6"), "What was started over stays so.")
    }

    /// The sample card with every task answered.
    private func through() throws -> QuizSession {
        var session = QuizSession(card: try sampleCard(), notation: .unicode)
        for index in session.card.tasks.indices {
            session.go(to: index)
            while session.states[index].isSettled == false { _ = session.reveal() }
        }
        return session
    }

    @Test("A card whose tasks are through opens with how they went, above its lesson, and Enter there shows it again")
    func lookedBackAt() throws {
        let left = [try sitting(try through().news(since: 0))]
        var app = App(
            root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.openCard(CardScreen(card: try sampleCard(), left: left, appearance: Appearance()))
        let summary = picture(of: app)
        #expect(summary.contains("0 of 6 right. 6 shown.") && summary.contains("Esc lesson"), "\(summary)")
        app.press(.escape, .end)
        #expect(picture(of: app).contains("All 6 tasks are answered. Enter shows how that went."))
        app.press(.enter)
        #expect(picture(of: app) == summary)
        app.press(.character("r"))
        #expect(picture(of: app).contains("task 1 of 6"))
        app.press(.escape, .enter)
        #expect(picture(of: app).contains("task 1 of 6"), "What was begun again goes on.")
    }

    @Test("After the last task the lesson leads back to the summary, until something is begun again")
    func summaryAgain() throws {
        var app = App(
            root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.open(CardScreen(card: try sampleCard(), appearance: Appearance()))
        app.open(SummaryScreen(quiz: try through(), appearance: Appearance()))
        let summary = picture(of: app)
        app.press(.escape, .enter)
        #expect(picture(of: app) == summary)
        // The failed tasks are asked above it, and it stands there again.
        app.press(.enter)
        #expect(picture(of: app).contains("task 1 of 6") && !picture(of: app).contains("summary"))
        app.press(.escape)
        #expect(picture(of: app) == summary)
    }

    @Test("What has changed since it was answered says so at its question")
    func changed() throws {
        var session = QuizSession(card: try sampleCard(), notation: .unicode)
        _ = session.submit("B")
        let attempts = session.attempts.map { attempt in
            var attempt = attempt
            attempt.key = "another"
            return attempt
        }
        let rebuilt = QuizSession(card: session.card, notation: .unicode, replaying: attempts)
        let sentence = "This has changed since you answered it, so it is open again."
        #expect(picture(of: sized(QuizScreen(session: rebuilt, appearance: Appearance()))).contains(sentence))
        var plain = PlainQuiz(session: rebuilt, appearance: Appearance())
        #expect(plain.begin().lines.contains(sentence))
    }
}
