/// Where everything of one component stands, before a single cell is painted. `main` runs with the layers, `cross`
/// across them; only the painter knows columns and rows.
struct Layout {
    let graph: LayeredGraph
    let style: Style
    let measures: Measures
    let slots: [LabelSlot]
    /// For every vertex the start and size of its box or line across the layers.
    let cross: [Int]
    let crossSize: [Int]
    /// For every layer the start and size of its boxes.
    let layerStart: [Int]
    let layerSize: [Int]
    /// For every segment the place of its line at either end, and the changes of place in between, by `main`.
    let tailPlace: [Int]
    let headPlace: [Int]
    let turns: [[Channel.Turn]]
    let loops: [Loop]
    let mainSize: Int
    let crossRange: Range<Int>

    struct Loop {
        let edge: Int
        let node: Int
        let first: Int
        let second: Int
        let main: Int
    }

    var width: Int { style.direction == .leftToRight ? mainSize : crossRange.count }
    var height: Int { style.direction == .leftToRight ? crossRange.count : mainSize }

    init(graph: LayeredGraph, measures: Measures, style: Style) {
        self.graph = graph
        self.measures = measures
        self.style = style
        var ports = Ports(graph: graph, measures: measures, style: style)
        let layerSize = graph.layers.map { layer in
            layer.map { graph.isWaypoint($0) ? 1 : measures.main(of: $0, style: style) }.max() ?? 0
        }
        let slots = LabelSlots(graph: graph, measures: measures, style: style, layerSize: layerSize, ports: &ports)
        var blocks = Blocks(graph: graph, ports: ports, straight: graph.straightSegments())
        blocks.settle()
        let starts = (0..<graph.vertexCount).map { blocks.start(of: $0) }
        let offsets = ports.offsets()
        let crossSize = (0..<graph.vertexCount).map { ports.size(of: $0) }
        let sliding = SlidingPorts(
            graph: graph, ports: ports, start: starts, tail: offsets.tail, head: offsets.head)
        let rooms = slots.rooms

        var turns = [[Channel.Turn]](repeating: [], count: graph.segments.count)
        var layerStart = [Int](repeating: 0, count: graph.layers.count)
        var loops: [Loop] = []
        var main = 0
        let loopsAt = Dictionary(grouping: graph.loops, by: { graph.layerOf[$0.node] })
        var low = 0
        var high = 0
        for (index, layer) in graph.layers.enumerated() {
            layerStart[index] = main
            main += layerSize[index]
            let segments = layer.flatMap { graph.outgoing[$0] }
            var places: [(edge: Int, node: Int, first: Int, second: Int)] = []
            var used = [Int: Int]()
            for loop in loopsAt[index] ?? [] {
                let next = used[loop.node, default: 0]
                used[loop.node] = next + 2
                let start = starts[loop.node]
                let ends = offsets.loops[loop.node]
                places.append((loop.edge, loop.node, start + ends[next], start + ends[next + 1]))
            }
            let channel = Channel(
                wires: segments.map {
                    Channel.Wire(
                        tail: sliding.tailPlace[$0], head: sliding.headPlace[$0], tailRoom: rooms.tail[$0],
                        headRoom: rooms.head[$0], headReach: rooms.headReach[$0])
                },
                loops: places.map { Channel.Loop(first: $0.first, second: $0.second, room: rooms.loop[$0.edge]) },
                trackGap: style.trackGap)
            let end = main + channel.size
            for (segment, list) in zip(segments, channel.turns) {
                turns[segment] = list.map { Channel.Turn(distance: end - 1 - $0.distance, place: $0.place) }
                for turn in list {
                    low = min(low, turn.place)
                    high = max(high, turn.place + 1)
                }
            }
            for (place, distance) in zip(places, channel.loopDistances) {
                loops.append(
                    Loop(
                        edge: place.edge, node: place.node, first: place.first, second: place.second,
                        main: end - 1 - distance))
            }
            main = end
        }
        for vertex in 0..<graph.vertexCount {
            low = min(low, starts[vertex])
            high = max(high, starts[vertex] + ports.extent(of: vertex))
        }
        self.slots = slots.slots
        cross = starts
        self.crossSize = crossSize
        self.layerStart = layerStart
        self.layerSize = layerSize
        tailPlace = sliding.tailPlace
        headPlace = sliding.headPlace
        self.turns = turns
        self.loops = loops
        mainSize = main
        crossRange = low..<high
    }
}
