/// Which way round a derivative is laid out as a matrix.
package enum Layout: String, Hashable, Sendable, CaseIterable {
    /// The derivative of a scalar has the shape of the variable, and ∂y/∂x of two columns has a row for each element of
    /// x. The chain rule reads from the variable outwards: ∂y/∂x = (∂u/∂x)(∂y/∂u).
    case denominator
    /// The transpose of that: ∂y/∂x has a row for each element of y, and ∂y/∂x = (∂y/∂u)(∂u/∂x).
    case numerator
}
