/// Chooses for every label the place along its edge where it costs least room, and reserves that room: along the lines
/// where the layers run left to right, across them where they run top to bottom.
struct LabelSlots {
    /// Cells that belong to one line alone, at either end of a segment and beside a loop's line.
    struct Rooms {
        var tail: [Int]
        var head: [Int]
        /// The places from the head on that its room covers too: a label beside the line, and a blank.
        var headReach: [ClosedRange<Int>]
        var loop: [Int]
    }

    private(set) var slots: [LabelSlot]
    private(set) var rooms: Rooms

    init(graph: LayeredGraph, measures: Measures, style: Style, layerSize: [Int], ports: inout Ports) {
        slots = [LabelSlot](repeating: .none, count: measures.labelWidth.count)
        let count = graph.segments.count
        rooms = Rooms(
            tail: [Int](repeating: 1, count: count), head: [Int](repeating: 1 + style.stub, count: count),
            headReach: [ClosedRange<Int>](repeating: 0...0, count: count),
            loop: [Int](repeating: 1, count: measures.labelWidth.count))
        switch style.direction {
        case .leftToRight:
            chooseInLines(graph: graph, measures: measures, style: style, layerSize: layerSize, ports: &ports)
        case .topToBottom:
            chooseBesideLines(graph: graph, measures: measures, style: style, layerSize: layerSize, ports: &ports)
        }
    }

    /// Left to right a label interrupts its line: beside the arrowhead, or where the line passes a layer wide enough. What
    /// it says in further lines stands below.
    private mutating func chooseInLines(
        graph: LayeredGraph, measures: Measures, style: Style, layerSize: [Int], ports: inout Ports
    ) {
        for (edge, chain) in graph.chains.enumerated() where measures.labelWidth[edge] > 0 {
            let room = measures.roomInLine(of: edge, style: style)
            let below = measures.labelHeight[edge] - 1
            defer { ports.setReach(below, of: edge, in: slots[edge]) }
            guard let last = chain.last else {
                rooms.loop[edge] = room
                slots[edge] = .tail
                continue
            }
            let waypoints = chain.dropLast().map { graph.segments[$0].head }
            let widest = waypoints.max { layerSize[graph.layerOf[$0]] < layerSize[graph.layerOf[$1]] }
            if let widest, layerSize[graph.layerOf[widest]] >= room {
                slots[edge] = .passing(widest)
            } else {
                slots[edge] = .head
                rooms.head[last] = room + 1
                rooms.headReach[last] = 0...below
            }
        }
    }

    /// Top to bottom a label stands beside its line, at either box or where the line passes a layer. The
    /// widest layer decides the width of the picture, so a label goes where the layer stays narrowest.
    private mutating func chooseBesideLines(
        graph: LayeredGraph, measures: Measures, style: Style, layerSize: [Int], ports: inout Ports
    ) {
        // In the tighter styles only room counts, and so it does in graphs that are too large to be read at a glance.
        let worthOfOneRow = style.standsBetween && graph.nodeCount <= 50 ? 6 : 0
        var layerWidth = graph.layers.map { layer in layer.reduce(0) { $0 + ports.extent(of: $1).total + 1 } }
        var widest = layerWidth.max() ?? 0
        for (edge, chain) in graph.chains.enumerated() where measures.labelWidth[edge] > 0 {
            guard let first = chain.first, let last = chain.last else {
                slots[edge] = .tail
                continue
            }
            let (low, high) = (graph.segments[first].tail, graph.segments[last].head)
            // Beside an arrowhead a label could be misread, and turned edges have theirs at the tail.
            let hasOwnTail = !graph.reversed[edge] && !ports.hasTrunk[low]
            let ends = [(LabelSlot.head, high)] + (hasOwnTail ? [(.tail, low)] : [])
            let waypoints = chain.dropLast().map { graph.segments[$0].head }
                .filter { layerSize[graph.layerOf[$0]] > measures.labelHeight[edge] }
            let candidates = ends + waypoints.map { (.passing($0), $0) }
            var least = Int.max
            for (slot, vertex) in candidates {
                let before = ports.extent(of: vertex).total
                ports.setReach(measures.labelWidth[edge], of: edge, in: slot)
                // Labels on one side of all lines and in one row before the arrowheads read best, so one that stands elsewhere
                // costs more than its room.
                let cost =
                    ports.extent(of: vertex).total - before + (ports.isLeading(edge, in: slot) ? 3 : 0)
                    + (slot == .head ? 0 : worthOfOneRow)
                ports.setReach(0, of: edge, in: slot)
                let growth = max(0, layerWidth[graph.layerOf[vertex]] + cost - widest)
                if growth * 1000 + cost < least {
                    least = growth * 1000 + cost
                    slots[edge] = slot
                }
            }
            let vertex =
                switch slots[edge] {
                case .head: high
                case .passing(let waypoint): waypoint
                case .tail, .none: low
                }
            let before = ports.extent(of: vertex).total
            ports.setReach(measures.labelWidth[edge], of: edge, in: slots[edge])
            layerWidth[graph.layerOf[vertex]] += ports.extent(of: vertex).total - before
            widest = max(widest, layerWidth[graph.layerOf[vertex]])
        }
        // Only now it stands on which side of their lines the labels are.
        for (edge, chain) in graph.chains.enumerated() {
            let height = measures.labelHeight[edge]
            switch slots[edge] {
            case .head:
                guard let last = chain.last else { continue }
                let reach = measures.labelWidth[edge] + 1
                rooms.head[last] = 1 + height
                rooms.headReach[last] = ports.isLeading(edge, in: .head) ? -reach...0 : 0...reach
            case .tail:
                if let first = chain.first { rooms.tail[first] = height } else { rooms.loop[edge] = height }
            case .none, .passing: break
            }
        }
    }
}
