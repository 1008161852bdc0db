package import Algebra

/// What a consumer sends back along an edge between vectors and matrices, factor by factor as it is written: `z̄ xᵀ` in
/// denominator layout, `x z̄` in numerator layout. A contribution that is no product is one factor.
package struct ContributionProduct: Hashable, Sendable {
    /// One factor, as it is written, and what shape it has.
    package struct Factor: Hashable, Sendable {
        /// As it is written.
        package var expression: Expression
        /// Its shape, in the layout of the graph.
        package var shape: Shape
    }
    /// How the factors are multiplied.
    package enum Multiplication: Hashable, Sendable {
        /// Inner dimensions have to be equal.
        case matrix
        /// Element by element; a scalar stands for every element.
        case elementwise
    }
    /// From left to right; at least one.
    package var factors: [Factor]
    /// How they are multiplied.
    package var multiplication: Multiplication
    /// The shape of the product.
    package var shape: Shape
}

extension Graph {
    /// ū and ∂u/∂v of an edge as they are multiplied, in the layout of the graph.
    package func contributionProduct(of edge: Int) -> ContributionProduct {
        let (operand, consumer) = (edges[edge].from, edges[edge].to)
        let upstream = Expression.adjoint(nodes[consumer].symbol)
        let contribution = laidOut(self.contribution(ofEdge: edge))
        var parts = [contribution]
        var multiplication = ContributionProduct.Multiplication.elementwise
        switch contribution {
        case .apply(.matmul, let factors):
            parts = factors
            multiplication = .matrix
        case .apply(.multiply, let factors) where factors.contains(upstream):
            // ū stands first, as it does in the ledger of scalars.
            let rest = factors.filter { $0 != upstream }
            parts = [upstream, rest.count == 1 ? rest[0] : .apply(.multiply, rest)]
        case .apply(.negate, let operands) where operands[0] == upstream:
            parts = [upstream, .apply(.negate, [.one])]
        default: break
        }
        return ContributionProduct(
            factors: parts.map { ContributionProduct.Factor(expression: $0, shape: self.shape(of: $0)) },
            multiplication: multiplication, shape: nodes[operand].shape.laidOut(in: layout))
    }

    /// The shape of an expression over the graph, derivatives in its layout; of one that does not fit together, scalar.
    package func shape(of expression: Expression) -> Shape {
        do throws(ShapeError) {
            return try expression.shape(layout: layout) { shapes[$0] }
        } catch { return .scalar }
    }
}
