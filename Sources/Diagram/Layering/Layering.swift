/// The layer of every node: arrows run from lower to higher layers, and are as short in total as can be. An input stands in
/// the layer before its first consumer; where it makes no difference, a computed node stands directly after its operands.
///
/// Edges that close a cycle are turned round for the layout; the painter puts their arrowheads back at the true target.
struct Layering {
    let layer: [Int]
    /// Whether the layout runs this edge from its target to its source.
    let reversed: [Bool]

    init(nodeCount: Int, edges: [Link]) {
        reversed = Layering.edgesClosingCycles(nodeCount: nodeCount, edges: edges)
        let links = zip(edges, reversed).map { $1 ? Link(tail: $0.head, head: $0.tail) : $0 }
        let consumers = Adjacency(count: nodeCount, pairs: links.map { ($0.tail, $0.head) })
        let operands = Adjacency(count: nodeCount, pairs: links.map { ($0.head, $0.tail) })
        let order = Layering.topologicalOrder(consumers: consumers, operands: operands)
        func descended(from layer: [Int]) -> [Int] {
            Layering.descend(from: layer, order: order, consumers: consumers, operands: operands)
        }
        let near = descended(from: Layering.latestLayers(order: order, consumers: consumers))
        layer = descended(from: NetworkSimplex(layer: near, edges: links).layer)
    }

    /// Edges to a node that is still open in a depth-first visit in input order.
    private static func edgesClosingCycles(nodeCount: Int, edges: [Link]) -> [Bool] {
        enum State { case fresh, open, closed }
        let outgoing = Adjacency(count: nodeCount, pairs: edges.enumerated().map { ($1.tail, $0) })
        var state = [State](repeating: .fresh, count: nodeCount)
        var reversed = [Bool](repeating: false, count: edges.count)
        for root in 0..<nodeCount where state[root] == .fresh {
            // A stack of its own: depth is bounded by memory, not by the call stack.
            var stack = [(node: root, next: outgoing[root].startIndex)]
            state[root] = .open
            while let (node, next) = stack.last {
                guard next < outgoing[node].endIndex else {
                    state[node] = .closed
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = outgoing[node][next]
                let head = edges[edge].head
                switch state[head] {
                case .fresh:
                    state[head] = .open
                    stack.append((head, outgoing[head].startIndex))
                case .open: reversed[edge] = true
                case .closed: break
                }
            }
        }
        return reversed
    }

    private static func topologicalOrder(consumers: Adjacency, operands: Adjacency) -> [Int] {
        var waiting = operands.indices.map { operands[$0].count }
        var order = operands.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            for consumer in consumers[order[next]] {
                waiting[consumer] -= 1
                if waiting[consumer] == 0 { order.append(consumer) }
            }
            next += 1
        }
        return order
    }

    /// Every node directly before its first consumer; the last layer is the longest path's.
    private static func latestLayers(order: [Int], consumers: Adjacency) -> [Int] {
        var height = [Int](repeating: 0, count: consumers.indices.count)
        for node in order.reversed() {
            height[node] = consumers[node].map { height[$0] + 1 }.max() ?? 0
        }
        let top = height.max() ?? 0
        return height.map { top - $0 }
    }

    /// Moves computed nodes forward to their operands where that makes the edges no longer in total, and the others back to
    /// their consumers, until nothing moves. So nodes that have the same part stand in the same layer: the gates of an LSTM,
    /// though one of them is needed later than the others.
    ///
    /// Inputs of one node alone follow it, and have no say in where it goes.
    private static func descend(
        from latest: [Int], order: [Int], consumers: Adjacency, operands: Adjacency
    ) -> [Int] {
        var layer = latest
        func isOwn(_ node: Int) -> Bool { operands[node].isEmpty && consumers[node].count == 1 }
        let shared = operands.indices.map { node in operands[node].filter { !isOwn($0) } }
        let goesForward = order.map { !shared[$0].isEmpty && shared[$0].count >= consumers[$0].count }
        for _ in 0..<16 {
            var moved = false
            for (node, goesForward) in zip(order, goesForward) where goesForward {
                guard let last = shared[node].map({ layer[$0] }).max(), last + 1 < layer[node] else { continue }
                layer[node] = last + 1
                for operand in operands[node] where isOwn(operand) { layer[operand] = last }
                moved = true
            }
            for (node, goesForward) in zip(order, goesForward).reversed() where !goesForward {
                guard let first = consumers[node].map({ layer[$0] }).min(), first - 1 > layer[node] else { continue }
                layer[node] = first - 1
                moved = true
            }
            if !moved { break }
        }
        let first = layer.min() ?? 0
        return layer.map { $0 - first }
    }
}
