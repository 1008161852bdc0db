package import Autodiff
package import Canvas
internal import Tutor

/// Every path from a node to the output, one by one on the drawing with the product of its local partials, then the sum
/// of all.
package struct PathsScreen: Screen {
    /// More paths are counted, but not gone through one by one.
    package static let limit = 500

    private var pane: DrawingPane
    private let graph: Graph
    private let title: String
    private let appearance: Appearance
    private var start: Int
    private var paths: [Path] = []
    /// Of all paths, those beyond the limit too.
    private var count: UInt128 = 0
    /// The path that is shown; the number of paths for the sum of all.
    private var index = 0
    private var size = Size(columns: 80, rows: 24)

    /// - Parameter start: where the paths begin; a node without any is replaced by the first one that has some.
    package init(graph: Graph, start: Int? = nil, title: String, appearance: Appearance) {
        self.graph = graph
        self.title = title
        self.appearance = appearance
        var chart = Chart(graph: graph, appearance: appearance)
        chart.showAll()
        pane = DrawingPane(chart: chart)
        let starts = PathsScreen.starts(of: graph)
        let mostPaths = starts.first { graph.nodes[$0].isVariable && graph.outgoing[$0].count > 1 }
        self.start = start.flatMap { starts.contains($0) ? $0 : nil } ?? mostPaths ?? starts.first ?? graph.output
        findPaths()
        layOut()
    }

    /// The nodes that paths can begin at: the output is reached from them, and they are no constants. Of vectors and
    /// matrices there are none, because products along a path are products of numbers.
    static func starts(of graph: Graph) -> [Int] {
        guard graph.isScalar else { return [] }
        return graph.nodes.indices.filter { graph.reachesOutput[$0] && graph.varies[$0] && $0 != graph.output }
    }

    /// How often a layout was computed.
    var layouts: Int { pane.layouts }
    private var isSum: Bool { index >= paths.count }

    // MARK: Keys

    private enum Action {
        case path(Int), first, sum, start(Int), move(DrawingPane.Movement), all, back
    }

    private var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if !isSum {
            table.add(
                .path(1), [.enter, .character("n"), .character(" ")], "Enter, n",
                index + 1 < paths.count ? "the next path" : "the sum of all paths",
                short: index + 1 < paths.count ? "next path" : "their sum")
        }
        if index > 0 {
            table.add(.path(-1), [.character("p"), .backspace], "p", "the path before", short: "path before")
        }
        table.add(.sum, [.end, .character("G"), .character("s")], "End, s", "the sum of all paths")
        table.add(.first, [.home, .character("g")], "Home, g", "the first path")
        if PathsScreen.starts(of: graph).count > 1 {
            table.add(
                .start(1), [.tab, .control("n")], "Tab", "the paths that begin at the next node", short: "other start")
            table.add(.start(-1), [.backTab, .control("p")], "Shift-Tab", "those that begin at the node before")
        }
        table.add(.all, [.character("a")], "a", "all paths with their products, as text")
        for entry in DrawingPane.keyTable.entries {
            let key = entry.binding
            if pane.allows(entry.action) { table.add(.move(entry.action), key.keys, key.label, key.help) }
        }
        table.add(.back, [.escape, .character("q")], "Esc, q", "back", short: "back")
        return table
    }

    package var keys: [KeyBinding] { keyTable.bindings }

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
        case .path(let step): go(to: index + step)
        case .first: go(to: 0)
        case .sum: go(to: paths.count)
        case .start(let step):
            let starts = PathsScreen.starts(of: graph)
            guard let place = starts.firstIndex(of: start) else { break }
            start = starts[(place + step + starts.count) % starts.count]
            findPaths()
            follow()
        case .move(let movement):
            pane.perform(movement)
            if case .zoom = movement { layOut() }
        case .all:
            guard let working = pane.chart.working else { break }
            let lines = PathsText(working: working, start: start).lines
            let name = working.names.path(Path(edges: []))
            let text = lines.map { [Span($0, role: .math, breaking: .math)] }
            return [
                .open(
                    TextScreen(
                        title: "Paths from \(working.names.node(start)) to \(name)", lines: text,
                        appearance: appearance))
            ]
        case .back: return [.back]
        }
        return []
    }

    private mutating func findPaths() {
        paths = graph.paths(from: start, limit: PathsScreen.limit)
        count = graph.pathCount(from: start)
        index = 0
    }

    private mutating func go(to index: Int) {
        self.index = min(max(0, index), paths.count)
        follow()
    }

    private mutating func layOut() {
        pane.fit(DrawingPlan(size: size, wanted: 5).drawing.size)
        follow()
    }

    private mutating func follow() {
        pane.follow(isSum ? [start, graph.output] : nodes(of: paths[index]))
    }

    private func nodes(of path: Path) -> [Int] { [start] + path.edges.map { graph.edges[$0].to } }

    // MARK: Drawing

    package func draw(on canvas: inout Canvas) {
        var screen = self
        if canvas.size != size { _ = screen.update(.resize(canvas.size)) }
        screen.drawFitted(on: &canvas)
    }

    private func drawFitted(on canvas: inout Canvas) {
        let place = isSum ? "the sum of all paths" : "path \(index + 1) of \(PathsText.counted(count))"
        _ = Chrome(title: title, status: place, keys: keys, appearance: appearance).draw(on: &canvas)
        guard let working = pane.chart.working else { return }
        let plan = DrawingPlan(size: size, wanted: 5)
        var marks = pane.chart.marks
        let shown = isSum ? paths : [paths[index]]
        marks.known = []
        marks.pathNodes = Set(shown.flatMap(nodes))
        marks.pathEdges = Set(shown.flatMap(\.edges))
        pane.draw(on: &canvas, in: plan.drawing, marks: marks)
        let text = PathsText(working: working, start: start)
        let (from, to) = (working.names.node(start), working.names.node(graph.output))
        let lines =
            isSum ? text.sum(of: paths, count: count) : [working.names.path(paths[index]), working.chain(paths[index])]
        var spans = lines.enumerated().map { row, line in
            [Span(line, role: row == 0 && !isSum ? .active : .math, breaking: .math)]
        }
        if !isSum, count > UInt128(paths.count) {
            spans.insert([Span("The first \(paths.count) paths are shown one by one.", role: .hint)], at: 1)
        }
        plan.drawPanel(
            on: &canvas, title: "paths from \(from) to \(to)", lines: spans, ending: "a shows all of it", pane: pane,
            present: isSum ? start : start)
    }
}
