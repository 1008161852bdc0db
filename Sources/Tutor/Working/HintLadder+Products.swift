internal import Algebra
internal import Autodiff

// Hints about what goes back along an edge between vectors and matrices: from shapes to the product.

extension HintLadder {
    private func productRule(_ edge: Int) -> String {
        let graph = working.graph
        let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
        let shape = graph.layout == .denominator ? "the shape of \(names.node(operand))" : "the transposed shape"
        return "What \(names.node(consumer)) sends back to \(names.node(operand)) has \(shape), as "
            + "\(names.adjoint(operand)) has: shapes say which factors meet in which order."
    }

    /// From the rule to the shapes of the product.
    func productHints(for edge: Int) -> [String] { [productRule(edge)] + factors(of: edge) }

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
