internal import Diagram

/// A drawing as `draw --format json` prints it. Places are in cells of the text drawing, columns and rows from its upper
/// left corner:
///
///     {"title", "direction": "LR"|"TB", "width", "height",
///      "nodes": [{"name", "lines": [text…], "column", "row", "columns", "rows"}],
///      "edges": [{"from", "to", "label", "line": [[column, row]…],
///                 "labelPlace": {"column", "row", "columns", "mark"?} | null}]}
///
/// A node's box takes its `columns` and `rows`, frame included. An edge's line goes through the corners of `line`, from
/// the frame of `from` to the frame of `to`. `labelPlace` is where its label stands, null where it
/// has none. A label without room on its line stands below the drawing; then the place is that of the `mark` for it.
package struct DrawingRecord: Encodable, Sendable {
    /// A box.
    package struct Node: Encodable, Sendable {
        /// What the node is called.
        package var name: String
        /// What its box says.
        package var lines: [String]
        /// The leftmost column of the box.
        package var column: Int
        /// The topmost row of the box.
        package var row: Int
        /// How many columns it takes, frame included.
        package var columns: Int
        /// How many rows it takes, frame included.
        package var rows: Int
    }
    /// An arrow.
    package struct Edge: Encodable, Sendable {
        /// The name of the node it leaves.
        package var from: String
        /// The name of the node it points to.
        package var to: String
        /// What stands on it; empty where nothing does.
        package var label: String
        /// Its corners, column and row of each.
        package var line: [[Int]]
        /// Where the label stands; nil where it has none.
        package var labelPlace: LabelPlace?

        private enum CodingKeys: CodingKey { case from, to, label, line, labelPlace }

        /// Writes every key, null where there is no place.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(from, forKey: .from)
            try container.encode(to, forKey: .to)
            try container.encode(label, forKey: .label)
            try container.encode(line, forKey: .line)
            // Every edge has every key.
            try container.encode(labelPlace, forKey: .labelPlace)
        }
    }
    /// The cells of a label, or of the mark that stands for it.
    package struct LabelPlace: Encodable, Sendable {
        /// The first column.
        package var column: Int
        /// The row.
        package var row: Int
        /// How many columns it takes.
        package var columns: Int
        /// The mark on the line, where the label stands below the drawing.
        package var mark: String?
    }

    /// What the drawing is called.
    package var title: String
    /// `LR` or `TB`.
    package var direction: String
    /// In columns, legend included.
    package var width: Int
    /// In rows, legend included.
    package var height: Int
    /// In the order of the graph.
    package var nodes: [Node]
    /// Those that are drawn.
    package var edges: [Edge]
}

extension DrawnGraph {
    /// The drawing with the places of everything in it.
    package var record: DrawingRecord {
        // The first text of an edge is the one on its line; the legend comes below.
        let texts = Dictionary(diagram.labels.map { ($0.edge, $0) }, uniquingKeysWith: { first, _ in first })
        return DrawingRecord(
            title: title, direction: diagram.direction.rawValue, width: diagram.width, height: diagram.height,
            nodes: names.indices.map { node in
                let frame = diagram.frames[node]
                return DrawingRecord.Node(
                    name: names[node], lines: diagram.nodes[node].lines, column: frame.x, row: frame.y,
                    columns: frame.width, rows: frame.height)
            },
            edges: drawnEdges.map { index in
                let edge = diagram.edges[index]
                return DrawingRecord.Edge(
                    from: names[edge.from], to: names[edge.to], label: edge.label,
                    line: diagram.routes[index].map { [$0.x, $0.y] },
                    labelPlace: texts[index].map {
                        DrawingRecord.LabelPlace(
                            column: $0.start.x, row: $0.start.y, columns: $0.columns, mark: $0.isMark ? $0.text : nil)
                    })
            })
    }
}
