internal import Algebra
internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// A graph of vectors and matrices that is opened into its elements on a screen, and the way back to it.
struct ElementView: Sendable {
    /// The drawing as it was before.
    let whole: DrawingPane
    private let view: ScalarView
    private let names: GraphNames

    /// Nil for what has no vectors or matrices.
    /// - Throws: where the opened graph would be too large.
    init?(opening whole: DrawingPane) throws(GraphError) {
        guard let graph = whole.chart.graph, !graph.isScalar else { return nil }
        view = try graph.drawnElements()
        self.whole = whole
        names = GraphNames(graph: graph, notation: whole.chart.appearance.notation)
    }

    /// The drawing of the elements, with as much in it as there is of the whole.
    var pane: DrawingPane {
        let knowledge = whole.chart.knowledge
        var opened = GraphKnowledge(mayShowAll: knowledge.mayShowAll)
        opened.hiddenValues = Set(knowledge.hiddenValues.flatMap { view.nodes[$0] })
        opened.hiddenPartials = Set(
            view.graph.edges.indices.filter { edge in
                let (from, to) = (whole(view.graph.edges[edge].from), whole(view.graph.edges[edge].to))
                // Inside one vector there is no edge that could be hidden.
                return names.graph.edge(from: from, to: to).map(knowledge.hiddenPartials.contains) ?? false
            })
        var chart = Chart(graph: view.graph, knowledge: opened, appearance: whole.chart.appearance)
        if !knowledge.adjoints.isEmpty { chart.showAll() }
        return DrawingPane(chart: chart)
    }

    /// The node of the whole that an element belongs to.
    func whole(_ element: Int) -> Int { view.elements[element].node }

    /// The first element of a node of the whole.
    func first(of node: Int) -> Int { view.nodes[node].first ?? 0 }

    /// Which element of what a node of the opened graph is; nil for what was a number before.
    func place(of element: Int) -> [Span]? {
        let origin = view.elements[element]
        let shape = names.graph.nodes[origin.node].shape
        guard shape.count > 1 else { return nil }
        let name = "\(names.node(origin.node)) : \(shape.text(names.notation))"
        let row = "row \(origin.place.row)"
        let text = shape.columns == 1 ? "\(row) of \(name)" : "\(row), column \(origin.place.column) of \(name)"
        return [Span("element    ", role: .dim, breaking: .never), Span(text, role: .math, breaking: .math)]
    }
}
