internal import Equivalence
package import Algebra
package import Autodiff

// The bookkeeping of vectors and matrices: quantities are matrices in the layout of the working, and in place of ū · ∂u/∂v
// stands the product that goes back along the edge, `z̄ xᵀ`.

extension Working {
    /// The value of an expression in node values and adjoints.
    func tensor(of expression: Expression) -> Tensor? {
        expression.tensor { atom in
            switch atom {
            case .symbol(let symbol): graph.node(symbol).flatMap { tensor(.value(node: $0)) }
            case .adjoint(let symbol): graph.node(symbol).flatMap { tensor(.adjoint(node: $0)) }
            case .derivative, .opaque: nil
            }
        }
    }

    /// The shape of a quantity; of a local partial without a plain form, that of its operand.
    package func shape(_ quantity: Quantity) -> Shape {
        switch quantity {
        case .value(let node), .update(let node, _): return graph.nodes[node].shape
        case .localPartial(let edge):
            return graph.jacobian(ofEdge: edge).map { graph.shape(of: graph.laidOut($0)) }
                ?? shape(.contribution(edge: edge))
        case .contribution(let edge), .runningSum(let edge): return shape(.adjoint(node: graph.edges[edge].from))
        case .adjoint(let node):
            return graph.nodes[node].shape.laidOut(in: graph.layout)
        }
    }

    /// `t̄ · ∂t/∂x`; between vectors and matrices the product as it is written, `z̄ xᵀ`.
    func contributionRule(_ edge: Int) -> String {
        guard graph.edges[edge].isMatrixValued else { return names.contribution(edge) }
        return names.derivative(graph.contribution(ofEdge: edge))
    }

    /// `[1; 2] [1, −2, 3]`: the product with numbers; nil where that is long or says no more.
    func filledProduct(_ edge: Int) -> String? {
        let product = graph.contributionProduct(of: edge)
        guard product.factors.count > 1, isNumeric(.contribution(edge: edge)) else { return nil }
        let factors = product.factors.map { tensor(of: $0.expression)?.text(names.notation) }
        guard !factors.contains(nil) else { return nil }
        let text = factors.compactMap(\.self).joined(separator: product.sign(names))
        return text.count <= Working.filledColumns ? text : nil
    }

    /// What stands on an edge: the local partial, or where that has no plain form what goes back along the edge.
    package func edgeText(_ edge: Int) -> String {
        names.derivative(graph.jacobian(ofEdge: edge) ?? graph.contribution(ofEdge: edge))
    }

    /// Products with numbers are written out up to this length.
    private static let filledColumns = 48
}

extension ContributionProduct {
    /// What stands between factors: side by side, `z̄ xᵀ`, a scalar times a matrix, or element by element.
    func sign(_ names: GraphNames) -> String {
        if multiplication == .matrix { return names.notation == .ascii ? " @ " : " " }
        let isScaling = factors.count { $0.shape != .scalar } <= 1
        return isScaling ? names.times : names.elementwise
    }
}
