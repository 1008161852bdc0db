package import Algebra

/// Where an element stands in a vector or matrix: its row and column, counted from 1.
package struct ElementPlace: Hashable, Sendable {
    /// Counted from 1.
    package var row: Int
    /// Counted from 1.
    package var column: Int
    /// Whether the column is not written, because there is only one.
    private var isInColumn: Bool

    /// The place of an element counted from 0, row by row.
    package init(_ index: Int, in shape: Shape) {
        row = index / shape.columns + 1
        column = index % shape.columns + 1
        isInColumn = shape.columns == 1
    }

    /// The indices it is written with: one in a column, two in a matrix.
    package var indices: [Int] { isInColumn ? [row] : [row, column] }

    /// `2` in a column, `1,3` in a matrix.
    package var text: String { indices.map(String.init).joined(separator: ",") }
}
