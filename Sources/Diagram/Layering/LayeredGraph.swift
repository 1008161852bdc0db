/// A graph whose edges only connect neighbouring layers: an edge over several layers is a chain of segments through
/// waypoints. Vertices below `nodeCount` are the nodes, the others waypoints.
struct LayeredGraph {
    struct Segment {
        let tail: Int
        let head: Int
        let edge: Int
    }

    let nodeCount: Int
    let layerOf: [Int]
    let segments: [Segment]
    /// The segments of every edge, from its lower layer on. A loop has none.
    let chains: [Range<Int>]
    /// Edges from a node to itself; they are drawn beside their node.
    let loops: [(edge: Int, node: Int)]
    let reversed: [Bool]
    /// The vertices of every layer, in drawing order.
    private(set) var layers: [[Int]]
    /// The place of every vertex in its layer.
    private(set) var position: [Int]
    /// Segments that end and that start at a vertex. Sorted by the far end's place once the order stands.
    private(set) var incoming: Adjacency
    private(set) var outgoing: Adjacency

    var vertexCount: Int { layerOf.count }

    /// Pairs of segments that cross.
    var crossings: Int { CrossingReduction(graph: self, layers: layers).crossings() }

    func isWaypoint(_ vertex: Int) -> Bool { vertex >= nodeCount }

    /// More segments are not laid out: a layout takes some 40 µs for each.
    static let segmentLimit = 100_000
    /// Nor more cells than this, where every segment would run along the fullest channel.
    private static let cellLimit = 100_000_000

    /// Nil where the edges pass so many layers, or so many edges the same ones, that nobody could read the picture.
    init?(nodeCount: Int, edges: [Link]) {
        self.nodeCount = nodeCount
        let proper = edges.indices.filter { edges[$0].tail != edges[$0].head }
        let layering = Layering(nodeCount: nodeCount, edges: proper.map { edges[$0] })
        var reversed = [Bool](repeating: false, count: edges.count)
        var layerOf = layering.layer
        var segments: [Segment] = []
        var chains = [Range<Int>](repeating: 0..<0, count: edges.count)
        var segmentsAfter = [Int](repeating: 0, count: (layerOf.max() ?? -1) + 1)
        for (place, edge) in proper.enumerated() {
            reversed[edge] = layering.reversed[place]
            let low = layering.reversed[place] ? edges[edge].head : edges[edge].tail
            let high = layering.reversed[place] ? edges[edge].tail : edges[edge].head
            let start = segments.count
            guard start + layerOf[high] - layerOf[low] <= Self.segmentLimit else { return nil }
            var tail = low
            for layer in (layerOf[low] + 1)..<(layerOf[high] + 1) {
                var head = high
                if layer < layerOf[high] {
                    head = layerOf.count
                    layerOf.append(layer)
                }
                segments.append(Segment(tail: tail, head: head, edge: edge))
                segmentsAfter[layer - 1] += 1
                tail = head
            }
            chains[edge] = start..<segments.count
        }
        guard segments.count * (segmentsAfter.max() ?? 0) <= Self.cellLimit else { return nil }
        self.reversed = reversed
        self.layerOf = layerOf
        self.segments = segments
        self.chains = chains
        loops = edges.indices.filter { edges[$0].tail == edges[$0].head }.map { ($0, edges[$0].tail) }
        layers = []
        position = []
        incoming = Adjacency(count: layerOf.count, pairs: segments.enumerated().map { ($1.head, $0) })
        outgoing = Adjacency(count: layerOf.count, pairs: segments.enumerated().map { ($1.tail, $0) })
        var inputOrder = [[Int]](repeating: [], count: (layerOf.max() ?? -1) + 1)
        for vertex in layerOf.indices { inputOrder[layerOf[vertex]].append(vertex) }
        reorder(reducedCrossings(from: inputOrder))
    }

    /// Takes over an order of the vertices, and sorts the segments at every vertex so that none of them cross there.
    private mutating func reorder(_ layers: [[Int]]) {
        self.layers = layers
        position = [Int](repeating: 0, count: vertexCount)
        for layer in layers {
            for (place, vertex) in layer.enumerated() { position[vertex] = place }
        }
        let (position, segments) = (position, segments)
        incoming = incoming.sorted { position[segments[$0].tail] }
        outgoing = outgoing.sorted { position[segments[$0].head] }
    }
}
