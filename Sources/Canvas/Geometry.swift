/// A size in character cells.
package struct Size: Hashable, Sendable {
    /// The width, in cells.
    package var columns: Int
    /// The height, in cells.
    package var rows: Int
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// A place in a grid of cells, counted from 0 at the top left.
package struct Position: Hashable, Sendable {
    /// From the left, counted from 0.
    package var column: Int
    /// From the top, counted from 0.
    package var row: Int
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of cells: its top left cell and its size. A negative size is empty.
package struct Area: Hashable, Sendable {
    /// The leftmost column.
    package var column: Int
    /// The topmost row.
    package var row: Int
    /// How far it reaches, in cells.
    package var size: Size

    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        size = Size(columns: max(0, columns), rows: max(0, rows))
    }

    /// The columns the area covers.
    package var columns: Range<Int> { column..<saturatingSum(column, size.columns) }
    /// The rows the area covers.
    package var rows: Range<Int> { row..<saturatingSum(row, size.rows) }

    /// Whether it covers no cell.
    package var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

    /// Whether a cell lies in it.
    package func contains(column: Int, row: Int) -> Bool {
        columns.contains(column) && rows.contains(row)
    }

    /// What both areas cover; empty where they do not meet.
    package func intersection(_ other: Area) -> Area {
        let columns = columns.clamped(to: other.columns)
        let rows = rows.clamped(to: other.rows)
        return Area(column: columns.lowerBound, row: rows.lowerBound, columns: columns.count, rows: rows.count)
    }
}

/// Places far outside the grid are legal, so sums of them stop at the ends of `Int` instead of trapping.
func saturatingSum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? (b < 0 ? .min : .max) : sum
}
