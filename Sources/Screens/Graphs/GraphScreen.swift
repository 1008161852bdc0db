internal import Autodiff
package import Canvas
internal import Cards
internal import Tutor

/// A graph on a screen of its own: the drawing, panned and zoomed, and below it everything about the present node.
package struct GraphScreen: Screen {
    private var pane: DrawingPane
    private let title: String
    private let appearance: Appearance
    /// The node that the details are about.
    private var present: Int
    private var size = Size(columns: 80, rows: 24)
    /// The graph opened into its elements; nil while vectors and matrices are nodes.
    private var opened: ElementView?
    /// Why the graph cannot be opened.
    private var refusal: String?

    /// - Parameter present: the node to begin with.
    package init(chart: Chart, title: String, present: Int = 0) {
        pane = DrawingPane(chart: chart)
        self.title = title
        appearance = chart.appearance
        self.present = min(max(0, present), max(0, chart.count - 1))
        layOut()
    }

    /// How often a layout was computed.
    var layouts: Int { pane.layouts }

    // MARK: Keys

    private enum Action {
        case node(Int), jump(toEnd: Bool), center, move(DrawingPane.Movement), adjoints, paths, details, elements, back
    }

    private var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if pane.chart.count > 1 {
            table.add(.node(1), [.tab, .control("n")], "Tab", "the next node", short: "next")
            table.add(.node(-1), [.backTab, .control("p")], "Shift-Tab", "the node before")
        }
        table.add(.details, [.enter], "Enter", "all about this node, however much it is", short: "details")
        if mayShowPaths {
            table.add(
                .paths, [.character("p")], "p", "every path from this node to the output, and their sum",
                short: "paths")
        }
        if opened != nil {
            table.add(
                .elements, [.character("e")], "e", "back to vectors and matrices, at the one this is an element of",
                short: "close")
        } else if pane.chart.graph?.isScalar == false {
            table.add(
                .elements, [.character("e")], "e", "open vectors and matrices into their elements, each a node",
                short: "elements")
        }
        if let graph = pane.chart.graph, pane.chart.knowledge.mayShowAll,
            pane.chart.knowledge.adjoints.count < graph.reverseTopologicalOrder.count
        {
            table.add(.adjoints, [.character("a")], "a", "show the adjoints", short: "adjoints")
        }
        for entry in DrawingPane.keyTable.entries {
            let key = entry.binding
            guard pane.allows(entry.action) else { continue }
            table.add(.move(entry.action), key.keys, key.label, key.help, short: key.short)
        }
        table.add(.jump(toEnd: false), [.home, .character("g")], "Home, g", "the first node")
        table.add(.jump(toEnd: true), [.end, .character("G")], "End, G", "the last node, the output")
        table.add(.center, [.character("c")], "c", "back to the present node, where the view was moved away")
        table.add(.back, [.escape, .character("q"), .control("o")], "Esc, q", "back", short: "back")
        return table
    }

    package var keys: [KeyBinding] { keyTable.bindings }

    /// Paths show products and their sum, so they wait until no task asks for them.
    private var mayShowPaths: Bool {
        guard pane.chart.knowledge.mayShowAll, let graph = pane.chart.graph else { return false }
        return PathsScreen.starts(of: graph).contains(present)
    }

    // MARK: Events

    package mutating func update(_ event: Event) -> [Command] {
        switch event {
        case .resize(let size):
            self.size = size
            layOut()
        case .scroll(let rows): pane.perform(.pan(columns: 0, rows: rows))
        case .key(let key): return keyTable.action(for: key).map { perform($0) } ?? []
        case .click, .paste: break
        }
        return []
    }

    private mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .node(let step): go(to: (present + step + pane.chart.count) % max(1, pane.chart.count))
        case .jump(let toEnd): go(to: toEnd ? pane.chart.graph?.output ?? pane.chart.count - 1 : 0)
        case .center: pane.follow([present])
        case .move(let movement):
            pane.perform(movement)
            if case .zoom = movement { layOut() }
        case .adjoints: pane.update { $0.showAll() }
        case .paths:
            guard let graph = pane.chart.graph else { break }
            return [.open(PathsScreen(graph: graph, start: present, title: title, appearance: appearance))]
        case .details:
            return [
                .open(
                    TextScreen(
                        title: "\(title): \(pane.chart.name(of: present))", lines: details,
                        appearance: appearance))
            ]
        case .elements: openOrClose()
        case .back: return [.back]
        }
        return []
    }

    /// Opens the graph into its elements, at the first one of the present node, or goes back to the node that the present
    /// element belongs to.
    private mutating func openOrClose() {
        if let view = opened {
            opened = nil
            pane = view.whole
            return go(to: view.whole(present))
        }
        do throws(GraphError) {
            guard let view = try ElementView(opening: pane) else { return }
            opened = view
            pane = view.pane
            go(to: view.first(of: present))
        } catch {
            refusal = error.message
        }
    }

    /// What is said of the present node.
    private var details: [[Span]] {
        let place = opened?.place(of: present).map { [$0] } ?? []
        let note = refusal.map { [[Span("It cannot be opened: \($0).", role: .pending)]] } ?? []
        return note + place + pane.chart.details(of: present)
    }

    private mutating func go(to node: Int) {
        present = node
        refusal = nil
        layOut()
    }

    private mutating func layOut() {
        guard pane.chart.count > 0 else { return }
        pane.fit(plan.drawing.size)
        pane.follow([present])
    }

    // MARK: Drawing

    private var plan: DrawingPlan {
        DrawingPlan(size: size, wanted: 5)
    }

    package func draw(on canvas: inout Canvas) {
        var screen = self
        if canvas.size != size { _ = screen.update(.resize(canvas.size)) }
        screen.drawFitted(on: &canvas)
    }

    private func drawFitted(on canvas: inout Canvas) {
        let place = "node \(present + 1) of \(pane.chart.count)"
        _ = Chrome(
            title: title, status: pane.chart.zooms.count > 1 ? "\(pane.zoom.name), \(place)" : place, keys: keys,
            appearance: appearance
        ).draw(on: &canvas)
        guard pane.chart.count > 0 else { return }
        var marks = pane.chart.marks
        marks.present = present
        let plan = plan
        pane.draw(on: &canvas, in: plan.drawing, marks: marks)
        plan.drawPanel(
            on: &canvas, title: pane.chart.name(of: present), lines: details,
            ending: "Enter shows the rest", pane: pane, present: present)
    }
}

extension GraphScreen {
    /// The graph of a walk with what is known of it now, at the walk's present node.
    init(walk: WalkSession, title: String, appearance: Appearance) {
        let chart = Chart(graph: walk.graph, knowledge: .walk(walk), appearance: appearance)
        self.init(
            chart: chart, title: title,
            present: walk.graph.nodes.indices.first { walk.knowledge(ofNode: $0).isPresent } ?? 0)
    }

    /// The graph of a quiz's present task; nil where it has none. What the task asks for is hidden while it is open.
    init?(quiz: QuizSession, appearance: Appearance) {
        guard let task = quiz.task, let graph = quiz.card.graph(of: task) else { return nil }
        if let walk = quiz.state?.walk {
            self.init(walk: walk, title: task.title, appearance: appearance)
            return
        }
        let isSettled = quiz.state?.isSettled ?? true
        if case .edge = task.answer, !isSettled { return nil }
        let knowledge: GraphKnowledge =
            isSettled ? .lesson : .task(hiddenPartials: quiz.card.revealingEdges(of: task))
        self.init(chart: Chart(graph: graph, knowledge: knowledge, appearance: appearance), title: task.title)
    }
}
