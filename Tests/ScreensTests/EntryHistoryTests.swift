import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("What was entered before comes back with Up")
struct EntryHistoryTests {
    @Test("Up goes to earlier lines, Down back to what was being typed, changed or not")
    func moves() {
        var history = EntryHistory(["2x", "2x", " ", "3x"])
        #expect(history.move(by: -1, from: "4") == "3x")
        #expect(history.move(by: -1, from: "3x + 1") == "2x")
        #expect(history.move(by: -1, from: "2x") == nil)
        #expect(history.move(by: 1, from: "2x") == "3x + 1")
        #expect(history.move(by: 1, from: "3x + 1") == "4")
        #expect(history.move(by: 1, from: "4") == nil)
    }

    @Test("A line that stands in the field already, as after a wrong answer, is passed over")
    func passesOverWhatIsSeen() {
        var history = EntryHistory(["2x"])
        history.enter("3x")
        #expect(history.move(by: -1, from: "3x") == "2x")
        #expect(history.move(by: 1, from: "2x") == "3x")
    }

    @Test("In a task, wrong and unreadable lines come back, and what was typed last is not lost")
    func inQuiz() throws {
        var session = QuizSession(card: try sampleCard())
        session.go(to: 2)
        var screen: any Screen = QuizScreen(session: session, appearance: Appearance())
        for line in ["12", "7 *"] {
            screen.press(.control("e"), .control("u"))
            screen.type(line)
            screen.press(.enter)
        }
        screen.press(.control("e"), .control("u"))
        screen.type("3 + 4")
        screen.press(.up)
        #expect(field(of: screen) == "7 *")
        screen.press(.up)
        #expect(field(of: screen) == "12")
        screen.press(.down, .down)
        #expect(field(of: screen) == "3 + 4")
    }

    @Test("What was entered in an earlier session comes back as well")
    func afterResuming() throws {
        var session = QuizSession(card: try sampleCard())
        session.go(to: 2)
        _ = session.submit("12")
        _ = session.submit("13")
        var screen: any Screen = QuizScreen(session: session, appearance: Appearance())
        screen.press(.up)
        #expect(field(of: screen) == "12")
    }

    @Test("In a walk Up brings back an entry, and Tab alone goes to another field")
    func inWalk() throws {
        let card = try sampleCard()
        let graph = try #require(card.graphs.first)
        var walk = WalkSession(graph: graph, walk: card.walk(over: graph), task: "walk")
        _ = walk.submit("77")
        var screen: any Screen = WalkScreen(walk: walk, title: "Title", card: "sample", appearance: Appearance())
        screen.press(.control("u"))
        screen.type("5")
        screen.press(.up)
        #expect(picture(of: screen).contains("[77"), "\(picture(of: screen))")
        screen.press(.down)
        #expect(picture(of: screen).contains("[5"), "\(picture(of: screen))")
    }

    /// What stands in the field of a task.
    private func field(of screen: any Screen) -> String? {
        picture(of: screen).split(separator: "\n").last { $0.contains("[") && $0.hasSuffix("]") }
            .map { String($0.drop { $0 != "[" }.dropFirst().dropLast().reversed().drop { $0 == " " }.reversed()) }
    }
}
