import Diagram
import Testing

@testable import Publishing

/// By estimated widths of text: what a browser shows is tested from end to end.
@Suite("The picture in points")
struct VectorPictureTests {
    typealias Rectangle = VectorPicture.Rectangle

    private static let graphs = SamplePicture.Direction.allCases.flatMap { direction in
        [
            SamplePicture.lattice(direction), SamplePicture.lattice(direction, width: 30),
            SamplePicture.network(direction), SamplePicture.network(direction, inputs: 5, hidden: 4),
        ]
            + (1...12).map { SamplePicture.random(direction, seed: $0, nodes: 20, edges: 30) }
            + [SamplePicture.random(direction, seed: 99, nodes: 80, edges: 140)]
    }

    @Test("Every text lies inside the picture")
    func inside() {
        for graph in Self.graphs {
            let picture = VectorPicture(graph.diagram)
            let page = Rectangle(x: 0, y: 0, width: picture.width, height: picture.height)
            for text in picture.texts { #expect(page.contains(text.bounds), "\(text.string)") }
            for box in picture.boxes { #expect(page.contains(box)) }
            for point in picture.lines.joined() {
                #expect(page.contains(Rectangle(x: point.x - 1, y: point.y - 1, width: 2, height: 2)))
            }
        }
    }

    @Test("No text overlaps another, and a box holds its own text and no other")
    func noOverlap() {
        for graph in Self.graphs {
            let picture = VectorPicture(graph.diagram)
            for (index, text) in picture.texts.enumerated() {
                for other in picture.texts[(index + 1)...] {
                    #expect(!text.bounds.overlaps(other.bounds), "\(text.string) and \(other.string)")
                }
                let boxes = picture.boxes.filter { $0.overlaps(text.bounds) }
                #expect(boxes.count == (text.role == .node ? 1 : 0), "\(text.string)")
                if let box = boxes.first { #expect(box.contains(text.bounds), "\(text.string)") }
            }
        }
    }

    @Test("No line runs through a text but the one that a label interrupts, and no line runs through a box")
    func clearLines() {
        for graph in Self.graphs {
            let picture = VectorPicture(graph.diagram)
            let labels = picture.texts.filter { $0.role == .label }
            for (edge, corners) in picture.lines.enumerated() {
                let pieces = zip(corners, corners.dropFirst()).map(Rectangle.init(from:to:))
                for label in labels where pieces.contains(where: { $0.overlaps(label.bounds) }) {
                    #expect(label.isInLine && label.string == plain(graph.diagram.edges[edge].label))
                }
                for text in picture.texts where text.role == .node {
                    #expect(!pieces.contains { $0.overlaps(text.bounds) })
                }
            }
        }
    }

    @Test("Every label stands in the picture exactly once and whole")
    func labelsOnce() {
        for graph in Self.graphs {
            let shown = VectorPicture(graph.diagram).texts.filter { $0.role == .label }.map(\.string).sorted()
            let expected = graph.diagram.edges.map(\.label).filter { !$0.isEmpty }
            #expect(shown == expected.map(plain).sorted())
        }
    }

    @Test("A line begins and ends at the boxes of its edge")
    func lineEnds() throws {
        for graph in Self.graphs {
            let picture = VectorPicture(graph.diagram)
            for (edge, corners) in zip(graph.diagram.edges, picture.lines) {
                let (first, last) = (try #require(corners.first), try #require(corners.last))
                #expect(picture.boxes[edge.from].hasOnBorder(first))
                #expect(picture.boxes[edge.to].hasOnBorder(last))
            }
        }
    }

    @Test("What has no room on its line stands below, with a mark on the line and before the label")
    func legend() {
        let label = "a label of more than forty columns, as long as this"
        let graph = SamplePicture.drawn(["x", "y"], ["x", "y"], [(0, 1, label)], .leftToRight, 57)
        let picture = VectorPicture(graph.diagram)
        #expect(picture.texts.filter { $0.role == .mark }.map(\.string) == ["[1]", "[1]"])
        #expect(picture.texts.filter { $0.role == .label }.map(\.string) == [label])
        #expect(picture.texts.map(\.isInLine) == [false, false, true, false, false])
    }

    private func plain(_ text: String) -> String { MathRun.runs(of: text).map(\.text).joined() }
}

extension VectorPicture.Text {
    fileprivate var string: String { runs.map(\.text).joined() }
}

extension VectorPicture.Rectangle {
    /// A piece of line, along an axis.
    fileprivate init(from: VectorPicture.Point, to: VectorPicture.Point) {
        self.init(
            x: min(from.x, to.x) - 0.5, y: min(from.y, to.y) - 0.5, width: abs(from.x - to.x) + 1,
            height: abs(from.y - to.y) + 1)
    }

    fileprivate func contains(_ other: Self) -> Bool {
        other.x >= x && other.y >= y && other.x + other.width <= x + width && other.y + other.height <= y + height
    }

    fileprivate func overlaps(_ other: Self) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }

    fileprivate func hasOnBorder(_ point: VectorPicture.Point) -> Bool {
        let isInside = (x...x + width).contains(point.x) && (y...y + height).contains(point.y)
        return isInside && (point.x == x || point.x == x + width || point.y == y || point.y == y + height)
    }
}
