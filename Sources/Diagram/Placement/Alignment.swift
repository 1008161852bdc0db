extension LayeredGraph {
    /// The segments to be drawn as one straight line: in every channel the heaviest set in which no two cross or share
    /// an end, long edges before short ones and chains before branches. Vertices joined by them form a block.
    /// - Parameters:
    ///   - hasTrunk: whether the lines that leave a vertex are a trunk. One with an even number of branches goes between the
    ///     two in the middle.
    ///   - pairs: the lines between whose far ends a node stands.
    func straightSegments(hasTrunk: [Bool], pairs: Pairs) -> [Bool] {
        var straight = [Bool](repeating: false, count: segments.count)
        for layer in layers.dropLast() {
            let candidates = layer.filter { !hasTrunk[$0] || outgoing[$0].count % 2 == 1 }.flatMap { outgoing[$0] }
                .filter { pairs.mayBeStraight(segments[$0]) }
            for segment in heaviestChain(candidates) { straight[segment] = true }
        }
        return straight
    }

    /// How much is gained when a segment is straight.
    func straightness(of segment: Int) -> Int {
        let (tail, head) = (segments[segment].tail, segments[segment].head)
        let medianBonus = { (list: ArraySlice<Int>) -> Int in
            // Of several lines at one box the middle one keeps the box centred among its neighbours.
            guard let place = list.firstIndex(of: segment).map({ $0 - list.startIndex }) else { return 0 }
            return place == list.count / 2 || place == (list.count - 1) / 2 ? 2 : 0
        }
        switch (isWaypoint(tail), isWaypoint(head)) {
        case (true, true): return 40
        case (true, false): return 6 + medianBonus(incoming[head])
        case (false, true): return 6 + medianBonus(outgoing[tail])
        case (false, false):
            return 6 + (outgoing[tail].count == 1 ? 2 : 0) + (incoming[head].count == 1 ? 2 : 0)
                + medianBonus(incoming[head]) + medianBonus(outgoing[tail])
        }
    }

    /// The heaviest set of segments, given by the place of their tails, whose tails and heads both strictly increase.
    private func heaviestChain(_ candidates: [Int]) -> [Int] {
        guard let first = candidates.first else { return [] }
        let width = layers[layerOf[segments[first].head]].count
        // A Fenwick tree for the heaviest set that ends at or before a head's place.
        var heaviest = [(weight: Int, last: Int)](repeating: (0, -1), count: width + 1)
        var previous = [Int: Int]()
        var best = (weight: 0, last: -1)
        var start = 0
        while start < candidates.count {
            var end = start
            let tail = segments[candidates[start]].tail
            var found: [(weight: Int, segment: Int)] = []
            while end < candidates.count, segments[candidates[end]].tail == tail {
                let segment = candidates[end]
                var before = (weight: 0, last: -1)
                var node = position[segments[segment].head]
                while node > 0 {
                    if heaviest[node].weight > before.weight { before = heaviest[node] }
                    node -= node & -node
                }
                previous[segment] = before.last
                found.append((before.weight + straightness(of: segment), segment))
                end += 1
            }
            for (weight, segment) in found {
                if weight > best.weight { best = (weight, segment) }
                var node = position[segments[segment].head] + 1
                while node <= width {
                    if weight > heaviest[node].weight { heaviest[node] = (weight, segment) }
                    node += node & -node
                }
            }
            start = end
        }
        var chain: [Int] = []
        var segment = best.last
        while segment >= 0 {
            chain.append(segment)
            segment = previous[segment] ?? -1
        }
        return chain
    }
}
