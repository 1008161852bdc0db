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

    package init(shape: Shape, elements: [Double]) {
        storage = shape == .scalar && elements.count == 1 ? .scalar(elements[0]) : .elements(shape, elements)
    }

    package init(_ scalar: Double) { storage = .scalar(scalar) }

    package var shape: Shape {
        switch storage {
        case .scalar: .scalar
        case .elements(let shape, _): shape
        }
    }

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
