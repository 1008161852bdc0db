internal import Algebra
internal import Autodiff

/// A graph of vectors and matrices beside its elements as scalars: where expressions of matrices are compared, entry by
/// entry, with what is known of scalars.
struct MatrixSetting: Sendable {
    let graph: Graph
    let view: ScalarView

    /// nil where the graph has too many elements to be opened.
    init?(_ graph: Graph) {
        do throws(GraphError) { view = try graph.scalarView() } catch { return nil }
        self.graph = graph
    }

    /// An expression over the graph opened into expressions over the scalar view, row by row.
    func entries(of expression: Expression, layout: Layout) throws(ShapeError) -> [[Expression]] {
        let entries = try expression.elements(shapes: graph.shapes, layout: layout)
        return entries.map { $0.map(withoutMissingPartials) }
    }

    /// The opened expression with 0 for partials of an edge between elements that do not depend on each other: ∂h₁/∂z₂ of
    /// h = tanh(z).
    private func withoutMissingPartials(_ entry: Expression) -> Expression {
        guard entry.atoms.contains(where: isMissing) else { return entry }
        return entry.substituting(leaves: { isMissing($0) ? .zero : nil })
    }

    private func isMissing(_ atom: Atom) -> Bool {
        guard case .derivative(let derivative) = atom, derivative.isPartial,
            let of = view.graph.node(derivative.of), let by = view.graph.node(derivative.variable)
        else { return false }
        return view.graph.edge(from: by, to: of) == nil
            && graph.edge(from: view.elements[by].node, to: view.elements[of].node) != nil
    }
}
