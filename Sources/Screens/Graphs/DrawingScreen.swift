package import Autodiff
internal import Canvas
internal import Cards
package import Tutor

/// A drawing on a screen of its own, panned and zoomed, with a panel of words below it. What is gone through on it is its
/// content: the nodes of a graph, or the paths to its output.
package struct DrawingScreen: FramedScreen {
    /// More paths are counted, but not gone through one by one.
    package static let pathLimit = 500

    private var pane: DrawingPane
    private var content: any DrawingContent
    let title: String
    var size = Size(columns: 80, rows: 24)

    private init(pane: DrawingPane, content: any DrawingContent, title: String) {
        self.pane = pane
        self.content = content
        self.title = title
        if !takesLong { layOut() }
    }

    /// The nodes of a graph, one by one.
    /// - Parameter present: the node to begin with.
    package init(chart: Chart, title: String, present: Int = 0) {
        self.init(pane: DrawingPane(chart: chart), content: NodesContent(of: chart, present: present), title: title)
    }

    /// Every path from a node to the output, one by one with the product of its local partials, then the sum of all.
    /// - Parameter start: where the paths begin; a node without any is replaced by the first one that has some.
    package init(
        pathsOf graph: Graph, disclosure: Disclosure = .everything, start: Int? = nil, title: String,
        appearance: Appearance
    ) {
        var chart = Chart(graph: graph, disclosure: disclosure, appearance: appearance)
        chart.showAdjoints()
        let content = PathsContent(of: graph, from: chart.pathStarts, start: start)
        self.init(pane: DrawingPane(chart: chart), content: content, title: title)
    }

    var appearance: Appearance { pane.chart.appearance }
    var status: String { content.status(on: pane) }
    var keyTable: KeyTable<DrawingAction> { content.keyTable(on: pane) }

    /// How often a layout was computed.
    var layouts: Int { pane.layouts }

    var takesLong: Bool { pane.chart.isLarge && !pane.isLaidOut }

    // MARK: Events

    mutating func scroll(by rows: Int) { pane.perform(.pan(columns: 0, rows: rows)) }

    mutating func perform(_ action: DrawingAction) -> [Command] {
        switch action {
        case .back: return [.back]
        case .move(let movement):
            pane.perform(movement)
            guard case .zoom = movement else { return [] }
            if takesLong { return [.replace(self)] }
            layOut()
        default:
            switch content.perform(action, on: &pane, title: title) {
            case .stay: break
            case .follow: layOut()
            case .open(let screen): return [.open(screen)]
            }
        }
        return []
    }

    private var plan: DrawingPlan { DrawingPlan(size: size, wanted: 5) }

    mutating func layOut() {
        guard pane.chart.count > 0 else { return }
        pane.fit(plan.drawing.size, in: size)
        pane.follow(content.followed)
    }

    func drawContent(on canvas: inout Canvas, in body: Area) {
        guard pane.chart.count > 0 else { return }
        pane.draw(on: &canvas, in: plan.drawing, marks: content.marks(on: pane))
        plan.draw(content.panel(on: pane), below: pane, on: &canvas)
    }
}

extension DrawingScreen {
    /// The graph of a walk with what is known of it now, at the walk's present node.
    init(walk: WalkSession, title: String, appearance: Appearance) {
        self.init(
            chart: Chart(walk: walk, appearance: appearance), title: title,
            present: walk.graph.nodes.indices.first { walk.knowledge(ofNode: $0).isPresent } ?? 0)
    }

    /// The graph of a quiz's present task; nil where it has none.
    init?(quiz: QuizSession, appearance: Appearance) {
        guard let task = quiz.task, let graph = quiz.card.shownGraph(of: task) else { return nil }
        if let walk = quiz.state?.walk {
            self.init(walk: walk, title: task.title, appearance: appearance)
            return
        }
        guard quiz.state?.isSettled ?? true || quiz.face.showsWholeGraph else { return nil }
        let chart = Chart(graph: graph, disclosure: quiz.disclosure(of: graph), appearance: appearance)
        self.init(chart: chart, title: task.title)
    }
}
