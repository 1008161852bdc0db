import Algebra
import Autodiff
import Testing

@testable import Equivalence

@Suite("A sweep in which some quantities have other values than their own")
struct SweepTests {
    /// The values that the graph gives its inputs.
    private struct OwnValues: Leaves {
        func place(of atom: Atom, input node: Node?) -> Double { node?.value?.scalar ?? .nan }
        func value(at place: Double) -> Double { place }
    }

    private let graph: Graph
    private let sweep: Sweep<DoubleArithmetic, OwnValues>

    /// By hand: t = 6, C = 38, ∂C/∂t = 2t = 12, ∂C/∂x = 1, ∂t/∂x = 3, ∂t/∂y = 2, so x̄ = 12·3 + 1 and ȳ = 12·2.
    init() throws {
        graph = try #require(Graph.parse("x = 2\ny = 3\nt = x*y\nC = t^2 + x", name: "lattice").graph)
        sweep = Sweep(graph, in: DoubleArithmetic(), leaves: OwnValues())
    }

    private func node(_ name: String) throws -> Int { try #require(graph.node(Symbol(name))) }

    private func edge(_ operand: String, _ consumer: String) throws -> Int {
        try #require(graph.edge(from: node(operand), to: node(consumer)))
    }

    private func adjoints() throws -> [Double] {
        try ["x", "y", "t", "C"].map { sweep.value(of: .adjoint(node: try node($0))) }
    }

    @Test("Without any, it gives what is worked out by hand")
    func own() throws {
        #expect(sweep.value(of: .value(node: try node("C"))) == 38)
        #expect(sweep.value(of: .localPartial(edge: try edge("t", "C"))) == 12)
        #expect(sweep.value(of: .contribution(edge: try edge("x", "t"))) == 36)
        #expect(try adjoints() == [37, 24, 12, 1])
        #expect(sweep.total(of: try node("t"), by: try node("x")) == 3)
        #expect(sweep.total(of: try node("x"), by: try node("t")) == 0)
    }

    @Test("Another adjoint is sent back, and no other total derivative follows it")
    func adjoint() throws {
        sweep.assume(10, for: .adjoint(node: try node("t")))
        #expect(try adjoints() == [31, 20, 10, 1])
        #expect(sweep.total(of: try node("t"), by: try node("x")) == 3)
    }

    @Test("Another value is followed forward, into partials, and back")
    func value() throws {
        sweep.assume(5, for: .value(node: try node("t")))
        #expect(sweep.value(of: .value(node: try node("C"))) == 27)
        #expect(try adjoints() == [31, 20, 10, 1])
    }

    @Test("Another partial or contribution counts along its edge alone")
    func alongAnEdge() throws {
        sweep.assume(4, for: .localPartial(edge: try edge("x", "t")))
        #expect(try adjoints() == [49, 24, 12, 1])
        sweep.assume(30, for: .contribution(edge: try edge("x", "t")))
        #expect(try adjoints() == [31, 24, 12, 1])
    }

    @Test("Another running sum is what the next increment adds to")
    func runningSum() throws {
        // C is visited before t.
        #expect(sweep.value(of: .runningSum(edge: try edge("x", "C"))) == 1)
        #expect(sweep.value(of: .runningSum(edge: try edge("x", "t"))) == 37)
        sweep.assume(5, for: .runningSum(edge: try edge("x", "C")))
        #expect(sweep.value(of: .runningSum(edge: try edge("x", "t"))) == 41)
        #expect(try adjoints() == [41, 24, 12, 1])
    }

    @Test("What was assumed is taken back with the state, and forgotten at another point")
    func takenBack() throws {
        let before = sweep.state
        sweep.assume(5, for: .value(node: try node("t")))
        sweep.state = before
        #expect(try adjoints() == [37, 24, 12, 1])
        sweep.assume(10, for: .adjoint(node: try node("t")))
        sweep.reset()
        #expect(try adjoints() == [37, 24, 12, 1])
    }
}
