import Algebra
import Autodiff
import Testing

@testable import Equivalence

@Suite("Formulas written out over the inputs")
struct WrittenOutTests {
    @Test("A long chain is not written out, its first values are")
    func longChain() throws {
        let lines = (1...300).map { "a[\($0)] = a[\($0 - 1)]*a[\($0 - 1)]/2 + a[\($0 - 1)]/3" }
        let block = "input a[0]\n" + lines.joined(separator: "\n")
        let graph = try #require(Graph.parse(block, name: "chain").graph)
        let writer = WrittenOut(graph, OpaqueCalls(graph: graph))
        #expect(writer.expression(.quantity(.adjoint(node: 0))) == nil)
        #expect(writer.expression(.quantity(.value(node: 2))) != nil)
    }
}
