internal import Algebra
internal import Autodiff

/// Hints about what goes back along an edge between vectors and matrices: from shapes to the product.
struct MatrixHints {
    let working: Working

    private var graph: Graph { working.graph }
    private var names: GraphNames { working.names }

    /// The rule in letters that stand for any node.
    var rule: String {
        let (u, v) = HintLadder(working: working).letters
        let adjoint = Expression.adjoint(v).text(names.notation)
        let shape = graph.layout == .denominator ? "the shape of \(v.text(names.notation))" : "the transposed shape"
        return "What a consumer \(u.text(names.notation)) sends back to \(v.text(names.notation)) has \(shape), "
            + "as \(adjoint) has: shapes say which factors meet in which order."
    }

    /// The shapes that go in and come out, the definition element by element, then the product with its shapes.
    func factors(of edge: Int) -> [String] {
        let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
        let product = graph.contributionProduct(of: edge)
        let upstream = "\(names.adjoint(consumer)) is \(text(working.shape(.adjoint(node: consumer))))"
        let result = "what goes back to \(names.node(operand)) is \(text(product.shape))"
        let definition = "\(names.node(consumer)) = \(working.rule(.value(node: consumer)))"
        let shapes = product.factors.map { factor in
            product.multiplication == .matrix && product.factors.count > 1
                ? "(\(text(factor.shape)))" : text(factor.shape)
        }
        let sign = product.multiplication == .matrix ? "" : product.sign(names)
        let parts = product.factors.map { "\(working.text($0.expression)) is \(text($0.shape))" }
        return [
            "\(definition); \(upstream), and \(result).",
            product.factors.count > 1
                ? "\(names.joined(parts)), and \(shapes.joined(separator: sign)) = \(text(product.shape))."
                : "\(parts[0]).",
        ]
    }

    private func text(_ shape: Shape) -> String {
        shape == .scalar ? "a scalar" : shape.text(names.notation)
    }
}
