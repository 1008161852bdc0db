import Testing

@testable import Diagram

/// How labels stand in the lines of a picture from left to right.
@Suite("The labels of a picture")
struct PaintingTests {
    /// What stands on the lines just before the labels and just behind them, as `─·─`.
    private func surroundings(_ diagram: Diagram, of labels: [String]) -> Set<String> {
        var found: Set<String> = []
        for row in diagram.text.split(separator: "\n") {
            for label in labels {
                for match in row.ranges(of: label) {
                    let before = row[..<match.lowerBound].suffix(1)
                    let behind = row[match.upperBound...].prefix(1)
                    if "─ ".contains(before), "─ ".contains(behind) { found.insert("\(before)·\(behind)") }
                }
            }
        }
        return found
    }

    private func chain(_ count: Int) -> SampleGraph {
        SampleGraph((1...count).map { "t\($0) t\($0 + 1) 4.5" }.joined(separator: ";"))
    }

    @Test("all have blanks around them where there is room and no line runs beside any of them")
    func roomy() {
        #expect(surroundings(chain(3).diagram(.leftToRight), of: ["4.5"]) == [" · "])
        let two = SampleGraph("x t 2.5; y t 3.5; t C 12.5; x C 1.5")
        #expect(surroundings(two.diagram(.leftToRight), of: ["2.5", "3.5", "12.5", "1.5"]) == ["─·─"])
    }

    @Test("have none where there is no room; and one before each where one would be taken for a piece of line")
    func tight() {
        let width = chain(6).diagram(.leftToRight).width
        #expect(surroundings(chain(6).diagram(.leftToRight, width: width - 1), of: ["4.5"]) == ["─·─"])
        var negative = chain(6)
        negative.edges[2].lines = ["−4.5"]
        let tight = negative.diagram(.leftToRight, width: width - 8)
        #expect(tight.width <= width - 8)
        #expect(surroundings(tight, of: ["−4.5", "4.5"]) == [" ·─"])
        // Beside other lines a label touches its own at least at one end.
        let crowded = SampleGraph("a m 2.5; b m −3.5; c m 4.5; d m 5.5")
        #expect(surroundings(crowded.diagram(.leftToRight), of: ["2.5", "−3.5", "4.5", "5.5"]) == [" ·─"])
    }

    @Test("look alike in parts that are not connected")
    func parts() {
        let parts = SampleGraph("a b 4.5; b c 4.5; d e −4.5; e f 4.5")
        let diagram = parts.diagram(.leftToRight, width: 26)
        #expect(diagram.width <= 26)
        #expect(surroundings(diagram, of: ["−4.5", "4.5"]) == [" ·─"])
    }

    @Test("look alike in the rows of a long chain and in the lines that lead from row to row", arguments: 40..<60)
    func rows(width: Int) {
        let diagram = chain(11).diagram(.leftToRight, width: width)
        #expect(diagram.width <= width && diagram.height > 4)
        #expect(surroundings(diagram, of: ["4.5"]).count == 1)
    }

    @Test("that ask for an entry are clean question marks, also between many lines")
    func masked() {
        let graph = SampleGraph("a p ?; a q ?; b p ?; b q ?; c p ?; c q ?")
        #expect(surroundings(graph.diagram(.leftToRight), of: ["?"]) == ["─·─"])
        #expect(PictureReader(graph.diagram(.leftToRight).text).statements == graph.statements)
    }
}
