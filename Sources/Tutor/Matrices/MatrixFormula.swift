internal import Algebra
internal import Autodiff

/// A way to compute a matrix over a graph: the right one, or one that a misconception takes instead.
indirect enum MatrixFormula: Sendable {
    /// An expression over the graph, in the layout of the task: `W @ bar(z)` for `W^T @ bar(z)`.
    case expression(Expression)
    /// Every entry by itself, row by row, over the scalar view of the setting: what an expression over whole matrices
    /// cannot say, as where the reverse sweep of every element goes wrong in the same way.
    case entries([[Formula]])
    case transposed(MatrixFormula)

    /// The entries in a setting; nil where the shapes do not go together there, as of most wrong products.
    func entries(in setting: MatrixSetting, layout: Layout) -> [[Formula]]? {
        switch self {
        case .expression(let expression):
            do throws(ShapeError) {
                return try setting.entries(of: expression, layout: layout).map { $0.map(Formula.expression) }
            } catch {
                return nil
            }
        case .entries(let entries): return entries
        case .transposed(let formula): return formula.entries(in: setting, layout: layout)?.transposed
        }
    }
}

extension [[Formula]] {
    /// Rows and columns exchanged.
    fileprivate var transposed: [[Formula]] {
        guard let first else { return [] }
        return first.indices.map { column in map { $0[column] } }
    }
}
