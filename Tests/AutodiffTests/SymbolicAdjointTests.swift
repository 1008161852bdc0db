import Algebra
import Testing

@testable import Autodiff

@Suite("Symbolic adjoints")
struct SymbolicAdjointTests {
    private func adjoint(_ name: String, of block: String) throws -> String? {
        let graph = try Graph.reading(block)
        return graph.symbolicAdjoint(of: try graph.index(name))?.text(.unicode)
    }

    private let chain = "input x\nt = x^2\ns = sin(t)\nr = 3*t\nu = s + r\nJ = cos(u)"

    @Test("The lecture's chain reads as a person writes it, whatever intermediates are named")
    func lecture() throws {
        let expected = "−(2x·cos(x²) + 6x)·sin(sin(x²) + 3x²)"
        #expect(try adjoint("x", of: chain) == expected)
        #expect(try adjoint("x", of: "input x\nJ = cos(sin(x^2) + 3*x^2)") == expected)
        #expect(try adjoint("t", of: chain) == "−(cos(x²) + 3)·sin(sin(x²) + 3x²)")
    }

    @Test("The output has 1, a dead end 0, a constant none")
    func special() throws {
        let block = "input x\nconst c\nd = x^2\nC = c*x\noutput C"
        #expect(try adjoint("C", of: block) == "1")
        #expect(try adjoint("d", of: block) == "0")
        #expect(try adjoint("c", of: block) == nil)
        #expect(try adjoint("x", of: block) == "c")
    }

    @Test("Opaque functions leave their partials in the product")
    func opaque() throws {
        #expect(try adjoint("x", of: "input x, y\nz = f(x, y)\nC = C(z)") == "dC/dz · ∂z/∂x")
    }

    @Test("One step of the sweep: the sum over consumers")
    func rule() throws {
        let graph = try Graph.reading("input x, y\nt = x*y\nconst c\nC = t^2 + x + c\nd = x\noutput C")
        #expect(graph.adjointRule(of: try graph.index("x"))?.text(.unicode) == "t̄·y + C̄")
        #expect(graph.adjointRule(of: try graph.index("t"))?.text(.unicode) == "2C̄·t")
        #expect(graph.adjointRule(of: graph.output) == .one)
        #expect(graph.adjointRule(of: try graph.index("d")) == .zero)
        #expect(graph.adjointRule(of: try graph.index("c")) == nil)
    }

    @Test("What would be too long or too deep has no expression")
    func limits() throws {
        let graph = try Graph.reading(chain)
        #expect(graph.symbolicAdjoint(of: 0, limit: 5) == nil)
        // Doubling forty times would be 2⁴⁰ terms.
        let doubling = try Graph.reading("x[0] = 1\nfor i in 1..40: x[i] = sin(x[i-1]) * cos(x[i-1])")
        #expect(doubling.symbolicAdjoint(of: 0) == nil)
    }
}
