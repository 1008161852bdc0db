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
    private(set) var loopDistances: [Int] = []
    /// Cells from layer to layer.
    private(set) var size = 0

    private let wires: [Wire]
    private let trackGap: Int
    /// For every place, from `origin` on, the cells taken so far, counted from the next layer.
    private var taken: [Int]
    private let origin: Int
    /// The places at which lines begin or end.
    private var ends: Set<Int>
    /// Cells beside the lower layer that no track runs through: there labels stand beside the lines that leave it.
    private let tailRows: Int

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
        for wire in wires {
            for reach in wire.headReach {
                let cell = wire.head + reach - origin
                taken[cell] = max(taken[cell], wire.headRoom)
            }
        }
        tailRows = max(wires.map(\.tailRoom).max() ?? 1, loops.map(\.room).max() ?? 1)
        layTracks()
        for loop in loops { loopDistances.append(track(from: loop.first, to: loop.second)) }
        for wire in wires {
            let isStraight = wire.tail == wire.head && wire.tailRoom == 1
            size = max(size, 2, taken[wire.tail - origin] + (isStraight ? 0 : wire.tailRoom))
        }
        for loop in loops {
            for end in [loop.first, loop.second] { size = max(size, taken[end - origin] + loop.room) }
        }
    }

    // MARK: Crossings

    /// Where lines cross, from box to box.
    var crossings: Int {
        var across: [(distance: Int, places: Range<Int>)] = []
        var along: [Int: [ClosedRange<Int>]] = [:]
        for (wire, turns) in zip(wires, turns) {
            var (place, distance) = (wire.tail, size)
            for turn in turns {
                along[place, default: []].append(turn.distance...distance)
                across.append((turn.distance, min(place, turn.place) + 1..<max(place, turn.place)))
                (place, distance) = (turn.place, turn.distance)
            }
            along[place, default: []].append(0...distance)
        }
        return across.reduce(0) { sum, line in
            line.places.reduce(sum) { sum, place in
                sum + (along[place] ?? []).count { $0.contains(line.distance) }
            }
        }
    }

    // MARK: One track

    /// The distance at which a line may run from one place to another, beyond all laid before in between.
    private func freeDistance(from: Int, to: Int) -> Int { taken[cells(from, to)].max() ?? 0 }

    private mutating func track(from: Int, to: Int) -> Int {
        let distance = freeDistance(from: from, to: to)
        for cell in cells(from, to) { taken[cell] = distance + 1 + trackGap }
        size = max(size, distance + 1 + tailRows)
        return distance
    }

    private func cells(_ from: Int, _ to: Int) -> ClosedRange<Int> {
        (min(from, to) - origin - trackGap)...(max(from, to) - origin + trackGap)
    }

    // MARK: The order of the tracks

    /// How many lines that may be laid next are compared.
    private static let choices = 8
    /// How far from its end a line makes a detour only to save crossings.
    private static let shortDetour = 2

    /// Lays the tracks beginning at the next layer.
    ///
    /// Among lines in one direction the order by place lets no two cross that need not. A line that ends where another
    /// begins must be laid before it, or they would run over each other. Where the two orders contradict each other, the
    /// last part of a line is laid for itself, over a place where no line ends.
    private mutating func layTracks() {
        var waiting = [
            wires.indices.filter { wires[$0].head > wires[$0].tail }.sorted { wires[$0].tail < wires[$1].tail },
            wires.indices.filter { wires[$0].head < wires[$0].tail }.sorted { wires[$0].tail > wires[$1].tail },
        ]
        /// Where the part of a wire ends that is still to be laid; nil when none is.
        var target = wires.map { $0.head == $0.tail ? nil : $0.head }
        var endingAt: [Int: Int] = [:]
        for wire in waiting.joined() { endingAt[wires[wire].head] = wire }
        let earlier = wires.map { endingAt[$0.tail] }
        /// The wire that must be laid before this one.
        func obstacle(_ wire: Int) -> Int? {
            earlier[wire].flatMap { target[$0] == wires[$0].head ? $0 : nil }
        }
        while true {
            for side in waiting.indices { waiting[side].removeAll { target[$0] == nil } }
            let next = nextWire(waiting) { obstacle($0) == nil }
            let blocking = waiting.compactMap(\.first).compactMap(obstacle).first
            let detour = blocking.flatMap { freePlace(near: $0, within: next == nil ? .max : Self.shortDetour) }
            if let next, next.overtaken == 0 || detour == nil, let place = target[next.wire] {
                let distance = track(from: wires[next.wire].tail, to: place)
                turns[next.wire].insert(Turn(distance: distance, place: place), at: 0)
                target[next.wire] = nil
            } else if let blocking, let detour {
                let head = wires[blocking].head
                ends.insert(detour)
                turns[blocking].insert(Turn(distance: track(from: detour, to: head), place: head), at: 0)
                target[blocking] = detour
            } else {
                return
            }
        }
    }

    /// The wire to be laid next, and how many waiting ones of its direction it crosses twice because it is laid before
    /// them.
    private func nextWire(_ waiting: [[Int]], where isFree: (Int) -> Bool) -> (wire: Int, overtaken: Int)? {
        var best: (wire: Int, overtaken: Int, distance: Int)?
        for queue in waiting {
            var compared = 0
            for (place, wire) in queue.enumerated() where isFree(wire) {
                let (tail, head) = (wires[wire].tail, wires[wire].head)
                let span = min(tail, head)...max(tail, head)
                let overtaken = queue[..<place].count { span.contains(wires[$0].head) }
                let distance = freeDistance(from: tail, to: head)
                if best.map({ (overtaken, distance) < ($0.overtaken, $0.distance) }) ?? true {
                    best = (wire, overtaken, distance)
                }
                compared += 1
                if compared == Self.choices { break }
            }
        }
        return best.map { ($0.wire, $0.overtaken) }
    }

    /// A place at which no line begins or ends, near the head of a wire. Among n + 1 places on either side one is free.
    private func freePlace(near wire: Int, within reach: Int) -> Int? {
        let (head, direction) = (wires[wire].head, wires[wire].tail > wires[wire].head ? 1 : -1)
        var step = 1
        while step <= reach, step < taken.count {
            for place in [head + direction * step, head - direction * step] where !ends.contains(place) {
                let cells = cells(place, place)
                if cells.lowerBound >= 0, cells.upperBound < taken.count { return place }
            }
            step += 1
        }
        return nil
    }
}
