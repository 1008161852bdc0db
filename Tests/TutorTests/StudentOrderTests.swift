import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// From the output back: C; then p and q in any order; a after both, b after q, c after p.
private let fork = "a = 2\nb = 3\nc = 5\np = a * c\nq = a * b\nC = p + q"

@Suite("A walk whose order the student chooses")
struct StudentOrderTests {
    private func session(feedback: Walk.Feedback = .step) throws -> WalkSession {
        try walk(fork, fill: [.adjoints], feedback: feedback, order: .student)
    }

    /// The adjoints by hand: C̄ = p̄ = q̄ = 1, ā = c + b, b̄ = c̄ = a.
    private let adjoints = ["C": "1", "p": "1", "q": "1", "a": "8", "b": "2", "c": "2"]

    @Test(
        "Every order in which consumers come first is accepted",
        arguments: ["C p q a b c", "C q p c b a", "C p c q b a", "C q b p a c"])
    func validOrders(order: String) throws {
        var session = try session()
        for name in order.split(separator: " ").map(String.init) {
            if session.stage == .order { _ = session.submit(name) }
            #expect(session.cell == "adjoint \(name)")
            _ = session.submit(try #require(adjoints[name]))
        }
        #expect(session.isFinished)
        #expect(session.summary.count(.right) == session.summary.lines.count)
        #expect(session.summary.lines.last?.place == "order of the visits")
    }

    @Test("A node that comes too early is told which consumer is still missing, and costs the choice only")
    func tooEarly() throws {
        var session = try session()
        _ = session.submit("C")
        _ = session.submit("1")
        _ = session.submit("p")
        _ = session.submit("1")
        guard case .incorrect(_, let message) = session.submit("a").verdict else {
            Issue.record("a was accepted before q")
            return
        }
        #expect(message == "a comes too early: its consumer q has not sent anything back yet.")
        #expect(session.cell == "order")
        #expect(session.submit("c").verdict.isCorrect == true)
        #expect(session.cell == "adjoint c")
    }

    @Test("What is no choice costs nothing", arguments: ["C", "z", "p q", "", "3"])
    func noChoice(entry: String) throws {
        var session = try session()
        _ = session.submit("C")
        _ = session.submit("1")
        let attempts = session.attempts
        #expect(session.submit(entry).verdict.isInvalid == true)
        #expect(session.attempts == attempts)
        #expect(session.cell == "order")
    }

    @Test("Only what the student has visited is known: q's adjoint may not be named, p's may")
    func knowledge() throws {
        var session = try session()
        for entry in ["C", "1", "p", "1", "c"] { _ = session.submit(entry) }
        #expect(session.submit("2 * bar(q)").verdict.isInvalid)
        #expect(session.submit("2 * bar(p)").verdict.isCorrect)
        let nodes = session.graph.nodes.indices.filter { session.knowledge(ofNode: $0).adjoint != nil }
        #expect(nodes.map { session.graph.nodes[$0].symbol.text(.unicode) } == ["c", "p", "C"])
    }

    @Test("The last node left comes by itself, and undo goes back over choices and entries alike")
    func undo() throws {
        var session = try session()
        for entry in ["C", "1", "q", "1", "b", "2", "p", "1", "c", "2"] { _ = session.submit(entry) }
        #expect(session.cell == "adjoint a")
        #expect(session.undo() == true)
        #expect(session.cell == "adjoint c")
        #expect(session.undo() == true)
        #expect(session.cell == "order")
        #expect(session.submit("a").verdict.isCorrect == true)
        #expect(session.submit("8").verdict.isCorrect == true)
        #expect(session.cell == "adjoint c")
    }

    @Test("Hints say the rule, then which node may come; a choice may be shown; both are recorded")
    func help() throws {
        var session = try session()
        let hints = [session.hint(), session.hint()]
        #expect(
            hints == [
                .generated("A node's turn comes when all its consumers have been visited."),
                .generated("The sweep starts at the output, C."),
            ])
        _ = session.submit("C")
        _ = session.submit("1")
        let shown = session.reveal()
        #expect(shown?.contains("may come next") == true)
        #expect(session.present != nil)
        #expect(session.attempts.filter { $0.cell == "order" }.map(\.outcome) == [.hint, .hint, .correct, .revealed])
    }

    @Test("The session is rebuilt from its attempts at every moment", arguments: [Walk.Feedback.step, .end])
    func replay(feedback: Walk.Feedback) throws {
        var session = try session(feedback: feedback)
        for entry in ["a", "C", "1", "q", "1", "a", "b", "2", "p", "7", "c", "2", "8"] {
            _ = session.submit(entry)
            if entry == "2" { _ = session.undo() && session.submit("2").verdict.isCorrect }
            let again = WalkSession(graph: session.graph, walk: session.walk, task: "walk", replaying: session.attempts)
            #expect(again == session, "after \(entry)")
            #expect(again.cell == session.cell, "after \(entry)")
        }
    }

    @Test("The rule of a hint is told in the names of the nodes that it is about")
    func namesInRules() throws {
        var session = try walk("x = 2\nu = x^2\nJ = 3 * u", fill: [.adjoints])
        _ = session.submit("1")
        let hint = session.hint()
        #expect(
            hint == .generated("ū is a sum over the consumers of u: of each, its adjoint times its local partial by u.")
        )
    }
}
