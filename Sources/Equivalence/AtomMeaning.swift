package import Algebra
package import Autodiff

/// What a name in an expression stands for on a graph.
package enum AtomMeaning: Hashable, Sendable {
    /// The value of a node.
    case value(node: Int)
    /// `∂u/∂v` where an edge v → u exists: everything else held fixed. `du/dv` as well where u is an opaque function of v
    /// alone, whose partial is written so.
    case localPartial(edge: Int)
    /// Any other derivative: total. That of the output is the adjoint.
    case total(of: Int, by: Int)
    /// A call of a function that is not defined.
    case opaqueCall
    /// A name the graph does not have.
    case undeclared(Symbol)
}

extension Graph {
    /// What an atom stands for; that of an element is what its vector or matrix stands for.
    package func meaning(of atom: Atom) -> AtomMeaning {
        switch atom {
        case .symbol(let symbol): return node(named: symbol).map { .value(node: $0) } ?? .undeclared(symbol)
        case .adjoint(let symbol):
            return node(named: symbol).map { .total(of: output, by: $0) } ?? .undeclared(symbol)
        case .derivative(let derivative):
            guard let of = node(named: derivative.of) else { return .undeclared(derivative.of) }
            guard let variable = node(named: derivative.variable) else { return .undeclared(derivative.variable) }
            guard let edge = edge(from: variable, to: of) else { return .total(of: of, by: variable) }
            let isUnivariate = nodes[of].isOpaque && incoming[of].count == 1
            return derivative.isPartial || isUnivariate ? .localPartial(edge: edge) : .total(of: of, by: variable)
        case .opaque: return .opaqueCall
        }
    }

    /// The node of a name, or of the vector or matrix whose element it is.
    private func node(named symbol: Symbol) -> Int? {
        if let node = node(symbol) { return node }
        guard !isScalar else { return nil }
        for count in 1...2 where symbol.indices.count >= count {
            var tensor = symbol
            tensor.indices.removeLast(count)
            if let node = node(tensor), (nodes[node].shape.kind == .column) == (count == 1) { return node }
        }
        return nil
    }

    /// The meaning under one name: a total derivative along a single edge is that edge's local partial.
    package func canonical(_ meaning: AtomMeaning) -> AtomMeaning {
        guard case .total(let of, let by) = meaning, let edge = edge(from: by, to: of), isOnlyPath(edge) else {
            return meaning
        }
        return .localPartial(edge: edge)
    }

    /// Whether no other way leads from the edge's operand to its consumer.
    private func isOnlyPath(_ edge: Int) -> Bool {
        let (from, to) = (edges[edge].from, edges[edge].to)
        // Whether a node between the two depends on the operand, in topological order.
        var depends: Set<Int> = [from]
        for node in from + 1..<to where incoming[node].contains(where: { depends.contains(edges[$0].from) }) {
            depends.insert(node)
        }
        return !incoming[to].contains { $0 != edge && depends.contains(edges[$0].from) }
    }

    /// What a quantity is called as an atom; nil for quantities that are products or sums.
    package func meaning(of quantity: Quantity) -> AtomMeaning? {
        switch quantity {
        case .value(let node): .value(node: node)
        case .localPartial(let edge): .localPartial(edge: edge)
        case .adjoint(let node): .total(of: output, by: node)
        case .contribution, .runningSum, .update: nil
        }
    }
}
