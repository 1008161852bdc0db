/// Where an edge's label stands.
enum LabelSlot: Hashable, Sendable {
    case none
    /// Beside the line's end at the box in the lower layer.
    case tail
    /// Beside the line's end at the box in the higher layer.
    case head
    /// Where the line passes a layer at a waypoint.
    case passing(Int)
}

/// The ends of the lines along the sides of the boxes: how large a box must be to hold them, and where they stand.
///
/// A line's *reach* is the room its label takes beside it, across the layers. Every reach belongs to the vertex it
/// stands beside, so labels of one layer cannot meet.
struct Ports {
    let graph: LayeredGraph
    let style: Style
    private let content: [Int]
    private(set) var tailReach: [Int]
    private(set) var headReach: [Int]
    private(set) var passingReach: [Int]
    private var loopReach: [[Int]]

    init(graph: LayeredGraph, measures: Measures, style: Style) {
        self.graph = graph
        self.style = style
        content = (0..<graph.vertexCount).map {
            graph.isWaypoint($0) ? 1 : measures.cross(of: $0, style: style)
        }
        tailReach = [Int](repeating: 0, count: graph.segments.count)
        headReach = tailReach
        passingReach = [Int](repeating: 0, count: graph.vertexCount)
        loopReach = [[Int]](repeating: [], count: graph.nodeCount)
        for loop in graph.loops {
            let reach = style.direction == .topToBottom ? measures.labelWidth[loop.edge] : 0
            loopReach[loop.node] += [0, reach]
        }
    }

    /// Gives a label room beside its line.
    mutating func setReach(_ reach: Int, of edge: Int, in slot: LabelSlot) {
        let chain = graph.chains[edge]
        switch slot {
        case .none: break
        case .tail: if let first = chain.first { tailReach[first] = reach }
        case .head: if let last = chain.last { headReach[last] = reach }
        case .passing(let vertex): passingReach[vertex] = reach
        }
    }

    /// The reaches along the side of a vertex towards lower layers, and towards higher layers, loops last.
    private func reaches(incoming vertex: Int) -> [Int] { graph.incoming[vertex].map { headReach[$0] } }
    private func reaches(outgoing vertex: Int) -> [Int] {
        let lines = graph.outgoing[vertex].map { tailReach[$0] }
        return graph.isWaypoint(vertex) ? lines : lines + loopReach[vertex]
    }

    /// From the first line to the last, both included.
    private func span(_ reaches: [Int]) -> Int {
        guard let last = reaches.last else { return 0 }
        return reaches.reduce(0) { $0 + 1 + $1 + style.gap } - style.gap - last
    }

    /// A box's extent across the layers.
    func size(of vertex: Int) -> Int {
        if graph.isWaypoint(vertex) { return 1 }
        return max(content[vertex], 2 + max(span(reaches(incoming: vertex)), span(reaches(outgoing: vertex))))
    }

    /// The extent that must stay free of others: the box and the labels that reach beyond it.
    func extent(of vertex: Int) -> Int {
        if graph.isWaypoint(vertex) {
            let lines = graph.incoming[vertex].map { headReach[$0] } + graph.outgoing[vertex].map { tailReach[$0] }
            return 1 + max(passingReach[vertex], lines.max() ?? 0)
        }
        let size = size(of: vertex)
        return [reaches(incoming: vertex), reaches(outgoing: vertex)].reduce(size) { extent, side in
            guard let last = side.last else { return extent }
            return max(extent, first(side, in: size) + span(side) + last)
        }
    }

    func hasLoops(_ vertex: Int) -> Bool { !graph.isWaypoint(vertex) && !loopReach[vertex].isEmpty }

    private func first(_ reaches: [Int], in size: Int) -> Int { 1 + (size - 2 - span(reaches)) / 2 }

    private func offsets(_ reaches: [Int], in size: Int) -> [Int] {
        var next = first(reaches, in: size)
        return reaches.map { reach in
            defer { next += 1 + reach + style.gap }
            return next
        }
    }

    /// The places of the lines' ends, counted from the start of their vertex: for every segment at its tail and at its
    /// head, and for every node two for each of its loops.
    func offsets() -> (tail: [Int], head: [Int], loops: [[Int]]) {
        var tail = [Int](repeating: 0, count: graph.segments.count)
        var head = tail
        var loops = [[Int]](repeating: [], count: graph.nodeCount)
        for node in 0..<graph.nodeCount {
            let size = size(of: node)
            for (segment, offset) in zip(graph.incoming[node], offsets(reaches(incoming: node), in: size)) {
                head[segment] = offset
            }
            let outgoing = offsets(reaches(outgoing: node), in: size)
            for (segment, offset) in zip(graph.outgoing[node], outgoing) { tail[segment] = offset }
            loops[node] = Array(outgoing[graph.outgoing[node].count...])
        }
        return (tail, head, loops)
    }
}
