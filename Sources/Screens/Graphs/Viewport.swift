internal import Canvas

/// The part of a drawing that is seen where the drawing is larger than its space.
struct Viewport: Hashable, Sendable {
    private(set) var column = 0
    private(set) var row = 0
    private var content = Size(columns: 0, rows: 0)
    private var view = Size(columns: 0, rows: 0)

    /// Tells how large the drawing is and how much of it fits.
    mutating func fit(content: Size, view: Size) {
        self.content = content
        self.view = view
        clamp()
    }

    /// Moves the view.
    mutating func pan(columns: Int = 0, rows: Int = 0) {
        column += columns
        row += rows
        clamp()
    }

    /// Puts a box in the middle of each direction that does not fit, so that its neighbours are seen too.
    mutating func center(on box: Area) {
        column = box.column + box.size.columns / 2 - view.columns / 2
        row = box.row + box.size.rows / 2 - view.rows / 2
        clamp()
    }

    private mutating func clamp() {
        column = min(max(0, column), max(0, content.columns - view.columns))
        row = min(max(0, row), max(0, content.rows - view.rows))
    }

    /// Half of the seen rows, the distance of a page.
    var page: Int { max(1, view.rows / 2) }

    /// Whether only a part of the drawing fits.
    var isPartial: Bool { content.columns > view.columns || content.rows > view.rows }

    /// The part of the drawing that is seen.
    var seen: Area {
        Area(column: column, row: row, columns: max(1, view.columns), rows: max(1, view.rows))
    }

    /// Draws the rows of the drawing that are seen.
    /// - Parameter content: a row, only the columns asked for.
    func draw(on canvas: inout Canvas, in area: Area, row content: (Int, Range<Int>) -> [Span]) {
        let clip = canvas.clip
        canvas.clip = area
        let origin = origin(in: area)
        let columns = area.columns.lowerBound - origin.column..<area.columns.upperBound - origin.column
        for row in area.rows {
            canvas.write(content(row - origin.row, columns), column: max(area.column, origin.column), row: row)
        }
        canvas.clip = clip
    }

    /// The sides at which the drawing goes on, as arrowheads.
    var more: String {
        [
            column > 0 ? "◂" : nil, row > 0 ? "▴" : nil, row + view.rows < content.rows ? "▾" : nil,
            column + view.columns < content.columns ? "▸" : nil,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// Where the drawing's top left cell goes when it is drawn in an area; smaller drawings stand in the middle.
    func origin(in area: Area) -> Position {
        Position(
            column: area.column - column + max(0, (area.size.columns - content.columns) / 2),
            row: area.row - row + max(0, (area.size.rows - content.rows) / 2))
    }
}
