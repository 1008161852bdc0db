package import Algebra

extension Graph {
    /// The adjoint of a node as an expression over inputs, opaque nodes and their partials, simplified: 1 for the output,
    /// 0 for a node that does not reach it, nil for a constant.
    ///
    /// It is built as a person would, from the node up to the output by the chain rule, so that J = cos(sin x² + 3x²)
    /// gives −(2x·cos x² + 6x)·sin(sin x² + 3x²) however many intermediates are named. Nil where the right-hand sides on
    /// the way have more than `limit` symbols and operations, counted anew for every path, or the result would have: a
    /// deep graph has its adjoints one step at a time, in `adjointRule`.
    ///
    /// Between vectors and matrices intermediate values stay names: W⁽²⁾ᵀ ((ŷ − y) ⊙ (1 − ŷ²)) is what a person would write.
    package func symbolicAdjoint(of node: Int, limit: Int = 1_000) -> Expression? {
        if node == output { return nodes[output].shape == .scalar ? .one : nil }
        guard varies[node] else { return nil }
        guard reachesOutput[node] else { return .zero }
        guard isScalar else { return matrixAdjoints(limit: limit)[node] }
        guard expansion.waySizes[node] <= limit else { return nil }

        // By node, the total derivative by `node` in terms of the other nodes. A consumer waits until its turn in
        // topological order, so that all its operands are there; only nodes between `node` and the output are visited.
        var slopes: [Int: Expression] = [node: .one]
        var waiting = SmallestFirstQueue([])
        func enqueueConsumers(of operand: Int) {
            for edge in outgoing[operand] where reachesOutput[edges[edge].to] {
                if slopes.updateValue(.zero, forKey: edges[edge].to) == nil { waiting.insert(edges[edge].to) }
            }
        }
        enqueueConsumers(of: node)
        while let next = waiting.popSmallest() {
            let contributions = incoming[next].compactMap { edge in
                slopes[edges[edge].from].map { Expression.chain(partial(ofEdge: edge), $0) }
            }
            let slope = contributions.count == 1 ? contributions[0] : Expression.apply(.add, contributions).simplified()
            guard expandedSize(of: slope) <= limit, slope.depth <= Limits.nesting else { return nil }
            slopes[next] = slope
            enqueueConsumers(of: next)
        }
        guard let slope = slopes[output], slope.symbols.allSatisfy({ self.node($0).map(expansion.isShallow) ?? true })
        else { return nil }
        return slope.substituting { self.node($0).map(expanded) }.simplified()
    }

    /// The right-hand side with every computed operand written out. The caller has checked size and depth.
    private func expanded(_ index: Int) -> Expression {
        guard let expression = nodes[index].expression, !nodes[index].isOpaque else {
            return .symbol(nodes[index].symbol)
        }
        return expression.substituting { symbol in node(symbol).map(expanded) }
    }

    private func expandedSize(of expression: Expression) -> Int {
        expression.expandedSize { symbol in node(symbol).map { expansion.sizes[$0] } ?? 1 }
    }
}

extension Expression {
    /// A local partial times the slope of its operand, in the order it is written by hand: the inner derivative first
    /// where it is worked out, (sin x²)′ = 2x·cos x², and last where it stays a symbol, dC/dz · ∂z/∂x. Goes through
    /// neither where one of them is 1.
    fileprivate static func chain(_ partial: Expression, _ slope: Expression) -> Expression {
        if partial == .one { return slope }
        if slope == .one { return partial }
        let staysSymbol = slope.atoms.contains { if case .derivative = $0 { true } else { false } }
        return Expression.apply(.multiply, staysSymbol ? [partial, slope] : [slope, partial]).simplified()
    }
}
