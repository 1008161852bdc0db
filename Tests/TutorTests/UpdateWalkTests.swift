import Cards
import Testing

@testable import Tutor

@Suite("Updates after the sweep")
struct UpdateWalkTests {
    /// y = 2 · 3 − 1 = 5, ȳ = 2y = 10, b̄ = 10, w̄ = 10 · 3 = 30, x̄ = 10 · 2 = 20: with the learning rate 0.1 the new w is
    /// 2 − 3 = −1, the new b −1 − 1 = −2.
    private static let line = """
        x = 3
        param w = 2
        param b = -1
        y = w*x + b
        C = y^2
        """

    @Test("Every parameter is asked for once the sweep is over, with its value and its adjoint beside it")
    func afterTheSweep() throws {
        var session = try walk(Self.line, fill: [.adjoints, .updates])
        #expect(session.cells.map(\.id).suffix(3) == ["adjoint x", "update w", "update b"])
        for entry in ["1", "10", "10", "30", "20"] {
            #expect(!session.guidance.contains("sweep is over"))
            #expect(session.submit(entry).verdict.isCorrect, "\(session.cell)")
        }
        #expect(session.prompt == "What is w after one step with the learning rate 0.1?")
        #expect(session.guidance.contains("no parameter has moved yet: w = 2, w̄ = 30."))
        #expect(session.ledger == nil && session.stepNumber == nil)
        let grade = session.submit("2 - 0.1*30")
        #expect(grade.verdict.isCorrect)
        #expect(session.summary.lines[5].outcome == .right)
        #expect(session.reveal() == "new b = b − 0.1 · b̄ = −1 − 0.1 · 10 = −2")
        #expect(session.isFinished)
    }

    @Test("Where the student chooses the order, updates come last as well, and Tab goes among them alone")
    func studentOrder() throws {
        var session = try walk(Self.line, fill: [.adjoints, .updates], order: .student)
        for entry in ["C", "1", "y", "10", "w", "30", "x", "20"] {
            #expect(!session.cell.hasPrefix("update"))
            _ = session.submit(entry)
        }
        #expect(session.cell == "adjoint b")
        _ = session.submit("10")
        #expect(session.cell == "update w")
        session.selectNext()
        #expect(session.cell == "update b")
        session.selectNext()
        #expect(session.cell == "update w")
        _ = session.submit("-1")
        #expect(session.undo() && session.cell == "update w")
        #expect(session.submit("-1").verdict.isCorrect && session.submit("-2").verdict.isCorrect)
        #expect(session.isFinished)
    }

    @Test("An update that follows from a wrong adjoint is consistent with it")
    func followThrough() throws {
        var session = try walk(Self.line, fill: [.adjoints, .updates], feedback: .end)
        // w̄ = 31 is wrong; 2 − 0.1 · 31 = −1.1 follows from it.
        for entry in ["1", "10", "10", "31", "20", "-1.1", "-2"] { _ = session.submit(entry) }
        session.mark()
        #expect(
            session.summary.lines.map(\.outcome) == [.right, .right, .right, .wrong, .right, .consistent, .right])
    }

    @Test("A walk with updates goes on where it was left")
    func resuming() throws {
        var session = try walk(Self.line, fill: [.adjoints, .updates])
        for entry in ["1", "10", "10", "30", "20", "-1"] { _ = session.submit(entry) }
        let again = WalkSession(
            graph: session.graph, walk: session.walk, task: "walk", replaying: session.attempts)
        #expect(again == session && again.cell == "update b")
    }

    @Test("The hints lead from the rule to the numbers")
    func hints() throws {
        var session = try walk(Self.line, fill: [.adjoints, .updates])
        for entry in ["1", "10", "10", "30", "20"] { _ = session.submit(entry) }
        let rule = "Training goes against the derivative: the learning rate times the adjoint is subtracted."
        #expect(session.hint() == .generated(rule))
        #expect(session.hint() == .generated("new w = w − 0.1 · w̄"))
        #expect(session.hint() == .generated("w̄ = 30."))
    }
}
