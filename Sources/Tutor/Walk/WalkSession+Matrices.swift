internal import Algebra
internal import Autodiff
internal import Cards

// Entries that are vectors and matrices: what a cell of a graph with such values asks of the grader, and what follows from
// the student's own.

extension WalkSession {
    /// The student's entries so far, in order.
    var ownMatrices: [(quantity: Quantity, entry: Expression)] {
        cells.indices.compactMap { cell in answers[cell].map { (cells[cell].quantity, $0) } }
    }

    /// A quantity as it follows from the student's own entries, before they are marked.
    func ownMatrix(_ quantity: Quantity) -> String? {
        let followed = FollowedSweep(working, own: ownMatrices)
        if working.isNumeric(quantity) { return followed.tensor(quantity)?.text(notation) }
        return (followed.expression(quantity) ?? working.expression(quantity)).map(working.names.text)
    }

    /// Whether an entry is zero in every place, so that nothing can follow from it.
    func isZeroMatrix(_ answer: Expression) -> Bool {
        FollowedSweep(working, own: ownMatrices).tensor(of: answer)?.elements.allSatisfy { $0 == 0 } ?? false
    }

    // MARK: The ledger

    /// The product along an edge as it is multiplied, with the shape of every factor, once it gives nothing away: where
    /// expressions are entries, order and transposes are part of the question.
    func product(of edge: Int) -> Ledger.Product? {
        let consumer = graph.edges[edge].to
        guard graph.edges[edge].isMatrixValued, isKnown(.localPartial(edge: edge)), isKnown(.adjoint(node: consumer))
        else { return nil }
        let contribution = Quantity.contribution(edge: edge)
        // Where an entry may be an expression, how factors are multiplied is what is asked.
        let asksExpression = walk.entries == .both || !working.isNumeric(contribution)
        guard isKnown(contribution) || !asksExpression else { return nil }
        let product = graph.contributionProduct(of: edge)
        let followed = FollowedSweep(working, own: isUnmarked ? ownMatrices : [])
        return Ledger.Product(
            factors: product.factors.map { factor in
                let text = working.names.text(factor.expression)
                let value = isSymbolic ? nil : followed.tensor(of: factor.expression)?.text(notation)
                return Ledger.Factor(
                    text: factor.expression.isSum && product.factors.count > 1 ? "(\(text))" : text,
                    value: value == text ? nil : value, shape: factor.shape)
            },
            isMatrixProduct: product.multiplication == .matrix,
            sign: product.sign(working.names),
            shape: isKnown(contribution) ? product.shape : nil)
    }
}

extension Expression {
    /// Whether it stands in brackets as a factor.
    fileprivate var isSum: Bool {
        if case .apply(.add, _) = self { true } else { false }
    }
}
