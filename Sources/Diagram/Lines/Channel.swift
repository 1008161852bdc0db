/// The room between two layers, where lines change from the place they leave one layer at to the place they enter the
/// next at. Cells are counted backwards from the next layer: 0 is the cell beside its boxes.
///
/// A line that changes its place runs along the channel in a track. Two lines never share a cell but where one crosses
/// the other at a right angle. Wires with one tail are a trunk, one line that branches to their heads: they share tracks.
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
        for loop in loops {
            loopDistances.append(track(over: min(loop.first, loop.second)...max(loop.first, loop.second)))
        }
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
        /// By tail and distance, so that a trunk counts once, the places that a track runs over.
        var across: [[Int]: ClosedRange<Int>] = [:]
        var along: [Int: Set<ClosedRange<Int>>] = [:]
        for (wire, turns) in zip(wires, turns) {
            var (place, distance) = (wire.tail, size)
            for turn in turns {
                along[place, default: []].insert(turn.distance...distance)
                let track = [place, turn.distance]
                let known = across[track] ?? place...place
                across[track] = min(known.lowerBound, turn.place)...max(known.upperBound, turn.place)
                (place, distance) = (turn.place, turn.distance)
            }
            along[place, default: []].insert(0...distance)
        }
        return across.reduce(0) { sum, line in
            line.value.reduce(sum) { sum, place in
                // A branch, as a corner, ends at its track.
                sum + (along[place] ?? []).count { $0.lowerBound < line.key[1] && line.key[1] < $0.upperBound }
            }
        }
    }

    // MARK: One track

    /// The distance at which a line may run over places, beyond all laid there before.
    private func freeDistance(over places: ClosedRange<Int>) -> Int { taken[cells(places)].max() ?? 0 }

    private mutating func track(over places: ClosedRange<Int>) -> Int {
        let distance = freeDistance(over: places)
        for cell in cells(places) { taken[cell] = distance + 1 + trackGap }
        size = max(size, distance + 1 + tailRows)
        return distance
    }

    private func cells(_ places: ClosedRange<Int>) -> ClosedRange<Int> {
        (places.lowerBound - origin - trackGap)...(places.upperBound - origin + trackGap)
    }

    // MARK: The order of the tracks

    /// Wires that share a track: a single one, or those of a trunk that go the same way.
    private struct Run {
        let tail: Int
        var wires: [Int]
        /// From the tail to the farthest head.
        var span: ClosedRange<Int>
        /// The wire that ends where these begin.
        let earlier: Int?
    }

    /// How many runs that may be laid next are compared.
    private static let choices = 8
    /// How far from its end a line makes a detour only to save crossings.
    private static let shortDetour = 2

    /// The runs in one direction, in the order in which no two cross that need not.
    private func runs(_ isBefore: (Int, Int) -> Bool, endingAt: [Int: Int]) -> [Run] {
        let moving = wires.indices.filter { isBefore(wires[$0].tail, wires[$0].head) }
        var runs: [Run] = []
        for wire in moving.sorted(by: { isBefore(wires[$0].tail, wires[$1].tail) }) {
            let (tail, head) = (wires[wire].tail, wires[wire].head)
            let span = min(tail, head)...max(tail, head)
            if let last = runs.indices.last, runs[last].tail == tail {
                runs[last].wires.append(wire)
                runs[last].span = runs[last].span.joined(with: span)
            } else {
                runs.append(Run(tail: tail, wires: [wire], span: span, earlier: endingAt[tail]))
            }
        }
        return runs
    }

    /// Lays the tracks beginning at the next layer.
    ///
    /// Among lines in one direction the order by place lets no two cross that need not. A line that ends where another
    /// begins must be laid before it, or they would run over each other. Where the two orders contradict each other, the
    /// last part of a line is laid for itself, over a place where no line ends.
    ///
    /// Both runs of a trunk are laid as one where none of its wires is straight. Beside a straight one each has a track of its
    /// own, so that no cell has four arms: that sign is left to crossings.
    private mutating func layTracks() {
        /// Where the part of a wire ends that is still to be laid; nil when none is.
        var target = wires.map { $0.head == $0.tail ? nil : $0.head }
        var straight: Set<Int> = []
        var endingAt: [Int: Int] = [:]
        for (wire, ends) in wires.enumerated() {
            if target[wire] == nil { straight.insert(ends.tail) } else { endingAt[ends.head] = wire }
        }
        var waiting = [runs(<, endingAt: endingAt), runs(>, endingAt: endingAt)]
        /// The wire that must be laid before this run.
        func obstacle(_ run: Run) -> Int? { run.earlier.flatMap { target[$0] == wires[$0].head ? $0 : nil } }
        while true {
            for side in waiting.indices { waiting[side].removeAll { target[$0.wires[0]] == nil } }
            let next = nextRun(waiting) { obstacle($0) == nil }
            let blocking = waiting.compactMap(\.first).compactMap(obstacle).first
            let detour = blocking.flatMap { freePlace(near: $0, within: next == nil ? .max : Self.shortDetour) }
            if let next, next.overtaken == 0 || detour == nil {
                let (run, side) = (next.run, next.side)
                let others = waiting[1 - side]
                let place = others.firstIndex { $0.tail == run.tail }
                let other = place.flatMap { overtaken(by: others[$0], in: others[..<$0]) == 0 ? others[$0] : nil }
                let laid = straight.contains(run.tail) ? run.wires : run.wires + (other?.wires ?? [])
                let places = laid.map { target[$0] ?? run.tail }
                let span = places.reduce(run.tail...run.tail) { $0.joined(with: $1...$1) }
                let distance = track(over: span)
                for (wire, place) in zip(laid, places) {
                    turns[wire].insert(Turn(distance: distance, place: place), at: 0)
                    target[wire] = nil
                }
            } else if let blocking, let detour {
                let head = wires[blocking].head
                ends.insert(detour)
                let distance = track(over: min(detour, head)...max(detour, head))
                turns[blocking].insert(Turn(distance: distance, place: head), at: 0)
                target[blocking] = detour
            } else {
                return
            }
        }
    }

    /// The run to be laid next, its direction, and how many waiting ones of that direction it crosses twice because it is laid
    /// before them.
    private func nextRun(
        _ waiting: [[Run]], where isFree: (Run) -> Bool
    ) -> (run: Run, side: Int, overtaken: Int)? {
        var best: (side: Int, place: Int, overtaken: Int, distance: Int)?
        for (side, queue) in waiting.enumerated() {
            var compared = 0
            for (place, run) in queue.enumerated() where isFree(run) {
                let overtaken = overtaken(by: run, in: queue[..<place])
                let distance = freeDistance(over: run.span)
                if best.map({ (overtaken, distance) < ($0.overtaken, $0.distance) }) ?? true {
                    best = (side, place, overtaken, distance)
                }
                compared += 1
                if compared == Self.choices { break }
            }
        }
        return best.map { (waiting[$0.side][$0.place], $0.side, $0.overtaken) }
    }

    /// How many of the waiting runs before one it crosses twice if it is laid before them.
    private func overtaken(by run: Run, in earlier: ArraySlice<Run>) -> Int {
        earlier.count { $0.wires.contains { run.span.contains(wires[$0].head) } }
    }

    /// A place at which no line begins or ends, near the head of a wire and on the same side of its tail. Among n + 1 places
    /// beyond the head one is free.
    private func freePlace(near wire: Int, within reach: Int) -> Int? {
        let (head, direction) = (wires[wire].head, wires[wire].tail > wires[wire].head ? 1 : -1)
        var step = 1
        while step <= reach, step < taken.count {
            for place in [head + direction * step, head - direction * step]
            where !ends.contains(place) && (place < wires[wire].tail) == (head < wires[wire].tail) {
                let cells = cells(place...place)
                if cells.lowerBound >= 0, cells.upperBound < taken.count { return place }
            }
            step += 1
        }
        return nil
    }
}

extension ClosedRange where Bound == Int {
    /// The range from the first to the last of both.
    fileprivate func joined(with other: ClosedRange) -> ClosedRange {
        Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
    }
}
