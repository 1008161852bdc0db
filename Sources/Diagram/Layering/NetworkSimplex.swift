/// The layers with the shortest edges in total, by the network simplex method (E. Gansner, E. Koutsofios, S. North and
/// K. Vo, "A technique for drawing directed graphs", 1993): a spanning tree of edges that join neighbouring layers is
/// exchanged edge by edge, and a part of the graph moves along, until no exchange makes the edges shorter.
struct NetworkSimplex {
    private(set) var layer: [Int]
    private let edges: [Link]
    private let incident: Adjacency
    private var isInTree: [Bool]
    /// By node, the tree edge that leads towards the root; -1 at the root, and where the tree does not reach.
    private var towardsRoot: [Int] = []
    /// The nodes of the tree, each behind the one it hangs on.
    private var order: [Int] = []
    /// How many more edges leave a node than enter it.
    private let surplus: [Int]
    private var work: Int

    /// Nodes and edges looked at before what was found is good enough.
    private static let workLimit = 20_000_000

    /// - Parameters:
    ///   - layer: layers in which every edge leads to a higher one.
    ///   - edges: those of a connected graph without cycles.
    init(layer: [Int], edges: [Link]) {
        self.layer = layer
        self.edges = edges
        incident = Adjacency(
            count: layer.count, pairs: edges.enumerated().flatMap { [($1.tail, $0), ($1.head, $0)] })
        isInTree = [Bool](repeating: false, count: edges.count)
        var surplus = [Int](repeating: 0, count: layer.count)
        for edge in edges {
            surplus[edge.tail] += 1
            surplus[edge.head] -= 1
        }
        self.surplus = surplus
        work = Self.workLimit
        guard spansAll() else { return }
        while work > 0, exchange() {}
    }

    /// Layers that an edge passes over.
    private func slack(_ edge: Int) -> Int { layer[edges[edge].head] - layer[edges[edge].tail] - 1 }

    // MARK: The tree

    /// Grows a tree of edges without slack over all nodes, moving what it has towards what it has not. False where the work
    /// would be too much.
    private mutating func spansAll() -> Bool {
        while work > 0 {
            grow(over: edges.indices.map { slack($0) == 0 })
            if order.count == layer.count { return true }
            var nearest: (edge: Int, slack: Int)?
            for edge in edges.indices where reaches(edges[edge].tail) != reaches(edges[edge].head) {
                if slack(edge) < nearest?.slack ?? .max { nearest = (edge, slack(edge)) }
            }
            guard let nearest else { return false }
            let move = reaches(edges[nearest.edge].tail) ? nearest.slack : -nearest.slack
            for node in order { layer[node] += move }
        }
        return false
    }

    private func reaches(_ node: Int) -> Bool { towardsRoot[node] >= 0 || node == order.first }

    /// Makes a tree from the first node on of all edges that may be taken.
    private mutating func grow(over mayTake: [Bool]) {
        work -= layer.count + 2 * edges.count
        towardsRoot = [Int](repeating: -1, count: layer.count)
        var isTaken = [Bool](repeating: false, count: edges.count)
        var isMet = [Bool](repeating: false, count: layer.count)
        order = [0]
        isMet[0] = true
        var next = 0
        while next < order.count {
            let node = order[next]
            next += 1
            for edge in incident[node] {
                let other = edges[edge].tail == node ? edges[edge].head : edges[edge].tail
                guard !isMet[other], mayTake[edge] else { continue }
                isMet[other] = true
                isTaken[edge] = true
                towardsRoot[other] = edge
                order.append(other)
            }
        }
        isInTree = isTaken
    }

    // MARK: Exchanges

    /// Takes the tree edge out of the tree whose two sides gain most when its tail's side moves back, until another edge
    /// holds it. False where none gains.
    private mutating func exchange() -> Bool {
        // What every part of the tree sends on more than it gets: edges inside it cancel.
        var sum = surplus
        for node in order.reversed() {
            guard towardsRoot[node] >= 0 else { continue }
            let edge = edges[towardsRoot[node]]
            sum[edge.tail == node ? edge.head : edge.tail] += sum[node]
        }
        var best: (node: Int, gain: Int)?
        for node in order where towardsRoot[node] >= 0 {
            let gain = edges[towardsRoot[node]].tail == node ? -sum[node] : sum[node]
            if gain > best?.gain ?? 0 { best = (node, gain) }
        }
        guard let best else { return false }
        let leaving = towardsRoot[best.node]
        var isBelow = [Bool](repeating: false, count: layer.count)
        isBelow[best.node] = true
        for node in order where towardsRoot[node] >= 0 && node != best.node {
            let edge = edges[towardsRoot[node]]
            isBelow[node] = isBelow[edge.tail == node ? edge.head : edge.tail]
        }
        let tailIsBelow = edges[leaving].tail == best.node
        var entering: (edge: Int, slack: Int)?
        for (index, edge) in edges.enumerated()
        where isBelow[edge.head] == tailIsBelow && isBelow[edge.tail] != tailIsBelow {
            if slack(index) < entering?.slack ?? .max { entering = (index, slack(index)) }
        }
        guard let entering else { return false }
        let move = tailIsBelow ? -entering.slack : entering.slack
        if move != 0 {
            for node in order where isBelow[node] { layer[node] += move }
        }
        isInTree[leaving] = false
        isInTree[entering.edge] = true
        hang(isBelow, on: entering.edge)
        return true
    }

    /// Hangs a part of the tree on another edge.
    private mutating func hang(_ part: [Bool], on edge: Int) {
        let count = order.count
        order.removeAll { part[$0] }
        work -= count + edges.count
        var next = order.count
        let top = part[edges[edge].tail] ? edges[edge].tail : edges[edge].head
        order.append(top)
        towardsRoot[top] = edge
        while next < order.count {
            let node = order[next]
            next += 1
            for edge in incident[node] where isInTree[edge] && edge != towardsRoot[node] {
                let other = edges[edge].tail == node ? edges[edge].head : edges[edge].tail
                towardsRoot[other] = edge
                order.append(other)
            }
        }
    }
}
