internal import Autodiff
internal import Canvas
internal import Tutor

/// Every path from a node to the output, one by one on the drawing with the product of its local partials, then the sum
/// of all.
struct PathsContent: DrawingContent {
    private let graph: Graph
    /// The nodes whose paths may be gone through.
    private let starts: [Int]
    private var start: Int
    private var paths: [Path] = []
    /// Of all paths, those beyond the limit too.
    private var count: UInt128 = 0
    /// The path that is shown; the number of paths for the sum of all.
    private var index = 0

    /// - Parameter starts: the nodes whose paths may be gone through.
    init(of graph: Graph, from starts: [Int], start: Int?) {
        self.graph = graph
        self.starts = starts
        let mostPaths = starts.first { graph.nodes[$0].isVariable && graph.outgoing[$0].count > 1 }
        self.start = start.flatMap { starts.contains($0) ? $0 : nil } ?? mostPaths ?? starts.first ?? graph.output
        findPaths()
    }

    private mutating func findPaths() {
        paths = graph.paths(from: start, limit: DrawingScreen.pathLimit)
        count = graph.pathCount(from: start)
        index = 0
    }

    private var isSum: Bool { index >= paths.count }

    var followed: [Int] { isSum ? [start, graph.output] : nodes(of: paths[index]) }

    private func nodes(of path: Path) -> [Int] { [start] + path.edges.map { graph.edges[$0].to } }

    func status(on pane: DrawingPane) -> String {
        isSum ? "the sum of all paths" : "path \(index + 1) of \(PathsText.counted(count))"
    }

    func marks(on pane: DrawingPane) -> GraphMarks {
        let shown = isSum ? paths : [paths[index]]
        var marks = pane.chart.marks
        marks.known = []
        marks.pathNodes = Set(shown.flatMap(nodes))
        marks.pathEdges = Set(shown.flatMap(\.edges))
        return marks
    }

    func panel(on pane: DrawingPane) -> DrawingPlan.Panel {
        let ending = "a shows all of it"
        guard let working = pane.chart.working else {
            return DrawingPlan.Panel(title: "", lines: [], ending: ending, present: start)
        }
        let lines =
            isSum
            ? PathsText(working: working, start: start).sum(of: paths, count: count)
            : [working.names.path(paths[index]), working.chain(paths[index])]
        var spans = lines.enumerated().map { row, line in
            [Span(line, role: row == 0 && !isSum ? .active : .math, breaking: .math)]
        }
        if !isSum, count > UInt128(paths.count) {
            spans.insert([Span("The first \(paths.count) paths are shown one by one.", role: .hint)], at: 1)
        }
        let (from, to) = (working.names.node(start), working.names.node(graph.output))
        return DrawingPlan.Panel(title: "paths from \(from) to \(to)", lines: spans, ending: ending, present: start)
    }

    // MARK: Keys

    func keyTable(on pane: DrawingPane) -> KeyTable<DrawingAction> {
        var table = KeyTable<DrawingAction>()
        if !isSum {
            table.add(
                .step(1), [.enter, .character("n"), .character(" ")], "Enter, n",
                index + 1 < paths.count ? "the next path" : "the sum of all paths",
                short: index + 1 < paths.count ? "next path" : "their sum")
        }
        if index > 0 {
            table.add(.step(-1), [.character("N"), .backspace], "N", "the path before", short: "path before")
        }
        table.add(.last, [.end, .character("G")], "End, G", "the sum of all paths")
        table.add(.first, [.home, .character("g")], "Home, g", "the first path")
        if starts.count > 1 {
            table.add(
                .start(1), [.tab, .control("n")], "Tab", "the paths that begin at the next node", short: "other start")
            table.add(.start(-1), [.backTab, .control("p")], "Shift-Tab", "those that begin at the node before")
        }
        table.add(.words, [.character("a")], "a", "all paths with their products, as text")
        table.add(pane.keyTable, DrawingAction.move, short: { _ in nil })
        table.add(.back, [.escape, .character("q")], "Esc, q", "back", short: "back")
        return table
    }

    // MARK: Actions

    mutating func perform(_ action: DrawingAction, on pane: inout DrawingPane, title: String) -> DrawingOutcome {
        switch action {
        case .step(let step): return go(to: index + step)
        case .first: return go(to: 0)
        case .last: return go(to: paths.count)
        case .start(let step):
            guard let place = starts.firstIndex(of: start) else { return .stay }
            start = starts[(place + step + starts.count) % starts.count]
            findPaths()
            return .follow
        case .words:
            guard let working = pane.chart.working else { return .stay }
            let lines = PathsText(working: working, start: start).lines
            let name = working.names.path(Path(edges: []))
            return .open(
                TextScreen(
                    title: "Paths from \(working.names.node(start)) to \(name)",
                    lines: lines.map { [Span($0, role: .math, breaking: .math)] }, appearance: pane.chart.appearance))
        case .center, .adjoints, .paths, .elements, .move, .back: return .stay
        }
    }

    private mutating func go(to index: Int) -> DrawingOutcome {
        self.index = min(max(0, index), paths.count)
        return .follow
    }
}

extension Graph {
    /// The nodes that paths can begin at: the output is reached from them, and they are no constants. Of vectors and
    /// matrices there are none, because products along a path are products of numbers.
    var pathStarts: [Int] {
        guard isScalar else { return [] }
        return nodes.indices.filter { reachesOutput[$0] && varies[$0] && $0 != output }
    }
}
