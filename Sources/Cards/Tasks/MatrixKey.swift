package import Algebra
package import Autodiff

/// A vector or matrix: an expression over a graph, or numbers that are written out.
package struct MatrixKey: Sendable {
    /// The name of the graph that the key is about; nil for numbers by themselves.
    package var graph: String?
    /// The key as it is written, in `layout`.
    package var key: Expression
    /// What decides the shapes of derivatives in the key and in answers: the task's, else the card's.
    package var layout: Layout
    /// The shape of the key, and of a right answer.
    package var shape: Shape
    /// The right numbers, computed from the graph when the card is read; nil where it has none.
    package var value: Tensor?
    /// What an answer may be. By default both where there are numbers, else an expression.
    package var entries: Walk.Entries
    /// Digits after the decimal point of every element, for `round:`.
    package var round: Int?
    /// Relative tolerance of every element, for `tolerance:`.
    package var tolerance: Double?
    /// Whether a message about a wrong shape may name the right one.
    package var revealsShape: Bool

    package init(
        graph: String?, key: Expression, layout: Layout = .denominator, shape: Shape, value: Tensor?,
        entries: Walk.Entries? = nil, round: Int? = nil, tolerance: Double? = nil, revealsShape: Bool = false
    ) {
        self.graph = graph
        self.key = key
        self.layout = layout
        self.shape = shape
        self.value = value
        self.entries = entries ?? (value == nil ? .symbolic : .both)
        self.round = round
        self.tolerance = tolerance
        self.revealsShape = revealsShape
    }
}

/// The shape of a value or derivative.
package struct ShapeKey: Sendable {
    /// The name of the graph that the key is about; nil for a shape by itself.
    package var graph: String?
    /// What the shape is asked of, as it is written; nil where only the shape is.
    package var key: Expression?
    /// What decides the shapes of derivatives in the key: the task's layout, else the card's.
    package var layout: Layout
    /// The right shape.
    package var shape: Shape

    package init(graph: String?, key: Expression?, layout: Layout = .denominator, shape: Shape) {
        self.graph = graph
        self.key = key
        self.layout = layout
        self.shape = shape
    }
}
