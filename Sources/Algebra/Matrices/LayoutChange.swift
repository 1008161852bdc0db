extension Expression {
    /// A derivative that is written in denominator layout, in another layout: `Wᵀ z̄` is `z̄ W` in numerator layout, and
    /// (∂u/∂x)(∂y/∂u) is (∂y/∂u)(∂u/∂x).
    ///
    /// In numerator layout every adjoint and derivative is the transpose of what it is in denominator layout, and so is the
    /// whole; the transposes are then worked into the product, which turns its factors round. Values stay as they are.
    /// - Parameter shapes: of the variables that are vectors or matrices.
    package func laidOut(in layout: Layout, shapes: [Symbol: Shape]) -> Expression {
        guard layout == .numerator, !shapes.isEmpty else { return self }
        // The simplifier takes derivatives in denominator layout: names with the shapes of the other one stand in for them.
        var standIns: [Symbol: Expression] = [:]
        var shapesWithStandIns = shapes
        func standIn(for expression: Expression) -> Expression? {
            guard let shape = expression.fittingShape(ofOperands: [], in: { shapes[$0] }), shape != .scalar else {
                return nil
            }
            // No name that can be written has a blank.
            let symbol = Symbol("derivative \(expression.text(.ascii))")
            standIns[symbol] = expression
            shapesWithStandIns[symbol] = shape.transposed
            return .apply(.transpose, [.symbol(symbol)])
        }
        let withStandIns = substituting(leaves: { atom in
            switch atom {
            case .adjoint(let symbol): standIn(for: .adjoint(symbol))
            case .derivative(let derivative): standIn(for: .derivative(derivative))
            case .symbol, .opaque: nil
            }
        })
        return Expression.apply(.transpose, [withStandIns]).simplified(shapes: shapesWithStandIns)
            .substituting { standIns[$0] }
    }
}
