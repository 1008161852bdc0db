import Cards
import Testing

@testable import Tutor

private let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"

@Suite("Hints in a walk")
struct WalkHintTests {
    @Test("Hints go from the rule in words to the worked step, which is announced, then repeats, and counts as shown")
    func hints() throws {
        var session = try walk(lattice, fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint t", "12"), ("adjoint y", "24")]) == [])
        let ladder = (0..<6).compactMap { _ in session.hint() }
        let worked = Hint.answer(
            "x has 2 consumers, whose contributions add up: x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x = 36 + 1 = 37")
        #expect(
            ladder == [
                .generated("x̄ is a sum over the consumers of x: of each, its adjoint times its local partial by x."),
                .generated("x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x"),
                .generated("One of the 2 contributions: t̄ · ∂t/∂x = 12 · 3 = 36."),
                .answerIsNext, worked, worked,
            ])
        #expect(session.attempts.count { $0.outcome == .hint } == 5)
        #expect(session.submit("37").verdict.isCorrect)
        #expect(session.summary.lines.last?.outcome == .revealed)
    }

    @Test("A contribution that stands in the ledger is no hint")
    func shownAlready() throws {
        var session = try walk(lattice, fill: [.contributions, .adjoints])
        for entry in ["1", "12", "24", "36", "1"] { _ = session.submit(entry) }
        let ladder = (0..<3).compactMap { _ in session.hint() }
        #expect(ladder.last == .answerIsNext)
        #expect(ladder.dropLast().contains(.generated("x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x")))
    }

    @Test("That the answer comes next is no hint; what is right after it was right with the hints before")
    func announced() throws {
        var session = try walk(lattice, fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint t", "12"), ("adjoint y", "24")]) == [])
        let ladder = (0..<4).compactMap { _ in session.hint() }
        #expect(ladder.last == .answerIsNext)
        #expect(session.submit("37").verdict.isCorrect)
        #expect(session.summary.lines.last?.outcome == .rightWithHints)
        #expect(session.summary.lines.last?.hints == 3)
    }
}
