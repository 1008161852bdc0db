package import Algebra

extension Tensor {
    /// A derivative in denominator layout, in another layout: as it is, or transposed.
    package func laidOut(in layout: Layout) -> Tensor { layout == .numerator ? transposed : self }
}

extension Shape {
    /// The shape of a derivative in denominator layout, in another layout: as it is, or transposed.
    package func laidOut(in layout: Layout) -> Shape { layout == .numerator ? transposed : self }
}

extension Graph {
    /// A derivative over the graph as the graph's layout has it, given in denominator layout.
    package func laidOut(_ derivative: Expression) -> Expression { derivative.laidOut(in: layout, shapes: shapes) }
}
