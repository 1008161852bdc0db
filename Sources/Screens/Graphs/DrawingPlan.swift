internal import Canvas

/// Where a screen with a drawing puts its parts: the drawing, and below it a panel of text with a minimap at its right
/// where only a part of the drawing is in view.
struct DrawingPlan {
    let drawing: Area
    /// The panel with its rule above.
    let panel: Area

    /// - Parameter wanted: how many rows of text the panel would like; it gets a third of the window at most.
    init(size: Size, wanted: Int) {
        let body = Chrome.body(of: size)
        // The row above the keys is used too.
        let rows = max(0, body.size.rows + 1)
        let panelRows = min(rows, max(min(wanted, 4), min(wanted, rows / 3)) + 1)
        drawing = Area(column: body.column, row: body.row, columns: body.size.columns, rows: rows - panelRows)
        panel = Area(
            column: body.column, row: body.row + rows - panelRows, columns: body.size.columns, rows: panelRows)
    }

    private static let mapColumns = 26
    private static let margin = 2

    /// What the panel says.
    struct Panel {
        var title: String
        var lines: [[Span]]
        /// What the last row says where there are more lines than the panel has rows.
        var ending: String
        /// The node that the minimap shows as present.
        var present: Int
    }

    /// Draws the panel, its minimap beside the words.
    func draw(_ content: Panel, below pane: DrawingPane, on canvas: inout Canvas) {
        canvas.clip = panel
        defer { canvas.clip = canvas.bounds }
        canvas.rule(row: panel.row, column: panel.column, columns: panel.size.columns, title: content.title)
        let inside = Area(
            column: panel.column + DrawingPlan.margin, row: panel.row + 1,
            columns: max(0, panel.size.columns - 2 * DrawingPlan.margin), rows: max(0, panel.size.rows - 1))
        var width = inside.size.columns
        if !pane.isPartial {
            _ = canvas.writeNote(pane.note, in: panel, besideTitle: content.title)
        } else {
            let more = pane.viewport.more
            let notes = [" goes on \(more) ─ \(Minimap.legend) ", " goes on \(more) "]
            if let note = notes.first(where: { content.title.columns + $0.columns + 8 <= panel.size.columns }) {
                canvas.write(note, column: panel.columns.upperBound - note.columns - 2, row: panel.row, role: .hint)
            }
            let map = Size(columns: min(DrawingPlan.mapColumns, inside.size.columns / 3), rows: inside.size.rows)
            width -= map.columns + 2
            for (row, line) in zip(inside.rows, pane.minimap(present: content.present, in: map)) {
                canvas.write(line, column: inside.columns.upperBound - map.columns, row: row)
            }
        }
        let wrapped = content.lines.flatMap { wrap($0, width: max(1, width), hangingIndent: 11) }
        let isLong = wrapped.count > inside.size.rows
        let shown =
            isLong ? wrapped.prefix(max(0, inside.size.rows - 1)) + [[Span(content.ending, role: .hint)]] : wrapped[...]
        for (row, line) in zip(inside.rows, shown) {
            canvas.write(line, column: inside.column, row: row, limit: width)
        }
    }
}

extension Canvas {
    /// Writes what the labels of a drawing are at the right of the rule at the top of an area.
    /// - Returns: whether there was room for it.
    mutating func writeNote(_ note: String?, in area: Area, besideTitle title: String) -> Bool {
        guard let note, title.columns + note.columns + 9 <= area.size.columns else { return false }
        write(" \(note) ", column: area.columns.upperBound - note.columns - 4, row: area.row, role: .dim)
        return true
    }
}
