extension CrossingReduction {
    /// Exchanges of neighbours and moves of single vertices, while they help.
    mutating func improve() {
        for _ in 0..<8 where exchangeNeighbours() + sift() == 0 { break }
    }

    /// Some layers put out of order and arranged anew, again and again, from the best order so far: local moves alone stop at
    /// the first order that no single one makes better. The same graph is always shaken alike.
    func betterAfterShaking(rounds: Int) -> CrossingReduction {
        var (best, fewest) = (self, crossings())
        var state: UInt64 = 1
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for round in 0..<rounds where fewest > 0 {
            var attempt = best
            let first = random(below: layers.count)
            for index in first..<min(layers.count, first + 2 + random(below: 3)) where layers[index].count > 1 {
                for place in layers[index].indices {
                    attempt.layers[index].swapAt(place, random(below: layers[index].count))
                }
                attempt.place(index)
            }
            attempt.sweep(downFirst: round % 2 == 0)
            attempt.improve()
            let crossings = attempt.crossings()
            if crossings < fewest { (best, fewest) = (attempt, crossings) }
        }
        return best
    }

    /// One layer between two that stand: for every vertex of it the places of its neighbours in both, sorted.
    private struct Layer {
        private let before: Neighbours
        private let after: Neighbours

        init(_ vertices: [Int], of reduction: CrossingReduction) {
            before = Neighbours(vertices, reduction.lower, reduction.position)
            after = Neighbours(vertices, reduction.upper, reduction.position)
        }

        /// How many crossings an exchange of two vertices adds, the first standing before the second; fewer than 0 where it
        /// saves some.
        func change(exchanging first: Int, _ second: Int) -> Int {
            before.change(exchanging: first, second) + after.change(exchanging: first, second)
        }
    }

    /// In one flat array, for this is where a large graph spends its time.
    private struct Neighbours {
        private var starts: [Int] = [0]
        private var places: [Int] = []

        init(_ vertices: [Int], _ neighbours: Adjacency, _ position: [Int]) {
            starts.reserveCapacity(vertices.count + 1)
            for vertex in vertices {
                for neighbour in neighbours[vertex] { places.append(position[neighbour]) }
                let start = starts[starts.count - 1]
                if places.count - start > 1 { places[start...].sort() }
                starts.append(places.count)
            }
        }

        /// For every segment of the first and every one of the second: one more where the two do not cross, one less where they
        /// do.
        func change(exchanging first: Int, _ second: Int) -> Int {
            let (start, end) = (starts[second], starts[second + 1])
            var (total, smaller, notLarger) = (0, start, start)
            for index in starts[first]..<starts[first + 1] {
                let place = places[index]
                while smaller < end, places[smaller] < place { smaller += 1 }
                if notLarger < smaller { notLarger = smaller }
                while notLarger < end, places[notLarger] == place { notLarger += 1 }
                total += end - notLarger - (smaller - start)
            }
            return total
        }
    }

    /// Exchanges vertices that stand side by side until no exchange saves a crossing. Returns the crossings saved.
    private mutating func exchangeNeighbours() -> Int {
        var saved = 0
        for index in layers.indices {
            let layer = Layer(layers[index], of: self)
            var order = Array(layers[index].indices)
            var improved = true
            while improved {
                improved = false
                for place in order.indices.dropLast() {
                    let change = layer.change(exchanging: order[place], order[place + 1])
                    guard change < 0 else { continue }
                    order.swapAt(place, place + 1)
                    saved -= change
                    improved = true
                }
            }
            take(order, for: index)
        }
        return saved
    }

    /// Moves every vertex to the place in its layer where its segments cross fewest others. Returns the crossings saved.
    private mutating func sift() -> Int {
        var saved = 0
        // In wide layers a vertex only looks at some places on either side: the work stays linear in the graph.
        let reach = max(10, 200_000 / position.count)
        for index in layers.indices where layers[index].count > 2 {
            let layer = Layer(layers[index], of: self)
            var order = Array(layers[index].indices)
            for vertex in layers[index].indices {
                guard let place = order.firstIndex(of: vertex) else { continue }
                var best = (place: place, change: 0)
                var change = 0
                for other in (max(0, place - reach)..<place).reversed() {
                    change += layer.change(exchanging: order[other], vertex)
                    if change < best.change { best = (other, change) }
                }
                change = 0
                for other in (place + 1)..<max(place + 1, min(order.count, place + 1 + reach)) {
                    change += layer.change(exchanging: vertex, order[other])
                    if change < best.change { best = (other, change) }
                }
                guard best.change < 0 else { continue }
                order.remove(at: place)
                order.insert(vertex, at: best.place)
                saved -= best.change
            }
            take(order, for: index)
        }
        return saved
    }

    /// Puts the vertices of a layer in an order, given by their places so far.
    private mutating func take(_ order: [Int], for index: Int) {
        layers[index] = order.map { layers[index][$0] }
        place(index)
    }
}
