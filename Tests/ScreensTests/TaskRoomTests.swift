import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("What a task has room for")
struct TaskRoomTests {
    private static let window = Size(columns: 80, rows: 24)
    private static let windows = [window, Size(columns: 120, rows: 40)]

    @Test(
        "In 80 by 24 and in 120 by 40 the drawing of a task with a field is seen whole, before an answer and after a wrong one",
        arguments: shippedCardNames, windows)
    func seenWhole(name: String, window: Size) throws {
        var session = QuizSession(card: try shippedCard(name))
        for _ in session.card.tasks {
            defer { session.next() }
            let graph = session.task.flatMap(session.card.shownGraph)?.name ?? ""
            guard session.face.isTyped, !graphsBeyondTasksIn80By24.contains("\(name) \(graph)") else { continue }
            var screen = QuizScreen(session: session, appearance: Appearance())
            _ = screen.update(.resize(window))
            for entry in ["", "12345"] {
                screen.type(entry)
                if !entry.isEmpty { screen.press(.enter) }
                let shown = picture(of: screen, columns: window.columns, rows: window.rows)
                #expect(isDrawnWhole(session, shown, in: window), "\(name) \(session.index + 1), \(entry)\n\(shown)")
                #expect(entry.isEmpty || shown.contains("Not right") || shown.contains("This cost"), "\(shown)")
            }
        }
    }

    /// The tasks of a card that are typed, each after a wrong answer and a hint.
    private func stuck(in name: String) throws -> [(session: QuizSession, task: Cards.Task, screen: QuizScreen)] {
        var session = QuizSession(card: try shippedCard(name))
        return session.card.tasks.compactMap { task in
            defer { session.next() }
            guard session.face.isTyped else { return nil }
            var screen = QuizScreen(session: session, appearance: Appearance())
            _ = screen.update(.resize(Self.window))
            screen.type("12345")
            screen.press(.enter, .control("g"))
            return (session, task, screen)
        }
    }

    @Test(
        "What was said of an answer, the hint that was asked for and the end of the question are seen together",
        arguments: shippedCardNames)
    func verdictWithHint(name: String) throws {
        for (session, task, screen) in try stuck(in: name) {
            let shown = picture(of: screen)
            #expect(shown.contains("Not right") || shown.contains("This cost"), "\(name) \(task.id)\n\(shown)")
            #expect(shown.contains("Hint: "), "\(name) \(task.id)\n\(shown)")
            var prompt = TaskPrompt(card: session.card, appearance: Appearance())
            let question = prompt.lines(
                .words, for: task, session.face, in: session, width: Self.window.columns - 2, window: Self.window)
            let end = question.lines.plainText.last ?? ""
            #expect(end.isEmpty || shown.contains(end), "\(name) \(task.id): \(end)\n\(shown)")
        }
    }

    @Test(
        "After an answer is shown it stands between what was said before and its why, and no hint is left",
        arguments: shippedCardNames)
    func answerWithWhy(name: String) throws {
        for (_, task, screen) in try stuck(in: name) {
            var screen = screen
            screen.press(.control("r"))
            let shown = picture(of: screen)
            let parts = ["Your 12345: ", "The answer: "] + (task.why.isEmpty ? [] : ["Why: "])
            let places = parts.compactMap { shown.firstRange(of: $0)?.lowerBound }
            #expect(places.count == parts.count && places == places.sorted(), "\(name) \(task.id)\n\(shown)")
            #expect(!shown.contains("Hint: "), "\(name) \(task.id)\n\(shown)")
        }
    }

    @Test("A paths task keeps its drawing in view beside the paths that are given")
    func paths() throws {
        var session = QuizSession(card: try shippedCard("lattice"))
        while session.task?.id != "paths" { session.next() }
        var screen = QuizScreen(session: session, appearance: Appearance())
        _ = screen.update(.resize(Self.window))
        // x▸C has the factor 1; x▸t▸C has y = 3 and 2t = 12.
        for entry in ["1", "3*12"] {
            screen.type(entry)
            screen.press(.enter)
            let shown = picture(of: screen)
            #expect(isDrawnWhole(session, shown, in: Self.window) && shown.contains("Right."), "\(shown)")
        }
    }
}
