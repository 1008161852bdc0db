import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("What a student may see of a graph")
struct OpenTasksTests {
    /// A card with one graph and a task for every key.
    private func card(_ block: String, _ answers: String...) throws -> Card {
        let tasks = answers.enumerated().map { "## T\($0)\n```answer\ngraph: g\n\($1)\n```\n" }.joined(separator: "\n")
        let text = "---\nadjoint: 1\ntitle: t\n---\n\n```graph g\n\(block)\n```\n\n# Tasks\n\n\(tasks)"
        let (card, diagnostics) = Card.read(text, path: "t.md")
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return try #require(card)
    }

    /// What is hidden: boxes by name, labels as `operand→consumer`, adjoints as `bar name`.
    private func hidden(in card: Card, settled: Set<String> = []) throws -> Set<String> {
        let graph = try #require(card.graphs.first)
        var tasks = OpenTasks(of: card)
        tasks.ids.subtract(settled)
        let disclosure = tasks.disclosure(of: graph)
        func name(_ node: Int) -> String { graph.nodes[node].symbol.text(.ascii) }
        var hidden: Set<String> = []
        for node in graph.nodes.indices {
            if !disclosure.shows(.value(node: node)) { hidden.insert(name(node)) }
            if !disclosure.shows(.adjoint(node: node)) { hidden.insert("bar \(name(node))") }
        }
        for (index, edge) in graph.edges.enumerated() where !disclosure.showsLabel(of: index, in: graph) {
            hidden.insert("\(name(edge.from))→\(name(edge.to))")
        }
        return hidden
    }

    private let sigmoid = "x = 0.5\na = sigmoid(x)\nC = a^2"
    private let chain = "x = 2\nt = x^2\ns = sin(t)\nu = s + 3*t\nJ = cos(u)"

    @Test(
        "A key is matched by what it is: as a label, an adjoint, a value, however it is written",
        arguments: [
            ("numeric: da/dx", ["x→a"]), ("symbolic: da/dx", ["x→a"]), ("symbolic: a*(1 - a)", ["x→a"]),
            // C is 0.387, and nothing else is.
            ("numeric: C", ["C"]), ("numeric: a^2", ["C"]),
            // 2a · a(1 − a): two labels lie on the way, and neither is the answer.
            ("numeric: dC/dx", ["bar x"]), ("symbolic: dC/da * da/dx", ["bar x"]),
            // The only way from a to C is the edge.
            ("numeric: dC/da", ["a→C", "bar a"]), ("symbolic: 2a", ["a→C", "bar a"]),
            // It is given.
            ("numeric: x", []),
        ])
    func matched(answer: String, facts: [String]) throws {
        #expect(try hidden(in: card(sigmoid, answer)) == Set(facts))
    }

    /// −sin(u) is the label of u→J, and ū, and s̄ as well, since ∂u/∂s = 1.
    @Test("Labels and adjoints that are the same function are one fact")
    func sameFunction() throws {
        #expect(try hidden(in: card(chain, "symbolic: -sin(u)")) == ["u→J", "bar u", "bar s"])
    }

    @Test("A key that is 1 everywhere hides what it names, and no other 1")
    func constant() throws {
        let card = try card("x = 2\ny = 3\nt = x + y\nC = t^2 + y", "numeric: ∂t/∂x")
        #expect(try hidden(in: card) == ["x→t"])
    }

    /// ∂t/∂x is h, and the student needs h to answer.
    @Test("A derivative that equals a value does not hide it in its box")
    func derivativeIsNoValue() throws {
        let card = try card("x = 2\ny = 3\nh = y^2\nt = h * x\nC = t^2", "numeric: ∂t/∂x")
        #expect(try hidden(in: card) == ["x→t"])
    }

    @Test("A value that is asked is hidden on the label that it is, too")
    func valueOnALabel() throws {
        let card = try card("x = 2\ny = 3\nh = y^2\nt = h * x\nC = t^2", "numeric: h")
        #expect(try hidden(in: card) == ["h", "x→t"])
    }

    @Test("What is answered is shown, but a number does not open the expression that is asked next")
    func answered() throws {
        let card = try card(sigmoid, "numeric: da/dx", "symbolic: da/dx")
        #expect(try hidden(in: card, settled: ["t0"]) == ["x→a"])
        #expect(try hidden(in: card, settled: ["t1"]) == ["x→a"])
        #expect(try hidden(in: card, settled: ["t0", "t1"]) == [])
    }

    @Test(
        "Between vectors and matrices a label that is the product is hidden, and on the task's own page a transpose too"
    )
    func matrices() throws {
        let card = try card(
            "param W : 2x3 = [[1, 2, 3], [4, 5, 6]]\nx = [1, 0, 2]\nz = W @ x\nC = sum(z^2)", "matrix: dC/dW",
            "matrix: dC/dx")
        #expect(try hidden(in: card) == ["W→z", "bar W", "bar x"])
        let graph = card.graphs[0]
        let edge = try #require(graph.edge(from: Symbol("x"), to: Symbol("z")))
        let tasks = OpenTasks(of: card)
        #expect(tasks.disclosure(of: graph).showsLabel(of: edge, in: graph))
        #expect(!tasks.disclosure(of: graph, onPageOf: "t1").showsLabel(of: edge, in: graph))
        #expect(tasks.disclosure(of: graph, onPageOf: "t0").showsLabel(of: edge, in: graph))
    }

    @Test("Paths that a task asks are closed, from further away as well, until it is answered")
    func paths() throws {
        let card = try card("x = 2\ny = x^2\nt = 3*y\nC = t^2 + y", "paths: dC/dy")
        let graph = card.graphs[0]
        var tasks = OpenTasks(of: card)
        func starts() -> [String] {
            graph.nodes.indices.filter { tasks.disclosure(of: graph).showsPaths(from: $0) }.map {
                graph.nodes[$0].symbol.text(.ascii)
            }
        }
        #expect(starts() == ["t", "C"])
        tasks.ids = []
        #expect(starts() == ["x", "y", "t", "C"])
    }
}
