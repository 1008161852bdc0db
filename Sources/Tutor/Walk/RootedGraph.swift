internal import Algebra
internal import Autodiff

extension Graph {
    /// The same nodes in the same order with another output, for a walk that differentiates an intermediate value.
    func rooted(at symbol: Symbol) -> Graph {
        guard let node = node(symbol), node != output else { return self }
        return remade(output: symbol)
    }

    /// By node, whether it is one of the variables or depends on one: what a gradient by them needs.
    func depends(on variables: [Symbol]) -> [Bool] {
        let variables = Set(variables.compactMap { node($0) })
        var depends = [Bool](repeating: variables.isEmpty, count: nodes.count)
        for node in nodes.indices where !depends[node] {
            depends[node] = variables.contains(node) || incoming[node].contains { depends[edges[$0].from] }
        }
        return depends
    }
}
