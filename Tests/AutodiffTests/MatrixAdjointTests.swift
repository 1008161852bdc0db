import Algebra
import Testing

@testable import Autodiff

@Suite("Adjoints as matrix expressions")
struct MatrixAdjointTests {
    private func graph(_ text: String) throws -> Graph { try #require(Graph.parse(text, name: "test").graph) }

    private static let layer = """
        W : 2x3 = [[1, 2, 3], [4, 5, 6]]
        x = [1, 0, -1]
        b : 2 = 0
        z = W @ x + b
        h = tanh(z)
        C = sum(h^2)/2
        """

    @Test(
        "Edges say the Jacobian where it has a plain form, else what goes back",
        arguments: [
            ("x", "z", "W^T", "W^T @ bar(z)"), ("b", "z", "eye(2)", "bar(z)"),
            ("W", "z", "bar(z) @ x^T", "bar(z) @ x^T"),
            ("z", "h", "diag(1 - h^2)", "bar(h)*(1 - h^2)"), ("h", "C", "h", "bar(C)*h"),
        ])
    func edges(operand: String, consumer: String, partial: String, contribution: String) throws {
        let graph = try graph(Self.layer)
        let from = try #require(graph.node(Symbol(operand)))
        let to = try #require(graph.node(Symbol(consumer)))
        let edge = try #require(graph.edge(from: from, to: to))
        #expect(graph.partial(ofEdge: edge).text(.ascii) == partial)
        #expect(graph.contribution(ofEdge: edge).text(.ascii) == contribution)
    }

    @Test("A layer in one line has the product of both Jacobians")
    func layerInOneLine() throws {
        let graph = try graph("W : 2x3 = 1\nx : 3 = 1\nh = tanh(W @ x)\nC = sum(h)")
        let x = try #require(graph.node(Symbol("x")))
        let edge = try #require(graph.edge(from: x, to: graph.output - 1))
        #expect(graph.partial(ofEdge: edge).text(.ascii) == "W^T @ diag(1 - h^2)")
    }

    @Test("Rules and written out adjoints have the value of the sweep, on networks")
    func values() throws {
        for network in [TorchNetwork.regression, .classification] {
            let graph = try graph(network.block)
            let evaluation = graph.evaluate()
            var point = GraphPoint(graph, evaluation)
            for node in graph.nodes.indices where node != graph.output && graph.varies[node] {
                let adjoint = try #require(evaluation.adjoints[node])
                let forms = [graph.adjointRule(of: node), graph.symbolicAdjoint(of: node)]
                for form in forms {
                    let form = try #require(form)
                    let value = point.tensor(of: form)
                    #expect(value?.shape == adjoint.shape, "\(form.text(.ascii))")
                    #expect(
                        zip(value?.elements ?? [], adjoint.elements).allSatisfy { isClose($0, $1, 1e-10) },
                        "\(form.text(.ascii))")
                }
            }
        }
    }
}
