import Algebra
import SeededGenerator
import Testing

@testable import Autodiff

@Suite("Matrices opened into their elements")
struct ScalarViewTests {
    @Test("Values and adjoints of the elements are those of the vectors and matrices, to 1e-12")
    func agreement() throws {
        var generator = SeededGenerator(seed: 77)
        var graphs = try [TorchNetwork.regression, .classification].map {
            try #require(Graph.parse($0.block, name: "network").graph)
        }
        for _ in 0..<12 { graphs.append(try #require(Graph.randomTensors(using: &generator))) }
        var compared = 0
        for graph in graphs {
            let evaluation = graph.evaluate()
            guard evaluation.faults.isEmpty else { continue }
            let view = try graph.scalarView()
            #expect(view.graph.isScalar)
            let scalar = view.graph.evaluate()
            for (node, elements) in view.nodes.enumerated() {
                let value = try #require(evaluation.values[node]).elements
                for (index, element) in elements.enumerated() {
                    #expect(view.elements[element].node == node)
                    #expect(view.elements[element].index == index)
                    #expect(isClose(try #require(scalar.values[element]).scalar, value[index], 1e-12))
                    // An element that is a plain number varies with nothing.
                    guard let adjoint = evaluation.adjoints[node], view.graph.varies[element] else { continue }
                    #expect(isClose(try #require(scalar.adjoints[element]).scalar, adjoint.elements[index], 1e-12))
                    compared += 1
                }
            }
        }
        #expect(compared > 500)
    }

    @Test("∂C/∂w₁₃⁽²⁾ is found on the lattice, and the way leads back to the matrix")
    func subscripts() throws {
        let text = "x = [1, 2, 3]\nW[2;] : 2x3 = [[1, 0, 2], [0, 1, 1]]\nz = W[2;] @ x\nC = sum(z^2)"
        let graph = try #require(Graph.parse(text, name: "lattice").graph)
        let view = try graph.scalarView()
        let symbol = Symbol("W", layer: 2, indices: [1, 3])
        #expect(symbol.text(.unicode) == "W₁₃⁽²⁾")
        let node = try #require(view.graph.node(symbol))
        let element = view.elements[node]
        #expect(graph.nodes[element.node].symbol == Symbol("W", layer: 2))
        #expect(element.place.indices == [1, 3])
        // z₁ = 7 and x₃ = 3, so that ∂C/∂w₁₃ = 2·7·3.
        #expect(view.graph.evaluate().adjoints[node]?.scalar == 42)
        let consumer = view.graph.edges[view.graph.outgoing[node][0]].to
        #expect(view.graph.nodes[consumer].symbol == Symbol("z", indices: [1]))
    }

    @Test("A graph too large to be opened is met with an error")
    func limit() throws {
        let graph = try #require(Graph.parse("x : 200x60 = 1\nC = sum(x)", name: "large").graph)
        let error = #expect(throws: GraphError.self) { try graph.scalarView() }
        #expect(error?.message == "opened into its elements the graph has more than 10000 nodes, which is the limit")
        #expect(graph.elementCost == nil)
    }
}
