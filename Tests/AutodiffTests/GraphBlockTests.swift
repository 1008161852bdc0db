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

    @Test("A line goes on behind a backslash and where a bracket is open, over comments too")
    func continuedLines() throws {
        let graph = try Graph.reading(
            """
            x = 2
            t = x + \\   # the first term
                x^2
            C = max(t,   # one
                    x,   # two
                    3)
            D = C * t
            """)
        // t = 2 + 4, C = 6, D = 36.
        #expect(graph.structure == ["x", "x → t", "t, x → C", "C, t → D"])
        #expect(graph.evaluate().values.map { $0?.scalar } == [2, 6, 6, 36])
    }

    @Test("The line of a fault is the one in the text, below a line that goes on")
    func lineAfterContinuation() {
        let text = "t = (1 +\n  2)\nx = t + q"
        let errors = Graph.parse(text, name: "g").errors
        #expect(errors.map(\.range.lowerBound) == [text.utf8.count - 1])
    }

    @Test("A bracket that nothing closes does not swallow the lines below it")
    func openBracket() {
        let errors = Graph.parse("t = (1 + 2\nx = 3\nC = x + q", name: "g").errors
        #expect(errors.map(\.message) == ["( is never closed", "no variable is called q; there are C, t and x"])
    }

    @Test("A family may be written as a list, and a range may name a constant")
    func listsAndConstants() throws {
        let graph = try Graph.reading(
            """
            const T = 3
            x[1..T] = [2, -1, 4]
            W[1..2,1..2] = [[1, 2], [3, 4]]
            h[2; 1..2] = 5
            for t in 1..T: y[t] = x[t] * W[1,2] + h[2; 1]
            C = sum(t in 1..3, y[t])
            """)
        func value(_ name: String, layer: Int? = nil, _ indices: Int...) -> Double? {
            graph.node(Symbol(name, layer: layer, indices: indices)).flatMap { graph.evaluate().values[$0]?.scalar }
        }
        #expect([value("x", 1), value("x", 2), value("x", 3)] == [2, -1, 4])
        #expect([value("W", 1, 1), value("W", 1, 2), value("W", 2, 1), value("W", 2, 2)] == [1, 2, 3, 4])
        #expect([value("h", layer: 2, 1), value("h", layer: 2, 2)] == [5, 5])
        // 2·(2 − 1 + 4) + 3·5
        #expect(value("C") == 25)
    }

    @Test("A function of several letters is left open only where a line says so")
    func opaqueFunctions() throws {
        let graph = try Graph.reading("x = 2\nopaque loss\ny = f(x)\nC = loss(y)")
        #expect(graph.nodes.map(\.isOpaque) == [false, true, true])
        #expect(Graph.parse("x = 2\nC = loss(x)", name: "g").errors.map(\.suggestion) == ["opaque loss"])
    }

    @Test(
        "What an author may not have meant is remarked upon",
        arguments: [
            ("x = 2\nu = 3 x\nC = x^2\noutput C", "u leads nowhere: the output is C"),
            (
                "x = 2\nC = x^2\nu = 3 x",
                "C leads nowhere: the output is u, the last definition, unless a line says otherwise"
            ),
            (
                "x = -1\nC = relu(x + 1)",
                "C takes relu of 0, where its slope is a convention; another value makes the answer plain"
            ),
            (
                "x = [1, 3, 3]\nC = max(x)",
                "C takes max of equal numbers, 3, where its slope is a convention; another value makes the answer plain"
            ),
            (
                "x = [1, 3, 3]\nC = argmax(x) * x[1..1]",
                "C takes argmax of equal numbers, 3, where its slope is a convention; another value makes the answer plain"
            ),
            ("x = 2\nconst k\nC = k x", "k has no value, so that nothing that is computed from it is a number"),
        ])
    func remarks(text: String, remark: String) throws {
        let graph = try Graph.reading(text)
        #expect(graph.remarks { _ in false }.map(\.message) == [remark])
    }

    @Test(
        "What is meant is not remarked upon",
        arguments: [
            "x = 2\ny = 3\nC = x y", "input x, y\nconst k\nC = k x y", "x = 1\nC = relu(x) + abs(x - 2) + max(x, 2)",
            "const T = 2\nfor i in 1..T: x[i] = i\nC = x[1]", "x = 0\nconst c = 0\nC = relu(c) + x",
            "x = 2\nC = max(x, 1) + min(x, 3, 4)",
        ])
    func noRemarks(text: String) throws {
        #expect(try Graph.reading(text).remarks { _ in false } == [])
    }

    @Test("A graph may have several outputs that are spoken of")
    func spokenOf() throws {
        let graph = try Graph.reading("x = 2\nu = 3 x\nC = x^2")
        #expect(graph.remarks { _ in true } == [])
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

@Suite("Indices by the name of a constant")
struct ConstantIndexTests {
    @Test("A constant that is a whole number is an index, in blocks, keys and answers")
    func indices() throws {
        let graph = try Graph.reading(
            """
            const o = 2, T = 3
            u[1..T] = [5, 7, 9]
            v = [1, 2, 3]
            w[o] = u[o] * u[o+1]
            C = w[2] + sum(i in o..T, u[i]) * sum(v[o..T])
            """)
        // 7·9 + (7 + 9)(2 + 3).
        #expect(graph.evaluate().values[graph.output]?.scalar == 143)
        let key = try Expression(parsing: "dC/du[o]", in: graph.scope)
        #expect(key == (try Expression(parsing: "dC/du[2]", in: graph.scope)))
        // 9 + 5.
        #expect(graph.value(of: key, in: graph.evaluate()) == 14)
    }

    @Test("A name that is no constant is no index, and a constant is none where indices stand without brackets")
    func others() throws {
        let errors = Graph.parse("u[o] = 3\nC = u[o]^2", name: "test").errors.map(\.message)
        let message = "o is no index here: an index is a whole number, such as 2 or j+1, or a constant that is one"
        #expect(errors.first == message)
        let graph = try Graph.reading("const k = 2\nW_k = 3\nx_2 = 4\nC = W_k * x_2 * k")
        #expect(graph.evaluate().values[graph.output]?.scalar == 24)
        #expect(graph.node(Symbol("W", indices: [2])) == nil)
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
