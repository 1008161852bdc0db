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
        /// A line for the adjoint; the walk fills it in.
        package var adjoints: Bool
        package init(definitions: Bool = true, values: Bool = true, adjoints: Bool = false) {
            self.definitions = definitions
            self.values = values
            self.adjoints = adjoints
        }
    }

    package let graph: Graph
    package private(set) var diagram: Diagram
    /// Where each node's box stands in the drawing.
    package let boxes: [Area]
    private let appearance: Appearance

    /// Lays a graph out for a number of columns; wider only where nothing narrower was found.
    package init(
        graph: Graph, evaluation: Evaluation?, content: Content = Content(), appearance: Appearance, width: Int?,
        direction: DiagramOptions.Direction? = nil
    ) {
        self.graph = graph
        self.appearance = appearance
        let words = GraphWords(graph: graph, evaluation: evaluation, appearance: appearance)
        let nodes = graph.nodes.indices.map { node in
            var lines = words.box(node, content)
            var room = 0
            if content.adjoints {
                lines.append(words.adjoint(node, nil))
                room = words.adjointRoom(node)
            }
            return DiagramNode(lines: lines, minimumWidth: room)
        }
        let edges = graph.edges.indices.map { edge in
            DiagramEdge(from: graph.edges[edge].from, to: graph.edges[edge].to, label: words.label(edge))
        }
        diagram = Diagram(
            nodes: nodes, edges: edges, options: appearance.diagramOptions(width: width, direction: direction))
        boxes = GraphPicture.boxes(in: diagram, count: graph.nodes.count)
    }

    package var size: Size { Size(columns: diagram.width, rows: diagram.height) }

    /// The drawing as plain lines.
    package var text: String { diagram.text }

    /// Puts new text into a box; what does not fit its room leaves the box as it is.
    package mutating func replace(linesOf node: Int, with lines: [String]) {
        if let changed = diagram.replacing(linesOf: node, with: lines) { diagram = changed }
    }

    /// One row of the drawing, styled.
    package func row(_ row: Int, marks: GraphMarks = GraphMarks()) -> [Span] {
        guard diagram.rows.indices.contains(row) else { return [] }
        var spans: [Span] = []
        var text = ""
        var role = Role.plain
        for (column, cell) in diagram.rows[row].enumerated() {
            guard let character = cell.character else { continue }
            let shown = marks.shown(character, cell.part, isFirst: isFirst(cell.part, column: column, row: row))
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

    /// Whether a cell starts what its part says on this row.
    private func isFirst(_ part: Diagram.Part, column: Int, row: Int) -> Bool {
        column == 0 || diagram.rows[row][column - 1].part != part
    }

    private static func boxes(in diagram: Diagram, count: Int) -> [Area] {
        var corners = [(left: Int, top: Int, right: Int, bottom: Int)?](repeating: nil, count: count)
        for (row, cells) in diagram.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                guard case .frame(let node) = cell.part, corners.indices.contains(node) else { continue }
                let old = corners[node] ?? (column, row, column, row)
                corners[node] = (
                    min(old.left, column), min(old.top, row), max(old.right, column), max(old.bottom, row)
                )
            }
        }
        return corners.map { box in
            guard let box else { return Area(column: 0, row: 0, columns: 0, rows: 0) }
            return Area(
                column: box.left, row: box.top, columns: box.right - box.left + 1, rows: box.bottom - box.top + 1)
        }
    }
}
