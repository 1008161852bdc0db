import Testing

@testable import Autodiff

@Suite("What three ways to the gradient cost")
struct CostTests {
    @Test("On a chain all three cost the same")
    func chain() throws {
        let cost = try Graph.reading("x = 2\na = sin(x)\nb = cos(a)\nC = exp(b)").cost
        let same = Cost.Count(multiplications: 2, additions: 0)
        #expect(cost == Cost(reverseSweep: same, pathEnumeration: same, forwardSweeps: same))
    }

    /// Counted by hand. The edges are a→s, b→s, s→u, s→v, u→C, v→C. Reverse: all but the two into C, and at s one
    /// addition. Paths: two from a and two from b, of three edges each. Forward, for a: s→u, s→v, u→C, v→C.
    @Test("With two inputs and a fan-out the reverse sweep is the cheapest")
    func fanOut() throws {
        let cost = try Graph.reading("a = 2\nb = 3\ns = a*b\nu = sin(s)\nv = cos(s)\nC = u*v").cost
        #expect(cost.reverseSweep == Cost.Count(multiplications: 4, additions: 1))
        #expect(cost.pathEnumeration == Cost.Count(multiplications: 8, additions: 2))
        #expect(cost.forwardSweeps == Cost.Count(multiplications: 8, additions: 2))
    }

    @Test("Constants and dead ends cost nothing")
    func leftOut() throws {
        let plain = try Graph.reading("x = 2\nt = sin(x)\nC = t*x").cost
        let more = try Graph.reading("x = 2\nconst c = 3\nt = sin(x) + c\nd = exp(t)\nC = t*x*c\noutput C").cost
        #expect(more == plain)
    }

    @Test("A graph that is its input costs nothing")
    func single() throws {
        let nothing = Cost.Count(multiplications: 0, additions: 0)
        let cost = try Graph.reading("x = 2").cost
        #expect(cost == Cost(reverseSweep: nothing, pathEnumeration: nothing, forwardSweeps: nothing))
    }
}
