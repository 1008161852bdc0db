import Algebra
import Testing

@testable import Autodiff

@Suite("Vectors and matrices in graph blocks")
struct TensorBlockTests {
    private func graph(_ text: String) throws -> Graph {
        let (graph, errors) = Graph.parse(text, name: "test")
        #expect(errors.isEmpty, "\(errors.map(\.message))")
        return try #require(graph)
    }

    private func shape(_ name: Symbol, in graph: Graph) -> String? { graph.shape(of: name)?.text(.ascii) }

    @Test("Shapes are declared or follow from values and right-hand sides")
    func shapes() throws {
        let graph = try graph(
            """
            W : 2x3 = [[1, 2, 3], [4, 5, 6]]
            x = [1, 0, -1]
            input v : 3
            b : 2 = 0
            z = W @ x + b
            r = x^T
            M = outer(z, v)
            C = sum(z^2) + dot(x, v)
            """)
        let expected = [
            ("W", "2x3"), ("x", "3x1"), ("v", "3x1"), ("b", "2x1"), ("z", "2x1"), ("r", "1x3"), ("M", "2x3"),
            ("C", "scalar"),
        ]
        for (name, text) in expected { #expect(shape(Symbol(name), in: graph) == text, "\(name)") }
        #expect(graph.nodes[try #require(graph.node(Symbol("b")))].value?.elements == [0, 0])
        #expect(graph.nodes[try #require(graph.node(Symbol("v")))].value == nil)
    }

    @Test(
        "A shape can be written as people write it",
        arguments: [
            ("x : 3", "3x1"), ("x : 3x1", "3x1"), ("x : (3,)", "3x1"), ("x : (2, 3)", "2x3"), ("x : 2×3", "2x3"),
            ("x : 2 x 3", "2x3"), ("x : scalar", "scalar"), ("x : 1x4", "1x4"),
        ])
    func shapeTexts(text: String, expected: String) throws {
        #expect(shape(Symbol("x"), in: try graph("input \(text)")) == expected)
    }

    @Test("Layers are a family of matrices and columns; the semicolon tells a layer from an element")
    func layers() throws {
        let graph = try graph(
            """
            W[1;] : 3x2 = [[1, 2], [3, 4], [5, 6]]
            W[2;] : 1x3 = [[1, -1, 2]]
            h[0;] = [1, -1]
            for l in 1..2: h[l;] = tanh(W[l;] @ h[l-1;])
            C = sum(h[2;])
            """)
        #expect(shape(Symbol("h", layer: 1), in: graph) == "3x1")
        #expect(shape(Symbol("h", layer: 2), in: graph) == "scalar")
        // NumPy: tanh([[1, -1, 2]] @ tanh([[1, 2], [3, 4], [5, 6]] @ [1, -1]))
        let value = graph.evaluate().values[graph.output]?.scalar ?? .nan
        #expect(abs(value - -0.9092516739969425) < 1e-14)
    }

    @Test("A definition may use vectors that are defined further down")
    func order() throws {
        let graph = try graph("C = x^T @ y\ny = W @ x\nx = [1, 2]\nW = [[1, 2], [3, 4]]")
        let node = try #require(graph.node(Symbol("C")))
        #expect(graph.evaluate().values[node]?.scalar == 27)
    }

    @Test("More elements than a graph may have are met with an error")
    func elementLimit() {
        let text = "x : 1000 = 1\nA = outer(x, x)\nfor i in 1..5: B[i] = A + i\nC = sum(B[1])"
        let (graph, errors) = Graph.parse(text, name: "test")
        #expect(graph == nil)
        #expect(
            errors.first?.message
                == "the graph has more than 4000000 elements in vectors and matrices, which is the limit")
    }

    @Test("Single operations of a right-hand side become nodes of their own shapes")
    func primitives() throws {
        let text = "W : 2x3 = 1\nx : 3 = 1\nb : 2 = 1\nC = sum(tanh(W @ x + b))"
        let graph = try #require(Graph.parse(text, name: "test", expandingPrimitives: true).graph)
        let shapes = graph.nodes.filter(\.isGenerated).map { $0.shape.text(.ascii) }
        #expect(shapes == ["2x1", "2x1", "2x1"])
    }

    @Test("A fault of one element names it")
    func elementFault() throws {
        let graph = try graph("x = [4, -1, 9]\nh = log(x)\nC = sum(h)")
        let fault = try #require(graph.evaluate().faults.first)
        #expect(fault.element?.indices == [2])
        #expect(fault.message == "`h[2]` has no value: log takes a number above 0, and this is -1")
        let flat = try self.graph("x = [4, 0]\nh = sqrt(x)\nC = sum(h)").evaluate().faults
        #expect(flat.map(\.message) == ["`h` has no local partial by `x[2]` where `x[2]` is 0"])
    }
}
