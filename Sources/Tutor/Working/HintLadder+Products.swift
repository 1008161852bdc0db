internal import Algebra
internal import Autodiff

// Hints about what goes back along an edge between vectors and matrices: from shapes to the product.

extension HintLadder {
    /// The rule in letters that stand for any node.
    private var productRule: String {
        let (u, v) = letters
        let adjoint = Expression.adjoint(v).text(names.notation)
        let shape =
            working.graph.layout == .denominator ? "the shape of \(v.text(names.notation))" : "the transposed shape"
        return "What a consumer \(u.text(names.notation)) sends back to \(v.text(names.notation)) has \(shape), "
            + "as \(adjoint) has: shapes say which factors meet in which order."
    }

    /// From the rule to the shapes of the product.
    func productHints(for edge: Int) -> [String] { [productRule] + factors(of: edge) }

    /// The shapes that go in and come out, the definition, then the shapes of the product.
    private func factors(of edge: Int) -> [String] {
        let graph = working.graph
        let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
        let product = graph.contributionProduct(of: edge)
        let upstream =
            "\(names.adjoint(consumer)) is \(working.shape(.adjoint(node: consumer)).inWords(names.notation))"
        let result = "what goes back to \(names.node(operand)) is \(product.shape.inWords(names.notation))"
        let definition = "\(names.node(consumer)) = \(working.rule(.value(node: consumer)))"
        let shapes = product.factors.map { factor in
            product.multiplication == .matrix && product.factors.count > 1
                ? "(\(factor.shape.inWords(names.notation)))" : factor.shape.inWords(names.notation)
        }
        let sign = product.multiplication == .matrix ? "" : product.sign(names)
        // Which factors these are is the answer.
        return ["\(definition); \(upstream), and \(result)."]
            + (product.factors.count > 1
                ? ["The shapes fit as \(shapes.joined(separator: sign)) = \(product.shape.inWords(names.notation))."]
                : [])
    }
}
