import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("A trial balance on the screen and in lines")
struct TrialBalanceTextTests {
    private func walk(_ entries: [String]) throws -> WalkSession {
        let graph = try #require(Graph.parse("x = 2\ny = 3\nt = x * y\nC = t^2 + x", name: "g").graph)
        var session = WalkSession(
            graph: graph, walk: Walk(graph: "g", fill: [.adjoints], feedback: .end), task: "walk g")
        for entry in entries { _ = session.submit(entry) }
        return session
    }

    // x̄ = 37, of which 36 leaves out a path: C moves by 2 · 0.001 · 37 = 0.074.
    @Test("It says which input does not balance, and never the right number")
    func wrong() throws {
        var screen = WalkScreen(
            walk: try walk(["1", "12", "24", "36"]), title: "A walk", card: "c", appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        #expect(picture(of: screen).contains("b trial balance"), "\(picture(of: screen))")
        let commands = screen.press(.character("b"))
        guard case .open(let opened)? = commands.last else { return #expect(Bool(false)) }
        let shown = picture(of: opened)
        #expect(shown.contains("x̄ does not balance."), "\(shown)")
        #expect(shown.contains("0.072") && !shown.contains("0.074") && !shown.contains("37"), "\(shown)")
        #expect(shown.split(separator: "\n").contains { $0.contains("0.048") && $0.hasSuffix("balances") }, "\(shown)")
    }

    @Test("In lines the word balance says the same")
    func plain() throws {
        var session = PlainWalk(
            walk: try walk(["1", "12", "24", "37"]), title: "A walk", card: "c", appearance: Appearance())
        let opening = session.begin().lines.joined(separator: " ")
        #expect(opening.contains("balance to hold your adjoints against nudged inputs"), "\(opening)")
        let told = session.receive("balance").lines.joined(separator: "\n")
        #expect(
            told.contains("The books balance: each input's adjoint agrees with the forward pass."),
            "\(told)")
    }
}
