import Algebra
import Testing

@testable import Autodiff

@Suite("Graphs as they are written on a command line")
struct OwnGraphTests {
    private func graph(_ text: String, inputs: [Symbol: Shape] = [:]) throws -> Graph {
        let own = OwnGraph(text, inputs: inputs)
        #expect(own.errors == [])
        return try #require(own.graph)
    }

    @Test("An expression becomes single operations on inputs that need no declaration")
    func expression() throws {
        let graph = try graph("x*z + sin(x)")
        #expect(graph.structure == ["x", "z", "x, z → t[1]", "x → t[2]", "t[1], t[2] → y"])
    }

    @Test("Of several definitions each is a node, and the last needs no name")
    func definitions() throws {
        #expect(try graph("t = x*y; C = t^2 + x").structure == ["x", "y", "x, y → t", "t, x → C"])
        #expect(try graph("t = x*y; t^2 + x").structure == ["x", "y", "x, y → t", "t, x → J"])
        #expect(try graph("param w = 2; z = w*x; l = z^2").structure == ["x", "w", "w, x → z", "z → l"])
        #expect(try graph("z = f(x, y); C = z^2").structure == ["x", "y", "x, y → z", "z → C"])
    }

    @Test("Layers stay in one piece between semicolons")
    func layers() throws {
        let graph = try graph("h[1;2] = w[1;2,3]*x; C = h[1;2]^2")
        #expect(graph.structure == ["w[1;2,3]", "x", "w[1;2,3], x → h[1;2]", "h[1;2] → C"])
    }

    @Test(
        "The output of an expression has a free name, or the one it is given",
        arguments: [
            ("x + y", "J"), ("loss = x + y", "loss"), ("x^2", "y"),
            // A y in xy may be meant as a factor.
            ("xy + sin x", "J"), ("x >= 0", "y"),
        ])
    func outputName(text: String, name: String) throws {
        let graph = try graph(text)
        #expect(graph.names([graph.output]) == [name])
    }

    @Test("xy is one name, and a product where x and y are given")
    func product() throws {
        #expect(try graph("u = xy; u^2").structure == ["xy", "xy → u", "u → J"])
        let scalars = [Symbol("x"): Shape.scalar, Symbol("y"): Shape.scalar]
        #expect(try graph("u = xy; u^2", inputs: scalars).structure == ["x", "y", "x, y → u", "u → J"])
        #expect(OwnGraph("xy + z").inputsByUse.map(\.name) == ["xy", "z"])
    }

    @Test("Vectors and matrices that are given decide how the text is read")
    func matrices() throws {
        let graph = try graph(
            "z = W @ x; C = sum(z^2)", inputs: [Symbol("W"): Shape(rows: 2, columns: 3), Symbol("x"): .column(3)])
        #expect(graph.nodes.map(\.shape) == [Shape(rows: 2, columns: 3), .column(3), .column(2), .scalar])
    }

    @Test(
        "A fault has its place in the text, and what was probably meant",
        arguments: [
            ("2 + sinn(x)", 4, "sin"), ("t = x^2; C = sinn(t)", 13, "sin"), ("  3", 2, nil), ("x = 3", 0, nil),
            ("1/2x", 0, nil), ("z = W@x; C = z^2", 4, "input W"), ("x(y+1)", 2, "x*(y+1)"),
        ])
    func faults(text: String, place: Int, suggestion: String?) throws {
        let error = try #require(OwnGraph(text).errors.first)
        #expect(error.range.lowerBound == place)
        if let suggestion { #expect(error.suggestion?.contains(suggestion) == true) }
    }

    @Test("Other values and another output leave the graph as it was")
    func remade() throws {
        let graph = try graph("t = x*y; C = t^2 + x")
        let there = graph.remade(with: [Symbol("x"): Tensor(2), Symbol("y"): Tensor(3)], output: Symbol("t"))
        #expect(there.structure == graph.structure)
        // dt/dx = y.
        #expect(there.evaluation.adjoints[try there.index("x")] == Tensor(3))
        #expect(there.names([there.output]) == ["t"])
    }
}
