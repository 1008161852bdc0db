import Testing

@testable import Diagram

@Suite("A chain that is longer than the page is wide")
struct RowsTests {
    private func chain(_ count: Int) -> SampleGraph {
        SampleGraph((1..<count).map { "t\($0) t\($0 + 1) \($0)x" }.joined(separator: ";"))
    }

    @Test("goes on in the next row, from left to right again")
    func folds() {
        #expect(
            chain(10).diagram(width: 50).text == """
                   ┌────┐       ┌────┐       ┌────┐       ┌────┐
                   │ t1 ├─ 1x ─▸│ t2 ├─ 2x ─▸│ t3 ├─ 3x ─▸│ t4 ├─┐
                   └────┘       └────┘       └────┘       └────┘ │
                ┌─ 4x ───────────────────────────────────────────┘
                │  ┌────┐       ┌────┐       ┌────┐       ┌────┐
                └─▸│ t5 ├─ 5x ─▸│ t6 ├─ 6x ─▸│ t7 ├─ 7x ─▸│ t8 ├─┐
                   └────┘       └────┘       └────┘       └────┘ │
                ┌─ 8x ───────────────────────────────────────────┘
                │  ┌────┐       ┌─────┐
                └─▸│ t9 ├─ 9x ─▸│ t10 │
                   └────┘       └─────┘
                """)
    }

    @Test("fits the page, whatever its length, and is read back", arguments: 10..<31)
    func fits(count: Int) {
        for glyphs in [DiagramOptions.Glyphs.unicode, .ascii] {
            let diagram = chain(count).diagram(width: 80, glyphs: glyphs)
            #expect(diagram.width <= 80 && diagram.direction == .leftToRight)
            // A row holds five boxes at least, and takes four lines.
            #expect(diagram.height <= (count + 4) / 5 * 4)
            #expect(diagram.brokenInvariants() == [])
            if glyphs == .unicode { #expect(PictureReader(diagram.text).statements == chain(count).statements) }
        }
    }

    @Test("runs down the page where that is asked for")
    func downThePage() {
        #expect(chain(12).diagram(.topToBottom, width: 80).direction == .topToBottom)
        #expect(chain(12).diagram(.topToBottom, width: 80).width < 12)
    }

    @Test("of fewer boxes is folded only where nothing else fits")
    func fewBoxes() {
        #expect(chain(8).diagram(width: 60).direction == .topToBottom)
        let low = Diagram(
            nodes: chain(8).nodes, edges: chain(8).edges, options: DiagramOptions(width: 60, height: 12))
        #expect(low.direction == .leftToRight && low.width <= 60 && low.height <= 12)
        #expect(PictureReader(low.text).statements == chain(8).statements)
    }

    @Test("may branch and merge within a row")
    func branches() {
        let rows = (0..<6).flatMap { part in
            let (start, next) = ("a\(part)", "a\(part + 1)")
            return [
                "\(start) b\(part) 1", "\(start) c\(part) −1", "b\(part) d\(part) 2", "c\(part) d\(part) 3",
                "d\(part) \(next) 4",
            ]
        }
        let graph = SampleGraph(rows.joined(separator: ";"))
        let diagram = graph.diagram(width: 80)
        #expect(diagram.width <= 80 && diagram.direction == .leftToRight)
        #expect(diagram.brokenInvariants() == [])
        #expect(PictureReader(diagram.text).statements == graph.statements)
    }

    @Test("ends a row wherever one line alone leads on, whatever else stands beside it")
    func weights() {
        let graph = SampleGraph("x a W;W a x;a h s;h b V;V b h;b k s;k c U;U c k;c y s;y L d")
        let diagram = Diagram(
            nodes: graph.nodes, edges: graph.edges, options: DiagramOptions(width: 50, height: 14))
        #expect(diagram.direction == .leftToRight && diagram.width <= 50 && diagram.height <= 14)
        #expect(diagram.brokenInvariants() == [])
        #expect(PictureReader(diagram.text).statements == graph.statements)
        // W stands below x, and V below h.
        let frames = ["x", "W", "h", "V"].compactMap(graph.names.firstIndex).map { diagram.frames[$0] }
        #expect(frames[0].x == frames[1].x && frames[0].y < frames[1].y)
        #expect(frames[2].x == frames[3].x && frames[2].y < frames[3].y)
    }

    @Test("keeps a label that is longer than the row on its edge, down the page, or in the legend")
    func longLabel() {
        var graph = chain(12)
        graph.edges[6].lines = [String(repeating: "a", count: 60)]
        let diagram = graph.diagram(width: 50)
        #expect(diagram.brokenInvariants() == [])
    }
}
