/// The ends of the lines, moved along the sides of their boxes where that makes a line straight, or staggered so that lines
/// need not make way for each other.
struct SlidingPorts {
    private(set) var tailPlace: [Int]
    private(set) var headPlace: [Int]

    private let graph: LayeredGraph
    private let ports: Ports
    private let start: [Int]

    /// - Parameter start: the start of every vertex's extent across the layers
    init(graph: LayeredGraph, ports: Ports, start: [Int], offsets: (tail: [Int], head: [Int])) {
        self.graph = graph
        self.ports = ports
        self.start = start
        tailPlace = graph.segments.indices.map { start[graph.segments[$0].tail] + offsets.tail[$0] }
        headPlace = graph.segments.indices.map { start[graph.segments[$0].head] + offsets.head[$0] }
        let (tails, heads) = (tailPlace, headPlace)
        for _ in 0..<2 {
            for segment in graph.segments.indices where tailPlace[segment] != headPlace[segment] {
                straighten(segment)
            }
        }
        guard ports.style.isStaggered else { return }
        for layer in graph.layers {
            let segments = layer.flatMap { graph.outgoing[$0] }
            guard changeRowsInARing(segments) else { continue }
            for segment in segments {
                let (low, high) = (graph.segments[segment].tail, graph.segments[segment].head)
                if !graph.isWaypoint(low) { tailPlace[segment] = tails[segment] + (tails[segment] & 1) }
                if !graph.isWaypoint(high) { headPlace[segment] = heads[segment] + 1 - (heads[segment] & 1) }
            }
        }
    }

    /// Whether lines of a channel each end where another begins, all around: none of them can be laid first.
    private func changeRowsInARing(_ segments: [Int]) -> Bool {
        var beginning: [Int: Int] = [:]
        for segment in segments where tailPlace[segment] != headPlace[segment] {
            beginning[tailPlace[segment]] = segment
        }
        var next = segments.reduce(into: [:]) { $0[$1] = beginning[headPlace[$1]] }
        // What leads nowhere is no part of a ring.
        while let end = next.first(where: { next[$0.value] == nil })?.key { next[end] = nil }
        return !next.isEmpty
    }

    private mutating func straighten(_ segment: Int) {
        let (low, high) = (graph.segments[segment].tail, graph.segments[segment].head)
        let trunk = tailPlace[segment]...tailPlace[segment]
        let leaving =
            ports.hasTrunk[low]
            ? trunk
            : room(
                for: segment, at: low, among: graph.outgoing[low], on: ports.side(outgoing: low), places: tailPlace)
        let entering = room(
            for: segment, at: high, among: graph.incoming[high], on: ports.side(incoming: high), places: headPlace)
        let first = max(leaving.lowerBound, entering.lowerBound)
        let last = min(leaving.upperBound, entering.upperBound)
        guard first <= last else { return }
        // The place nearest to the middle of the two ends as they stand.
        let place = min(max((tailPlace[segment] + headPlace[segment]) / 2, first), last)
        tailPlace[segment] = place
        headPlace[segment] = place
    }

    /// The places the line's end may take without passing its neighbours or the box's corners, and without moving its
    /// label out of the vertex's extent.
    private func room(
        for segment: Int, at vertex: Int, among list: ArraySlice<Int>, on side: Ports.Side, places: [Int]
    ) -> ClosedRange<Int> {
        let present = places[segment]
        guard !graph.isWaypoint(vertex), !ports.hasLoops(vertex), let index = list.firstIndex(of: segment) else {
            return present...present
        }
        let gap = ports.style.gap
        let place = index - list.startIndex
        let extent = ports.extent(of: vertex)
        let box = start[vertex] + extent.before
        let frame = ports.isOpen(vertex) ? 0 : 1
        var low = box + frame
        var high = box + ports.size(of: vertex) - 1 - frame
        if place > 0 {
            low = max(low, places[list[index - 1]] + 1 + side.reaches[place - 1] + gap)
        } else if side.leading > 0 {
            low = max(low, start[vertex] + side.leading + 1)
        }
        if place + 1 < list.count {
            high = min(high, places[list[index + 1]] - 1 - side.reaches[place] - gap)
        } else if side.reaches[place] > 0 {
            high = min(high, start[vertex] + extent.total - 1 - side.reaches[place])
        }
        return low...max(low, high)
    }
}
