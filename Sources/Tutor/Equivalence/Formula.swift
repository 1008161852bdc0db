internal import Algebra

/// A way to compute a number at a place of a graph: the right one, or one that a misconception takes instead.
indirect enum Formula: Sendable {
    case quantity(Quantity)
    /// An expression over the names of the graph.
    case expression(Expression)
    case sum([Formula])
    case product([Formula])
    case negative(Formula)
}
