import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("An edge task on both faces")
struct EdgeTaskScreenTests {
    private func card() throws -> Card {
        let text = """
            ---
            adjoint: 1
            id: edges
            title: A lattice
            ---

            A lesson.

            ```graph net weights=edges
            x[1] = 2
            x[2] = 3
            param w[1,1] = 1
            param w[1,2] = 5
            param w[2,1] = -1
            param w[2,2] = 4
            for j in 1..2: z[j] = sum(k in 1..2, w[j,k] * x[k])
            C = z[1] * z[2]
            ```

            # Tasks

            ## Pick {#pick}
            Where is it?

            ```answer
            edge: dC/dw[1,2]
            ```

            > Why: To 1, from 2.

            ## Name {#name}
            What is it?

            ```answer
            edge: w[2,1]
            ask: symbol
            ```
            """
        let (card, diagnostics) = Card.read(text, path: "edges.md")
        #expect(diagnostics.map(\.text) == [])
        return try #require(card)
    }

    private func screen(_ feedback: Walk.Feedback = .step) throws -> QuizScreen {
        var screen = QuizScreen(
            session: QuizSession(card: try card(), feedback: feedback), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 40)))
        return screen
    }

    @Test("Before an answer the drawing has units and arrows alone; afterwards the weights are on their edges")
    func hidden() throws {
        var screen = try screen()
        let open = picture(of: screen, rows: 40)
        #expect(open.contains("x₁") && open.contains("z₂") && open.contains("The edge that w₁₂ stands on"))
        #expect(!open.contains("w₁₁") && !open.contains("w₂₁") && !open.contains("═") && !open.contains("= 5"))
        #expect(screen.press(.control("o")).isEmpty, "the graph's own screen would show the labels")
        screen.type("x2 -> z1")
        screen.press(.enter)
        let settled = picture(of: screen, rows: 40)
        #expect(settled.contains("Right. ∂z₁/∂x₂ = w₁₂, so dC/dw₁₂ = z̄₁·x₂"), "\(settled)")
        #expect(settled.contains("w₁₂ = 5") && settled.contains("w₂₁ = −1"), "\(settled)")
        #expect(settled.contains("Why: To 1, from 2."))
    }

    @Test("Arrows go from edge to edge, and the one they are at has a double line")
    func picking() throws {
        var screen = try screen()
        screen.press(.right)
        let first = picture(of: screen, rows: 40)
        #expect(first.contains("[x₁▸z₁") && first.contains("═"), "\(first)")
        screen.press(.right, .right)
        #expect(picture(of: screen, rows: 40).contains("[x₁▸z₂"))
        screen.press(.enter)
        #expect(picture(of: screen, rows: 40).contains("the subscripts of w₁₂ are swapped"))
        screen.press(.left)
        #expect(picture(of: screen, rows: 40).contains("[x₂▸z₁"))
        screen.press(.enter)
        #expect(picture(of: screen, rows: 40).contains("Right."))
    }

    @Test("The edge whose symbol is asked has a double line, and no label says it")
    func symbol() throws {
        var screen = try screen()
        screen.press(.tab)
        let open = picture(of: screen, rows: 40)
        #expect(open.contains("═") && open.contains("The weight on the doubled edge from x₁ to z₂."))
        #expect(!open.contains("w₂₁"))
        screen.type("w12")
        screen.press(.enter)
        #expect(picture(of: screen, rows: 40).contains("the subscripts of w₁₂ are swapped"))
        screen.press(.control("u"))
        screen.type("w_{21}")
        screen.press(.enter)
        #expect(picture(of: screen, rows: 40).contains("Right. ∂z₂/∂x₁ = w₂₁"))
    }

    @Test("In plain lines edges have numbers, and may be typed")
    func plain() throws {
        var quiz = PlainQuiz(session: QuizSession(card: try card()), appearance: Appearance(), width: 200)
        #expect(quiz.begin().lines.contains("The edges by number: 1 x₁▸z₁, 2 x₂▸z₁, 3 x₁▸z₂, 4 x₂▸z₂."))
        #expect(quiz.receive("3").lines.joined(separator: " ").contains("swapped"))
        let right = quiz.receive("2").lines
        #expect(right.first?.hasPrefix("Read as x₂▸z₁. Right.") == true, "\(right)")
        #expect(right.contains { $0.contains("═") || $0.contains("║") })
        #expect(quiz.receive("dC/dw[2,1]").lines.first?.contains("Right.") == true)
    }

    @Test("With feedback at the end an edge is kept, then marked like other answers")
    func atEnd() throws {
        var session = QuizSession(card: try card(), feedback: .end)
        #expect(session.submit("x1 -> z2").verdict == .kept)
        session.next()
        #expect(session.submit("w[2,1]").verdict == .kept)
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.wrong, .right])
        #expect(session.summary.lines[0].misconceptions == [.swappedWeight])
        #expect(session.summary.lines[0].right == "x₂▸z₁")
        #expect(QuizSession(card: try card(), feedback: .end, replaying: session.attempts) == session)
    }
}

@Suite("Weights on edges")
struct WeightsOnEdgesTests {
    private func graph(_ block: String, onEdges: Bool = true) throws -> Graph {
        var graph = try #require(Graph.parse(block, name: "g").graph)
        graph.drawsWeightsOnEdges = onEdges
        return graph
    }

    private func drawing(_ graph: Graph) -> String {
        GraphPicture(graph: graph, evaluation: graph.evaluate(), appearance: Appearance(), width: 80).text
    }

    @Test("A weight is the label of its edge, and a sum that the edges say is not written out")
    func label() throws {
        let block = "x = 2\nparam w = 3\nparam b = 1\nz = w * x + b\nu = w * x\nC = z^2 + u"
        let drawing = drawing(try graph(block))
        #expect(drawing.contains("w = 3") && !drawing.contains("│ w"), "\(drawing)")
        // A bias is added, so that it stays a box, and the sum with it is written out.
        #expect(
            drawing.contains("│ b = 1") && drawing.contains("z = wx + b = 7") && drawing.contains("│ u = 6"),
            "\(drawing)")
        #expect(self.drawing(try graph(block, onEdges: false)).contains("│ w = 3"))
    }

    @Test("What is more than a factor keeps its box")
    func otherUses() throws {
        let squared = drawing(try graph("x = 2\nparam w = 3\nz = w * x\nr = w^2\nC = z + r"))
        #expect(squared.contains("│ w = 3"), "\(squared)")
        let inside = drawing(try graph("x = 2\nparam w = 3\nparam v = 2\nC = tanh(w * x) + v * x"))
        #expect(inside.contains("│ w = 3"), "\(inside)")
        let both = drawing(try graph("x = 2\nparam w = 3\nparam v = 2\nz = w * v\nC = z * x"))
        #expect(both.contains("│ w = 3") && both.contains("│ v = 2"), "\(both)")
    }

    @Test("On the graph's own screen a weight is still visited: its edge has a double line, its adjoint is told")
    func visited() throws {
        let graph = try graph("x = 2\nparam w = 3\nz = w * x\nC = z^2")
        var screen = DrawingScreen(chart: Chart(graph: graph, appearance: Appearance()), title: "g")
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        screen.press(.tab, .character("a"))
        let shown = picture(of: screen)
        #expect(shown.contains("w̄ = 24") && shown.contains("═"), "\(shown)")
    }
}

@Suite("Vectors and matrices opened into their elements")
struct ElementViewTests {
    private func screen(_ block: String) throws -> DrawingScreen {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        var screen = DrawingScreen(chart: Chart(graph: graph, appearance: Appearance()), title: "g")
        _ = screen.update(.resize(Size(columns: 100, rows: 40)))
        return screen
    }

    @Test("The present matrix opens at its first element, and the way back leads to the matrix of the present one")
    func thereAndBack() throws {
        var screen = try screen("x = [1, 2, 3]\nparam W : 2x3 = [[1, 2, 3], [4, 5, 6]]\nz = W @ x\nC = dot(z, z)")
        screen.press(.tab, .character("e"))
        let opened = picture(of: screen, columns: 100, rows: 40)
        #expect(opened.contains("row 1, column 1 of W : 2×3"), "\(opened)")
        #expect(opened.contains("W₁₃ = 3") && opened.contains("z₂"), "\(opened)")
        screen.press(.tab, .tab)
        #expect(picture(of: screen, columns: 100, rows: 40).contains("row 1, column 3 of W : 2×3"))
        screen.press(.character("e"))
        #expect(picture(of: screen, columns: 100, rows: 40).contains("W : 2×3"))
        #expect(picture(of: screen, columns: 100, rows: 40).contains("node 2 of 4"))
        screen.press(.character("G"), .character("e"), .character("g"), .character("e"))
        #expect(picture(of: screen, columns: 100, rows: 40).contains("node 1 of 4"))
    }

    @Test("A graph that is too large to be opened says so and stays as it is")
    func tooLarge() throws {
        var screen = try screen("input x : 200\nparam W : 200x200\nz = W @ x\nC = dot(z, z)")
        screen.press(.character("e"))
        let shown = picture(of: screen, columns: 100, rows: 40)
        #expect(shown.contains("It cannot be opened:") && shown.contains("nodes"), "\(shown)")
        #expect(shown.contains("of 4"))
    }

    @Test("A graph of numbers has nothing to open")
    func scalar() throws {
        let screen = try screen("x = 1\nC = x^2")
        #expect(!screen.keys.contains { $0.label == "e" })
    }
}
