import Algebra
import Testing

@testable import Autodiff

@Suite("Slices, axes and what is put together, in graphs")
struct PartsTests {
    private static let blocks = [
        "C = sum(Z[2..3,:]^2) + sum(Z[:,1] * Z[:,3])", "C = sum(z[1..2]^3) * z[4..4]",
        "C = sum(sum(Z, axis=1)^2)", "C = sum(exp(sum(Z, axis=0)))",
        "C = sum(mean(Z, axis=1)^3) + sum(mean(Z, axis=0)^2)",
        "C = sum(max(Z, axis=1)^2) - sum(max(Z, axis=0)^3)", "C = sum(softmax(Z, axis=1)^2 * Z)",
        "C = sum(log(softmax(Z, axis=0)) * Z)", "u = concat(z, Z[:,2])\nC = sum(u^2 * tanh(u))",
        "Y = concat(Z[2..3,:], Z[1,:])\nC = sum(Y @ Y^T)", "C = sum((Z + ones(3) @ b^T)^3)",
        "C = sum(where(Z > b[3..3] * Z^T, Z^3, b[1..1])^2)", "C = sum(where(b[2..2]^2 < z, log(z), z^2) * z)",
        "C = sum(where(z[2..2], sqrt(Z[1..1,1]), b)^3)", "C = norm(z) * norm(Z[1,:])",
        "C = sum(layernorm(z)^3) + dot(layernorm(b), b)",
    ]

    @Test("Their gradients agree with finite differences, swept and written out", arguments: blocks)
    func gradients(block: String) throws {
        let text = """
            Z : 3x3 = [[0.4, -1.2, 0.7], [1.1, 0.3, -0.5], [-0.8, 0.9, 0.2]]
            z : 4 = [0.6, -0.4, 1.3, 0.9]
            b : 3 = [0.5, -0.3, 0.8]
            """
        let reading = Graph.parse(text + "\n" + block, name: "parts")
        let graph = try #require(reading.graph, "\(reading.errors)")
        let evaluation = graph.evaluate()
        var point = GraphPoint(graph, evaluation)
        #expect(evaluation.faults.isEmpty)
        for input in graph.variables {
            let value = try #require(graph.nodes[input].value)
            let adjoint = try #require(evaluation.adjoints[input])
            for place in value.elements.indices {
                func output(_ step: Double) throws -> Double {
                    var elements = value.elements
                    elements[place] += step
                    let moved = Tensor(shape: value.shape, elements: elements)
                    let values = graph.evaluate(replacing: [graph.nodes[input].symbol: moved]).values
                    return try #require(values[graph.output]?.scalar)
                }
                let slope = try (output(1e-5) - output(-1e-5)) / 2e-5
                #expect(isClose(adjoint.elements[place], slope, 1e-6), "\(graph.nodes[input].symbol) \(place)")
            }
        }
        for edge in graph.edges.indices where graph.isSwept(edge: edge) {
            let sent = point.tensor(of: graph.contribution(ofEdge: edge))
            let written = try #require(sent)
            let swept = try #require(evaluation.contributions[edge])
            for (a, b) in zip(written.elements, swept.elements) { #expect(isClose(a, b, 1e-9)) }
        }
    }

    @Test("A family takes its rows one by one")
    func rows() throws {
        let text =
            "Z : 3x2 = [[1, 2], [3, 4], [5, 6]]\nfor i in 1..3: s[i] = sum(Z[i,:])\nC = s[1] + 2 * s[2] + 3 * s[3]"
        let graph = try #require(Graph.parse(text, name: "rows").graph)
        #expect(graph.evaluate().values[graph.output]?.scalar == 50)
    }
}
