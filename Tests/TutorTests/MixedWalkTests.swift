import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// One input has a value and another has none: what has a number is a number, everywhere.
@Suite("Graphs where some values are known")
struct MixedWalkTests {
    /// t = 6 and C = 12 + y at x = 2. By hand: t̄ = x = 2, x̄ = 3·2 + 6 = 12, ȳ = 1.
    private let sum = "x = 2\ninput y\nt = 3*x\nC = t*x + y"
    /// By hand: t̄ = x = 2, ȳ = x = 2, x̄ = 3·2 + (6 + y) = 12 + y.
    private let product = "x = 2\ninput y\nt = 3*x\nC = t*x + y*x"

    @Test("A walk whose cells all have numbers is walked in numbers, though the output has no value")
    func numbers() throws {
        var session = try walk(sum, fill: [.values, .partials, .contributions, .adjoints])
        #expect(!session.isSymbolic)
        #expect(
            session.answer([
                ("value t", "6"), ("adjoint C", "1"), ("partial C/t", "2"), ("contribution C→t", "2"),
                ("partial C/y", "1"), ("contribution C→y", "1"), ("partial t/x", "3"), ("contribution t→x", "6"),
                ("partial C/x", "6"), ("contribution C→x", "6"), ("adjoint x", "12"),
            ]) == [])
        #expect(session.isFinished)
    }

    @Test(
        "What has no number is answered by an expression, with names or with the numbers that are known",
        arguments: [
            ("t + y", "t + y", "bar(t)*3 + t + y"), ("6 + y", "y + 6", "12 + y"), ("3x + y", "3*2 + y", "4t - 12 + y"),
        ])
    func expressions(partial: String, contribution: String, adjoint: String) throws {
        var session = try walk(product, fill: [.partials, .contributions, .adjoints])
        let faults = session.answer([
            ("adjoint C", "1"), ("partial C/t", "2"), ("contribution C→t", "2"), ("partial C/y", "2"),
            ("contribution C→y", "2"), ("partial t/x", "3"), ("contribution t→x", "6"), ("partial C/x", partial),
            ("contribution C→x", contribution),
        ])
        #expect(faults == [])
        #expect(session.submit("13 + y").verdict.isCorrect == false)
        #expect(session.submit("12 + 2y").verdict.isCorrect == false)
        #expect(session.answer([("adjoint x", adjoint)]) == [])
        #expect(session.isFinished)
    }

    @Test("A quantity is shown as its number where it has one, else with the numbers that are known in it")
    func results() throws {
        let working = Working(graph: try graph(product), notation: .unicode)
        let lines = working.graph.edges.indices.map { working.chain(.localPartial(edge: $0)) }
        #expect(lines == ["∂t/∂x = 3", "∂C/∂t = x = 2", "∂C/∂x = t + y = 6 + y", "∂C/∂y = x = 2"])
    }

    @Test("Of a graph whose inputs have no values, and of what opaque functions hide, a walk is one of expressions")
    func symbols() throws {
        #expect(try walk("input x\nt = 3*x\nC = t^2 + x").isSymbolic)
        let hidden = "x = 2\ny = 3\nt = x*y\nz = f(t)\nC = g(z)"
        #expect(try walk(hidden).isSymbolic)
        // What is asked there has a number: ∂t/∂x = 3.
        #expect(try !walk(hidden, fill: [.partials, .contributions]).isSymbolic)
        #expect(try walk("x = 2\nz = f(x)\nC = g(z)").isSymbolic)
        #expect(try walk("x = 2\ny = 3\nt = x*y\nC = t^2", entries: .symbolic).isSymbolic)
    }
}
