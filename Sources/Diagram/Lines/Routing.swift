/// The tracks of all lines, and with them the places of the layers: one channel after every layer.
struct Routing {
    /// A line from a box to itself.
    struct Loop {
        let edge: Int
        let node: Int
        /// Its two ends across the layers, and where it runs between them.
        let first: Int
        let second: Int
        let main: Int
    }

    /// Between more lines of one channel crossings are not counted.
    private static let countedWires = 300

    /// Where every layer starts, and where the last channel ends.
    private(set) var layerStart: [Int] = []
    private(set) var size = 0
    /// For every segment its changes of place, by `main`.
    private(set) var turns: [[Channel.Turn]]
    private(set) var loops: [Loop] = []
    private var channels: [Channel] = []

    /// Where lines cross; nil where there are too many to count.
    var crossings: Int? {
        channels.contains { $0.turns.count > Self.countedWires } ? nil : channels.reduce(0) { $0 + $1.crossings }
    }

    /// - Parameters:
    ///   - places: the ends of every segment across the layers
    ///   - loopPlaces: for every node the ends of its loops, two each
    init(
        graph: LayeredGraph, style: Style, layerSize: [Int], rooms: LabelSlots.Rooms, places: SlidingPorts,
        loopPlaces: [[Int]]
    ) {
        turns = [[Channel.Turn]](repeating: [], count: graph.segments.count)
        var ends = loopPlaces.map { $0[...] }
        let loopsAt = Dictionary(grouping: graph.loops, by: { graph.layerOf[$0.node] })
        for (index, layer) in graph.layers.enumerated() {
            layerStart.append(size)
            size += layerSize[index]
            let segments = layer.flatMap { graph.outgoing[$0] }
            let wires = segments.map { segment in
                Channel.Wire(
                    tail: places.tailPlace[segment], head: places.headPlace[segment], tailRoom: rooms.tail[segment],
                    headRoom: rooms.head[segment], headReach: rooms.headReach[segment])
            }
            let channelLoops = (loopsAt[index] ?? []).map { loop in
                let first = ends[loop.node].popFirst() ?? 0
                return Channel.Loop(
                    first: first, second: ends[loop.node].popFirst() ?? first, room: rooms.loop[loop.edge])
            }
            let channel = Channel(wires: wires, loops: channelLoops, trackGap: style.trackGap)
            size += channel.size
            channels.append(channel)
            for (segment, turns) in zip(segments, channel.turns) {
                self.turns[segment] = turns.map { Channel.Turn(distance: size - 1 - $0.distance, place: $0.place) }
            }
            for (loop, (line, distance)) in zip(loopsAt[index] ?? [], zip(channelLoops, channel.loopDistances)) {
                loops.append(
                    Loop(
                        edge: loop.edge, node: loop.node, first: line.first, second: line.second,
                        main: size - 1 - distance))
            }
        }
    }
}
