/// The shape of a value: no dimensions for a scalar, `[2, 3]` for a 2x3 matrix.
package struct Shape: Hashable, Sendable {
    package var dimensions: [Int]
    package static let scalar = Shape(dimensions: [])
    package init(dimensions: [Int]) { self.dimensions = dimensions }
}

/// A value of a node: its shape and its elements in row-major order.
package struct Tensor: Hashable, Sendable {
    package var shape: Shape
    package var elements: [Double]
    package init(shape: Shape, elements: [Double]) {
        self.shape = shape
        self.elements = elements
    }
    package init(_ scalar: Double) { self.init(shape: .scalar, elements: [scalar]) }
    /// The only element of a scalar.
    package var scalar: Double { elements[0] }
}
