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

    @Test("of a network of a hundred nodes is read back with all two hundred arrows")
    func hundredNodes() {
        for direction in DiagramOptions.Direction.allCases {
            let diagram = SampleGraph.hundredNodes.diagram(direction)
            #expect(PictureReader(diagram.text).statements == SampleGraph.hundredNodes.statements)
            #expect(diagram.brokenInvariants() == [])
            // Routing adds next to nothing to the crossings of the layers; dot's layout has 312.
            #expect(diagram.crossings <= 312)
        }
    }

    @Test("of a small network takes less than half of the cells other programs need")
    func area() {
        // d2 draws the same network in 106 columns and 67 rows.
        for direction in DiagramOptions.Direction.allCases {
            for width in [80, 200, nil] {
                let diagram = SampleGraph.neuralNetwork.diagram(direction, width: width)
                #expect(diagram.width * diagram.height <= 106 * 67 / 2)
                #expect(diagram.crossings <= 3)
            }
        }
        let (diamond, chain) = (
            SampleGraph.diamond.diagram(.topToBottom), SampleGraph.trigonometric.diagram(.topToBottom)
        )
        #expect(diamond.width <= 13 && diamond.height <= 22)
        #expect(chain.width <= 19 && chain.height <= 28)
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

    @Test("of more boxes than the limit says that it is too large")
    func tooLarge() {
        var diagram = Diagram(nodes: Array(repeating: DiagramNode(lines: ["x"]), count: 10_001), edges: [])
        #expect(diagram.isTooLarge)
        #expect(diagram.text == "too large to draw: 10001 boxes and 0 lines between them")
        let isReplaced = diagram.replace(linesOf: 0, with: ["y"])
        #expect(!isReplaced)
    }

    @Test("of boxes that are all joined to each other says at once that it is too large")
    func tooDense() {
        let edges = (0..<150).flatMap { from in
            ((from + 1)..<150).map { DiagramEdge(from: from, to: $0, label: "1") }
        }
        let nodes = Array(repeating: DiagramNode(lines: ["x"]), count: 150)
        #expect(Diagram(nodes: nodes, edges: edges).isTooLarge)
        // Ten thousand boxes in a row, and the first joined to them all: half a hundred million pieces of line.
        let row = (1..<10_000).flatMap { to in
            [DiagramEdge(from: to - 1, to: to, label: ""), DiagramEdge(from: 0, to: to, label: "")]
        }
        let boxes = Array(repeating: DiagramNode(lines: ["x"]), count: 10_000)
        #expect(Diagram(nodes: boxes, edges: row).isTooLarge)
    }

    @Test("leaves out an edge to a box that does not exist")
    func unknownBox() {
        let edges = [DiagramEdge(from: 0, to: 4, label: "1"), DiagramEdge(from: -1, to: 0, label: "2")]
        let diagram = Diagram(nodes: [DiagramNode(lines: ["x"])], edges: edges)
        #expect(diagram.text == SampleGraph("x").diagram().text)
        #expect(diagram.brokenInvariants() == [])
    }

    @Test("draws both lines of a double edge")
    func doubleEdge() {
        let graph = SampleGraph("x q left\nx q right")
        #expect(PictureReader(graph.diagram(.leftToRight).text).statements == ["x q left", "x q right"])
        #expect(PictureReader(graph.diagram(.topToBottom).text).statements == ["x q left", "x q right"])
    }

    @Test("of the lattice reads at a glance, left to right")
    func latticeLeftToRight() {
        #expect(
            SampleGraph.lattice.diagram(.leftToRight, width: 76).text == """
                ┌───────┐
                │ x = 2 ├──────────────1───────────────┐
                │ x̄ = ? ├─┐                            │  ┌────────┐
                └───────┘ │          ┌───────┐         └─▸│ C = 38 │
                ┌───────┐ └──y = 3──▸│ t = 6 ├──2t = 12──▸│ C̄ = ?  │
                │ y = 3 ├────x = 2──▸│ t̄ = ? │            └────────┘
                │ ȳ = ? │            └───────┘
                └───────┘
                """)
    }

    @Test("of the lattice reads at a glance, top to bottom")
    func latticeTopToBottom() {
        #expect(
            SampleGraph.lattice.diagram(.topToBottom).text == """
                ┌───────┐ ┌───────┐
                │ x = 2 │ │ y = 3 │
                │ x̄ = ? │ │ ȳ = ? │
                └──┬───┬┘ └───┬───┘
                   │   │y = 3 │x = 2
                   │   ▾      ▾
                   │  ┌────────┐
                   │  │ t = 6  │
                   │  │ t̄ = ?  │
                   │  └───┬────┘
                   │      │
                   └───┐  │
                       │1 │2t = 12
                       ▾  ▾
                    ┌────────┐
                    │ C = 38 │
                    │ C̄ = ?  │
                    └────────┘
                """)
    }

    @Test("in ASCII draws a crossing as a bridge")
    func ascii() {
        #expect(
            SampleGraph("a d 1\na e 2\nb d 3\nb e 4").diagram(.leftToRight, glyphs: .ascii).text == """
                +---+             +---+
                | a +---------1-->| d |
                |   +----+ +--3-->|   |
                +---+  +-|-+      +---+
                +---+  | |        +---+
                | b +--+ +----2-->| e |
                |   +---------4-->|   |
                +---+             +---+
                """)
    }

    @Test("turns to run down the page where it does not fit across")
    func fitsTheWidth() {
        #expect(SampleGraph.lattice.diagram(width: 60).direction == .leftToRight)
        let narrow = SampleGraph.lattice.diagram(width: 30)
        #expect(narrow.direction == .topToBottom)
        #expect(narrow.width <= 30)
        #expect(PictureReader(narrow.text).statements == SampleGraph.lattice.statementsInBoxes)
    }

    @Test("that fits nowhere is the narrowest found, with every label on its line or in the legend")
    func tooWide() {
        let diagram = SampleGraph.lattice.diagram(width: 5)
        #expect(diagram.width > 5 && diagram.width < SampleGraph.lattice.diagram(width: 30).width)
        #expect(diagram.brokenInvariants() == [])
        for edge in SampleGraph.lattice.edges { #expect(diagram.text.contains(edge.label)) }
    }

    @Test("moves long labels to a legend where only that makes it fit")
    func legend() {
        let graph = SampleGraph("z J −exp(xz)·sin(u)/(x²·z)\nx z 1")
        #expect(
            graph.diagram(.leftToRight, width: 30).text == """
                ┌───┐      ┌───┐        ┌───┐
                │ x ├─ 1 ─▸│ z ├─ [1] ─▸│ J │
                └───┘      └───┘        └───┘

                [1] −exp(xz)·sin(u)/(x²·z)
                """)
    }

    @Test("breaks a label of the legend that is wider than the picture may be")
    func longLegend() {
        let graph = SampleGraph("z J abcdefghijklmnopqrstuvwxyz0123")
        let options = DiagramOptions(
            width: 20, direction: .leftToRight,
            wrap: { label, columns in [String(label.prefix(columns)), String(label.dropFirst(columns))] })
        let diagram = Diagram(nodes: graph.nodes, edges: graph.edges, options: options)
        #expect(
            diagram.text == """
                ┌───┐        ┌───┐
                │ z ├─ [1] ─▸│ J │
                └───┘        └───┘

                [1] abcdefghijklmnop
                    qrstuvwxyz0123
                """)
        #expect(diagram.brokenInvariants() == [])
    }

    @Test("keeps the columns of wide and of combining characters")
    func wideCharacters() {
        let graph = SampleGraph("x̄ 値 倍率\n値 z 2")
        let wide: Set<Character> = ["値", "倍", "率"]
        let options = DiagramOptions(direction: .leftToRight, columns: { wide.contains($0) ? 2 : 1 })
        let diagram = Diagram(nodes: graph.nodes, edges: graph.edges, options: options)
        #expect(
            diagram.text == """
                ┌───┐         ┌────┐      ┌───┐
                │ x̄ ├─ 倍率 ─▸│ 値 ├─ 2 ─▸│ z │
                └───┘         └────┘      └───┘
                """)
        #expect(diagram.brokenInvariants() == [])
    }

    @Test("takes a new text into a box without moving anything")
    func replacing() {
        let nodes = [DiagramNode(lines: ["x = 2", "?"], minimumWidth: 6), DiagramNode(lines: ["C"])]
        var diagram = Diagram(nodes: nodes, edges: [DiagramEdge(from: 0, to: 1, label: "4")])
        let isReplaced = diagram.replace(linesOf: 0, with: ["x = 2", "x̄ = 12"])
        #expect(isReplaced)
        #expect(
            diagram.text == """
                ┌────────┐      ┌───┐
                │ x = 2  ├─ 4 ─▸│ C │
                │ x̄ = 12 │      └───┘
                └────────┘
                """)
        #expect(diagram.brokenInvariants() == [])
        let filled = diagram.text
        let refused: [(node: Int, lines: [String])] = [
            (0, ["a text of far too many words"]), (0, ["three", "lines", "here"]), (7, []),
        ]
        for (node, lines) in refused {
            let isReplaced = diagram.replace(linesOf: node, with: lines)
            #expect(!isReplaced, "\(lines)")
        }
        #expect(diagram.text == filled)
    }

    @Test("packs parts that are not connected beside and below each other")
    func components() {
        #expect(
            SampleGraph("a b 1\nc\nd\ne f 2").diagram(.leftToRight, width: 30).text == """
                ┌───┐      ┌───┐   ┌───┐
                │ a ├─ 1 ─▸│ b │   │ c │
                └───┘      └───┘   └───┘

                ┌───┐   ┌───┐      ┌───┐
                │ d │   │ e ├─ 2 ─▸│ f │
                └───┘   └───┘      └───┘
                """)
    }

    @Test("is the same for the same graph")
    func isDeterministic() {
        let graph = SampleGraph.random(seed: 7, nodes: 30, edges: 45)
        #expect(graph.diagram().text == graph.diagram().text)
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

extension Diagram {
    /// Cells in which one line passes over another.
    var crossings: Int {
        rows.joined().count { cell in
            if case .crossing = cell.part { true } else { false }
        }
    }
}
