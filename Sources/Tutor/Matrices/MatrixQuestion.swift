internal import Algebra
internal import Autodiff
internal import Cards

/// What grading a vector or matrix needs to know; with it a `Question` asks for one. Over a graph of matrices a scalar is
/// asked for in this way too.
struct MatrixQuestion: Sendable {
    /// The right answer as an expression over the graph, in `layout`.
    var key: Expression
    /// How derivatives are laid out, in the key and in answers.
    var layout: Layout
    /// The shape of a right answer.
    var shape: Shape
    /// The right numbers; nil where there are none.
    var value: Tensor?
    /// What an answer may be.
    var entries: Walk.Entries
    /// How numbers are compared, entry by entry.
    var comparison = NumericComparison()
    /// Whether a message may name the right shape.
    var revealsShape = false

    init(
        key: Expression, layout: Layout = .denominator, shape: Shape, value: Tensor?, entries: Walk.Entries,
        comparison: NumericComparison = NumericComparison(), revealsShape: Bool = false
    ) {
        self.key = key
        self.layout = layout
        self.shape = shape
        self.value = value
        self.entries = entries
        self.comparison = comparison
        self.revealsShape = revealsShape
    }

    init(_ key: MatrixKey) {
        self.init(
            key: key.key, layout: key.layout, shape: key.shape, value: key.value, entries: key.entries,
            comparison: NumericComparison(round: key.round, tolerance: key.tolerance), revealsShape: key.revealsShape)
    }

    /// The right numbers, where an answer is compared with them: one without names, or any where numbers are asked for.
    func numbers(for answer: Expression) -> Tensor? {
        entries == .numeric || (entries == .both && answer.atoms.isEmpty) ? value : nil
    }

    /// What keeps an answer from being one because of its shape; nil where nothing does.
    func shapeFault(of answer: Expression, in graph: Graph?, _ notation: Notation) -> Fault? {
        let shapes = graph?.shapes ?? [:]
        do throws(ShapeError) {
            let own = try answer.shape(layout: layout) { shapes[$0] }
            return own == shape ? nil : Fault(own.objection(asked: shape, revealing: revealsShape, notation))
        } catch {
            return Fault(error.message)
        }
    }
}
