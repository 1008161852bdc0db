/// A diagram laid out and not painted yet, where only its size is asked for.
package struct DiagramPlan {
    /// Columns of the picture, its legend included.
    package let width: Int
    /// Rows of the picture, its legend included.
    package let height: Int
    /// The way the layers follow each other, chosen where it was left open.
    let direction: DiagramOptions.Direction
    let nodes: [DiagramNode]
    let edges: [DiagramEdge]
    let options: DiagramOptions
    /// Columns kept for the text of every box.
    let textRooms: [Int]
    /// Nil for what is too large to draw.
    let fit: Fitting.Fit?

    /// Cells of the largest picture: some 200 MB.
    private static let largestPicture = 50_000_000

    /// Lays the graph out in the first style that fits the width. Wider than asked for only where nothing narrower was found.
    package init(nodes: [DiagramNode], edges: [DiagramEdge], options: DiagramOptions = DiagramOptions()) {
        self.nodes = nodes
        self.edges = edges
        self.options = options
        let texts = Texts(nodes: nodes, labels: edges.map(\.label), columns: options.columns)
        let fit = Self.fit(nodes, edges, texts, options)
        self.fit = fit
        textRooms = texts.textWidth
        direction = fit?.direction ?? options.direction ?? .leftToRight
        width = fit?.width ?? Self.refusal(nodes, edges).count
        height = fit?.height ?? 1
    }

    private static func fit(
        _ nodes: [DiagramNode], _ edges: [DiagramEdge], _ texts: Texts, _ options: DiagramOptions
    ) -> Fitting.Fit? {
        guard nodes.count <= Diagram.nodeLimit, edges.count <= Diagram.edgeLimit else { return nil }
        let known = edges.indices.filter {
            nodes.indices.contains(edges[$0].from) && nodes.indices.contains(edges[$0].to)
        }
        let links = known.map { Link(tail: edges[$0].from, head: edges[$0].to) }
        guard let components = Component.parts(nodeCount: nodes.count, edges: known, links: links) else { return nil }
        let fit = Fitting(
            components: components, texts: texts, limit: options.width,
            directions: options.direction.map { [$0] } ?? DiagramOptions.Direction.allCases, glyphs: options.glyphs
        ).best()
        return fit.width * fit.height <= largestPicture ? fit : nil
    }

    /// What stands in place of a picture that is too large.
    var refusal: String { Self.refusal(nodes, edges) }

    private static func refusal(_ nodes: [DiagramNode], _ edges: [DiagramEdge]) -> String {
        "too large to draw: \(nodes.count) boxes and \(edges.count) lines between them"
    }

    /// Whether some labels stand below the picture, with numbered marks on their lines.
    package var hasLegend: Bool { fit?.legend.entries.isEmpty == false }
}
