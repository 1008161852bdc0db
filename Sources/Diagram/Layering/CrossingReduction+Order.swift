/// Of several orders with equally few crossings the one that is read most easily: x₁ before x₂, and lines as straight as can be.
extension CrossingReduction {
    /// The mirror image, which crosses as often.
    mutating func turnOver() {
        for index in layers.indices {
            layers[index].reverse()
            place(index)
        }
    }

    /// Exchanges nodes of a layer that do not stand in the order given, and moves all other layers after them, while that
    /// adds no crossing and bends lines no more than it is worth.
    mutating func tidy(nodeCount: Int) {
        var best = (crossings: crossings(), untidiness: untidiness(nodeCount: nodeCount))
        var isBetter = true
        while isBetter {
            isBetter = false
            for index in layers.indices {
                for first in layers[index].indices {
                    for second in layers[index].indices.dropFirst(first + 1)
                    where layers[index][second] < min(layers[index][first], nodeCount) {
                        for movesOthers in [false, true] {
                            var attempt = self
                            attempt.exchange(first, second, of: index, movingOthers: movesOthers)
                            let found = (attempt.crossings(), attempt.untidiness(nodeCount: nodeCount))
                            if found < best {
                                (self, best) = (attempt, found)
                                isBetter = true
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func exchange(_ first: Int, _ second: Int, of index: Int, movingOthers: Bool) {
        layers[index].swapAt(first, second)
        place(index)
        guard movingOthers else { return }
        for other in layers.indices.dropFirst(index + 1) { sort(other, by: lower) }
        for other in layers.indices.prefix(index).reversed() { sort(other, by: upper) }
    }

    /// So many places a line may bend for one pair of nodes to stand in the order given.
    private static let worth = 4

    /// How many pairs of nodes stand out of the order given, and how far the lines lead from being straight, in half places.
    private func untidiness(nodeCount: Int) -> Int {
        var (pairs, bends) = (0, 0)
        for (index, layer) in layers.enumerated() {
            for (place, vertex) in layer.enumerated() {
                if vertex < nodeCount {
                    pairs += layer.dropFirst(place + 1).count { $0 < vertex }
                }
                for head in upper[vertex] {
                    bends += abs(2 * (place - position[head]) - layer.count + layers[index + 1].count)
                }
            }
        }
        return Self.worth * pairs + bends
    }
}
