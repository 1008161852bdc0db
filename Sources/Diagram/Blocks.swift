/// Vertices joined by straight segments, which move as one, and the room between neighbours in every layer.
struct Blocks {
    let graph: LayeredGraph
    /// Cells a vertex keeps across the layers, and from its start to the start of its neighbour.
    let extent: [Int]
    let step: [Int]
    let tailOffset: [Int]
    let headOffset: [Int]

    private(set) var blockOf: [Int] = []
    /// From the origin of its block to the start of a vertex.
    private(set) var shift: [Int] = []
    private(set) var members = Adjacency(count: 0, pairs: [])
    /// Where every block starts, and the end of the last vertex.
    var origin: [Int] = []
    private(set) var end = 0
    /// The blocks so that every one comes after those that stand before it in some layer.
    private(set) var order: [Int] = []

    /// The straight segment into every vertex; -1 for none.
    private var straightInto: [Int]

    init(graph: LayeredGraph, ports: Ports, straight: [Bool]) {
        self.graph = graph
        let offsets = ports.offsets()
        tailOffset = offsets.tail
        headOffset = offsets.head
        extent = (0..<graph.vertexCount).map { ports.extent(of: $0).total }
        step = extent.map { $0 + ports.style.gap }
        straightInto = [Int](repeating: -1, count: graph.vertexCount)
        for segment in straight.indices where straight[segment] {
            straightInto[graph.segments[segment].head] = segment
        }
        narrow(slack: ports.style.slack)
    }

    func start(of vertex: Int) -> Int { origin[blockOf[vertex]] + shift[vertex] }

    func before(_ vertex: Int) -> Int? {
        let place = graph.position[vertex]
        return place == 0 ? nil : graph.layers[graph.layerOf[vertex]][place - 1]
    }

    func after(_ vertex: Int) -> Int? {
        let layer = graph.layers[graph.layerOf[vertex]]
        let place = graph.position[vertex] + 1
        return place == layer.count ? nil : layer[place]
    }

    /// Gives up straight segments until the blocks need little more room than the fullest layer does.
    private mutating func narrow(slack: Int?) {
        let fullest = graph.layers.map { layer in
            layer.dropLast().reduce(0) { $0 + step[$1] } + (layer.last.map { extent[$0] } ?? 0)
        }
        let least = fullest.max() ?? 0
        let limit = least + (slack.map { max(2, least / $0) } ?? 0)
        var cuts = 1
        form()
        while true {
            guard let (first, entry) = firstPlaces() else {
                // Cannot happen while straight segments do not cross; single vertices always find their places.
                straightInto = [Int](repeating: -1, count: straightInto.count)
                form()
                continue
            }
            let widest = blockOf.indices.max {
                first[blockOf[$0]] + shift[$0] + extent[$0] < first[blockOf[$1]] + shift[$1] + extent[$1]
            }
            guard let widest else { return }
            end = first[blockOf[widest]] + shift[widest] + extent[widest]
            let weakest = end > limit ? weakestSegments(under: widest, entry: entry, count: cuts) : []
            guard !weakest.isEmpty else {
                centre(first)
                return
            }
            for segment in weakest { straightInto[graph.segments[segment].head] = -1 }
            form()
            // A large graph would take too many rounds one by one.
            if graph.vertexCount > 2000 { cuts += 1 + cuts / 4 }
        }
    }

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
    private func weakestSegments(under last: Int, entry: [(vertex: Int, pushedBy: Int?)], count: Int) -> [Int] {
        var found: [Int] = []
        var exit: Int? = last
        while let vertex = exit {
            let (entrance, pushedBy) = entry[blockOf[vertex]]
            var (high, low) = (vertex, entrance)
            if graph.layerOf[high] < graph.layerOf[low] { swap(&high, &low) }
            while graph.layerOf[high] > graph.layerOf[low] {
                found.append(straightInto[high])
                high = graph.segments[straightInto[high]].tail
            }
            exit = pushedBy
        }
        let weighed = found.map { (weight: graph.straightness(of: $0), segment: $0) }
        return weighed.sorted { ($0.weight, $0.segment) < ($1.weight, $1.segment) }.prefix(count).map(\.segment)
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
