import Algebra
import Testing

@testable import Autodiff

@Suite("Vector functions that are not defined")
struct OpaqueVectorTests {
    private static let chain = "input x : 3\nu : 2 = g(x)\ny = f(u)"

    @Test("The shape is the one declared, and a number where none is")
    func shapes() throws {
        let graph = try Graph.reading(Self.chain)
        #expect(graph.shape(of: Symbol("u")) == .column(2))
        #expect(graph.shape(of: Symbol("y")) == .scalar)
        let scope = graph.scope
        #expect(try Expression(parsing: "∂u/∂x", in: scope).shape { graph.shapes[$0] } == Shape(rows: 3, columns: 2))
        #expect(try Expression(parsing: "∂y/∂u", in: scope).shape { graph.shapes[$0] } == .column(2))
    }

    @Test("The chain rule is written with the symbols ∂u/∂x and ∂y/∂u, in the order of the layout")
    func adjoint() throws {
        var graph = try Graph.reading(Self.chain)
        let x = try graph.index("x")
        let adjoint = try #require(graph.symbolicAdjoint(of: x))
        #expect(graph.laidOut(adjoint).text(.unicode) == "(du/dx)(dy/du)")
        graph.layout = .numerator
        #expect(graph.laidOut(adjoint).text(.unicode) == "(dy/du)(du/dx)")
    }

    @Test("Neither values nor adjoints are known, and nothing is invented for them")
    func unknown() throws {
        let graph = try Graph.reading("x : 3 = [1, 2, 3]\nu : 2 = g(x)\nd : 2 = h(x)\ny = f(u)\noutput y")
        let evaluation = graph.evaluate()
        #expect(evaluation.values[try graph.index("u")] == nil)
        #expect(evaluation.adjoints[try graph.index("u")] == nil)
        #expect(evaluation.adjoints[try graph.index("x")] == nil)
        // A node that does not reach the output spoils nothing.
        #expect(evaluation.adjoints[try graph.index("d")] == Tensor(repeating: 0, shape: .column(2)))
        #expect(evaluation.contributions.compactMap(\.self) == [Tensor(repeating: 0, shape: .column(3))])
        #expect(evaluation.faults.isEmpty)
        #expect(graph.jacobian(of: graph.output, by: try graph.index("x"), in: evaluation) == nil)
    }

    @Test("Beside a function that is defined, what does not go through the other one is known")
    func mixed() throws {
        let graph = try Graph.reading("x : 2 = [1, 2]\nw : 2 = [3, 4]\nu = f(x)\nC = dot(w, w) + u")
        #expect(graph.evaluate().adjoints[try graph.index("w")] == Tensor(shape: .column(2), elements: [6, 8]))
        #expect(graph.evaluate().adjoints[try graph.index("x")] == nil)
    }

    @Test("Opened into elements, every element is a function of all elements of the operands")
    func scalarView() throws {
        let view = try Graph.reading(Self.chain).scalarView().graph
        let first = try #require(view.node(Symbol("x", indices: [2])))
        #expect(
            view.symbolicAdjoint(of: first)?.text(.unicode) == "∂y/∂u₁ · ∂u₁/∂x₂ + ∂y/∂u₂ · ∂u₂/∂x₂")
    }

    @Test(
        "What has no matrix for a partial is refused at its place",
        arguments: [
            ("input W : 2x3\nu : 2 = g(W)", "which stays a symbol here, is no matrix"),
            ("input x : 3\nU : 2x2 = g(x)", "a function that is not defined gives a number or a column"),
            ("input x : 3\nu : 2 = 2*g(x)", "a function left open is a right-hand side of its own"),
        ])
    func refused(block: String, message: String) throws {
        let errors = Graph.parse(block, name: "g").errors
        #expect(errors.count == 1)
        #expect(errors.first?.message.contains(message) == true, "\(errors)")
    }
}
