import Testing

@testable import Diagram

@Suite("A diagram")
struct DiagramTests {
    @Test("is read back from its picture with every arrow and every label", arguments: SampleGraph.all.indices)
    func isReadBack(sample: Int) {
        let graph = SampleGraph.all[sample]
        for direction in DiagramOptions.Direction.allCases {
            let diagram = graph.diagram(direction)
            #expect(
                PictureReader(diagram.text).boxNames == graph.nodes.map { $0.lines.joined(separator: " ") }.sorted())
            #expect(PictureReader(diagram.text).statements == graph.statementsInBoxes)
            #expect(diagram.brokenInvariants() == [])
        }
    }

    @Test("keeps its promises on random graphs", arguments: 0..<40)
    func keepsPromises(seed: Int) {
        let graph = SampleGraph.random(seed: UInt64(seed), nodes: 2 + seed, edges: 2 + seed * 3 / 2)
        for direction in DiagramOptions.Direction.allCases {
            let diagram = graph.diagram(direction)
            #expect(PictureReader(diagram.text).statements == graph.statements)
            #expect(diagram.brokenInvariants() == [])
        }
    }

    @Test("of nothing is empty")
    func ofNothing() {
        let diagram = Diagram(nodes: [], edges: [])
        #expect(diagram.text == "")
        #expect(diagram.width == 0 && diagram.height == 0)
    }

    @Test("of one node is its box")
    func ofOneNode() {
        #expect(
            SampleGraph("x").diagram().text == """
                ┌───┐
                │ x │
                └───┘
                """)
    }

    @Test("draws both lines of a double edge")
    func doubleEdge() {
        let graph = SampleGraph("x q left\nx q right")
        #expect(PictureReader(graph.diagram(.leftToRight).text).statements == ["x q left", "x q right"])
        #expect(PictureReader(graph.diagram(.topToBottom).text).statements == ["x q left", "x q right"])
    }

    @Test("draws a cycle with one arrow running back, and a loop beside its box")
    func cycle() {
        let graph = SampleGraph("a b 1\nb c 2\nc a 3\nb b 4")
        for direction in DiagramOptions.Direction.allCases {
            let diagram = graph.diagram(direction)
            #expect(PictureReader(diagram.text).statements == ["a b 1", "b b 4", "b c 2", "c a 3"])
            #expect(diagram.brokenInvariants() == [])
        }
    }
}

extension SampleGraph {
    /// As `statements`, with the whole text of a box for its name.
    var statementsInBoxes: [String] {
        edges.map { edge in
            [edge.from, edge.to].map { nodes[$0].lines.joined(separator: " ") }.joined(separator: " ") + " "
                + edge.label
        }.sorted()
    }
}
