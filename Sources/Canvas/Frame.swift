extension Canvas {
    /// Draws a box along the edge of an area, with an optional title on its upper side, and leaves what is inside.
    package mutating func frame(
        _ area: Area, title: String = "", role: Role = .border, titleRole: Role = .title
    ) {
        guard !area.isEmpty else { return }
        let right = area.columns.upperBound - 1
        let bottom = area.rows.upperBound - 1
        let horizontal = Area(column: area.column, row: area.row, columns: area.size.columns, rows: 1)
        let vertical = Area(column: area.column, row: area.row, columns: 1, rows: area.size.rows)
        fill(horizontal, with: "─", role: role)
        fill(Area(column: area.column, row: bottom, columns: area.size.columns, rows: 1), with: "─", role: role)
        fill(vertical, with: "│", role: role)
        fill(Area(column: right, row: area.row, columns: 1, rows: area.size.rows), with: "│", role: role)
        write("┌", column: area.column, row: area.row, role: role)
        write("┐", column: right, row: area.row, role: role)
        write("└", column: area.column, row: bottom, role: role)
        write("┘", column: right, row: bottom, role: role)
        writeTitle(title, column: area.column + 2, row: area.row, role: titleRole, limit: area.size.columns - 4)
    }

    /// Draws a horizontal line, `── ledger of x ──────`, from a column over a number of columns.
    package mutating func rule(
        row: Int, column: Int = 0, columns: Int? = nil, title: String = "", role: Role = .border,
        titleRole: Role = .heading
    ) {
        let width = columns ?? size.columns - column
        fill(Area(column: column, row: row, columns: width, rows: 1), with: "─", role: role)
        writeTitle(title, column: column + 2, row: row, role: titleRole, limit: width - 4)
    }

    /// A title with a blank on both sides, where there is room for any of it.
    private mutating func writeTitle(_ title: String, column: Int, row: Int, role: Role, limit: Int) {
        guard !title.isEmpty, limit >= 3 else { return }
        write(" " + title.truncated(to: limit - 2) + " ", column: column, row: row, role: role)
    }
}

extension String {
    /// The text, or as much of it as fits with `…` for the rest.
    package func truncated(to columns: Int) -> String {
        guard self.columns > columns else { return self }
        guard columns > 0 else { return "" }
        var kept = ""
        var taken = 0
        for (grapheme, width) in CellGraphemes(self) {
            guard taken + width < columns else { break }
            kept.append(grapheme)
            taken += width
        }
        return kept + "…"
    }
}
