package import Algebra
internal import Autodiff

/// Whether an answer equals a matrix, entry by entry: each is decided as an expression of scalars is (`Equivalence`), over
/// the scalar view of the graph.
package struct MatrixEquivalence {
    /// What a comparison finds.
    package enum Outcome: Equatable {
        case equal
        /// The entries that differ, counted from 0, row by row.
        case different(Set<Int>)
        /// The shapes differ.
        case otherShape
        /// No entry differs, but some cannot be decided.
        case undecided
    }

    let setting: MatrixSetting
    let layout: Layout
    private let answer: [[Equivalence]]

    /// - Parameter key: the expected expression where there is one: its numbers are places where an answer may differ.
    /// - Throws: where the shapes in the answer do not go together.
    package init(
        _ setting: MatrixSetting, layout: Layout, answer: Expression, key: Expression? = nil
    ) throws(ShapeError) {
        self.setting = setting
        self.layout = layout
        self.answer = try setting.entries(of: answer, layout: layout).map { row in
            row.map { Equivalence(graph: setting.view.graph, answer: $0, key: key) }
        }
    }

    /// Compares the answer with an expression over the graph, in the same layout: the right one, or one of a misconception.
    package func compare(with expected: Expression) -> Outcome {
        guard let pairs = pairs(with: expected) else { return .otherShape }
        var different: Set<Int> = []
        var isDecided = true
        for (index, pair) in pairs.enumerated() {
            switch pair.answer.compare(with: .expression(pair.expected)) {
            case .equal: break
            case .different: different.insert(index)
            case .undecided: isDecided = false
            }
        }
        return different.isEmpty ? (isDecided ? .equal : .undecided) : .different(different)
    }

    /// Answer and expected entry by entry; nil where their shapes differ, or those in the expected do not go together, as
    /// in most wrong products.
    private func pairs(with expected: Expression) -> [(answer: Equivalence, expected: Expression)]? {
        guard let entries = try? setting.entries(of: expected, layout: layout),
            entries.map(\.count) == answer.map(\.count)
        else { return nil }
        return Array(zip(answer.joined(), entries.joined()))
    }
}
