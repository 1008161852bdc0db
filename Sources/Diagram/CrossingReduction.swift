extension LayeredGraph {
    /// An order of the vertices in their layers with few crossings: barycentre sweeps from several starts, then
    /// exchanges of neighbours and moves of single vertices (sifting) while they help. Equal choices keep the order
    /// given, so that a small edit gives a similar picture.
    func reducedCrossings(from start: [[Int]]) -> [[Int]] {
        var best = CrossingReduction(graph: self, layers: start)
        guard start.count > 1, segments.count > 1 else { return start }
        var candidates = [best]
        var connected = best
        connected.arrangeDepthFirst()
        candidates.append(connected)
        var fewest = Int.max
        for candidate in candidates {
            for downFirst in [true, false] {
                var attempt = candidate
                let crossings = attempt.sweep(downFirst: downFirst)
                if crossings < fewest {
                    fewest = crossings
                    best = attempt
                }
                if fewest == 0 { return best.layers }
            }
        }
        best.improve()
        return best.layers
    }
}

/// Work in progress on the order of the vertices.
private struct CrossingReduction {
    private let lower: Adjacency
    private let upper: Adjacency
    private(set) var layers: [[Int]]
    private var position: [Int]

    init(graph: LayeredGraph, layers: [[Int]]) {
        // Neighbours in the layer before and in the layer after.
        lower = Adjacency(count: graph.vertexCount, pairs: graph.segments.map { ($0.head, $0.tail) })
        upper = Adjacency(count: graph.vertexCount, pairs: graph.segments.map { ($0.tail, $0.head) })
        self.layers = layers
        position = [Int](repeating: 0, count: graph.vertexCount)
        for index in layers.indices { place(index) }
    }

    private mutating func place(_ layer: Int) {
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

    /// Sweeps down and up while they help. Returns the number of crossings left.
    mutating func sweep(downFirst: Bool) -> Int {
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
        return fewest
    }

    /// Exchanges of neighbours and moves of single vertices, while they help.
    mutating func improve() {
        for _ in 0..<8 where exchangeNeighbours() + sift() == 0 { break }
    }

    // MARK: Sweeps

    /// Sorts every layer by the mean place of its neighbours in the layer visited before. A vertex without any keeps
    /// its place.
    private mutating func sweep(down: Bool, reversingTies: Bool) {
        let neighbours = down ? lower : upper
        for index in down ? Array(layers.indices) : layers.indices.reversed() {
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
    }

    // MARK: Counting

    private func crossings() -> Int {
        var total = 0
        for index in 0..<(layers.count - 1) { total += crossings(after: index) }
        return total
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

    // MARK: Local improvement

    private func sortedPlaces(_ list: ArraySlice<Int>) -> [Int] {
        guard list.count > 1 else { return list.map { position[$0] } }
        return list.map { position[$0] }.sorted()
    }

    /// Crossings between the segments of two vertices, the first standing before the second.
    private static func pairs(_ first: [Int], _ second: [Int]) -> Int {
        var total = 0
        var smaller = 0
        for place in first {
            while smaller < second.count, second[smaller] < place { smaller += 1 }
            total += smaller
        }
        return total
    }

    private mutating func exchangeNeighbours() -> Int {
        var gain = 0
        for index in layers.indices {
            let below = layers[index].map { sortedPlaces(lower[$0]) }
            let above = layers[index].map { sortedPlaces(upper[$0]) }
            var order = Array(layers[index].indices)
            var improved = true
            while improved {
                improved = false
                for place in order.indices.dropLast() {
                    let (a, b) = (order[place], order[place + 1])
                    let present = Self.pairs(below[a], below[b]) + Self.pairs(above[a], above[b])
                    if present == 0 { continue }
                    let exchanged = Self.pairs(below[b], below[a]) + Self.pairs(above[b], above[a])
                    if exchanged < present {
                        order.swapAt(place, place + 1)
                        gain += present - exchanged
                        improved = true
                    }
                }
            }
            layers[index] = order.map { layers[index][$0] }
            place(index)
        }
        return gain
    }

    /// Moves every vertex to the place in its layer where its segments cross fewest others.
    private mutating func sift() -> Int {
        var gain = 0
        // In wide layers a vertex only looks at some places on either side: the work stays linear in the graph.
        let reach = max(10, 200_000 / position.count)
        for index in layers.indices where layers[index].count > 2 {
            let below = layers[index].map { sortedPlaces(lower[$0]) }
            let above = layers[index].map { sortedPlaces(upper[$0]) }
            var order = Array(layers[index].indices)
            for vertex in layers[index].indices where below[vertex].count + above[vertex].count > 0 {
                guard let place = order.firstIndex(of: vertex) else { continue }
                var (bestPlace, bestChange) = (place, 0)
                var change = 0
                for other in order.indices[max(0, place - reach)..<place].reversed() {
                    let passed = order[other]
                    change +=
                        Self.pairs(below[vertex], below[passed]) + Self.pairs(above[vertex], above[passed])
                        - Self.pairs(below[passed], below[vertex]) - Self.pairs(above[passed], above[vertex])
                    if change < bestChange { (bestPlace, bestChange) = (other, change) }
                }
                change = 0
                for other in order.indices[(place + 1)..<min(order.count, place + 1 + reach)] {
                    let passed = order[other]
                    change +=
                        Self.pairs(below[passed], below[vertex]) + Self.pairs(above[passed], above[vertex])
                        - Self.pairs(below[vertex], below[passed]) - Self.pairs(above[vertex], above[passed])
                    if change < bestChange { (bestPlace, bestChange) = (other, change) }
                }
                guard bestChange < 0 else { continue }
                order.remove(at: place)
                order.insert(vertex, at: bestPlace)
                gain -= bestChange
            }
            layers[index] = order.map { layers[index][$0] }
            place(index)
        }
        return gain
    }
}
