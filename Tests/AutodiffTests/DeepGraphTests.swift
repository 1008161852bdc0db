import Algebra
import Testing

@testable import Autodiff

/// Nothing about a graph may be quadratic in its nodes or recurse over them: these would hang or crash.
@Suite("Graphs of 10,000 nodes")
struct DeepGraphTests {
    @Test(
        "A chain is read, sorted, valued, swept and counted",
        arguments: [
            ("sin(x[i-1])", 10_000), ("x[i-1]", 2_000), ("x[i-1] + x[i-1]/2", 2_000), ("x[i-1]*x[i-1]", 2_000),
        ])
    func chain(body: String, count: Int) throws {
        let graph = try Graph.reading("x[0] = 1\nfor i in 1..\(count - 1): x[i] = \(body)")
        let evaluation = graph.evaluate()
        #expect(evaluation.adjoints[graph.output]?.scalar == 1)
        #expect(graph.reverseSweep(.pull).count == count)
        #expect(graph.firstFault(inReverseOrder: graph.reverseTopologicalOrder) == nil)
        #expect(graph.pathCount(from: 0) == 1)
        #expect(graph.paths(from: 0, limit: 2).map(\.edges.count) == [count - 1])
        #expect(graph.cost.reverseSweep.multiplications == UInt128(count - 2))
        #expect(graph.symbolicAdjoint(of: 0) == nil)
    }

    @Test("Definitions in the worst order are sorted")
    func reversed() throws {
        let lines = (1..<3_000).reversed().map { "x\($0) = sin(x\($0 - 1))" }
        let graph = try Graph.reading((lines + ["x0 = 1", "output x2999"]).joined(separator: "\n"))
        #expect(graph.nodes.first?.symbol.name == "x0")
        #expect(graph.output == 2_999)
    }

    @Test("A cycle through thousands of nodes is told by its beginning")
    func cycle() {
        let lines = (0..<3_000).map { "x\($0) = sin(x\(($0 + 1) % 3_000))" }
        let (graph, errors) = Graph.parse(lines.joined(separator: "\n"), name: "test")
        #expect(graph == nil)
        #expect(errors.count == 1)
        #expect(errors.first?.message.hasSuffix("… → x0") == true)
    }

    @Test(
        "A sum of thousands of terms, or a mean of them, has its partials without going through all terms for each",
        arguments: [("S", "2"), ("-S", "-2"), ("S/4", "0.5"), ("-3*S", "-6")])
    func longSum(body: String, partial: String) throws {
        let sum = "sum(i in 1..1000, 2*x[i])"
        let graph = try Graph.reading(
            "for i in 1..1000: x[i] = i\ny = \(body.split(separator: "S", omittingEmptySubsequences: false).joined(separator: sum))"
        )
        #expect(graph.edges.count == 1_000)
        #expect(graph.edges.indices.allSatisfy { graph.partial(ofEdge: $0).text(.ascii) == partial })
        #expect(graph.symbolicAdjoint(of: 0)?.text(.ascii) == partial)
    }

    @Test("A right-hand side of thousands of symbols has neither endless partials nor endless adjoints")
    func wide() throws {
        let graph = try Graph.reading(
            "for i in 1..1000: x[i] = i\nfor i in 1..1000: param w[i] = 1/i\ny = tanh(sum(i in 1..1000, w[i]*x[i]))")
        #expect(graph.nodes.indices.dropLast().allSatisfy { graph.symbolicAdjoint(of: $0) == nil })
        #expect(graph.partial(ofEdge: 0).text(.unicode) == "∂y/∂w₁")
        let evaluation = graph.evaluate()
        let partials = graph.edges.indices.map { evaluation.partials[$0]?.scalar }
        var point = GraphPoint(graph, evaluation)
        #expect(graph.edges.indices.map { point.value(of: graph.partial(ofEdge: $0)) } == partials)
        #expect(graph.cost.forwardSweeps == Cost.Count(multiplications: 0, additions: 0))
    }
}
