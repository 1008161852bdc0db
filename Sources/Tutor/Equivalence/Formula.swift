internal import Algebra

/// A way to compute a number at a place of a graph: the right one, or one that a misconception takes instead.
indirect enum Formula: Sendable {
    case quantity(Quantity)
    /// An expression over the names of the graph, made by `expression(_:)`.
    case program(BoundedProgram)
    case sum([Formula])
    case product([Formula])
    case negative(Formula)

    static func expression(_ expression: Expression) -> Formula { .program(BoundedProgram(expression)) }
}
