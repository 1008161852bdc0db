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
        let disclosure = whole.chart.disclosure.opened(from: names.graph, into: view)
        var chart = Chart(graph: view.graph, disclosure: disclosure, appearance: whole.chart.appearance)
        if !whole.chart.adjoints.isEmpty { chart.showAdjoints() }
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
