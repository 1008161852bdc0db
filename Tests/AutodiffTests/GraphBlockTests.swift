import Algebra
import Testing

@testable import Autodiff

@Suite("Graph blocks")
struct GraphBlockTests {
    @Test("The lattice: comments and empty lines are skipped, the last definition is the output")
    func lattice() throws {
        let graph = try Graph.reading(
            """
            # the lattice of the lesson
            x = 2
            y = 3      # a comment

            t = x * y
            C = t^2 + x
            """)
        #expect(graph.structure == ["x", "y", "x, y → t", "t, x → C"])
        #expect(graph.names([graph.output]) == ["C"])
        #expect(graph.evaluate().adjoints.map { $0?.scalar } == [37, 24, 12, 1])
    }

    @Test("Names may be used before they are defined; ties keep the order of definition")
    func order() throws {
        let graph = try Graph.reading(
            """
            C = t + x
            y = 3
            t = x * y
            z = y + 1
            x = 2
            output C
            """)
        #expect(graph.structure == ["y", "y → z", "x", "x, y → t", "t, x → C"])
        #expect(graph.names([graph.output]) == ["C"])
        #expect(graph.reachesOutput == [true, false, true, true, true])
    }

    @Test("An input that comes last is not the output")
    func inputsLast() throws {
        let graph = try Graph.reading("z = f(x, y)\nC = C(z)\ninput x, y")
        #expect(graph.names([graph.output]) == ["C"])
    }

    @Test("A word in front says what a node is; a number makes an input with a value")
    func kinds() throws {
        let graph = try Graph.reading(
            """
            x = -2
            h = 1/3
            p = 2π
            input a, b = 4
            param w = 0.5, v
            const c = 10, k
            C = x + h + p + a + b + w + v + c + k
            """)
        let described = graph.nodes.dropLast().map { "\($0.symbol.name) \($0.kind) \($0.value?.scalar ?? .nan)" }
        #expect(
            described == [
                "x input -2.0", "h input \(1.0 / 3)", "p input \(2 * Double.pi)", "a input nan", "b input 4.0",
                "w parameter 0.5", "v parameter nan", "c constant 10.0", "k constant nan",
            ])
        #expect(graph.names(graph.variables) == ["x", "h", "p", "a", "b", "w", "v"])
    }

    @Test("A function that is not defined stays open, and the name being defined may be the function")
    func opaque() throws {
        let graph = try Graph.reading("input x, y\nz = f(x, y)\nC = C(z)")
        #expect(graph.structure == ["x", "y", "x, y → z", "z → C"])
        #expect(graph.nodes.map(\.isOpaque) == [false, false, true, true])
        #expect(graph.edges.indices.map { graph.partial(ofEdge: $0).text(.unicode) } == ["∂z/∂x", "∂z/∂y", "dC/dz"])
        #expect(graph.opaqueEdges == [0, 1, 2])
        #expect(graph.scope.opaqueFunctions == ["f", "C"])
    }

    @Test("A Greek function is the same by name and by letter")
    func greekFunction() throws {
        let graph = try Graph.reading("input x\nz = phi(x)")
        #expect(graph.nodes[1].expression == .opaque("φ", [.symbol(Symbol("x"))]))
    }

    @Test("cost is a function of its own, not a slip of cos")
    func opaqueCost() throws {
        let graph = try Graph.reading("input z\nC = cost(z)")
        #expect(graph.nodes[1].expression == .opaque("cost", [.symbol(Symbol("z"))]))
    }

    @Test("A name in front of brackets is a factor where it is another node's")
    func implicitProduct() throws {
        let graph = try Graph.reading("x = 2\nw = 3\nz = w(x + 1)")
        #expect(graph.evaluate().values[2]?.scalar == 9)
    }

    @Test("Families have indices and layers, and sums run over ranges that depend on them")
    func families() throws {
        let graph = try Graph.reading(
            """
            for i in 1..3: x[i] = i
            for i in 1..2: input y[i]
            for l in 1..2, j in l..2: param w[l; j] = 10*l + j
            for j in 1..2: a[j] = sum(i in 1..j, x[i]) * w[1; j]
            C = a[1] + a[2]
            """)
        #expect(
            graph.structure == [
                "x[1]", "x[2]", "x[3]", "y[1]", "y[2]", "w[1;1]", "w[1;2]", "w[2;2]", "x[1], w[1;1] → a[1]",
                "x[1], x[2], w[1;2] → a[2]", "a[1], a[2] → C",
            ])
        #expect(graph.evaluate().values[graph.output]?.scalar == 47)
        #expect(graph.nodes[8].symbol.text(.unicode) == "a₁")
        #expect(graph.nodes[7].symbol.text(.unicode) == "w₂⁽²⁾")
    }

    @Test("Loops may stand inside loops")
    func nestedLoops() throws {
        let graph = try Graph.reading("for i in 1..2: for j in i..2: x[i,j] = i*j\nC = x[1,2] + x[2,2]")
        #expect(graph.structure == ["x[1,1]", "x[1,2]", "x[2,2]", "x[1,2], x[2,2] → C"])
    }

    @Test("An alias is a node of its own, with the partial 1")
    func alias() throws {
        let graph = try Graph.reading("x = 2\na = x\nC = a^2")
        #expect(graph.structure == ["x", "x → a", "a → C"])
        #expect(graph.partial(ofEdge: 0) == .one)
        #expect(graph.evaluate().adjoints.map { $0?.scalar } == [4, 4, 1])
    }

    @Test("The nodes of a family have the family's place, others their definition's")
    func places() throws {
        let text = "for i in 1..2: x[i] = i\n  input a = 1, b\nC = a + b  # sum\n"
        let graph = try Graph.reading(text)
        let sources = graph.nodes.map { node in
            node.source.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        }
        #expect(
            sources == ["for i in 1..2: x[i] = i", "for i in 1..2: x[i] = i", "a = 1", "b", "C = a + b"])
    }
}

extension Graph {
    /// The graph of a block that has no fault.
    static func reading(_ text: String, expandingPrimitives: Bool = false) throws -> Graph {
        let (graph, errors) = Graph.parse(text, name: "test", expandingPrimitives: expandingPrimitives)
        #expect(errors == [])
        return try #require(graph)
    }

    /// `x, y → t` for every node with operands, the bare name for the others.
    var structure: [String] {
        nodes.indices.map { node in
            let operands = names(incoming[node].map { edges[$0].from })
            let name = names([node])[0]
            return operands.isEmpty ? name : "\(operands.joined(separator: ", ")) → \(name)"
        }
    }

    func names(_ indices: [Int]) -> [String] { indices.map { nodes[$0].symbol.text(.ascii) } }

    /// The index of a node by its name as it is typed.
    func index(_ name: String) throws -> Int { try #require(node(Symbol(parsing: name))) }
}
