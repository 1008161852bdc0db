import Algebra
import Testing

@testable import Autodiff

@Suite("Values, partials and adjoints at a point")
struct EvaluationTests {
    @Test("The lecture's two examples")
    func lecture() throws {
        // mpmath, 15 digits.
        let quiz = try Graph.reading("x = 2\nz = 3\ny = exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)")
        let evaluation = quiz.evaluate()
        #expect(isClose(try #require(evaluation.values[2]?.scalar), 412.191457284121, 1e-14))
        #expect(isClose(try #require(evaluation.adjoints[0]?.scalar), 1208.38121512661, 1e-14))
        #expect(isClose(try #require(evaluation.adjoints[1]?.scalar), 809.707479218564, 1e-14))

        let chain = try Graph.reading("x = 2\nJ = cos(sin(x^2) + 3*x^2)", expandingPrimitives: true)
        #expect(isClose(try #require(chain.evaluate().adjoints[0]?.scalar), 9.09914854483238, 1e-14))
    }

    @Test("Without a value for y, everything that does not depend on it is still known")
    func unknownInput() throws {
        let graph = try Graph.reading("x = 2\ninput y\nt = x*y\ns = 3*x\nC = t + s^2")
        let evaluation = graph.evaluate()
        #expect(evaluation.values.map { $0?.scalar } == [2, nil, nil, 6, nil])
        let partials = graph.edges.indices.map { edge in
            "\(graph.names([graph.edges[edge].to])[0])/\(graph.names([graph.edges[edge].from])[0]) "
                + (evaluation.partials[edge].map { "\($0.scalar)" } ?? "?")
        }
        #expect(partials == ["t/x ?", "t/y 2.0", "s/x 3.0", "C/t 1.0", "C/s 12.0"])
        #expect(evaluation.adjoints.map { $0?.scalar } == [nil, 2, 1, 12, 1])
        #expect(evaluation.faults == [])
    }

    @Test("Of an opaque graph only the output's adjoint is known, until values and partials are given")
    func opaque() throws {
        let graph = try Graph.reading("input x, y\nz = f(x, y)\nC = C(z)")
        let unknown = graph.evaluate()
        #expect(unknown.values.allSatisfy { $0 == nil })
        #expect(unknown.adjoints.map { $0?.scalar } == [nil, nil, nil, 1])

        let given = graph.evaluate(
            replacing: [Symbol("z"): Tensor(5), Symbol("C"): Tensor(7)], opaquePartials: [0: 2, 1: 3, 2: 10])
        #expect(given.values.map { $0?.scalar } == [nil, nil, 5, 7])
        #expect(given.partials.map { $0?.scalar } == [2, 3, 10])
        #expect(given.adjoints.map { $0?.scalar } == [20, 30, 10, 1])
    }

    @Test("What follows from an opaque node is computed from its given value")
    func belowOpaque() throws {
        let graph = try Graph.reading("x = 2\nz = f(x)\nC = z^2 * x")
        let evaluation = graph.evaluate(replacing: [Symbol("z"): Tensor(3)], opaquePartials: [0: 5])
        #expect(evaluation.values[graph.output]?.scalar == 18)
        #expect(evaluation.adjoints[0]?.scalar == 69)
    }

    @Test("An input can be replaced, a computed node follows from its operands")
    func replaced() throws {
        let graph = try Graph.reading("x = 2\nt = 3*x\nC = t + 1")
        let evaluation = graph.evaluate(replacing: [Symbol("x"): Tensor(5), Symbol("t"): Tensor(100)])
        #expect(evaluation.values.map { $0?.scalar } == [5, 15, 16])
    }

    @Test("What does not reach the output has the adjoint 0, even where it is not defined")
    func deadEnd() throws {
        let graph = try Graph.reading("x = -1\nd = log(x)\nC = x^2\noutput C")
        let evaluation = graph.evaluate()
        #expect(evaluation.adjoints.map { $0?.scalar } == [-2, 0, 1])
        #expect(evaluation.faults.map(\.symbol.name) == ["d"])
    }

    @Test("A constant gets no adjoint, nor does what follows from constants alone")
    func constants() throws {
        let graph = try Graph.reading("x = 2\nconst c = 3\nd = c^2\nC = d*x")
        #expect(graph.evaluate().adjoints.map { $0?.scalar } == [9, nil, nil, 1])
        #expect(graph.varies == [true, false, false, true])
    }

    @Test("An operand used twice in one right-hand side has one edge with the whole partial")
    func repeatedOperand() throws {
        let graph = try Graph.reading("x = 3\ny = x*x + x")
        #expect(graph.edges.count == 1)
        #expect(graph.evaluate().partials.map { $0?.scalar } == [7])
    }

    @Test(
        "Where a value or a partial is not defined, the node is named and the reason given",
        arguments: [
            ("x = -1\ny = log(x)", "y", "`y` has no value: log takes a number above 0, and this is -1"),
            ("x = 1\ny = 2/(x - 1)", "y", "`y` has no value: it divides by 0"),
            ("x = -1\ny = x^0.5", "y", "`y` has no value: (-1)^0.5 is not defined"),
            ("x = 1000\ny = exp(x)", "y", "`y` has no value: exp(1000) is too large"),
            ("x = 0\ny = sqrt(x)", "y", "`y` has no local partial by `x` where `x` is 0"),
        ])
    func faults(text: String, node: String, message: String) throws {
        let evaluation = try Graph.reading(text + "\nC = \(node) + 1").evaluate()
        #expect(evaluation.faults.map(\.symbol.name) == [node])
        #expect(evaluation.faults.map(\.message) == [message])
    }

    @Test("A fault has the place of the definition, also inside a split right-hand side")
    func faultPlace() throws {
        let text = "x = -2\nC = 1 + log(x + 1)"
        let graph = try Graph.reading(text, expandingPrimitives: true)
        let fault = try #require(graph.evaluate().faults.first)
        #expect(graph.nodes[fault.node].source == 7..<text.utf8.count)
    }
}
