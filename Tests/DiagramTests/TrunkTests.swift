import SeededGenerator
import Testing

@testable import Diagram

@Suite("A fan of lines from one box")
struct TrunkTests {
    private func fan(_ count: Int) -> SampleGraph {
        SampleGraph((1...count).map { "x t\($0) \($0)" }.joined(separator: ";"))
    }

    @Test("of four or more leaves it as one line that branches")
    func branches() {
        #expect(
            SampleGraph("x a 1; x b 2; x c 3; x d 4").diagram(.leftToRight).text == """
                             ┌───┐
                      ┌─ 1 ─▸│ a │
                      │      └───┘
                      │      ┌───┐
                ┌───┐ ├─ 2 ─▸│ b │
                │ x ├─┤      └───┘
                └───┘ │      ┌───┐
                      ├─ 3 ─▸│ c │
                      │      └───┘
                      │      ┌───┐
                      └─ 4 ─▸│ d │
                             └───┘
                """)
    }

    @Test("goes on straight beside branches to either side that have a track each, never with four arms")
    func straight() {
        #expect(
            SampleGraph("x a 1; x b 2; x c 3; x d 4; x e 5").diagram(.topToBottom).text == """
                            ┌───┐
                            │ x │
                            └─┬─┘
                              │
                  ┌─────┬─────┤
                  │     │     ├─────┬─────┐
                  │1    │2    │3    │4    │5
                  ▾     ▾     ▾     ▾     ▾
                ┌───┐ ┌───┐ ┌───┐ ┌───┐ ┌───┐
                │ a │ │ b │ │ c │ │ d │ │ e │
                └───┘ └───┘ └───┘ └───┘ └───┘
                """)
    }

    @Test("of three has a port for each")
    func few() {
        #expect(fan(3).diagram(.leftToRight).frames[0].height == 5)
        #expect(fan(4).diagram(.leftToRight).frames[0].height == 3)
    }

    @Test("of five hundred is hardly wider than one line")
    func large() {
        let diagram = fan(500).diagram(width: 80)
        #expect(diagram.width <= fan(1).diagram(width: 80).width + 10)
        #expect(diagram.brokenInvariants() == [])
        #expect(PictureReader(diagram.text).statements == fan(500).statements)
    }

    /// Some boxes with many lines each, to boxes of the next layers, across one another.
    @Test("is read back where fans cross", arguments: 0..<60)
    func hubs(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var links: Set<Link> = []
        var rows: [String] = []
        for hub in 0..<(2 + seed % 3) {
            for _ in 0..<Int.random(in: 3...9, using: &generator) {
                let head = Int.random(in: hub + 1..<12, using: &generator)
                if links.insert(Link(tail: hub, head: head)).inserted { rows.append("v\(hub) v\(head) w\(rows.count)") }
            }
        }
        let graph = SampleGraph(rows.joined(separator: "\n"))
        for direction in DiagramOptions.Direction.allCases {
            for width in [nil, 40] {
                let diagram = graph.diagram(direction, width: width)
                #expect(diagram.brokenInvariants() == [])
                if !diagram.hasLegend { #expect(PictureReader(diagram.text).statements == graph.statements) }
                #expect(graph.diagram(direction, width: width, glyphs: .ascii).brokenInvariants() == [])
            }
        }
    }

    @Test("belongs, cell by cell, to the edge that is asked for where its line runs")
    func favourite() {
        let diagram = fan(5).diagram(.leftToRight)
        func part(_ y: Int, _ x: Int) -> Diagram.Part {
            diagram.part(at: DiagramPoint(x: x, y: y), diagram[row: y, column: x].part, favouring: [4])
        }
        // From the box to the branch that leads to the last target, below all others.
        let corners = diagram.routes[4]
        #expect(corners.count == 4)
        let turn = corners[1]
        for y in turn.y...corners[2].y {
            let part = part(y, turn.x)
            #expect(part == .trunk(edge: 4) || part == .line(edge: 4))
        }
        // Above the box only the others run, and below the first target the first alone.
        let above = diagram.routes[0]
        #expect(part(above[1].y - 1, above[1].x) != .trunk(edge: 4))
        #expect(part(above[2].y + 1, above[2].x) == .line(edge: 0))
    }
}
