package import Algebra

/// A value of a node: its shape and its elements in row-major order.
///
/// A scalar lies inline: an evaluation makes one for every node and edge, and none of them allocates.
package struct Tensor: Hashable, Sendable {
    private enum Storage: Hashable, Sendable {
        case scalar(Double)
        case elements(Shape, [Double])
    }
    private var storage: Storage

    /// A value of any shape, its elements row by row, `shape.count` of them.
    package init(shape: Shape, elements: [Double]) {
        storage = shape == .scalar && elements.count == 1 ? .scalar(elements[0]) : .elements(shape, elements)
    }

    /// A number, as a tensor of one row and one column.
    package init(_ scalar: Double) { storage = .scalar(scalar) }

    /// Rows and columns.
    package var shape: Shape {
        switch storage {
        case .scalar: .scalar
        case .elements(let shape, _): shape
        }
    }

    /// Row by row, `shape.count` of them.
    package var elements: [Double] {
        switch storage {
        case .scalar(let value): [value]
        case .elements(_, let elements): elements
        }
    }

    /// The only element of a scalar; NaN for any other shape.
    package var scalar: Double {
        switch storage {
        case .scalar(let value): value
        case .elements: .nan
        }
    }
}

extension Tensor {
    /// A tensor with one number in every place.
    package init(repeating number: Double, shape: Shape) {
        self.init(shape: shape, elements: [Double](repeating: number, count: shape.count))
    }

    /// The element in a row and a column, both counted from 0.
    package subscript(row row: Int, column column: Int) -> Double { elements[row * shape.columns + column] }

    /// Whether every element is a number, neither infinite nor NaN.
    package var isFinite: Bool {
        switch storage {
        case .scalar(let value): value.isFinite
        case .elements(_, let elements): elements.allSatisfy(\.isFinite)
        }
    }

    /// Rows as columns.
    package var transposed: Tensor {
        let (rows, columns, elements) = (shape.rows, shape.columns, self.elements)
        return Tensor(
            shape: shape.transposed,
            elements: (0..<columns).flatMap { column in (0..<rows).map { elements[$0 * columns + column] } })
    }
}
