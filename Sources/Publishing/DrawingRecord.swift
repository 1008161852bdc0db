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
    package struct Node: Encodable, Sendable {
        package var name: String
        package var lines: [String]
        package var column: Int
        package var row: Int
        package var columns: Int
        package var rows: Int
    }
    package struct Edge: Encodable, Sendable {
        package var from: String
        package var to: String
        package var label: String
        package var line: [[Int]]
        package var labelPlace: LabelPlace?

        private enum CodingKeys: CodingKey { case from, to, label, line, labelPlace }

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
    package struct LabelPlace: Encodable, Sendable {
        package var column: Int
        package var row: Int
        package var columns: Int
        package var mark: String?
    }

    package var title: String
    package var direction: String
    package var width: Int
    package var height: Int
    package var nodes: [Node]
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
