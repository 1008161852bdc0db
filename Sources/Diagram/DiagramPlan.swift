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
        self.init(DiagramDraft(groups, columns: options.columns), options: options)
    }

    /// The same of what was laid out for another view perhaps, with the same columns for a character.
    package init(_ draft: DiagramDraft, options: DiagramOptions) {
        self.options = options
        let wordings = draft.wordings
        let best = Fitting(draft, options: options)?.best()
        let fit = best.flatMap { $0.width * $0.height <= Self.largestPicture ? $0 : nil }
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

    /// What stands in place of a picture that is too large.
    var refusal: String { Self.refusal(nodes, edges) }

    private static func refusal(_ nodes: [DiagramNode], _ edges: [DiagramEdge]) -> String {
        "too large to draw: \(nodes.count) boxes and \(edges.count) lines between them"
    }

    /// Whether some labels stand below the picture, with numbered marks on their lines.
    package var hasLegend: Bool { fit?.legend.entries.isEmpty == false }
}
