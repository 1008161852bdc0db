internal import Algebra

/// How large values and adjoints are when every intermediate is written out: known without writing them out.
struct ExpansionBounds: Sendable {
    /// By node: symbols and operations; saturates at `Int.max`.
    private(set) var sizes: [Int] = []
    /// By node: depth.
    private(set) var depths: [Int] = []

    /// By node: the right-hand sides on all ways to the output, each counted anew for every path; 0 where there is none.
    private(set) var waySizes: [Int] = []

    /// Whether a node can be written out without exceeding the depth of an expression.
    func isShallow(_ node: Int) -> Bool { depths[node] <= Limits.nesting }

    init(nodes: [Node], edges: [Edge], incoming: [[Int]], outgoing: [[Int]], reachesOutput: [Bool]) {
        for (index, node) in nodes.enumerated() {
            guard let expression = node.expression, !node.isOpaque else {
                sizes.append(1)
                depths.append(1)
                continue
            }
            let operands = incoming[index].map { edges[$0].from }
            let sizeOf = Dictionary(uniqueKeysWithValues: operands.map { (nodes[$0].symbol, sizes[$0]) })
            sizes.append(expression.expandedSize { sizeOf[$0] ?? 1 })
            depths.append(expression.depth + (operands.map { depths[$0] }.max() ?? 0))
        }
        waySizes = [Int](repeating: 0, count: nodes.count)
        for node in nodes.indices.reversed() {
            for edge in outgoing[node] where reachesOutput[edges[edge].to] {
                waySizes[node].addSaturating(edges[edge].ruleSize)
                waySizes[node].addSaturating(waySizes[edges[edge].to])
            }
        }
    }
}

extension Expression {
    /// The size with symbols replaced by expressions of known size; saturates at `Int.max`.
    func expandedSize(_ sizeOf: (Symbol) -> Int) -> Int {
        nodes.reduce(into: 0) { total, node in
            let size = if case .symbol(let symbol) = node { sizeOf(symbol) } else { 1 }
            total.addSaturating(size)
        }
    }
}
