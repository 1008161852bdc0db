package import Algebra
package import Autodiff

extension Graph {
    /// The local partial on an edge, a long one written with names for its parts where that makes it shorter: the
    /// consumer's for its definition, so that σ(a)(1 − σ(a)) is h(1 − h) where h = σ(a), step(h) for step(a) where
    /// h = relu(a), and σ′(b) for exp(−b)/(1 + exp(−b))². The value is the same.
    ///
    /// Between vectors and matrices it is in the layout of the graph, and has such names already: `diag(relu′(z))`. Where it has
    /// no plain form it is called `∂z/∂W`.
    /// - Parameter columns: the length in Unicode up to which a partial is written out.
    package func namedPartial(of edge: Int, _ notation: Notation, longerThan columns: Int) -> String {
        let partial = label(ofEdge: edge)
        guard isScalar else { return partial.withPrimes(notation).text(notation, shapes: shapes) }
        let written = partial.text(notation)
        guard (notation == .unicode ? written : partial.text(.unicode)).count > columns,
            partial.size <= Graph.largestNamedPartial
        else {
            return written
        }
        let consumer = nodes[edges[edge].to]
        guard case .computed(let definition) = consumer.kind else { return written }
        let shorter = [
            partial.replacing([definition, definition.simplified()], by: .symbol(consumer.symbol)),
            partial.withMask(of: definition, named: consumer.symbol),
            partial.withLogisticDerivative(notation, of: definition, named: consumer.symbol),
        ]
        return shorter.map { $0.text(notation) }.reduce(written) { $1.count < $0.count ? $1 : $0 }
    }

    /// Larger partials are shown as they are; every part of a partial is looked up.
    private static let largestNamedPartial = 200
}

extension Expression {
    /// The expression with the mask of a relu by what it lets pass: one is above 0 where the other is.
    fileprivate func withMask(of definition: Expression, named symbol: Symbol) -> Expression {
        guard case .apply(.relu, let operands) = definition else { return self }
        let mask = Expression.apply(.step, operands)
        return replacing([mask, mask.simplified()], by: .apply(.step, [.symbol(symbol)]))
    }

    /// The expression divided by the derivative of the logistic function, as it comes out of 1/(1 + exp(−x)), times that
    /// derivative by its name, or as h(1 − h) where h is defined as the function. The derivative is never 0.
    fileprivate func withLogisticDerivative(
        _ notation: Notation, of definition: Expression, named symbol: Symbol
    ) -> Expression {
        for case .apply(.exp, let exponents) in nodes {
            guard let exponent = exponents.first else { continue }
            let argument = Expression.apply(.negate, [exponent]).simplified()
            let decay = Expression.apply(.exp, exponents)
            let sum = Expression.apply(.add, [.one, decay])
            let derivative = Expression.apply(.divide, [decay, .apply(.power, [sum, .number(Number(2))])])
            let rest = Expression.apply(.divide, [self, derivative]).simplified()
            guard !rest.nodes.contains(decay) else { continue }
            let isLogistic = [.apply(.divide, [.one, sum]), .apply(.sigmoid, [argument])].contains(definition)
            let name: Expression =
                isLogistic
                ? .apply(.multiply, [.symbol(symbol), .apply(.add, [.one, .apply(.negate, [.symbol(symbol)])])])
                : .opaque(notation == .ascii ? "sigmoid'" : "σ′", [argument])
            return rest == .one ? name : .apply(.multiply, [rest, name])
        }
        return self
    }
}
