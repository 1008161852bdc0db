/// From the nodes and edges of a diagram to its cells.
struct Drawing {
    let sheet: Sheet
    let frames: [DiagramFrame]
    let textRooms: [Int]
    let direction: DiagramOptions.Direction

    private let nodes: [DiagramNode]
    private let edges: [DiagramEdge]
    private let options: DiagramOptions

    init(nodes: [DiagramNode], edges: [DiagramEdge], options: DiagramOptions) {
        self.nodes = nodes
        self.edges = edges
        self.options = options
        let known = edges.indices.filter {
            nodes.indices.contains(edges[$0].from) && nodes.indices.contains(edges[$0].to)
        }
        let components = Component.parts(
            nodeCount: nodes.count, edges: known, links: known.map { Link(tail: edges[$0].from, head: edges[$0].to) })
        let columns = options.columns
        let textWidth = nodes.map { node in
            max(node.minimumWidth, node.lines.map { $0.width(columns) }.max() ?? 0)
        }
        let labelWidth = edges.map { $0.label.width(columns) }
        let measures = components.map { component in
            Measures(
                textWidth: component.nodes.map { textWidth[$0] },
                lineCount: component.nodes.map { max(1, nodes[$0].lines.count) },
                labelWidth: component.edges.map { labelWidth[$0] },
                labelLooksLikeLine: component.edges.map { Self.looksLikeLine(edges[$0].label) })
        }
        let directions = options.direction.map { [$0] } ?? DiagramOptions.Direction.allCases
        var best: Arrangement?
        var chosen = directions[0]
        search: for direction in directions {
            for style in Style.steps(direction) {
                let layouts = zip(components, measures).map { Layout(graph: $0.graph, measures: $1, style: style) }
                let arrangement = Arrangement(
                    components, layouts: layouts, limit: options.width ?? layouts.map(\.width).max() ?? 0)
                if best.map({ arrangement.width < $0.width }) ?? true {
                    best = arrangement
                    chosen = direction
                }
                if arrangement.width <= options.width ?? .max { break search }
            }
        }
        direction = chosen
        let arrangement = best ?? Arrangement([], layouts: [], limit: 0)
        var sheet = Sheet(width: arrangement.width, height: arrangement.height)
        var frames = [DiagramFrame](
            repeating: DiagramFrame(x: 0, y: 0, width: 0, height: 0), count: nodes.count)
        for part in arrangement.parts {
            let painter = Painter(
                layout: part.layout, nodes: part.component.nodes.map { nodes[$0] },
                labels: part.component.edges.map { edges[$0].label }, nodeNames: part.component.nodes,
                edgeNames: part.component.edges, columns: columns, x: part.x, y: part.y)
            painter.paint(on: &sheet)
            for (place, node) in part.component.nodes.enumerated() { frames[node] = painter.frame(of: place) }
        }
        self.sheet = sheet
        self.frames = frames
        textRooms = textWidth
    }

    private static func looksLikeLine(_ label: String) -> Bool {
        let lineLike: Set<Character> = ["-", "−", "–", "—", "─", "+", "|", ">", "<"]
        return [label.first, label.last].contains { $0.map(lineLike.contains) ?? false }
    }
}
