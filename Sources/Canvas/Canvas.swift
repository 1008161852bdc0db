/// A size in character cells.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// A place in a grid of cells, counted from 0 at the top left.
package struct Position: Hashable, Sendable {
    package var column: Int
    package var row: Int
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// What a cell means. The terminal maps roles to colours and attributes in one place; a role is never the only carrier
/// of a meaning.
package enum Role: Hashable, Sendable, CaseIterable {
    case plain, title, heading, strong, emphasis, dim, code, math, border
    case correct, wrong, active, known, pending, hint
    /// The text field with the focus, and the chosen row of a list.
    case field, selection
    case key
}

/// One cell: a grapheme of width 1 or 2, or the right half of a wide one (empty text).
package struct Cell: Hashable, Sendable {
    package var text: Character?
    package var role: Role
    package init(_ text: Character? = " ", role: Role = .plain) {
        self.text = text
        self.role = role
    }
}

/// A grid of cells that a screen draws itself on. Everything outside the grid is clipped.
package struct Canvas: Sendable {
    package let size: Size
    package private(set) var cells: [Cell]
    /// Where the terminal's cursor stands; nil hides it.
    package var cursor: Position?

    package init(size: Size) {
        self.size = size
        cells = Array(repeating: Cell(), count: max(0, size.columns) * max(0, size.rows))
    }

    /// The cell at a place; writing outside the grid does nothing.
    package subscript(column: Int, row: Int) -> Cell {
        get { cells[row * size.columns + column] }
        set {
            guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return }
            cells[row * size.columns + column] = newValue
        }
    }

    /// Writes sanitised text and returns how many columns it took; never past `limit` columns.
    @discardableResult
    package mutating func write(
        _ text: String, column: Int, row: Int, role: Role = .plain, limit: Int = .max
    ) -> Int { 0 }
}
