internal import Algebra
package import Autodiff
package import Canvas
package import Diagram

/// A computation graph as a drawing: what each box and each edge says.
///
/// It is laid out once; later texts go into room that was kept for them (`replacing(texts:)`), and styles are given
/// when a row is asked for.
package struct GraphPicture: Sendable {
    /// What the boxes say.
    package struct Content: Hashable, Sendable {
        /// `t = x·y` instead of `t`.
        package var definitions: Bool
        /// Forward values, where there are any.
        package var values: Bool
        /// A line for the adjoint.
        package var adjoints: Bool
        /// `2t = 12` on edges instead of `12` where there is a number.
        package var symbolicPartials: Bool
        /// How many digits numbers have.
        package var significantDigits: Int

        package init(
            definitions: Bool = true, values: Bool = true, adjoints: Bool = false, symbolicPartials: Bool = true,
            significantDigits: Int = 6
        ) {
            self.definitions = definitions
            self.values = values
            self.adjoints = adjoints
            self.symbolicPartials = symbolicPartials
            self.significantDigits = significantDigits
        }
    }

    package let graph: Graph
    package private(set) var diagram: Diagram

    /// Lays a graph out for a number of columns; wider only where nothing narrower was found.
    package init(
        graph: Graph, evaluation: Evaluation?, content: Content = Content(), appearance: Appearance, width: Int?,
        direction: DiagramOptions.Direction? = nil
    ) {
        self.init(
            words: GraphWords(graph: graph, evaluation: evaluation, appearance: appearance), content: content,
            width: width, direction: direction)
    }

    /// Lays a graph out with room for everything that the words can say of it.
    init(words: GraphWords, content: Content, width: Int?, direction: DiagramOptions.Direction?) {
        let graph = words.graph
        let nodes = graph.nodes.indices.map { node in
            DiagramNode(
                lines: words.finalBox(node, content),
                minimumWidth: content.adjoints ? words.adjointRoom(node, content) : 0)
        }
        let edges = graph.edges.indices.map { edge in
            DiagramEdge(from: graph.edges[edge].from, to: graph.edges[edge].to, label: words.label(edge, content))
        }
        self.graph = graph
        diagram = Diagram(
            nodes: nodes, edges: edges,
            options: words.appearance.diagramOptions(width: width, direction: direction))
    }

    /// Where a node's box stands in the drawing.
    package func box(of node: Int) -> Area {
        guard diagram.frames.indices.contains(node) else { return Area(column: 0, row: 0, columns: 0, rows: 0) }
        let frame = diagram.frames[node]
        return Area(column: frame.x, row: frame.y, columns: frame.width, rows: frame.height)
    }

    package var size: Size { Size(columns: diagram.width, rows: diagram.height) }

    /// The drawing as plain lines.
    package var text: String { diagram.text }

    /// Puts new text into a box; what does not fit its room leaves the box as it is.
    package mutating func replace(linesOf node: Int, with lines: [String]) {
        if let changed = diagram.replacing(linesOf: node, with: lines) { diagram = changed }
    }

    /// One row of the drawing, styled; only the columns asked for.
    package func row(_ row: Int, columns: Range<Int>? = nil, marks: GraphMarks = GraphMarks()) -> [Span] {
        guard row >= 0, row < diagram.height else { return [] }
        let columns = (columns ?? 0..<diagram.width).clamped(to: 0..<diagram.width)
        var spans: [Span] = []
        var text = ""
        var role = Role.plain
        var previous = columns.lowerBound > 0 ? diagram[row: row, column: columns.lowerBound - 1].part : .empty
        for column in columns {
            let cell = diagram[row: row, column: column]
            defer { previous = cell.part }
            // The right half of a wide character alone is a blank.
            guard let character = cell.character ?? (column == columns.lowerBound ? " " : nil) else { continue }
            let shown = marks.shown(character, cell.part, isFirst: cell.part != previous)
            if shown.role != role, !text.isEmpty {
                spans.append(Span(text, role: role))
                text = ""
            }
            role = shown.role
            text.append(shown.character)
        }
        if !text.isEmpty { spans.append(Span(text, role: role)) }
        return spans
    }

    package func rows(marks: GraphMarks = GraphMarks()) -> [[Span]] {
        (0..<diagram.height).map { row($0, marks: marks) }
    }
}
