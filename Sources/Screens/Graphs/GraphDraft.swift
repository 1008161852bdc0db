internal import Canvas
internal import Diagram

/// What the drawing of a graph may say, to be laid out for one view after another.
struct GraphDraft {
    let words: GraphWords
    private let texts: [() -> DrawnTexts]
    private let diagram: DiagramDraft

    /// - Parameter contents: groups that say as much; the direction is chosen before one of a group is.
    init(_ words: GraphWords, _ contents: [[GraphPicture.Content]]) {
        self.words = words
        let texts = contents.map { group in group.map { content in { DrawnTexts(words, content) } } }
        self.texts = texts.flatMap { $0 }
        diagram = DiagramDraft(texts.map { $0.map { texts in { texts().wording } } }, columns: { $0.columns })
    }

    /// The layout with the first of the contents that fits into a view, else the one of which most is seen at a time.
    /// - Parameters:
    ///   - direction: nil takes the one that fits.
    ///   - preferred: the one that is tried first; from left to right where none is named.
    func plan(
        fitting view: Size, direction: DiagramOptions.Direction? = nil, preferred: DiagramOptions.Direction? = nil
    ) -> DiagramPlan {
        var options = words.appearance.diagramOptions(fitting: view, direction: direction)
        if let preferred { options.preferred = preferred }
        return DiagramPlan(diagram, options: options)
    }

    /// What a layout says.
    func texts(of plan: DiagramPlan) -> DrawnTexts { texts[plan.wording]() }
}
