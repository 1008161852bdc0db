import Algebra
import Testing

@testable import Autodiff

@Suite("Paths to the output")
struct PathsTests {
    private func words(_ graph: Graph, _ path: Path) -> String {
        let start = path.edges.first.map { graph.edges[$0].from } ?? graph.output
        return graph.names([start] + path.edges.map { graph.edges[$0].to }).joined()
    }

    @Test("Every path, in the order of the consumers; dead ends are passed by")
    func enumeration() throws {
        let graph = try Graph.reading("x = 2\na = x + 1\nb = x*a\nd = a + b\nC = a*b\noutput C")
        let paths = graph.paths(from: 0, limit: 10)
        #expect(paths.map { words(graph, $0) } == ["xabC", "xaC", "xbC"])
        #expect(graph.pathCount(from: 0) == 3)
        #expect(graph.paths(from: 0, limit: 2).count == 2)
        #expect(graph.paths(from: graph.output, limit: 10) == [Path(edges: [])])
        #expect(graph.paths(from: try graph.index("d"), limit: 10) == [])
        #expect(graph.pathCount(from: try graph.index("d")) == 0)
    }

    @Test("The products along the paths add up to the adjoint")
    func products() throws {
        let graph = try Graph.reading("x = 2\ny = 3\nt = x*y\nC = t^2 + x")
        let evaluation = graph.evaluate()
        let paths = graph.paths(from: 0, limit: 10)
        #expect(paths.map { graph.product(of: $0, in: evaluation) } == [36, 1])
        #expect(paths.map { graph.product(of: $0).text(.unicode) } == ["2yt", "1"])
    }

    @Test("A product with an unknown factor is unknown")
    func unknownProduct() throws {
        let graph = try Graph.reading("x = 2\nz = f(x)\nC = 3*z")
        let path = try #require(graph.paths(from: 0, limit: 1).first)
        #expect(graph.product(of: path, in: graph.evaluate()) == nil)
        #expect(graph.product(of: path).text(.unicode) == "3 · dz/dx")
    }

    @Test("2⁶⁰ paths are counted, and the first of them listed")
    func ladder() throws {
        let graph = try Graph.reading(
            """
            a[0] = 1
            for i in 1..60: b[i] = sin(a[i-1])
            for i in 1..60: c[i] = cos(a[i-1])
            for i in 1..60: a[i] = b[i] * c[i]
            """)
        #expect(graph.pathCount(from: 0) == 1 << 60)
        #expect(graph.paths(from: 0, limit: 3).map(\.edges.count) == [120, 120, 120])
        // Each of the 2⁶⁰ paths multiplies 120 factors.
        #expect(graph.cost.pathEnumeration.multiplications == 119 << 60)
        #expect(graph.cost.pathEnumeration.additions == 1 << 60 - 1)
    }

    @Test("More paths than any number counts saturate")
    func saturation() throws {
        let graph = try Graph.reading(
            "a[0] = 1\nfor i in 1..200: b[i] = sin(a[i-1])\nfor i in 1..200: a[i] = b[i] * a[i-1]")
        #expect(graph.pathCount(from: 0) == .max)
        #expect(graph.cost.pathEnumeration == Cost.Count(multiplications: .max, additions: .max))
        #expect(graph.cost.reverseSweep.multiplications == 3 * 200 - 2)
    }
}
