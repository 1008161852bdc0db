import Algebra
import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("A product whose shapes do not fit")
struct MisfitTests {
    private static let text = SmallCard.text(
        [SmallCard.layer],
        tasks: [
            SmallCard.answer("Input", "graph: g\nmatrix: dC/dx\nentries: symbolic"),
            SmallCard.answer("Weights", "graph: g\nmatrix: dC/dW\nentries: symbolic"),
            SmallCard.walk("Walk", "graph: g\nfill: [adjoints]"),
        ])

    private func card() throws -> Card { try #require(Card.read(Self.text, path: "misfits.md").card) }

    private func message(_ verdict: Verdict) -> String {
        switch verdict {
        case .invalid(let fault): fault.message
        case .incorrect(_, let message): message
        case .correct, .kept: ""
        }
    }

    @Test("It is answered by kind twice for nothing, and counts from the third time on")
    func counts() throws {
        var session = QuizSession(card: try card())
        // W is 2×3 and z̄ is 2×1: three columns meet two rows.
        let kind = "the inner dimensions, 3 and 2, differ"
        for _ in 0..<2 {
            let verdict = session.submit("W @ bar(z)").verdict
            #expect(verdict.isInvalid && message(verdict).contains(kind))
        }
        #expect(session.state?.attempts == 0)
        let third = session.submit("W @ bar(z)").verdict
        #expect(third.isIncorrect && message(third).contains(kind) && message(third).contains("from the third on"))
        #expect(session.state?.attempts == 1)
        #expect(session.submit("W bar(z)").verdict.isIncorrect)
        // What is unreadable otherwise still costs nothing, and another question begins anew.
        #expect(session.submit("W @ q").verdict.isInvalid)
        session.next()
        #expect(session.submit("x @ bar(z)^T @ W @ W").verdict.isInvalid)
        #expect(session.state?.attempts == 0)
    }

    @Test("A session that is built again from its attempts has the same entries")
    func replayed() throws {
        var session = QuizSession(card: try card())
        for _ in 0..<3 { _ = session.submit("W @ bar(z)") }
        #expect(session.submit("W^T @ bar(z)").verdict.isCorrect)
        let again = QuizSession(card: try card(), replaying: session.attempts)
        #expect(again.attempts == session.attempts)
        #expect(again.states.map(\.attempts) == session.states.map(\.attempts))
    }

    @Test("So it is in a walk")
    func walk() throws {
        let graph = try #require(try card().graph(of: try card().tasks[2]))
        var walk = WalkSession(
            graph: graph, walk: Walk(graph: "g", fill: [.adjoints], entries: .symbolic), task: "walk")
        #expect(walk.submit("1").verdict.isCorrect)
        #expect(walk.submit("2z").verdict.isCorrect)
        for _ in 0..<2 { #expect(walk.submit("W @ W").verdict.isInvalid) }
        let third = walk.submit("W @ W").verdict
        #expect(third.isIncorrect && message(third).contains("the inner dimensions, 3 and 2, differ"))
        let again = WalkSession(
            graph: graph, walk: Walk(graph: "g", fill: [.adjoints], entries: .symbolic), task: "walk",
            replaying: walk.attempts)
        #expect(again.attempts == walk.attempts)
    }

    @Test("* between shapes that fit as a product of matrices leads to @; between others it does not")
    func star() throws {
        var session = QuizSession(card: try card())
        #expect(
            message(session.submit("W^T * bar(z)").verdict)
                == "W^T * bar(z): W^T is 3×2 and bar(z) is 2×1: * goes element by element and needs equal shapes; "
                + "for the product of matrices write @")
        #expect(!message(session.submit("W * W^T * x").verdict).contains("one side"))
        #expect(message(session.submit("x * bar(z)").verdict).contains("or a scalar on one side"))
    }
}
