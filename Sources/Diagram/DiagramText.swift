/// A cell of the picture, in columns and rows from its upper left corner.
package struct DiagramPoint: Hashable, Sendable {
    /// The column, counted from 0.
    package var x: Int
    /// The row, counted from 0.
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

extension [DiagramPoint] {
    /// Whether a line with these corners runs through a cell.
    package func passes(_ cell: DiagramPoint) -> Bool {
        zip(self, dropFirst()).contains { from, to in
            (Swift.min(from.x, to.x)...Swift.max(from.x, to.x)).contains(cell.x)
                && (Swift.min(from.y, to.y)...Swift.max(from.y, to.y)).contains(cell.y)
        }
    }
}

/// A text that belongs to an edge, where it stands in the picture: in the edge's line, beside it, or in the legend.
package struct DiagramText: Hashable, Sendable {
    /// What is written.
    package let text: String
    /// The first cell.
    package let start: DiagramPoint
    /// The cells it takes.
    package let columns: Int
    /// The edge it belongs to, by index.
    package let edge: Int
    /// Whether it is a number that stands for a label of the legend, not a label itself.
    package let isMark: Bool
}

extension Diagram {
    /// The labels of all edges, the marks on lines and in the legend among them, row by row.
    package var labels: [DiagramText] {
        var texts: [DiagramText] = []
        for y in 0..<height {
            var x = 0
            while x < width {
                let first = sheet[x, y]
                guard first.kind == .label || first.kind == .mark else {
                    x += 1
                    continue
                }
                let start = x
                var text = ""
                while x < width {
                    let cell = sheet[x, y]
                    let continues = first.kind == .label && cell.kind == .labelContinued
                    guard cell.owner == first.owner, cell.kind == first.kind || continues else { break }
                    if !continues { text.append(sheet.character(of: cell)) }
                    x += 1
                }
                texts.append(
                    DiagramText(
                        text: text, start: DiagramPoint(x: start, y: y), columns: x - start, edge: first.owner,
                        isMark: first.kind == .mark))
            }
        }
        return texts
    }
}
