/// A component laid out in one row; or, where it is a chain too long for that, folded into several rows below each other, all
/// of them read from left to right. From the end of a row a line leads below it back to the beginning of the next.
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
    init(_ component: Component, _ layout: Layout) { add(component, layout, x: 0) }

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
            let edge = rows.last.map { _ in component.edge(into: layers.lowerBound) }
            let row = layOut(part)
            if let edge, let above = rows.last?.layout.end, let below = row.start {
                let (top, left) = (rows[rows.count - 1].corner, Rows.indent)
                let right = top.x + rows[rows.count - 1].layout.width + Rows.outdent - 1
                let corners = [
                    (top.x + above.x, top.y + above.y), (right, top.y + above.y), (right, height), (0, height),
                    (0, height + 1 + below.y), (left, height + 1 + below.y),
                ]
                guard layout.measures.oneLineWidth[edge] + 2 * left < right else { return nil }
                turns.append(
                    Turn(
                        edge: component.edges[edge], corners: corners.map { DiagramPoint(x: $0, y: $1) }))
                height += 1
            } else if edge != nil {
                return nil
            }
            add(part, row, x: Rows.indent)
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

    private mutating func add(_ component: Component, _ layout: Layout, x: Int) {
        rows.append(Row(component: component, layout: layout, corner: DiagramPoint(x: x, y: height)))
        let isFolded = x > 0
        width = max(width, x + layout.width + (isFolded ? Rows.outdent : 0))
        height += layout.height
    }

    /// False where the layers that must stay in one row cannot go into the columns, found without a layout, or where a row
    /// may end behind so few layers that the graph is no chain.
    static func mayFold(_ graph: LayeredGraph, columns: Int) -> Bool {
        let ends = graph.layers.indices.dropLast().filter(graph.mayTurn) + [graph.layers.count - 1]
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
                && (last + 1 == graph.layers.count || graph.mayTurn(after: last))
        }.map { first..<$0 + 1 }
    }
}

extension LayeredGraph {
    /// Whether a layer and the next are one box each, joined by one line.
    fileprivate func mayTurn(after layer: Int) -> Bool {
        let (last, first) = (layers[layer], layers[layer + 1])
        guard last.count == 1, first.count == 1, !isWaypoint(last[0]), !isWaypoint(first[0]) else { return false }
        return outgoing[last[0]].count == 1 && !reversed[segments[outgoing[last[0]].first ?? 0].edge]
            && !loops.contains { $0.node == last[0] }
    }
}

extension Layout {
    /// The middle of the first box's side where a line may enter, if it stands alone in its layer; in cells of the picture.
    fileprivate var start: DiagramPoint? {
        graph.layers.first.flatMap { $0.count == 1 ? middle(of: $0[0], x: 0) : nil }
    }

    /// The same of the last box, where a line may leave.
    fileprivate var end: DiagramPoint? {
        graph.layers.last.flatMap { $0.count == 1 ? middle(of: $0[0], x: width - 1) : nil }
    }

    private func middle(of vertex: Int, x: Int) -> DiagramPoint {
        DiagramPoint(x: x, y: cross[vertex] - crossRange.lowerBound + (crossSize[vertex] - 1) / 2)
    }
}

extension Component {
    /// The edge that leads from the layer before into the only box of a layer, by its place in this component.
    fileprivate func edge(into layer: Int) -> Int {
        graph.incoming[graph.layers[layer][0]].first.map { graph.segments[$0].edge } ?? 0
    }

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
