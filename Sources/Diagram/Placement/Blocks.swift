/// Vertices joined by straight segments, which move as one, and the room between neighbours in every layer.
struct Blocks {
    let graph: LayeredGraph
    /// Cells a vertex keeps across the layers, and from its start to the start of its neighbour.
    let extent: [Int]
    let step: [Int]
    let tailOffset: [Int]
    let headOffset: [Int]

    let pairs: Pairs

    /// By vertex, those that stand before and after it in its layer.
    private let neighbours: [(before: Int?, after: Int?)]
    /// How much is gained when a segment is straight.
    private let straightness: [Int]

    private(set) var blockOf: [Int] = []
    /// From the origin of its block to the start of a vertex.
    private(set) var shift: [Int] = []
    private(set) var members = Adjacency(count: 0, pairs: [])
    /// Where every block starts, and the end of the last vertex.
    var origin: [Int] = []
    private(set) var end = 0
    /// The blocks so that every one comes after those that stand before it in some layer.
    private(set) var order: [Int] = []

    /// The pushes tried, and by block the last one that took it along.
    var pushes = 0
    var lastPush: [Int] = []

    /// The straight segment into every vertex; -1 for none.
    private var straightInto: [Int]

    init(graph: LayeredGraph, ports: Ports) {
        self.graph = graph
        pairs = Pairs(graph, ports.style)
        var neighbours = [(before: Int?, after: Int?)](repeating: (nil, nil), count: graph.vertexCount)
        for layer in graph.layers {
            for (vertex, next) in zip(layer, layer.dropFirst()) {
                neighbours[vertex].after = next
                neighbours[next].before = vertex
            }
        }
        self.neighbours = neighbours
        let straight = graph.straightSegments(hasTrunk: ports.hasTrunk, pairs: pairs)
        let offsets = ports.offsets()
        tailOffset = offsets.tail
        headOffset = offsets.head
        extent = (0..<graph.vertexCount).map { ports.extent(of: $0).total }
        step = zip(extent, neighbours).enumerated().map { vertex, place in
            place.0 + (place.1.after.map { ports.gap(after: vertex, before: $0) } ?? ports.style.gap)
        }
        straightInto = [Int](repeating: -1, count: graph.vertexCount)
        for segment in straight.indices where straight[segment] {
            straightInto[graph.segments[segment].head] = segment
        }
        straightness = graph.segments.indices.map { graph.straightness(of: $0) }
        narrow(slack: ports.style.slack)
        lastPush = [Int](repeating: 0, count: members.indices.count)
    }

    func start(of vertex: Int) -> Int { origin[blockOf[vertex]] + shift[vertex] }

    func before(_ vertex: Int) -> Int? { neighbours[vertex].before }

    func after(_ vertex: Int) -> Int? { neighbours[vertex].after }

    /// Gives up straight segments until the blocks need little more room than the fullest layer does.
    private mutating func narrow(slack: Int?) {
        let fullest = graph.layers.map { layer in
            layer.dropLast().reduce(0) { $0 + step[$1] } + (layer.last.map { extent[$0] } ?? 0)
        }
        let least = fullest.max() ?? 0
        let limit = least + (slack.map { max(2, least / $0) } ?? 0)
        var (rounds, cuts) = (0, 1)
        while true {
            form()
            rounds += 1
            guard let (first, entry) = firstPlaces() else {
                // Cannot happen while straight segments do not cross; single vertices always find their places.
                straightInto = [Int](repeating: -1, count: straightInto.count)
                continue
            }
            func end(_ vertex: Int) -> Int { first[blockOf[vertex]] + shift[vertex] + extent[vertex] }
            let outermost = graph.layers.compactMap(\.last).max { end($0) < end($1) }
            self.end = outermost.map(end) ?? 0
            let isWorthIt = self.end > limit && rounds <= max(40, Self.mostVisits / graph.vertexCount)
            let weakest = isWorthIt ? weakestSegments(under: outermost, entry: entry, count: cuts) : []
            guard !weakest.isEmpty else {
                centre(first)
                return
            }
            for segment in weakest { straightInto[graph.segments[segment].head] = -1 }
            // One segment after the other in small graphs; large ones would take too many rounds.
            if graph.vertexCount > 2000 { cuts = min(2 * cuts, graph.vertexCount) }
        }
    }

    /// Vertices looked at before a large graph is left as wide as it is.
    private static let mostVisits = 20_000_000

    private mutating func form() {
        blockOf = [Int](repeating: -1, count: graph.vertexCount)
        shift = [Int](repeating: 0, count: graph.vertexCount)
        var count = 0
        // Layer by layer: the straight segment into a vertex, if any, comes from a vertex that has its block.
        for layer in graph.layers {
            for vertex in layer {
                let segment = straightInto[vertex]
                if segment >= 0 {
                    let tail = graph.segments[segment].tail
                    blockOf[vertex] = blockOf[tail]
                    shift[vertex] = shift[tail] + tailOffset[segment] - headOffset[segment]
                } else {
                    blockOf[vertex] = count
                    count += 1
                }
            }
        }
        members = Adjacency(count: count, pairs: blockOf.enumerated().map { ($1, $0) })
    }

    /// The first possible place of every block, and for every block the vertex by which another one pushes it there, with
    /// the vertex that pushes. Nil where the blocks stand in a ring.
    private mutating func firstPlaces() -> (first: [Int], entry: [(vertex: Int, pushedBy: Int?)])? {
        let count = members.indices.count
        var waiting = [Int](repeating: 0, count: count)
        for vertex in blockOf.indices where before(vertex) != nil { waiting[blockOf[vertex]] += 1 }
        order = members.indices.filter { waiting[$0] == 0 }
        var first = [Int](repeating: 0, count: count)
        var entry = [(vertex: Int, pushedBy: Int?)](repeating: (0, nil), count: count)
        // A block's origin may stand before the edge of the picture as long as its members do not.
        for block in members.indices {
            let foremost = members[block].min { shift[$0] < shift[$1] } ?? 0
            first[block] = -shift[foremost]
            entry[block].vertex = foremost
        }
        var next = 0
        while next < order.count {
            let block = order[next]
            next += 1
            for vertex in members[block] {
                guard let neighbour = after(vertex) else { continue }
                let other = blockOf[neighbour]
                let place = first[block] + shift[vertex] + step[vertex] - shift[neighbour]
                if place > first[other] {
                    first[other] = place
                    entry[other] = (neighbour, vertex)
                }
                waiting[other] -= 1
                if waiting[other] == 0 { order.append(other) }
            }
        }
        return order.count == count ? (first, entry) : nil
    }

    /// The straight segments that carry the push on from layer to layer up to a vertex, lightest first.
    private func weakestSegments(
        under last: Int?, entry: [(vertex: Int, pushedBy: Int?)], count: Int
    ) -> [Int] {
        var found: [(weight: Int, segment: Int)] = []
        var exit = last
        while let vertex = exit {
            let (entrance, pushedBy) = entry[blockOf[vertex]]
            var (high, low) = (vertex, entrance)
            if graph.layerOf[high] < graph.layerOf[low] { swap(&high, &low) }
            while graph.layerOf[high] > graph.layerOf[low] {
                let segment = straightInto[high]
                found.append((straightness[segment], segment))
                high = graph.segments[segment].tail
            }
            exit = pushedBy
        }
        return found.sorted { $0 < $1 }.prefix(count).map(\.segment)
    }

    /// Puts every block midway between its first and its last possible place.
    private mutating func centre(_ first: [Int]) {
        var last = [Int](repeating: Int.max, count: members.indices.count)
        for block in order.reversed() {
            for vertex in members[block] {
                let limit =
                    if let neighbour = after(vertex) {
                        last[blockOf[neighbour]] + shift[neighbour] - step[vertex]
                    } else {
                        end - extent[vertex]
                    }
                last[block] = min(last[block], limit - shift[vertex])
            }
        }
        origin = zip(first, last).map { ($0 + $1) >> 1 }
    }
}
