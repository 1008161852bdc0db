/// A component laid out in one row; or, where that is too long, folded into several rows below each other at lines that alone
/// lead on, all of them read from left to right. From the end of a row such a line leads below it back to the beginning of the
/// next.
struct Rows {
    struct Row {
        let component: Component
        let layout: Layout
        var corner: DiagramPoint
    }
    /// The line from the last box of a row to the first box of the next.
    struct Turn {
        /// The index of its edge in the whole diagram.
        let edge: Int
        var corners: [DiagramPoint]

        /// Where its label begins: between the rows, below the first box of the one and above that of the other.
        var label: DiagramPoint { DiagramPoint(x: corners[3].x + Rows.indent, y: corners[3].y) }
    }
    private(set) var rows: [Row] = []
    private(set) var turns: [Turn] = []
    private(set) var width = 0
    private(set) var height = 0

    /// Columns before the rows, where lines enter them, and behind, where they leave.
    private static let indent = 3
    private static let outdent = 2
    /// So many rows have so many layers at least.
    private static let leastLayers = (rows: 2, layers: 5)

    /// In one row.
    init(_ component: Component, _ layout: Layout) {
        add(Row(component: component, layout: layout, corner: DiagramPoint(x: 0, y: 0)))
    }

    /// Folded, from left to right; nil where that needs more columns than there are, or where so few boxes go into a row that
    /// a line down the page is easier to follow.
    /// - Parameters:
    ///   - layout: the component in one row, which shows how many layers go into the columns.
    ///   - layOut: lays out a part of the component.
    init?(folding component: Component, _ layout: Layout, columns: Int, layOut: (Component) -> Layout) {
        var layers: Range<Int>? = 0..<0
        while let last = layers, last.upperBound < layout.graph.layers.count {
            layers = Rows.layers(of: layout, after: last.upperBound, columns: columns)
            guard let layers, let part = component.part(in: layers) else { return nil }
            // Between two rows one is left for the line that joins them.
            let corner = DiagramPoint(x: Rows.indent, y: rows.isEmpty ? 0 : height + 1)
            let row = Row(component: part, layout: layOut(part), corner: corner)
            if let above = rows.last {
                guard let turn = layout.graph.turn(after: last.upperBound - 1) else { return nil }
                let segment = layout.graph.segments[turn]
                guard let start = above.end(at: component.nodes[segment.tail]),
                    let end = row.start(at: component.nodes[segment.head])
                else { return nil }
                let right = above.corner.x + above.layout.width + Rows.outdent - 1
                guard layout.measures.oneLineWidth[segment.edge] + 2 * Rows.indent < right else { return nil }
                let corners = [
                    start, DiagramPoint(x: right, y: start.y), DiagramPoint(x: right, y: height),
                    DiagramPoint(x: 0, y: height), DiagramPoint(x: 0, y: end.y), end,
                ]
                turns.append(Turn(edge: component.edges[segment.edge], corners: corners))
            }
            add(row)
        }
        guard layers != nil, width <= columns,
            rows.count * Self.leastLayers.layers <= layout.graph.layers.count * Self.leastLayers.rows
        else {
            return nil
        }
    }

    /// The same at another place.
    func moved(x: Int, y: Int) -> Rows {
        func moved(_ point: DiagramPoint) -> DiagramPoint { DiagramPoint(x: point.x + x, y: point.y + y) }
        var rows = self
        for row in rows.rows.indices { rows.rows[row].corner = moved(rows.rows[row].corner) }
        for turn in rows.turns.indices { rows.turns[turn].corners = rows.turns[turn].corners.map(moved) }
        return rows
    }

    private mutating func add(_ row: Row) {
        rows.append(row)
        let isFolded = row.corner.x > 0
        width = max(width, row.corner.x + row.layout.width + (isFolded ? Rows.outdent : 0))
        height = row.corner.y + row.layout.height
    }

    /// False where the layers that must stay in one row cannot go into the columns, found without a layout, or where a row
    /// may end behind so few layers that the graph is no chain.
    static func mayFold(_ graph: LayeredGraph, columns: Int) -> Bool {
        let ends = graph.layers.indices.dropLast().filter { graph.turn(after: $0) != nil } + [graph.layers.count - 1]
        let longest = zip(ends, [-1] + ends).map { $0 - $1 }.max() ?? 0
        return ends.count > graph.layers.count / 4 && longest * Self.leastColumns <= columns
    }

    /// A box of one letter, and the room before the next.
    private static let leastColumns = 5

    /// As many layers from one on as go into the columns, up to a place where a row may end.
    private static func layers(of layout: Layout, after first: Int, columns: Int) -> Range<Int>? {
        let graph = layout.graph
        let room = columns - indent - outdent + layout.routing.layerStart[first]
        return graph.layers.indices.last { last in
            last >= first && layout.routing.layerStart[last] + layout.layerSize[last] <= room
                && (last + 1 == graph.layers.count || graph.turn(after: last) != nil)
        }.map { first..<$0 + 1 }
    }
}

extension LayeredGraph {
    /// The only line between a layer and the next, if there is one and it joins two boxes: behind it a row may end, whatever else
    /// stands in these layers.
    fileprivate func turn(after layer: Int) -> Int? {
        var turn: Int?
        for vertex in layers[layer] {
            let leaving = outgoing[vertex]
            guard leaving.count < (turn == nil ? 2 : 1) else { return nil }
            turn = leaving.first ?? turn
        }
        guard let turn else { return nil }
        let segment = segments[turn]
        let isPlain = !isWaypoint(segment.tail) && !isWaypoint(segment.head) && !reversed[segment.edge]
        return isPlain && !loops.contains { layerOf[$0.node] == layer } ? turn : nil
    }
}

extension Rows.Row {
    /// Where a line may enter the first box of the row; nil where boxes stand before it. In cells of the picture.
    fileprivate func start(at node: Int) -> DiagramPoint? {
        component.nodes.firstIndex(of: node).flatMap {
            layout.graph.layerOf[$0] == 0 ? side(of: $0, atEnd: false) : nil
        }
    }

    /// Where a line may leave the last box of the row; nil where boxes stand behind it.
    fileprivate func end(at node: Int) -> DiagramPoint? {
        component.nodes.firstIndex(of: node).flatMap {
            layout.graph.layerOf[$0] == layout.graph.layers.count - 1 ? side(of: $0, atEnd: true) : nil
        }
    }

    /// The middle of a box's side.
    private func side(of vertex: Int, atEnd: Bool) -> DiagramPoint {
        let first = corner.x + layout.routing.layerStart[layout.graph.layerOf[vertex]]
        let across = layout.cross[vertex] - layout.crossRange.lowerBound + (layout.crossSize[vertex] - 1) / 2
        return DiagramPoint(
            x: atEnd ? first + layout.measures.main(of: vertex, style: layout.style) - 1 : first, y: corner.y + across)
    }
}

extension Component {
    /// What stands in some of the layers, by itself; nil where that cannot be laid out.
    fileprivate func part(in layers: Range<Int>) -> Component? {
        let members = nodes.indices.filter { layers.contains(graph.layerOf[$0]) }
        let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        var (inside, links): ([Int], [Link]) = ([], [])
        for edge in edges.indices {
            let ends = graph.ends(of: edge)
            guard let tail = place[ends.tail], let head = place[ends.head] else { continue }
            inside.append(edges[edge])
            links.append(Link(tail: tail, head: head))
        }
        guard let graph = LayeredGraph(nodeCount: members.count, edges: links) else { return nil }
        return Component(nodes: members.map { nodes[$0] }, edges: inside, graph: graph)
    }
}

extension LayeredGraph {
    /// The nodes that an edge leads from and to.
    fileprivate func ends(of edge: Int) -> Link {
        let chain = chains[edge]
        guard let first = chain.first, let last = chain.last else {
            let node = loops.first { $0.edge == edge }?.node ?? 0
            return Link(tail: node, head: node)
        }
        let (low, high) = (segments[first].tail, segments[last].head)
        return reversed[edge] ? Link(tail: high, head: low) : Link(tail: low, head: high)
    }
}
