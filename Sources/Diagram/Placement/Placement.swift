extension Blocks {
    /// Moves the blocks to where their segments want them, within the room their neighbours leave: one after the other
    /// to the median of its wishes, and where neighbours are in the way and lose less than is gained, with them.
    mutating func settle() {
        // The work stays linear in large graphs, where a round takes long and the last cells do not matter.
        for round in 0..<(graph.vertexCount > 5000 ? 6 : 20) {
            var moved = false
            for block in round % 2 == 0 ? order : order.reversed() {
                let wishes = wishes(of: block)
                guard !wishes.isEmpty else { continue }
                let room = room(for: block)
                // Between the two middle wishes every place is as good: move no further than needed.
                let wanted = min(max(origin[block], wishes[(wishes.count - 1) / 2]), wishes[wishes.count / 2])
                let place = min(max(wanted, room.lowerBound), room.upperBound)
                if place != origin[block] {
                    origin[block] = place
                    moved = true
                }
                if place != wanted, push(block, wanted > place ? 1 : -1) { moved = true }
            }
            if !moved { break }
        }
    }

    private func room(for block: Int) -> ClosedRange<Int> {
        var (low, high) = (Int.min, Int.max)
        for vertex in members[block] {
            let floor = before(vertex).map { start(of: $0) + step[$0] } ?? 0
            let ceiling = after(vertex).map { start(of: $0) - step[vertex] } ?? end - extent[vertex]
            low = max(low, floor - shift[vertex])
            high = min(high, ceiling - shift[vertex])
        }
        return low...max(low, high)
    }

    /// The places of the block at which one of its segments would be straight, sorted.
    private func wishes(of block: Int) -> [Int] {
        var wishes: [Int] = []
        for vertex in members[block] {
            for segment in graph.incoming[vertex] where blockOf[graph.segments[segment].tail] != block {
                wishes.append(wish(of: vertex, for: segment) - shift[vertex])
            }
            for segment in graph.outgoing[vertex] where blockOf[graph.segments[segment].head] != block {
                wishes.append(wish(of: vertex, for: segment) - shift[vertex])
            }
        }
        return wishes.sorted()
    }

    /// Where a vertex would start for one of its segments to be straight, or midway between the far ends of a pair.
    private func wish(of vertex: Int, for segment: Int) -> Int {
        let isHead = graph.segments[segment].head == vertex
        let straight = straightStart(of: vertex, for: segment)
        guard let partner = isHead ? pairs.partnerAtHead[segment] : pairs.partnerAtTail[segment] else {
            return straight
        }
        return (straight + straightStart(of: vertex, for: partner)) >> 1
    }

    private func straightStart(of vertex: Int, for segment: Int) -> Int {
        let (tail, head) = (graph.segments[segment].tail, graph.segments[segment].head)
        return head == vertex
            ? start(of: tail) + tailOffset[segment] - headOffset[segment]
            : start(of: head) + headOffset[segment] - tailOffset[segment]
    }

    // MARK: Pushing

    /// A push moves no more blocks than this; longer rows of blocks stand as they are.
    private static let largestPush = 64

    /// Moves a block by some cells, and with it all blocks it touches on that side, if the segments become shorter in
    /// all. False if nothing moves.
    private mutating func push(_ block: Int, _ direction: Int) -> Bool {
        pushes += 1
        var pushed = [block]
        lastPush[block] = pushes
        var distance = Int.max
        var next = 0
        while next < pushed.count {
            for vertex in members[pushed[next]] {
                guard let neighbour = direction > 0 ? after(vertex) : before(vertex) else {
                    distance = min(
                        distance, direction > 0 ? end - extent[vertex] - start(of: vertex) : start(of: vertex))
                    continue
                }
                let other = blockOf[neighbour]
                guard lastPush[other] != pushes else { continue }
                let gap =
                    direction > 0
                    ? start(of: neighbour) - start(of: vertex) - step[vertex]
                    : start(of: vertex) - start(of: neighbour) - step[neighbour]
                if gap == 0 {
                    pushed.append(other)
                    lastPush[other] = pushes
                } else {
                    distance = min(distance, gap)
                }
            }
            next += 1
            if pushed.count > Self.largestPush { return false }
        }
        // How the length of all segments changes with the first cell, and how far it goes on changing so.
        var change = 0
        func gain(from vertex: Int, along segment: Int) {
            let ahead = (wish(of: vertex, for: segment) - start(of: vertex)) * direction
            change += ahead > 0 ? -1 : 1
            if ahead > 0 { distance = min(distance, ahead) }
        }
        for block in pushed {
            for vertex in members[block] {
                for segment in graph.incoming[vertex] where lastPush[blockOf[graph.segments[segment].tail]] != pushes {
                    gain(from: vertex, along: segment)
                }
                for segment in graph.outgoing[vertex] where lastPush[blockOf[graph.segments[segment].head]] != pushes {
                    gain(from: vertex, along: segment)
                }
            }
        }
        guard change < 0, distance > 0 else { return false }
        for block in pushed { origin[block] += direction * distance }
        return true
    }
}
