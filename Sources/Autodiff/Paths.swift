/// A way from a node to the output, as edge indices in forward order.
package struct Path: Hashable, Sendable {
    package var edges: [Int]
    package init(edges: [Int]) { self.edges = edges }
}

extension Graph {
    /// How many paths lead from a node to the output; saturates at `UInt128.max`.
    package func pathCount(from node: Int) -> UInt128 { 0 }

    /// The first `limit` paths from a node to the output, in a fixed order.
    package func paths(from node: Int, limit: Int) -> [Path] { [] }
}

/// Multiplications and additions of three ways to the same gradient.
package struct Cost: Hashable, Sendable {
    package struct Count: Hashable, Sendable {
        package var multiplications: UInt128
        package var additions: UInt128
        package init(multiplications: UInt128, additions: UInt128) {
            self.multiplications = multiplications
            self.additions = additions
        }
    }
    package var reverseSweep: Count
    package var pathEnumeration: Count
    /// One forward sweep per input.
    package var forwardSweeps: Count
}
