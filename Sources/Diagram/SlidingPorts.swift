/// The ends of the lines, moved along the sides of their boxes where that makes a line straight.
struct SlidingPorts {
    private(set) var tailPlace: [Int]
    private(set) var headPlace: [Int]

    /// - Parameters:
    ///   - start: the start of every vertex across the layers
    ///   - tail: the offset of every segment's line at the vertex it leaves; `head` at the one it enters
    init(graph: LayeredGraph, ports: Ports, start: [Int], tail: [Int], head: [Int]) {
        tailPlace = graph.segments.indices.map { start[graph.segments[$0].tail] + tail[$0] }
        headPlace = graph.segments.indices.map { start[graph.segments[$0].head] + head[$0] }
        for _ in 0..<2 {
            for segment in graph.segments.indices where tailPlace[segment] != headPlace[segment] {
                let (low, high) = (graph.segments[segment].tail, graph.segments[segment].head)
                let leaving = room(
                    for: segment, among: graph.outgoing[low], places: tailPlace, reach: ports.tailReach,
                    vertex: low, start: start, graph: graph, ports: ports)
                let entering = room(
                    for: segment, among: graph.incoming[high], places: headPlace, reach: ports.headReach,
                    vertex: high, start: start, graph: graph, ports: ports)
                let (first, last) = (
                    max(leaving.lowerBound, entering.lowerBound), min(leaving.upperBound, entering.upperBound)
                )
                guard first <= last else { continue }
                // The place nearest to the middle of the two ends as they stand.
                let place = min(max((tailPlace[segment] + headPlace[segment]) / 2, first), last)
                tailPlace[segment] = place
                headPlace[segment] = place
            }
        }
    }

    /// The places the line's end may take without passing its neighbours or the box's corners.
    private func room(
        for segment: Int, among list: ArraySlice<Int>, places: [Int], reach: [Int], vertex: Int,
        start: [Int], graph: LayeredGraph, ports: Ports
    ) -> ClosedRange<Int> {
        let present = places[segment]
        guard !graph.isWaypoint(vertex), !ports.hasLoops(vertex), let index = list.firstIndex(of: segment) else {
            return present...present
        }
        let gap = ports.style.gap
        var low = start[vertex] + 1
        var high = start[vertex] + ports.size(of: vertex) - 2
        if index > list.startIndex {
            let before = list[index - 1]
            low = max(low, places[before] + 1 + reach[before] + gap)
        }
        if index + 1 < list.endIndex {
            high = min(high, places[list[index + 1]] - 1 - reach[segment] - gap)
        } else if reach[segment] > 0 {
            high = min(high, start[vertex] + ports.extent(of: vertex) - 1 - reach[segment])
        }
        return low...max(low, high)
    }
}
