internal import Diagram

/// A drawing for paper and slides: the layout of the text drawing in points, with texts set as a book would.
///
/// A cell of the text drawing is as wide as a character of a typewriter, so that a text in a book's font has room where it
/// stands.
struct VectorPicture: Sendable {
    struct Point: Hashable, Sendable {
        var x: Double
        var y: Double
    }
    struct Rectangle: Hashable, Sendable {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }
    struct Text: Hashable, Sendable {
        /// Where a text stands against its place.
        enum Anchor: String, Hashable, Sendable { case start, middle, end }
        /// What a text is about.
        enum Role: Hashable, Sendable { case node, label, mark }

        var runs: [MathRun]
        var role: Role
        var anchor: Anchor
        /// On the baseline.
        var place: Point
        /// The font's size, less where wide letters would not fit into the room of as many narrow ones.
        var size = VectorPicture.fontSize
        /// Whether it interrupts a line.
        var isInLine = false

        private var width: Double { TextMetrics.width(of: runs) * size }

        fileprivate mutating func fit(into room: Double) {
            if width > room { size *= room / width }
        }

        /// Estimated: fonts differ.
        var bounds: Rectangle {
            let start =
                switch anchor {
                case .start: place.x
                case .middle: place.x - width / 2
                case .end: place.x - width
                }
            return Rectangle(x: start, y: place.y - 0.8 * size, width: width, height: 1.1 * size)
        }
    }

    /// The points of a cell, and around the picture.
    static let cellWidth = 9.0
    static let cellHeight = 20.0
    static let margin = 12.0
    static let fontSize = 16.0
    /// Between a box's frame and its text.
    private static let padding = 3.0
    /// From the middle of a line of text down to its baseline.
    private static let baseline = 0.3 * fontSize

    let width: Double
    let height: Double
    /// By node.
    let boxes: [Rectangle]
    /// The corners of every edge's line, by edge.
    let lines: [[Point]]
    let texts: [Text]

    /// - Parameter words: what is a word among the letters of the texts.
    init(_ diagram: Diagram, words: Set<String> = []) {
        width = Double(diagram.width) * Self.cellWidth + 2 * Self.margin
        height = Double(diagram.height) * Self.cellHeight + 2 * Self.margin
        boxes = diagram.frames.map(Self.box)
        lines = diagram.routes.map { $0.map(Self.middle) }
        texts =
            diagram.nodes.indices.flatMap {
                Self.texts(of: diagram.nodes[$0].lines, words: words, in: Self.box(diagram.frames[$0]))
            } + diagram.labels.map { Self.text(of: $0, words: words, on: diagram.routes[$0.edge]) }
    }

    /// The middle of a cell.
    private static func middle(of cell: DiagramPoint) -> Point {
        Point(x: margin + (Double(cell.x) + 0.5) * cellWidth, y: margin + (Double(cell.y) + 0.5) * cellHeight)
    }

    /// A frame is drawn through the middle of its cells.
    private static func box(_ frame: DiagramFrame) -> Rectangle {
        let corner = middle(of: DiagramPoint(x: frame.x, y: frame.y))
        return Rectangle(
            x: corner.x, y: corner.y, width: Double(max(0, frame.width - 1)) * cellWidth,
            height: Double(max(0, frame.height - 1)) * cellHeight)
    }

    /// The lines of a box in its middle; several begin one below the other.
    private static func texts(of lines: [String], words: Set<String>, in box: Rectangle) -> [Text] {
        let runs = lines.map { MathRun.runs(of: String($0.drop { $0 == " " }), words: words) }
        let indents = lines.map { Double($0.prefix { $0 == " " }.count) * cellWidth }
        let widths = zip(runs, indents).map { TextMetrics.width(of: $0) * fontSize + $1 }
        let middle = box.x + box.width / 2
        let start = middle - (widths.max() ?? 0) / 2
        let top = box.y + box.height / 2 - Double(lines.count - 1) / 2 * cellHeight
        return lines.indices.filter { !runs[$0].isEmpty }.map { line in
            var text = Text(
                runs: runs[line], role: .node, anchor: lines.count == 1 ? .middle : .start,
                place: Point(
                    x: lines.count == 1 ? middle : max(box.x + padding, start) + indents[line],
                    y: top + Double(line) * cellHeight + baseline))
            text.fit(into: box.width - 2 * padding - indents[line])
            return text
        }
    }

    /// A label in the middle of its cells where its line runs through them, else close to its line; in the legend in a row
    /// with the others.
    private static func text(of label: DiagramText, words: Set<String>, on route: [DiagramPoint]) -> Text {
        let first = middle(of: label.start)
        let last = middle(of: DiagramPoint(x: label.start.x + label.columns - 1, y: label.start.y))
        var text = Text(
            runs: label.isMark
                ? [MathRun(text: label.text, isSlanted: false, level: .base)]
                : MathRun.runs(of: label.text, words: words),
            role: label.isMark ? .mark : .label, anchor: .start,
            place: Point(x: first.x - cellWidth / 2, y: first.y + baseline))
        func passes(_ x: Int) -> Bool { route.passes(DiagramPoint(x: x, y: label.start.y)) }
        if passes(label.start.x) {
            text.anchor = .middle
            text.place.x = (first.x + last.x) / 2
            text.isInLine = true
        } else if passes(label.start.x + label.columns) {
            text.anchor = .end
            text.place.x = last.x + cellWidth / 2
        }
        text.fit(into: Double(label.columns) * cellWidth)
        return text
    }
}
