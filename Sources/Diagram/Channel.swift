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
        /// Places after the head's that its room covers too: a label beside the line.
        let headReach: Int
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
    private var ends: Set<Int>

    /// - Parameter clearance: cells kept free beside the boxes of the next layer where no line ends.
    init(wires: [Wire], loops: [Loop], clearance: Int = 1) {
        self.wires = wires
        ends = Set(wires.flatMap { [$0.tail, $0.head] } + loops.flatMap { [$0.first, $0.second] })
        let margin = wires.count + 1
        origin = (ends.min() ?? 0) - margin
        taken = [Int](
            repeating: clearance, count: (ends.max() ?? 0) - origin + 1 + margin + (wires.map(\.headReach).max() ?? 0))
        turns = [[Turn]](repeating: [], count: wires.count)
        loopDistances = []
        size = 0
        for wire in wires {
            for place in wire.head...(wire.head + wire.headReach) {
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
    private func freeDistance(from: Int, to: Int) -> Int {
        taken[(min(from, to) - origin)...(max(from, to) - origin)].max() ?? 0
    }

    private mutating func track(from: Int, to: Int) -> Int {
        let distance = freeDistance(from: from, to: to)
        for place in (min(from, to) - origin)...(max(from, to) - origin) { taken[place] = distance + 1 }
        size = max(size, distance + 2)
        return distance
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
        var queues = [onward[...], backward[...]]
        var remaining = onward.count + backward.count
        while remaining > 0 {
            for side in queues.indices {
                while let first = queues[side].first, done[first] { queues[side].removeFirst() }
            }
            let free = queues.compactMap(\.first).filter(isFree)
            let nearest = free.min {
                freeDistance(from: wires[$0].tail, to: target[$0]) < freeDistance(from: wires[$1].tail, to: target[$1])
            }
            guard let index = nearest ?? queues.joined().first(where: { !done[$0] && isFree($0) }) else {
                // A ring: the last part of one line is laid now, over a place where no line ends.
                guard let index = queues.joined().first(where: { !done[$0] }) else { return }
                let place = freePlace(near: wires[index].head, towards: wires[index].tail)
                ends.insert(place)
                turns[index].insert(
                    Turn(distance: track(from: place, to: wires[index].head), place: wires[index].head), at: 0)
                target[index] = place
                continue
            }
            let distance = track(from: wires[index].tail, to: target[index])
            turns[index].insert(Turn(distance: distance, place: target[index]), at: 0)
            done[index] = true
            remaining -= 1
        }
    }

    /// A place at which no line begins or ends, near a given one. Among n + 1 places on either side one is free.
    private func freePlace(near place: Int, towards other: Int) -> Int {
        let direction = other > place ? 1 : -1
        var step = 1
        while true {
            for candidate in [place + direction * step, place - direction * step]
            where !ends.contains(candidate) && candidate >= origin && candidate < origin + taken.count {
                return candidate
            }
            step += 1
        }
    }
}
