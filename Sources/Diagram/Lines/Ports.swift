/// The ends of the lines along the sides of the boxes: how large a box must be to hold them, and where they stand.
///
/// A line's *reach* is the room its label takes beside it, across the layers; from left to right that of the rows below its first. Every reach belongs to the vertex it
/// stands at, so labels of one layer cannot meet.
struct Ports {
    /// The lines at one side of a vertex.
    struct Side {
        /// The reach of every line beyond it, in order.
        var reaches: [Int]
        /// Down the page the reach of the first line before it: where two labels beyond their lines would make the box clearly larger
        /// than its text asks for, the first one changes sides.
        var leading = 0

        /// From the first line to the last, both included.
        func span(gap: Int) -> Int {
            guard let last = reaches.last else { return 0 }
            return reaches.reduce(0) { $0 + 1 + $1 + gap } - gap - last
        }
    }

    let graph: LayeredGraph
    let style: Style
    /// Whether the lines that leave a vertex do so through one port, as a trunk that branches.
    private(set) var hasTrunk: [Bool]
    /// A box's extent as its text asks for it, without a frame above and below where it may do without.
    private let content: [Int]
    private let mayOpen: Bool
    private var tailReach: [Int]
    private var headReach: [Int]
    private var passingReach: [Int]
    private var loopReach: [[Int]]

    init(graph: LayeredGraph, measures: Measures, style: Style) {
        self.graph = graph
        self.style = style
        content = (0..<graph.vertexCount).map {
            graph.isWaypoint($0) ? 1 : measures.cross(of: $0, style: style)
        }
        mayOpen = measures.opensBoxes(in: style)
        hasTrunk = (0..<graph.vertexCount).map { vertex in
            let leaving = graph.outgoing[vertex]
            return leaving.count >= style.branches && leaving.allSatisfy { !graph.reversed[graph.segments[$0].edge] }
        }
        tailReach = [Int](repeating: 0, count: graph.segments.count)
        headReach = tailReach
        passingReach = [Int](repeating: 0, count: graph.vertexCount)
        loopReach = [[Int]](repeating: [], count: graph.nodeCount)
        for loop in graph.loops {
            let reach =
                style.direction == .topToBottom
                ? measures.labelWidth[loop.edge] : max(0, measures.labelHeight[loop.edge] - 1)
            loopReach[loop.node] += [0, reach]
            hasTrunk[loop.node] = false
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

    // MARK: Sides

    /// The side towards lower layers.
    func side(incoming vertex: Int) -> Side { side(graph.incoming[vertex].map { headReach[$0] }, vertex) }

    /// The side towards higher layers, loops last.
    func side(outgoing vertex: Int) -> Side {
        guard !hasTrunk[vertex] else { return Side(reaches: [0]) }
        let reaches = graph.outgoing[vertex].map { tailReach[$0] }
        return side(graph.isWaypoint(vertex) ? reaches : reaches + loopReach[vertex], vertex)
    }

    private func side(_ reaches: [Int], _ vertex: Int) -> Side {
        var side = Side(reaches: reaches)
        if style.direction == .topToBottom, reaches.count == 2, reaches[0] > 0,
            side.span(gap: style.gap) > content[vertex]
        {
            side.leading = reaches[0]
            side.reaches[0] = 0
        }
        return side
    }

    /// Whether an edge's label stands before its line, not beyond it.
    func isLeading(_ edge: Int, in slot: LabelSlot) -> Bool {
        guard let first = graph.chains[edge].first, let last = graph.chains[edge].last else { return false }
        switch slot {
        case .none, .passing: return false
        case .tail:
            let vertex = graph.segments[first].tail
            return graph.outgoing[vertex].first == first && side(outgoing: vertex).leading > 0
        case .head:
            let vertex = graph.segments[last].head
            return graph.incoming[vertex].first == last && side(incoming: vertex).leading > 0
        }
    }

    func hasLoops(_ vertex: Int) -> Bool { !graph.isWaypoint(vertex) && !loopReach[vertex].isEmpty }

    // MARK: Extents across the layers

    /// Whether a box has no frame above and below.
    func isOpen(_ vertex: Int) -> Bool { mayOpen && !graph.isWaypoint(vertex) && !hasLoops(vertex) }

    /// From the first to the last line at the side of a box with more of them.
    private func span(of vertex: Int) -> Int {
        max(side(incoming: vertex).span(gap: style.gap), side(outgoing: vertex).span(gap: style.gap))
    }

    /// Of a box; a waypoint's line takes one cell.
    func size(of vertex: Int) -> Int {
        guard !graph.isWaypoint(vertex) else { return 1 }
        if isOpen(vertex) { return max(content[vertex], span(of: vertex)) }
        // Staggered ends move by a row.
        let spare = style.isStaggered ? 1 : 0
        return max(content[vertex] + (mayOpen ? 2 : 0), 2 + spare + span(of: vertex))
    }

    /// Cells between a vertex and the next of its layer: a blank row tells a box of several rows without a frame from what
    /// stands above and below it.
    func gap(after vertex: Int, before next: Int) -> Int {
        style.gap + ([vertex, next].contains { isOpen($0) && size(of: $0) > 1 } ? 1 : 0)
    }

    /// What must stay free of others: the box, and before and beyond it the labels.
    func extent(of vertex: Int) -> (before: Int, total: Int) {
        guard !graph.isWaypoint(vertex) else {
            let lines = graph.incoming[vertex].map { headReach[$0] } + graph.outgoing[vertex].map { tailReach[$0] }
            return (0, 1 + max(passingReach[vertex], lines.max() ?? 0))
        }
        let size = size(of: vertex)
        var (before, beyond) = (0, 0)
        for side in [side(incoming: vertex), side(outgoing: vertex)] {
            guard let last = side.reaches.last else { continue }
            let first = first(side, in: size)
            // A blank more before a leading label tells it from the label of the neighbour before.
            if side.leading > 0 { before = max(before, side.leading + 1 - first) }
            beyond = max(beyond, first + side.span(gap: style.gap) + last - size)
        }
        return (before, before + size + beyond)
    }

    private func first(_ side: Side, in size: Int) -> Int { (size - side.span(gap: style.gap)) / 2 }

    private func offsets(_ side: Side, in size: Int) -> [Int] {
        var next = first(side, in: size)
        return side.reaches.map { reach in
            defer { next += 1 + reach + style.gap }
            return next
        }
    }

    /// The places of the lines' ends, counted from the start of their vertex's extent: for every segment at its tail and
    /// at its head, and for every node two for each of its loops.
    func offsets() -> (tail: [Int], head: [Int], loops: [[Int]]) {
        var tail = [Int](repeating: 0, count: graph.segments.count)
        var head = tail
        var loops = [[Int]](repeating: [], count: graph.nodeCount)
        for node in 0..<graph.nodeCount {
            let size = size(of: node)
            let before = extent(of: node).before
            for (segment, offset) in zip(graph.incoming[node], offsets(side(incoming: node), in: size)) {
                head[segment] = before + offset
            }
            var outgoing = offsets(side(outgoing: node), in: size).map { $0 + before }[...]
            for segment in graph.outgoing[node] {
                tail[segment] = outgoing.first ?? 0
                if !hasTrunk[node] { outgoing.removeFirst() }
            }
            if !hasTrunk[node] { loops[node] = Array(outgoing) }
        }
        return (tail, head, loops)
    }
}
