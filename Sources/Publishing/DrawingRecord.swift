internal import Diagram

/// A drawing as `draw --format json` prints it. Places are in cells of the text drawing, columns and rows from its upper
/// left corner:
///
///     {"title", "direction": "LR"|"TB", "width", "height",
///      "nodes": [{"name", "lines": [text…], "column", "row", "columns", "rows",
///                 "kind"?, "operation"?, "operands"?, "shape"?, "value"?}],
///      "edges": [{"from", "to", "label", "line": [[column, row]…],
///                 "labelPlace": {"column", "row", "columns", "mark"?} | null,
///                 "expression"?, "partial"?, "jacobian"?}]}
///
/// Of a computation graph nodes and edges are told apart from their texts too, under the names of `solve --json`: tensors
/// as nested arrays, and what has no number is left out.
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
        /// `input`, `parameter`, `constant`, `computed` or `opaque`.
        package var kind: String?
        /// The kind of what is given, else the right-hand side.
        package var operation: String?
        /// What it is computed from.
        package var operands: [String]?
        /// The dimensions; none for a scalar.
        package var shape: [Int]?
        /// Its value, where it has one.
        package var value: JSONTensor?
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
        /// The local partial in symbols.
        package var expression: String?
        /// The local partial as a number, or where the consumer is a number in the shape of the operand.
        package var partial: JSONTensor?
        /// The local partial between vectors.
        package var jacobian: JSONTensor?

        private enum CodingKeys: CodingKey {
            case from, to, label, line, labelPlace, expression, partial, jacobian
        }

        /// Writes every key of a drawing, null where there is no place, and the facts that there are.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(from, forKey: .from)
            try container.encode(to, forKey: .to)
            try container.encode(label, forKey: .label)
            try container.encode(line, forKey: .line)
            // Every edge has every key.
            try container.encode(labelPlace, forKey: .labelPlace)
            try container.encodeIfPresent(expression, forKey: .expression)
            try container.encodeIfPresent(partial, forKey: .partial)
            try container.encodeIfPresent(jacobian, forKey: .jacobian)
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
                var record = DrawingRecord.Node(
                    name: names[node], lines: diagram.nodes[node].lines, column: frame.x, row: frame.y,
                    columns: frame.width, rows: frame.height)
                if let source { record.add(source.facts, of: source.nodes[node]) }
                return record
            },
            edges: drawnEdges.map { index in
                let edge = diagram.edges[index]
                var record = DrawingRecord.Edge(
                    from: names[edge.from], to: names[edge.to], label: edge.label,
                    line: diagram.routes[index].map { [$0.x, $0.y] },
                    labelPlace: texts[index].map {
                        DrawingRecord.LabelPlace(
                            column: $0.start.x, row: $0.start.y, columns: $0.columns, mark: $0.isMark ? $0.text : nil)
                    })
                if let source { record.add(source.facts, of: source.edges[index]) }
                return record
            })
    }
}

extension DrawingRecord.Node {
    fileprivate mutating func add(_ facts: GraphFacts, of node: Int) {
        kind = facts.kind(ofNode: node)
        operation = facts.operation(ofNode: node)
        operands = facts.operands(ofNode: node)
        shape = facts.shape(ofNode: node)
        value = facts.value(ofNode: node)
    }
}

extension DrawingRecord.Edge {
    fileprivate mutating func add(_ facts: GraphFacts, of edge: Int) {
        expression = facts.expression(ofEdge: edge)
        partial = facts.partial(ofEdge: edge)
        jacobian = facts.jacobian(ofEdge: edge)
    }
}
