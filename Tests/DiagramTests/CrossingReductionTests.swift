import SeededGenerator
import Testing

@testable import Diagram

@Suite("Crossing reduction")
struct CrossingReductionTests {
    private func layered(_ graph: SampleGraph) throws -> LayeredGraph {
        try #require(LayeredGraph(nodeCount: graph.nodes.count, edges: graph.links))
    }

    @Test("untangles what can be drawn without crossings")
    func untangles() throws {
        #expect(try layered(SampleGraph("a r; b q; c p; d p; d q")).crossings == 0)
        // A tree whose leaves come in the wrong order.
        #expect(try layered(SampleGraph("r a; r b; a p; b q; a s; b t; p u; t v; s w; q x")).crossings == 0)
    }

    @Test("leaves an order without crossings as it was given")
    func keepsOrder() throws {
        let graph = try layered(SampleGraph("a p; b q; c r; c s"))
        #expect(graph.layers == [[0, 2, 4], [1, 3, 5, 6]])
    }

    @Test("of several orders with as few crossings takes that in which the nodes were given")
    func givenOrder() throws {
        // a and b both lead to q: one crossing, which c▸r, a▸r or b▸c takes part in, whatever the order of p, q and r.
        let quiz = SampleGraph("x a; z a; x b; b c; a p; a q; b q; a r; c r; p y; q y; r y")
        let graph = try layered(quiz)
        #expect(graph.crossings == 1)
        let given = ["x", "z", "a", "b", "c", "p", "q", "r", "y"]
        for layer in graph.layers {
            let names = layer.filter { !graph.isWaypoint($0) }.map { quiz.names[$0] }
            #expect(names == given.filter(names.contains), "\(names)")
        }
    }

    @Test("counts crossings as trying all pairs does", arguments: 0..<10)
    func counts(seed: Int) throws {
        let graph = try layered(SampleGraph.random(seed: UInt64(seed), nodes: 20, edges: 40))
        var pairs = 0
        for first in graph.segments.indices {
            for second in graph.segments.indices where first < second {
                let (a, b) = (graph.segments[first], graph.segments[second])
                guard graph.layerOf[a.tail] == graph.layerOf[b.tail] else { continue }
                let tails = graph.position[a.tail] - graph.position[b.tail]
                let heads = graph.position[a.head] - graph.position[b.head]
                if tails * heads < 0 { pairs += 1 }
            }
        }
        #expect(graph.crossings == pairs)
    }

    /// Two layers of four, every order of both tried.
    @Test("finds the fewest crossings in small graphs", arguments: 0..<12)
    func fewest(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var links: [Link] = []
        for tail in 0..<4 {
            for head in 4..<8 where Int.random(in: 0..<5, using: &generator) < 3 {
                links.append(Link(tail: tail, head: head))
            }
        }
        // Chains before and behind keep the eight nodes in two layers.
        let anchored =
            links + (0..<4).map { Link(tail: 8 + $0, head: $0) } + (4..<8).map { Link(tail: $0, head: 8 + $0) }
        let graph = try #require(LayeredGraph(nodeCount: 16, edges: anchored))
        let orders = permutations([0, 1, 2, 3])
        let least = orders.flatMap { tails in
            orders.map { heads in
                links.indices.reduce(0) { total, first in
                    total
                        + links[..<first].count {
                            (tails[links[first].tail] - tails[$0.tail])
                                * (heads[links[first].head - 4] - heads[$0.head - 4]) < 0
                        }
                }
            }
        }.min()
        #expect(graph.crossings == least)
    }

    /// 3 and 276 are, to two in a hundred, what Graphviz' dot reaches on these graphs.
    @Test("crosses no more lines than dot on the sample networks")
    func samples() throws {
        #expect(try layered(.neuralNetwork).crossings <= 3)
        #expect(try layered(.hundredNodes).crossings <= 276)
    }

    /// Of all lines between n and m boxes, every two pairs of boxes cross once: n(n − 1)/2 · m(m − 1)/2 crossings. Where the
    /// lines of a box are a trunk, as four and more are, every two trunks cross once between two boxes that both lead to:
    /// n(n − 1)/2 · (m − 1). Of these one in twenty may be too many, as the two halves of a trunk have tracks of their own.
    @Test("draws fully connected layers with no crossing too many", arguments: [[2, 2], [3, 3], [5, 5], [4, 3, 4]])
    func fullyConnected(sizes: [Int]) {
        var rows: [String] = []
        for layer in sizes.indices.dropLast() {
            for tail in 0..<sizes[layer] {
                for head in 0..<sizes[layer + 1] {
                    rows.append("v\(layer)\(tail) v\(layer + 1)\(head) w\(tail)\(head)")
                }
            }
        }
        let least = zip(sizes, sizes.dropFirst()).reduce(0) { sum, layers in
            let (tails, heads) = layers
            return sum + tails * (tails - 1) / 2 * (heads < 4 ? heads * (heads - 1) / 2 : heads - 1)
        }
        for direction in DiagramOptions.Direction.allCases {
            let diagram = SampleGraph(rows.joined(separator: "\n")).diagram(direction)
            #expect((least...least + least / 20).contains(diagram.text.count { $0 == "┼" }), "\(direction)")
            #expect(diagram.brokenInvariants() == [])
        }
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.flatMap { item in permutations(items.filter { $0 != item }).map { [item] + $0 } }
    }
}
