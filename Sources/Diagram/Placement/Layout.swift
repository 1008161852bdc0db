/// Where everything of one component stands, before a single cell is painted. `main` runs with the layers, `cross`
/// across them; only the painter knows columns and rows.
struct Layout {
    let graph: LayeredGraph
    let style: Style
    let measures: Measures
    let slots: [LabelSlot]
    /// Whether an edge's label stands before its line across the layers, not beyond it.
    let isLeading: [Bool]
    /// For every vertex the start and size of its box or line across the layers.
    let cross: [Int]
    let crossSize: [Int]
    /// Whether a box has no frame above and below.
    let isOpen: [Bool]
    /// For every layer the extent of its boxes.
    let layerSize: [Int]
    /// For every segment the place of its line at either end.
    let places: SlidingPorts
    let routing: Routing
    /// The places across the layers that the picture takes.
    let crossRange: Range<Int>

    /// Whether lines change their place more often than they have to, because they make way for others.
    var hasDetours: Bool { routing.turns.contains { $0.count > 1 } }

    var width: Int { style.direction == .leftToRight ? routing.size : crossRange.count }
    var height: Int { style.direction == .leftToRight ? crossRange.count : routing.size }

    init(graph: LayeredGraph, measures: Measures, style: Style) {
        self.graph = graph
        self.measures = measures
        self.style = style
        var ports = Ports(graph: graph, measures: measures, style: style)
        layerSize = graph.layers.map { layer in
            layer.map { graph.isWaypoint($0) ? 1 : measures.main(of: $0, style: style) }.max() ?? 0
        }
        let labels = LabelSlots(graph: graph, measures: measures, style: style, layerSize: layerSize, ports: &ports)
        slots = labels.slots
        isLeading = slots.enumerated().map { ports.isLeading($0, in: $1) }
        var blocks = Blocks(graph: graph, ports: ports)
        blocks.settle()
        let start = (0..<graph.vertexCount).map { blocks.start(of: $0) }
        let extents = (0..<graph.vertexCount).map { ports.extent(of: $0) }
        cross = zip(start, extents).map { $0 + $1.before }
        crossSize = (0..<graph.vertexCount).map { ports.size(of: $0) }
        isOpen = (0..<graph.nodeCount).map { ports.isOpen($0) }
        let offsets = ports.offsets()
        places = SlidingPorts(graph: graph, ports: ports, start: start, offsets: (offsets.tail, offsets.head))
        routing = Routing(
            graph: graph, style: style, layerSize: layerSize, rooms: labels.rooms, places: places,
            loopPlaces: zip(offsets.loops, start).map { loops, start in loops.map { start + $0 } })
        let turns = routing.turns.joined().map(\.place)
        let low = min(start.min() ?? 0, turns.min() ?? 0)
        let high = max(zip(start, extents).map { $0 + $1.total }.max() ?? 0, (turns.max() ?? -1) + 1)
        crossRange = low..<high
    }
}
