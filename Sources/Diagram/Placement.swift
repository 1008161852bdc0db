extension Blocks {
    /// Moves one block after the other to the median of where its segments want it, within the room its neighbours
    /// leave, until all are content.
    mutating func settle() {
        for round in 0..<12 {
            var moved = false
            for block in round % 2 == 0 ? order : order.reversed() {
                let wishes = wishes(of: block)
                let room = room(for: block)
                guard !wishes.isEmpty, room.lowerBound < room.upperBound else { continue }
                // Between the two middle wishes every place is as good: move no further than needed.
                let wanted = min(max(origin[block], wishes[(wishes.count - 1) / 2]), wishes[wishes.count / 2])
                let place = min(max(wanted, room.lowerBound), room.upperBound)
                if place != origin[block] {
                    origin[block] = place
                    moved = true
                }
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
            for segment in graph.incoming[vertex] {
                let tail = graph.segments[segment].tail
                guard blockOf[tail] != block else { continue }
                wishes.append(start(of: tail) + tailOffset[segment] - headOffset[segment] - shift[vertex])
            }
            for segment in graph.outgoing[vertex] {
                let head = graph.segments[segment].head
                guard blockOf[head] != block else { continue }
                wishes.append(start(of: head) + headOffset[segment] - tailOffset[segment] - shift[vertex])
            }
        }
        return wishes.sorted()
    }
}
