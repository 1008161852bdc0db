/// A diagram laid out and not painted yet, where only its size is asked for.
package struct DiagramPlan {
    /// Columns of the picture, its legend included.
    package let width: Int
    /// Rows of the picture, its legend included.
    package let height: Int
    /// The way the layers follow each other, chosen where it was left open.
    package let direction: DiagramOptions.Direction
    /// Which of the wordings was taken, counted through all groups.
    package let wording: Int
    /// Which group it is from.
    package let group: Int
    let nodes: [DiagramNode]
    let edges: [DiagramEdge]
    let options: DiagramOptions
    /// Columns kept for the text of every box.
    let textRooms: [Int]
    /// Nil for what is too large to draw.
    let fit: Fitting.Fit?

    /// Cells of the largest picture: some 200 MB.
    private static let largestPicture = 50_000_000

    /// Lays the graph out in the first style that fits. Larger than asked for only where nothing smaller was found.
    package init(nodes: [DiagramNode], edges: [DiagramEdge], options: DiagramOptions = DiagramOptions()) {
        self.init([[{ DiagramWording(nodes: nodes, edges: edges) }]], options: options)
    }

    /// Lays the graph out in the first wording that fits, in the first style that does; in the other direction only where
    /// no wording of a group fits in the first. Labels go into a legend only where no wording fits without one.
    /// - Parameter groups: wordings that say as much, the fullest group first. One wording at least; each is asked for once,
    ///   where it is needed.
    package init(_ groups: [[() -> DiagramWording]], options: DiagramOptions = DiagramOptions()) {
        self.options = options
        let wordings = Wordings(groups, columns: options.columns)
        let fullest = wordings[0].wording
        let fit = Self.fit(wordings, fullest, options)
        self.fit = fit
        wording = fit?.wording ?? 0
        group = wordings.group(of: wording)
        let chosen = wordings[wording]
        (nodes, edges) = (chosen.wording.nodes, chosen.wording.edges)
        textRooms = chosen.texts.textWidth
        direction = fit?.direction ?? options.direction ?? .leftToRight
        width = fit?.width ?? Self.refusal(nodes, edges).count
        height = fit?.height ?? 1
    }

    /// Whether so much is laid out at all.
    static func admits(nodes: Int, edges: Int) -> Bool { nodes <= Diagram.nodeLimit && edges <= Diagram.edgeLimit }

    private static func fit(_ wordings: Wordings, _ fullest: DiagramWording, _ options: DiagramOptions) -> Fitting.Fit?
    {
        let (nodes, edges) = (fullest.nodes, fullest.edges)
        guard admits(nodes: nodes.count, edges: edges.count) else { return nil }
        let known = edges.indices.filter {
            nodes.indices.contains(edges[$0].from) && nodes.indices.contains(edges[$0].to)
        }
        let links = known.map { Link(tail: edges[$0].from, head: edges[$0].to) }
        guard let components = Component.parts(nodeCount: nodes.count, edges: known, links: links) else { return nil }
        let fit = Fitting(components: components, wordings: wordings, options: options).best()
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
