extension LayeredGraph {
    /// An order of the vertices in their layers with few crossings: barycentre sweeps from several starts, then
    /// exchanges of neighbours and moves of single vertices (sifting) while they help. Equal choices keep the order
    /// given, so that a small edit gives a similar picture.
    func reducedCrossings(from start: [[Int]]) -> [[Int]] {
        let asGiven = CrossingReduction(graph: self, layers: start)
        guard asGiven.crossings() > 0 else { return start }
        var connected = asGiven
        connected.arrangeDepthFirst()
        // Where it takes no time to notice every start is followed to its end, else only the most promising.
        let isSmall = segments.count < 1000
        var best = asGiven
        var fewest = Int.max
        for candidate in [asGiven, connected] {
            for downFirst in [true, false] where fewest > 0 {
                var attempt = candidate
                attempt.sweep(downFirst: downFirst)
                if isSmall { attempt.improve() }
                let crossings = attempt.crossings()
                if crossings < fewest {
                    fewest = crossings
                    best = attempt
                }
            }
        }
        if !isSmall { best.improve() }
        best = best.betterAfterShaking(rounds: Self.shakes(of: segments.count))
        if runsAgainst(start, best.layers) { best.turnOver() }
        if segments.count < Self.tidiedSegments { best.tidy(nodeCount: nodeCount) }
        return best.layers
    }

    /// Of larger graphs the order of the boxes is not seen at a glance.
    private static let tidiedSegments = 200

    /// How often a graph is shaken: fewer times where each costs more, and not where a few would find nothing.
    private static func shakes(of segments: Int) -> Int {
        (30..<800).contains(segments) ? min(20, 8_000 / segments) : 0
    }

    /// Whether the nodes stand rather in the opposite order than in the one given: an order and its mirror image cross
    /// equally often, and a small edit must not turn the picture over.
    private func runsAgainst(_ given: [[Int]], _ arranged: [[Int]]) -> Bool {
        var rank = [Int](repeating: 0, count: vertexCount)
        for layer in given {
            for (place, vertex) in layer.enumerated() { rank[vertex] = place }
        }
        var agreement = 0
        for layer in arranged {
            for (place, vertex) in layer.enumerated() where !isWaypoint(vertex) {
                agreement += (2 * rank[vertex] + 1 - layer.count) * (2 * place + 1 - layer.count)
            }
        }
        return agreement < 0
    }
}

/// Work in progress on the order of the vertices.
struct CrossingReduction {
    let lower: Adjacency
    let upper: Adjacency
    var layers: [[Int]]
    var position: [Int]

    init(graph: LayeredGraph, layers: [[Int]]) {
        // Neighbours in the layer before and in the layer after.
        lower = Adjacency(count: graph.vertexCount, pairs: graph.segments.map { ($0.head, $0.tail) })
        upper = Adjacency(count: graph.vertexCount, pairs: graph.segments.map { ($0.tail, $0.head) })
        self.layers = layers
        position = [Int](repeating: 0, count: graph.vertexCount)
        for index in layers.indices { place(index) }
    }

    mutating func place(_ layer: Int) {
        for (place, vertex) in layers[layer].enumerated() { position[vertex] = place }
    }

    /// Orders every layer by the moment a depth-first visit over both kinds of neighbours first meets a vertex.
    mutating func arrangeDepthFirst() {
        var seen = [Bool](repeating: false, count: position.count)
        var arranged = [[Int]](repeating: [], count: layers.count)
        var layerOf = [Int](repeating: 0, count: position.count)
        for (index, layer) in layers.enumerated() { for vertex in layer { layerOf[vertex] = index } }
        for root in layers.joined() where !seen[root] {
            var stack = [root]
            while let vertex = stack.popLast() {
                if seen[vertex] { continue }
                seen[vertex] = true
                arranged[layerOf[vertex]].append(vertex)
                for next in upper[vertex].reversed() where !seen[next] { stack.append(next) }
                for next in lower[vertex].reversed() where !seen[next] { stack.append(next) }
            }
        }
        layers = arranged
        for index in layers.indices { place(index) }
    }

    /// Sweeps down and up while they help.
    mutating func sweep(downFirst: Bool) {
        var best = layers
        var fewest = crossings()
        var idle = 0
        for round in 0..<24 where idle < 5 && fewest > 0 {
            sweep(down: (round % 2 == 0) == downFirst, reversingTies: round % 4 >= 2)
            let count = crossings()
            if count < fewest {
                fewest = count
                best = layers
                idle = 0
            } else {
                idle += 1
            }
        }
        layers = best
        for index in layers.indices { place(index) }
    }

    // MARK: Sweeps

    /// Sorts every layer by the mean place of its neighbours in the layer visited before.
    private mutating func sweep(down: Bool, reversingTies: Bool) {
        for index in down ? Array(layers.indices) : layers.indices.reversed() {
            sort(index, by: down ? lower : upper, reversingTies: reversingTies)
        }
    }

    /// Sorts one layer by the mean place of its neighbours in another. A vertex without any keeps its place.
    mutating func sort(_ index: Int, by neighbours: Adjacency, reversingTies: Bool = false) {
        var placed: [(key: Double, place: Int, vertex: Int)] = []
        placed.reserveCapacity(layers[index].count)
        var free: [Int] = []
        for (place, vertex) in layers[index].enumerated() {
            let list = neighbours[vertex]
            guard !list.isEmpty else {
                free.append(place)
                continue
            }
            var sum = 0
            for neighbour in list { sum += position[neighbour] }
            placed.append((Double(sum) / Double(list.count), reversingTies ? -place : place, vertex))
        }
        placed.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        var sorted: [Int] = []
        sorted.reserveCapacity(layers[index].count)
        var next = 0
        var nextFree = 0
        for place in layers[index].indices {
            if nextFree < free.count, free[nextFree] == place {
                sorted.append(layers[index][place])
                nextFree += 1
            } else {
                sorted.append(placed[next].vertex)
                next += 1
            }
        }
        layers[index] = sorted
        place(index)
    }

    // MARK: Counting

    func crossings() -> Int {
        layers.indices.dropLast().reduce(0) { $0 + crossings(after: $1) }
    }

    /// Pairs of segments in opposite order: inversions, counted with a Fenwick tree.
    private func crossings(after index: Int) -> Int {
        let width = layers[index + 1].count
        var tree = [Int](repeating: 0, count: width + 1)
        var seen = 0
        var total = 0
        var places: [Int] = []
        for vertex in layers[index] {
            places.removeAll(keepingCapacity: true)
            for neighbour in upper[vertex] { places.append(position[neighbour]) }
            for place in places {
                // Segments from earlier vertices that end beyond this place.
                var ended = 0
                var node = place + 1
                while node > 0 {
                    ended += tree[node]
                    node -= node & -node
                }
                total += seen - ended
            }
            for place in places {
                var node = place + 1
                while node <= width {
                    tree[node] += 1
                    node += node & -node
                }
            }
            seen += places.count
        }
        return total
    }
}
