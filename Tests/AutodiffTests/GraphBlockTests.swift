import Algebra
import Testing

@testable import Autodiff

@Suite("Graph blocks")
struct GraphBlockTests {
    private func graph(_ text: String, expandingPrimitives: Bool = false) throws -> Graph {
        let (graph, errors) = Graph.parse(text, name: "test", expandingPrimitives: expandingPrimitives)
        #expect(errors == [])
        return try #require(graph)
    }

    /// `x, y → t` for every node with operands.
    private func structure(_ graph: Graph) -> [String] {
        graph.nodes.indices.map { node in
            let operands = graph.incoming[node].map { graph.nodes[graph.edges[$0].from].symbol.text(.ascii) }
            let name = graph.nodes[node].symbol.text(.ascii)
            return operands.isEmpty ? name : "\(operands.joined(separator: ", ")) → \(name)"
        }
    }

    @Test("The lattice: comments and empty lines are skipped, the last definition is the output")
    func lattice() throws {
        let graph = try graph(
            """
            # the lattice of the lesson
            x = 2
            y = 3      # a comment

            t = x * y
            C = t^2 + x
            """)
        #expect(structure(graph) == ["x", "y", "x, y → t", "t, x → C"])
        #expect(graph.nodes[graph.output].symbol == Symbol("C"))
        #expect(graph.evaluate().adjoints.map { $0?.scalar } == [37, 24, 12, 1])
    }
}
