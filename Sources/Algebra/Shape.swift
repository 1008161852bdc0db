/// The shape of a value. Every value is a matrix of rows and columns: a vector of n is a column, n×1, and a scalar is
/// 1×1, so that `x : 3` and `x : 3x1` are the same shape.
package struct Shape: Hashable, Sendable {
    /// How many rows; the length of a column.
    package let rows: Int
    /// How many columns; the length of a row.
    package let columns: Int

    /// One row and one column: a number.
    package static let scalar = Shape(rows: 1, columns: 1)

    /// - Precondition: both are at least 1.
    package init(rows: Int, columns: Int) {
        precondition(rows > 0 && columns > 0, "a shape has at least one row and one column")
        self.rows = rows
        self.columns = columns
    }

    /// The shape of a vector, a column.
    package static func column(_ count: Int) -> Shape { Shape(rows: count, columns: 1) }

    /// The shape written with these dimensions: none for a scalar, `[3]` for a column, `[2, 3]` for a matrix; nil where
    /// there are more, or one is less than 1.
    package init?(dimensions: [Int]) {
        guard dimensions.count <= 2, dimensions.allSatisfy({ $0 > 0 }) else { return nil }
        self.init(rows: dimensions.first ?? 1, columns: dimensions.count == 2 ? dimensions[1] : 1)
    }

    /// None for a scalar, `[n]` for a column of n, `[rows, columns]` otherwise.
    package var dimensions: [Int] {
        switch kind {
        case .scalar: []
        case .column: [rows]
        case .row, .matrix: [rows, columns]
        }
    }

    /// The number of elements.
    package var count: Int { rows * columns }

    /// Rows and columns exchanged.
    package var transposed: Shape { Shape(rows: columns, columns: rows) }

    /// What a shape is called, where its dimensions shall not be given away.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case scalar, column, row, matrix
    }

    /// Scalar, row, column or matrix, by which sides are 1.
    package var kind: Kind {
        switch (rows, columns) {
        case (1, 1): .scalar
        case (_, 1): .column
        case (1, _): .row
        default: .matrix
        }
    }

    /// `2×3`, `3×1`, `scalar`; in ASCII `2x3`.
    package func text(_ notation: Notation) -> String {
        let sign =
            switch notation {
            case .unicode: "×"
            case .ascii: "x"
            case .latex: " \\times "
            }
        return self == .scalar ? "scalar" : "\(rows)\(sign)\(columns)"
    }
}
