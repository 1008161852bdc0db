internal import Autodiff
internal import Canvas
internal import Diagram

extension GraphPicture {
    /// The direction that a graph has on every screen of a window, in its lesson, its walk and on one of its own: the one in
    /// which most is said beside the ledger of a walk, where a drawing has the least room. Where it does not fit there, the one
    /// in which the lesson says most. Nil for graphs that are too large for lessons.
    static func direction(of words: GraphWords, in window: Size) -> DiagramOptions.Direction? {
        guard words.graph.nodes.count <= largestInLessons, !DrawingEffort(of: words.graph).isLarge else { return nil }
        // What a task hides has the direction that it has when it is shown.
        let words = GraphWords(graph: words.graph, evaluation: words.evaluation, appearance: words.appearance)
        let graph = words.graph
        let rows = WalkArrangement.ledgerRows(
            edges: graph.outgoing.map(\.count).max() ?? 0, isScalar: graph.isScalar)
        let draft = GraphDraft(words, Content.walk(of: graph).andShorter)
        let walks = WalkArrangement.all(in: window).compactMap { arrangement in
            let view = arrangement.room(in: window, ledgerRows: rows).size
            let plan = draft.plan(fitting: view)
            return plan.fits(view) ? plan : nil
        }
        let chosen =
            walks.min { $0.group < $1.group }
            ?? GraphDraft(words, [Content().andDenser])
            .plan(fitting: Size(columns: Chrome.body(of: window).size.columns, rows: .max))
        return chosen.direction
    }

    /// The direction of one graph in a window, worked out anew only for another window.
    struct KeptDirection {
        private var known: (window: Size, direction: DiagramOptions.Direction?)?

        mutating func direction(of words: GraphWords, in window: Size) -> DiagramOptions.Direction? {
            if let known, known.window == window { return known.direction }
            let direction = GraphPicture.direction(of: words, in: window)
            known = (window, direction)
            return direction
        }
    }

    /// The most nodes of a graph whose direction is kept; no lesson shows a larger one.
    static let largestInLessons = 100
}

extension GraphPicture.Content {
    /// What a walk shows of a graph. Between vectors and matrices definitions are needed.
    static func walk(of graph: Graph) -> GraphPicture.Content {
        var content = GraphPicture.Content(definitions: !graph.isScalar, values: graph.hasNumbers, adjoints: true)
        content.weightedSums = true
        return content
    }
}

extension DiagramPlan {
    /// Whether all of it is seen, every label in its place.
    func fits(_ view: Size) -> Bool { width <= view.columns && height <= view.rows && !hasLegend }
}
