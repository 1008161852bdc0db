import Testing

@testable import Diagram

@Suite("Layering")
struct LayeringTests {
    private func layers(_ text: String) -> [String: Int] {
        let graph = SampleGraph(text)
        let layering = Layering(nodeCount: graph.nodes.count, edges: graph.links)
        return Dictionary(uniqueKeysWithValues: zip(graph.names, layering.layer))
    }

    @Test("takes as many layers as the longest path has nodes")
    func longestPath() {
        #expect(layers("a b; b c; c d; a d") == ["a": 0, "b": 1, "c": 2, "d": 3])
    }

    @Test("puts an input directly before its first consumer")
    func inputs() {
        #expect(layers("a b; b c; c d; p d; q c; q d") == ["a": 0, "b": 1, "c": 2, "d": 3, "p": 2, "q": 1])
    }

    @Test("puts an early output directly after its operands")
    func outputs() {
        #expect(layers("a b; b c; c d; a e; b e") == ["a": 0, "b": 1, "c": 2, "d": 3, "e": 2])
    }

    @Test("puts nodes with the same part into one layer: the gates of an LSTM, one of which is needed later")
    func equalParts() {
        let gates = ["i", "f", "g", "o"].map { "x \($0); h \($0); w\($0) \($0)" }.joined(separator: "; ")
        let layers = layers(gates + "; i c; f c; g c; c t; t y; o y")
        #expect(["i", "f", "g", "o"].allSatisfy { layers[$0] == 1 })
        #expect(["wi", "wf", "wg", "wo"].allSatisfy { layers[$0] == 0 })
    }

    @Test("turns one edge of a cycle round and keeps the others")
    func cycle() {
        let graph = SampleGraph("a b; b c; c a; c d")
        let layering = Layering(nodeCount: 4, edges: graph.links)
        #expect(layering.reversed == [false, false, true, false])
        #expect(layering.layer == [0, 1, 2, 3])
    }

    @Test("lets every edge of a random graph run to a higher layer", arguments: 0..<20)
    func randomGraphs(seed: Int) {
        let graph = SampleGraph.random(seed: UInt64(seed), nodes: 40, edges: 70)
        let layering = Layering(nodeCount: graph.nodes.count, edges: graph.links)
        #expect(!layering.reversed.contains(true))
        #expect(graph.links.allSatisfy { layering.layer[$0.tail] < layering.layer[$0.head] })
        #expect(layering.layer.min() == 0)
    }

    /// Every assignment of six nodes to six layers is tried.
    @Test("makes the edges as short in total as can be", arguments: 0..<30)
    func shortest(seed: Int) {
        let graph = SampleGraph.random(seed: UInt64(100 + seed), nodes: 6, edges: 5 + seed % 6)
        let count = graph.nodes.count
        var layer = [Int](repeating: 0, count: count)
        var least = Int.max
        func total() -> Int { graph.links.reduce(0) { $0 + layer[$1.head] - layer[$1.tail] } }
        while true {
            if graph.links.allSatisfy({ layer[$0.tail] < layer[$0.head] }) { least = min(least, total()) }
            guard let place = layer.lastIndex(where: { $0 < count - 1 }) else { break }
            layer[place] += 1
            for later in layer.indices where later > place { layer[later] = 0 }
        }
        // Parts of a graph are laid out each for itself.
        guard let parts = Component.parts(nodeCount: count, edges: Array(graph.links.indices), links: graph.links)
        else {
            Issue.record("too dense")
            return
        }
        #expect(parts.reduce(0) { $0 + $1.graph.segments.count } == least)
    }
}
