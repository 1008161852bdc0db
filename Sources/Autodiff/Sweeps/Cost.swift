/// Multiplications and additions of three ways to the same gradient, by every input and parameter.
///
/// Counted is the bookkeeping on the edges; working out the local partials is the same for all three and not counted.
/// Multiplying by the seed 1 is free, and k contributions take k − 1 additions. Edges from constants and nodes that do
/// not reach the output take no part. All counts saturate at `UInt128.max`.
package struct Cost: Hashable, Sendable {
    /// What one way takes.
    package struct Count: Hashable, Sendable {
        /// Of two numbers each.
        package var multiplications: UInt128
        /// Of two numbers each.
        package var additions: UInt128
        package init(multiplications: UInt128, additions: UInt128) {
            self.multiplications = multiplications
            self.additions = additions
        }
    }
    /// One multiplication per edge, except into the output.
    package var reverseSweep: Count
    /// For every path of n edges n − 1 multiplications, then the sum over the paths from each variable.
    package var pathEnumeration: Count
    /// One forward sweep per variable: one multiplication per edge the variable reaches, except out of the variable.
    package var forwardSweeps: Count
}

extension Graph {
    /// What the reverse sweep, the sum over paths and forward sweeps cost. Paths are counted, never listed; the time is
    /// linear in the edges, times the variables for the forward sweeps.
    package var cost: Cost {
        Cost(reverseSweep: reverseSweepCost, pathEnumeration: pathEnumerationCost, forwardSweeps: forwardSweepsCost)
    }

    private var reverseSweepCost: Cost.Count {
        var count = Cost.Count.zero
        for step in reverseSweep(.pull) {
            count.multiplications += UInt128(step.edges.count { edges[$0].to != output })
            count.additions += UInt128(Swift.max(step.edges.count - 1, 0))
        }
        return count
    }

    private var pathEnumerationCost: Cost.Count {
        // By node: how many paths lead to the output, and how many edges they have together.
        let paths = pathCounts
        var lengths = [UInt128](repeating: 0, count: nodes.count)
        var count = Cost.Count.zero
        for node in nodes.indices.prefix(output).reversed() {
            lengths[node] = outgoing[node].reduce(0) {
                $0.addingSaturating(lengths[edges[$1].to]).addingSaturating(paths[edges[$1].to])
            }
            guard nodes[node].isVariable, reachesOutput[node] else { continue }
            let saturates = lengths[node] == .max
            count.multiplications = count.multiplications.addingSaturating(
                saturates ? .max : lengths[node] - paths[node])
            count.additions = count.additions.addingSaturating(paths[node] == .max ? .max : paths[node] - 1)
        }
        return count
    }

    private var forwardSweepsCost: Cost.Count {
        var count = Cost.Count.zero
        let consumers = nodes.indices.map { node in outgoing[node].map { edges[$0].to }.filter { isSwept($0) } }
        // By node: the last variable whose sweep reached it, so that nothing is cleared between sweeps.
        var reachedBy = [Int](repeating: -1, count: nodes.count)
        for variable in variables where reachesOutput[variable] {
            var edgesReached = 0
            var nodesReached = 0
            var waiting = [variable]
            while let node = waiting.popLast() {
                edgesReached += consumers[node].count
                for consumer in consumers[node] where reachedBy[consumer] != variable {
                    reachedBy[consumer] = variable
                    nodesReached += 1
                    waiting.append(consumer)
                }
            }
            count.multiplications += UInt128(edgesReached - consumers[variable].count)
            // Every node reached sums what its operands bring: one addition fewer than edges.
            count.additions += UInt128(edgesReached - nodesReached)
        }
        return count
    }
}

extension Cost.Count {
    fileprivate static let zero = Cost.Count(multiplications: 0, additions: 0)
}
