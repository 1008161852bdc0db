import Testing

@testable import Diagram

@Suite("Boxes without a frame above and below")
struct OpenBoxTests {
    private func diagram(
        _ graph: SampleGraph, _ direction: DiagramOptions.Direction = .leftToRight, width: Int? = nil
    ) -> Diagram {
        let wording = { DiagramWording(nodes: graph.nodes, edges: graph.edges, opensBoxes: true) }
        return Diagram(DiagramPlan([[wording]], options: DiagramOptions(width: width, direction: direction)))
    }

    @Test("take no more rows than their text and their arrows, a blank one between them where they take several")
    func rows() {
        #expect(
            diagram(SampleGraph("x a 2x;y a 1;z b 3;a C −1;b C 4")).text == """
                │ x ├─ 2x──▸│ a │
                │ y ├── 1──▸│   ├── −1──▸│ C │
                                  ┌─ 4──▸│   │
                │ z ├── 3──▸│ b ├─┘
                """)
    }

    @Test("of two lines are told apart by a blank row")
    func twoRows() {
        #expect(
            diagram(SampleGraph("x C 2x;y C 1;z C 3") { [$0, "= 2"] }).text == """
                │ x   ├─┐
                │ = 2 │ │
                        └──2x──▸│ C   │
                │ y   ├─────1──▸│ = 2 │
                │ = 2 │  ┌──3──▸│     │
                         │
                │ z   ├──┘
                │ = 2 │
                """)
    }

    @Test("are framed down the page, where arrows come from above")
    func downThePage() {
        let graph = SampleGraph("x C 2x;y C 1")
        #expect(diagram(graph, .topToBottom).text == graph.diagram(.topToBottom).text)
    }

    @Test("take other texts without moving, and refuse longer ones")
    func replacing() {
        var diagram = diagram(SampleGraph("x C 2x;y C 1") { ["\($0) = 12"] })
        let before = diagram.text
        #expect(
            !diagram.replace(linesOf: 0, with: ["x = 1234567"]) && !diagram.replace(linesOf: 0, with: ["x", "= 3"]))
        #expect(diagram.text == before)
        let isReplaced = diagram.replace(linesOf: 0, with: ["x = 7"])
        #expect(isReplaced && diagram.text == before.replacing("x = 12", with: "x = 7 "))
        #expect(diagram.brokenInvariants() == [])
    }

    @Test("keep every promise of a drawing", arguments: 0..<60)
    func keepPromises(seed: Int) {
        var graph = SampleGraph.layered(seed: UInt64(5_000 + seed), nodes: 5 + seed % 30, edges: 5 + seed % 40)
        for node in graph.nodes.indices where seed % 3 == 0 { graph.nodes[node].lines.append("= \(node)") }
        for edge in graph.edges.indices where seed % 2 == 0 && !graph.edges[edge].lines.isEmpty {
            graph.edges[edge].lines.append("= 0.25")
        }
        let open = diagram(graph, width: seed % 4 == 0 ? 90 : nil)
        #expect(open.brokenInvariants() == [])
        #expect(diagram(graph, .topToBottom).brokenInvariants() == [])
    }
}
