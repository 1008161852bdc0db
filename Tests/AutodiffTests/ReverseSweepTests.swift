import Testing

@testable import Autodiff

@Suite("The reverse sweep as a list of steps")
struct ReverseSweepTests {
    private let lattice = "x = 2\ny = 3\nt = x*y\nconst c = 1\nd = x + 1\nC = t^2 + x + c"

    /// `C: t, x` for the rows of a step: the consumers in pull, the operands in push.
    private func steps(_ method: SweepMethod) throws -> [String] {
        let graph = try Graph.reading(lattice)
        return graph.reverseSweep(method).map { step in
            let others = step.edges.map { method == .pull ? graph.edges[$0].to : graph.edges[$0].from }
            return "\(graph.names([step.node])[0]): \(graph.names(others).joined(separator: ", "))"
        }
    }

    @Test("Pull: every node sums over its consumers; dead ends and constants are left out")
    func pull() throws {
        #expect(try steps(.pull) == ["C: ", "t: C", "y: t", "x: t, C"])
    }

    @Test("Push: every node increments its operands")
    func push() throws {
        #expect(try steps(.push) == ["C: t, x", "t: x, y", "y: ", "x: "])
    }

    @Test("Pulling along the steps gives the adjoints")
    func pullComputes() throws {
        let graph = try Graph.reading(lattice)
        let evaluation = graph.evaluate()
        var adjoints = [Double](repeating: 0, count: graph.nodes.count)
        for step in graph.reverseSweep(.pull) {
            if step.node == graph.output { adjoints[step.node] = 1 }
            for edge in step.edges {
                adjoints[step.node] += adjoints[graph.edges[edge].to] * (evaluation.partials[edge]?.scalar ?? .nan)
            }
        }
        #expect(adjoints[try graph.index("x")] == 37)
        #expect(adjoints[try graph.index("y")] == 24)
    }

    @Test("Any reverse topological order is valid, whole or so far")
    func validOrders() throws {
        let graph = try Graph.reading(lattice)
        for names in [["C", "t", "x", "y"], ["C", "t", "y", "x"], ["C", "t"], []] {
            #expect(graph.firstFault(inReverseOrder: try names.map(graph.index)) == nil)
        }
        #expect(graph.firstFault(inReverseOrder: graph.reverseTopologicalOrder) == nil)
    }

    @Test("The first wrong choice is named, with the consumer that is missing")
    func invalidOrders() throws {
        let graph = try Graph.reading(lattice)
        func fault(_ names: [String]) throws -> OrderFault? {
            graph.firstFault(inReverseOrder: try names.map(graph.index))
        }
        let (x, y, t, c, d) = (
            try graph.index("x"), try graph.index("y"), try graph.index("t"), try graph.index("c"), try graph.index("d")
        )
        #expect(try fault(["C", "x", "t", "y"]) == OrderFault(position: 1, node: x, reason: .missingConsumer(t)))
        #expect(try fault(["C", "y"]) == OrderFault(position: 1, node: y, reason: .missingConsumer(t)))
        #expect(try fault(["C", "t", "t"]) == OrderFault(position: 2, node: t, reason: .repeated))
        #expect(try fault(["C", "c"]) == OrderFault(position: 1, node: c, reason: .notInSweep))
        #expect(try fault(["d"]) == OrderFault(position: 0, node: d, reason: .notInSweep))
        #expect(graph.firstFault(inReverseOrder: [99])?.reason == .notInSweep)
    }
}
