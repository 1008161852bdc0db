import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("The local rules that an answer exercises")
struct ExercisedRulesTests {
    private func graph(_ block: String) throws -> Graph {
        let (graph, errors) = Graph.parse(block, name: "g")
        return try #require(graph, "\(errors.map(\.message))")
    }

    private func rules(of text: String, in graph: Graph) throws -> [LocalRule] {
        graph.rules(ofKey: try Expression(parsing: text, in: graph.scope))
    }

    @Test(
        "A local partial exercises the rules between operand and consumer, and no others",
        arguments: [
            // In u = x·y + s, s is passed on as it is, whatever x and y are.
            ("x = 2; y = 3; s = 1; u = x*y + s", "∂u/∂s", [.sum]),
            ("x = 2; y = 3; s = 1; u = x*y + s", "∂u/∂x", [.product]),
            // A number in front is no product rule.
            ("x = 2; u = 3*x - 1", "∂u/∂x", [.sum]),
            ("x = 2; y = 3; u = x/y", "∂u/∂y", [.quotient]),
            ("x = 2; u = x/4", "∂u/∂x", [.sum]),
            ("x = 2; u = x^3", "∂u/∂x", [.power]),
            ("x = 2; u = sqrt(x)", "∂u/∂x", [.root]),
            ("x = 2; u = 2^x", "∂u/∂x", [.exponential]),
            ("x = 2; u = log(x)", "∂u/∂x", [.logarithm]),
            ("x = 2; u = cos(x)", "∂u/∂x", [.trigonometric]),
            ("x = 2; u = sigmoid(x)", "∂u/∂x", [.sigmoid]),
            ("x = 2; u = tanh(x)", "∂u/∂x", [.tanh]),
            ("x = 2; u = relu(x)", "∂u/∂x", [.relu]),
            ("x = 2; y = 3; u = max(x, y)", "∂u/∂x", [.maximum]),
            ("x = 2; y = 3; u = f(x, y)", "∂u/∂x", [.opaque]),
            // Sine of a square: two rules, and the chain between them.
            ("x = 2; u = sin(x^2)", "∂u/∂x", [.power, .trigonometric, .chain]),
            ("x = 2; u = 3*sin(2*x + 1)", "∂u/∂x", [.trigonometric]),
        ] as [(String, String, [LocalRule])])
    func partial(block: String, asked: String, expected: [LocalRule]) throws {
        let graph = try graph(block.split(separator: ";").joined(separator: "\n"))
        #expect(try rules(of: asked, in: graph) == expected)
    }

    @Test(
        "Between vectors and matrices",
        arguments: [
            ("W : 2x3 = 1; x : 3 = 1; C = sum(W @ x)", "dC/dW", [.sum, .matrixProduct]),
            ("z : 2 = 1; h = tanh(z); C = sum(h)", "dC/dz", [.sum, .tanh, .chain, .elementwise]),
            ("a : 2 = 1; b : 2 = 2; C = mean(a * b)", "dC/da", [.chain, .elementwise, .mean]),
            ("b : 2 = 1; Z = ones(3) @ b^T; C = sum(Z)", "dC/db", [.sum, .chain, .broadcast]),
            ("const y = [0, 1, 0]; z : 3 = 1; p = softmax(z); C = dot(y, p)", "dC/dp", [.matrixProduct]),
            ("const y = [0, 1, 0]; z : 3 = 1; p = softmax(z); C = sum(y - p)", "dC/dz", [.sum, .chain, .softmax]),
            ("z : 3 = 1; C = logsumexp(z) - sum(z)", "dC/dz", [.sum, .crossEntropy]),
        ] as [(String, String, [LocalRule])])
    func tensors(block: String, asked: String, expected: [LocalRule]) throws {
        let graph = try graph(block.split(separator: ";").joined(separator: "\n"))
        #expect(try rules(of: asked, in: graph) == expected)
    }

    private static let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"

    @Test("A derivative without a ledger exercises every rule on its ways, and fan-out where they meet")
    func standalone() throws {
        let graph = try graph(Self.lattice)
        #expect(try rules(of: "dC/dx", in: graph) == [.sum, .product, .power, .chain, .fanOut])
        // From y one way alone leads to C, and the term x does not lie on it.
        #expect(try rules(of: "dC/dy", in: graph) == [.product, .power, .chain])
        #expect(try rules(of: "t", in: graph) == [])
    }

    @Test("A walk exercises what it asks: with the partials given, the chain rule and the sum")
    func walk() throws {
        let graph = try graph(Self.lattice)
        let fill: [Walk.Fill] = [.partials, .contributions, .adjoints]
        var walk = WalkSession(graph: graph, walk: Walk(graph: "g", fill: fill), task: "walk")
        while walk.reveal() != nil {}
        let rules = Dictionary(uniqueKeysWithValues: walk.attempts.map { ($0.cell, $0.rules) })
        #expect(rules["partial t/x"] == [.product])
        #expect(rules["partial C/t"] == [.power])
        #expect(rules["contribution t→x"] == [.chain])
        #expect(rules["adjoint x"] == [.fanOut])
        var sums = WalkSession(graph: graph, walk: Walk(graph: "g", fill: [.adjoints]), task: "walk")
        while sums.reveal() != nil {}
        #expect(sums.attempts.first { $0.cell == "adjoint x" }?.rules == [.chain, .fanOut])
    }

    @Test("An answer of a task has the rules of what it asks")
    func task() throws {
        let card = try #require(OwnCard("t = x*y; C = t^2 + x", path: "-e").card)
        var quiz = QuizSession(card: card)
        let place = try #require(card.tasks.firstIndex { $0.id == "dC/dy" })
        quiz.go(to: place)
        _ = quiz.submit("x")
        #expect(quiz.attempts.map(\.rules) == [[.product, .power, .chain]])
    }

    @Test("Every rule has a name and a sentence of its own")
    func words() {
        #expect(Set(LocalRule.allCases.map(\.name)).count == LocalRule.allCases.count)
        #expect(Set(LocalRule.allCases.map(\.sentence)).count == LocalRule.allCases.count)
    }
}
