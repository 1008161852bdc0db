/// Places of the vertices across the layers: straight segments stay straight, neighbours keep their distance, and the
/// other segments are as short as a descent over the blocks makes them.
struct Placement {
    /// The start of every vertex.
    private(set) var start: [Int]

    private let graph: LayeredGraph
    /// The least distance from the start of a vertex to that of the next in its layer.
    private let step: [Int]
    private let extent: [Int]
    private let tailOffset: [Int]
    private let headOffset: [Int]
    private var blockOf: [Int] = []
    /// From the origin of its block to the start of a vertex.
    private var shift: [Int] = []
    private var members = Adjacency(count: 0, pairs: [])
    private var origin: [Int] = []

    init(graph: LayeredGraph, ports: Ports, straight: [Bool]) {
        self.graph = graph
        let offsets = ports.offsets()
        tailOffset = offsets.tail
        headOffset = offsets.head
        let extent = (0..<graph.vertexCount).map { ports.extent(of: $0) }
        self.extent = extent
        var step = extent
        for layer in graph.layers {
            for (vertex, next) in zip(layer, layer.dropFirst()) {
                let boxes = !graph.isWaypoint(vertex) && !graph.isWaypoint(next)
                step[vertex] += ports.style.gap(betweenBoxes: boxes)
            }
        }
        self.step = step
        start = [Int](repeating: 0, count: graph.vertexCount)
        formBlocks(straight)
        if !compact() {
            // Cannot happen for straight segments that do not cross; without blocks every order can be compacted.
            formBlocks([Bool](repeating: false, count: graph.segments.count))
            _ = compact()
        }
        settle()
        for vertex in start.indices { start[vertex] = origin[blockOf[vertex]] + shift[vertex] }
    }

    private mutating func formBlocks(_ straight: [Bool]) {
        blockOf = [Int](repeating: -1, count: graph.vertexCount)
        shift = [Int](repeating: 0, count: graph.vertexCount)
        var count = 0
        // Layer by layer: the straight segment into a vertex, if any, comes from a vertex that has its block.
        for layer in graph.layers {
            for vertex in layer {
                if let segment = graph.incoming[vertex].first(where: { straight[$0] }) {
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

    private func before(_ vertex: Int) -> Int? {
        let place = graph.position[vertex]
        return place == 0 ? nil : graph.layers[graph.layerOf[vertex]][place - 1]
    }
    private func after(_ vertex: Int) -> Int? {
        let layer = graph.layers[graph.layerOf[vertex]]
        let place = graph.position[vertex] + 1
        return place == layer.count ? nil : layer[place]
    }

    /// Puts every block midway between its first and its last possible place. False where the blocks stand in a ring.
    private mutating func compact() -> Bool {
        let count = members.indices.count
        var waiting = [Int](repeating: 0, count: count)
        for vertex in blockOf.indices where before(vertex) != nil { waiting[blockOf[vertex]] += 1 }
        var order = members.indices.filter { waiting[$0] == 0 }
        var first = [Int](repeating: 0, count: count)
        // A block's origin may stand before the edge of the picture as long as its members do not.
        for block in members.indices { first[block] = -(members[block].map { shift[$0] }.min() ?? 0) }
        var next = 0
        while next < order.count {
            let block = order[next]
            next += 1
            for vertex in members[block] {
                guard let neighbour = after(vertex) else { continue }
                let other = blockOf[neighbour]
                first[other] = max(first[other], first[block] + shift[vertex] + step[vertex] - shift[neighbour])
                waiting[other] -= 1
                if waiting[other] == 0 { order.append(other) }
            }
        }
        guard order.count == count else { return false }
        let end = blockOf.indices.map { first[blockOf[$0]] + shift[$0] + extent[$0] }.max() ?? 0
        var last = [Int](repeating: Int.max, count: count)
        for block in order.reversed() {
            for vertex in members[block] {
                let limit: Int
                if let neighbour = after(vertex) {
                    limit = last[blockOf[neighbour]] + shift[neighbour] - step[vertex]
                } else {
                    limit = end - extent[vertex]
                }
                last[block] = min(last[block], limit - shift[vertex])
            }
        }
        origin = zip(first, last).map { ($0 + $1) >> 1 }
        self.end = end
        sweepOrder = order
        return true
    }
    private var end = 0
    private var sweepOrder: [Int] = []

    /// Moves one block after the other to the weighted median of where its segments want it, within the room its
    /// neighbours leave.
    private mutating func settle() {
        for round in 0..<12 {
            var moved = false
            for block in round % 2 == 0 ? sweepOrder : sweepOrder.reversed() {
                var (low, high) = (Int.min, Int.max)
                var wishes: [(place: Int, weight: Int)] = []
                for vertex in members[block] {
                    let floor: Int
                    if let neighbour = before(vertex) {
                        floor = origin[blockOf[neighbour]] + shift[neighbour] + step[neighbour]
                    } else {
                        floor = 0
                    }
                    low = max(low, floor - shift[vertex])
                    let ceiling: Int
                    if let neighbour = after(vertex) {
                        ceiling = origin[blockOf[neighbour]] + shift[neighbour] - step[vertex]
                    } else {
                        ceiling = end - extent[vertex]
                    }
                    high = min(high, ceiling - shift[vertex])
                    for segment in graph.incoming[vertex] {
                        let tail = graph.segments[segment].tail
                        guard blockOf[tail] != block else { continue }
                        let place = origin[blockOf[tail]] + shift[tail] + tailOffset[segment]
                        wishes.append((place - headOffset[segment] - shift[vertex], 1))
                    }
                    for segment in graph.outgoing[vertex] {
                        let head = graph.segments[segment].head
                        guard blockOf[head] != block else { continue }
                        let place = origin[blockOf[head]] + shift[head] + headOffset[segment]
                        wishes.append((place - tailOffset[segment] - shift[vertex], 1))
                    }
                }
                guard !wishes.isEmpty, low < high else { continue }
                wishes.sort { $0.place < $1.place }
                // Between the two middle wishes every place is as good: move no further than needed.
                let lowerMiddle = wishes[(wishes.count - 1) / 2].place
                let upperMiddle = wishes[wishes.count / 2].place
                let wanted = min(max(origin[block], lowerMiddle), upperMiddle)
                let place = min(max(wanted, low), high)
                if place != origin[block] {
                    origin[block] = place
                    moved = true
                }
            }
            if !moved { break }
        }
    }
}
