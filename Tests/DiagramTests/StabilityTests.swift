import Testing

@testable import Diagram

/// A small edit gives a similar picture. Measured on all pairs of boxes: whether one stands before the other, across and
/// down the page. What must not happen is that many pairs change sides, as they do in a mirrored picture.
@Suite("A small edit")
struct StabilityTests {
    static let samples = [SampleGraph.diamond, .trigonometric, .logisticRegression, .neuralNetwork]

    @Test("of one more box leaves nearly all boxes on their side of each other", arguments: samples.indices)
    func oneMoreBox(sample: Int) {
        let graph = Self.samples[sample]
        for direction in DiagramOptions.Direction.allCases {
            let before = graph.diagram(direction)
            for node in stride(from: 0, to: graph.nodes.count, by: 4) {
                var edited = graph
                edited.nodes.append(DiagramNode(lines: ["new"]))
                edited.edges.append(DiagramEdge(from: node, to: graph.nodes.count, label: "1"))
                #expect(exchanged(before, edited.diagram(direction)) <= 0.15)
            }
        }
    }

    @Test("of one arrow less never turns the picture over", arguments: samples.indices)
    func oneArrowLess(sample: Int) {
        let graph = Self.samples[sample]
        for direction in DiagramOptions.Direction.allCases {
            let before = graph.diagram(direction)
            for edge in stride(from: 1, to: graph.edges.count, by: 4) {
                var edited = graph
                edited.edges.remove(at: edge)
                #expect(exchanged(before, edited.diagram(direction)) <= 0.35)
            }
        }
    }

    /// The share of the pairs of boxes, counted across and down the page, that change sides.
    private func exchanged(_ before: Diagram, _ after: Diagram) -> Double {
        var (pairs, changes) = (0, 0)
        for first in before.frames.indices {
            for second in before.frames.indices where first < second {
                let old = sides(before.frames[first], before.frames[second])
                let new = sides(after.frames[first], after.frames[second])
                pairs += 2
                changes += (old.across * new.across < 0 ? 1 : 0) + (old.down * new.down < 0 ? 1 : 0)
            }
        }
        return Double(changes) / Double(pairs)
    }

    /// −1 where the first box ends before the second begins, 1 the other way round, 0 where they are beside each other.
    private func sides(_ first: DiagramFrame, _ second: DiagramFrame) -> (across: Int, down: Int) {
        func side(_ first: Range<Int>, _ second: Range<Int>) -> Int {
            first.upperBound <= second.lowerBound ? -1 : second.upperBound <= first.lowerBound ? 1 : 0
        }
        return (
            side(first.x..<(first.x + first.width), second.x..<(second.x + second.width)),
            side(first.y..<(first.y + first.height), second.y..<(second.y + second.height))
        )
    }
}
