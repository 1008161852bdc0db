/// The room between two layers, where lines change from the place they leave one layer at to the place they enter the
/// next at. Cells are counted backwards from the next layer: 0 is the cell beside its boxes.
///
/// A line that changes its place runs along the channel in a track. Two lines never share a cell but where one crosses
/// the other at a right angle.
struct Channel {
    struct Wire {
        let tail: Int
        let head: Int
        /// Cells at either end that belong to this line alone: arrowhead, label, a stub. At least 1.
        let tailRoom: Int
        let headRoom: Int
        /// The places from the head on that its room covers too: a label beside the line.
        let headReach: ClosedRange<Int>
    }
    /// A line from a box to itself: both ends on the lower layer's side.
    struct Loop {
        let first: Int
        let second: Int
        let room: Int
    }
    /// A change of place: at this distance from the next layer the line goes over to this place.
    struct Turn: Hashable {
        var distance: Int
        let place: Int
    }

    /// For every wire its turns, from the lower layer on; none for a straight one.
    private(set) var turns: [[Turn]]
    private(set) var loopDistances: [Int]
    /// Cells from layer to layer.
    private(set) var size: Int

    private let wires: [Wire]
    /// For every place, from `origin` on, the cells taken so far, counted from the next layer.
    private var taken: [Int]
    private let origin: Int
    private let trackGap: Int
    private var ends: Set<Int>

    /// - Parameter trackGap: cells kept free around every track.
    init(wires: [Wire], loops: [Loop], trackGap: Int) {
        self.wires = wires
        self.trackGap = trackGap
        ends = Set(wires.flatMap { [$0.tail, $0.head] } + loops.flatMap { [$0.first, $0.second] })
        // Detours may leave the range of the ends: there are no more of them than lines.
        let margin = wires.count + 1 + trackGap
        let first = min(ends.min() ?? 0, wires.map { $0.head + $0.headReach.lowerBound }.min() ?? 0)
        let last = max(ends.max() ?? 0, wires.map { $0.head + $0.headReach.upperBound }.max() ?? 0)
        origin = first - margin
        taken = [Int](repeating: 1, count: last - first + 1 + 2 * margin)
        turns = [[Turn]](repeating: [], count: wires.count)
        loopDistances = []
        size = 0
        for wire in wires {
            for place in wire.headReach {
                let place = wire.head + place
                taken[place - origin] = max(taken[place - origin], wire.headRoom)
            }
        }
        routeBentWires()
        for loop in loops { loopDistances.append(track(from: loop.first, to: loop.second)) }
        for wire in wires {
            let isStraight = wire.tail == wire.head && wire.tailRoom == 1
            size = max(size, 2, taken[wire.tail - origin] + (isStraight ? 0 : wire.tailRoom))
        }
        for loop in loops {
            for end in [loop.first, loop.second] { size = max(size, taken[end - origin] + loop.room) }
        }
    }

    /// The distance at which a line may run from one place to another, beyond all laid before in between.
    private func freeDistance(from: Int, to: Int) -> Int { taken[cells(from, to)].max() ?? 0 }

    private mutating func track(from: Int, to: Int) -> Int {
        let distance = freeDistance(from: from, to: to)
        for cell in cells(from, to) { taken[cell] = distance + 1 + trackGap }
        size = max(size, distance + 2)
        return distance
    }

    private func cells(_ from: Int, _ to: Int) -> ClosedRange<Int> {
        (min(from, to) - origin - trackGap)...(max(from, to) - origin + trackGap)
    }

    /// Lays the tracks beginning at the next layer. Among lines in one direction the order by place lets no two cross
    /// that need not. A line that ends where another begins must be laid before it, or they would run over each other;
    /// where lines wait for each other in a ring, one of them takes a detour over a free place.
    private mutating func routeBentWires() {
        var target = wires.map(\.head)
        var done = wires.map { $0.tail == $0.head }
        let onward = wires.indices.filter { wires[$0].head > wires[$0].tail }.sorted {
            wires[$0].tail < wires[$1].tail
        }
        let backward = wires.indices.filter { wires[$0].head < wires[$0].tail }.sorted {
            wires[$0].tail > wires[$1].tail
        }
        var endingAt: [Int: Int] = [:]
        for index in wires.indices where !done[index] { endingAt[wires[index].head] = index }
        func isFree(_ index: Int) -> Bool {
            guard let earlier = endingAt[wires[index].tail] else { return true }
            return earlier == index || done[earlier] || target[earlier] != wires[earlier].head
        }
        var queues = [onward, backward]
        while true {
            for side in queues.indices { queues[side].removeAll { done[$0] } }
            let candidates = queues.flatMap { queue in
                queue.indices.filter { isFree(queue[$0]) }.prefix(8).map { place in
                    (overtaken: overtaken(by: place, in: queue), wire: queue[place])
                }
            }
            let next = candidates.min {
                ($0.overtaken, freeDistance(from: wires[$0.wire].tail, to: target[$0.wire]))
                    < ($1.overtaken, freeDistance(from: wires[$1.wire].tail, to: target[$1.wire]))
            }
            if let wire = next?.wire {
                let distance = track(from: wires[wire].tail, to: target[wire])
                turns[wire].insert(Turn(distance: distance, place: target[wire]), at: 0)
                done[wire] = true
            } else if let wire = queues.joined().first {
                // A ring: the last part of one line is laid now, from a place where no line ends.
                let place = freePlace(near: wires[wire].head, towards: wires[wire].tail)
                ends.insert(place)
                let turn = Turn(distance: track(from: place, to: wires[wire].head), place: wires[wire].head)
                turns[wire].insert(turn, at: 0)
                target[wire] = place
            } else {
                return
            }
        }
    }

    /// Waiting lines of one direction that a line would cross twice if it were laid before them.
    private func overtaken(by place: Int, in queue: [Int]) -> Int {
        let wire = wires[queue[place]]
        let span = min(wire.tail, wire.head)...max(wire.tail, wire.head)
        return queue[..<place].count { span.contains(wires[$0].head) && wires[$0].head != wire.head }
    }

    /// A place at which no line begins or ends, near a given one. Among n + 1 places on either side one is free.
    private func freePlace(near place: Int, towards other: Int) -> Int {
        let direction = other > place ? 1 : -1
        var step = 1
        while true {
            for candidate in [place + direction * step, place - direction * step]
            where !ends.contains(candidate) && taken.indices.contains(candidate - origin - trackGap)
                && taken.indices.contains(candidate - origin + trackGap)
            {
                return candidate
            }
            step += 1
        }
    }
}
