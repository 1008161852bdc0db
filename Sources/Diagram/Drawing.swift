/// From the nodes and edges of a diagram to its cells: the parts are laid out in the first style that fits the width,
/// painted side by side, and the legend is written below.
struct Drawing {
    let sheet: Sheet
    let frames: [DiagramFrame]
    /// The corners of every line, by edge.
    let routes: [[DiagramPoint]]
    /// Columns kept for the text of every box.
    let textRooms: [Int]
    let direction: DiagramOptions.Direction
    let hasLegend: Bool
    let isTooLarge: Bool

    /// Cells of the largest picture: some 200 MB.
    private static let largestPicture = 50_000_000

    init(nodes: [DiagramNode], edges: [DiagramEdge], options: DiagramOptions) {
        guard nodes.count <= Diagram.nodeLimit, edges.count <= Diagram.edgeLimit else {
            self.init(tooLarge: nodes.count, edges.count, options: options)
            return
        }
        let known = edges.indices.filter {
            nodes.indices.contains(edges[$0].from) && nodes.indices.contains(edges[$0].to)
        }
        let links = known.map { Link(tail: edges[$0].from, head: edges[$0].to) }
        guard let components = Component.parts(nodeCount: nodes.count, edges: known, links: links) else {
            self.init(tooLarge: nodes.count, edges.count, options: options)
            return
        }
        let texts = Texts(nodes: nodes, labels: edges.map(\.label), columns: options.columns)
        let fitted = Fitting(
            components: components, texts: texts, limit: options.width,
            directions: options.direction.map { [$0] } ?? DiagramOptions.Direction.allCases,
            glyphs: options.glyphs
        ).best()
        guard fitted.width * fitted.height <= Self.largestPicture else {
            self.init(tooLarge: nodes.count, edges.count, options: options)
            return
        }
        let labels = fitted.legend.labelsOnEdges
        let arrangement = fitted.arrangement
        var sheet = Sheet(width: fitted.width, height: fitted.height)
        var frames = [DiagramFrame](
            repeating: DiagramFrame(x: 0, y: 0, width: 0, height: 0), count: nodes.count)
        var routes = [[DiagramPoint]](repeating: [], count: edges.count)
        for part in arrangement.parts {
            let painter = Painter(
                layout: part.layout, lines: part.component.nodes.map { nodes[$0].lines },
                labels: part.component.edges.map { labels[$0] },
                isMarked: part.component.edges.map { fitted.legend.entries[$0] != nil },
                nodeNames: part.component.nodes, edgeNames: part.component.edges, columns: options.columns, x: part.x,
                y: part.y)
            painter.paint(on: &sheet)
            for (place, node) in part.component.nodes.enumerated() { frames[node] = painter.frame(of: place) }
            for (place, edge) in part.component.edges.enumerated() { routes[edge] = painter.corners(of: place) }
        }
        fitted.legend.write(on: &sheet, below: arrangement.height, columns: options.columns)
        self.init(
            sheet: sheet, frames: frames, routes: routes, textRooms: texts.textWidth, direction: fitted.direction,
            hasLegend: !fitted.legend.entries.isEmpty, isTooLarge: false)
    }

    private init(
        sheet: Sheet, frames: [DiagramFrame], routes: [[DiagramPoint]], textRooms: [Int],
        direction: DiagramOptions.Direction, hasLegend: Bool, isTooLarge: Bool
    ) {
        self.sheet = sheet
        self.frames = frames
        self.routes = routes
        self.textRooms = textRooms
        self.direction = direction
        self.hasLegend = hasLegend
        self.isTooLarge = isTooLarge
    }

    private init(tooLarge nodeCount: Int, _ edgeCount: Int, options: DiagramOptions) {
        let message = "too large to draw: \(nodeCount) boxes and \(edgeCount) lines between them"
        var sheet = Sheet(width: message.count, height: 1)
        sheet.write(message, x: 0, y: 0, kind: .note, owner: 0, columns: { _ in 1 })
        self.init(
            sheet: sheet,
            frames: [DiagramFrame](repeating: DiagramFrame(x: 0, y: 0, width: 0, height: 0), count: nodeCount),
            routes: [[DiagramPoint]](repeating: [], count: edgeCount),
            textRooms: [Int](repeating: 0, count: nodeCount), direction: options.direction ?? .leftToRight,
            hasLegend: false, isTooLarge: true)
    }
}
