internal import Autodiff
internal import Canvas
internal import Tutor

/// The nodes of a graph, one by one, with everything that may be said of each.
struct NodesContent: DrawingContent {
    /// The node that the details are about.
    private var present: Int
    /// The graph opened into its elements; nil while vectors and matrices are nodes.
    @Boxed private var opened: ElementView? = nil
    /// Why the graph cannot be opened.
    private var refusal: String?

    init(of chart: Chart, present: Int) { self.present = min(max(0, present), max(0, chart.count - 1)) }

    var followed: [Int] { [present] }

    func status(on pane: DrawingPane) -> String {
        let place = "node \(present + 1) of \(pane.chart.count)"
        return pane.chart.zooms.count > 1 ? "\(pane.zoom.name), \(place)" : place
    }

    func marks(on pane: DrawingPane) -> GraphMarks {
        var marks = pane.chart.marks
        marks.present = present
        return marks
    }

    func panel(on pane: DrawingPane) -> DrawingPlan.Panel {
        DrawingPlan.Panel(
            title: pane.chart.name(of: present), lines: details(on: pane), ending: "Enter shows the rest",
            present: present)
    }

    /// What is said of the present node.
    private func details(on pane: DrawingPane) -> [[Span]] {
        let place = opened?.place(of: present).map { [$0] } ?? []
        let note = refusal.map { [[Span("It cannot be opened: \($0).", role: .pending)]] } ?? []
        return note + place + pane.chart.details(of: present)
    }

    // MARK: Keys

    func keyTable(on pane: DrawingPane) -> KeyTable<DrawingAction> {
        var table = KeyTable<DrawingAction>()
        if pane.chart.count > 1 {
            table.add(.step(1), [.tab, .control("n")], "Tab", "the next node", short: "next")
            table.add(.step(-1), [.backTab, .control("p")], "Shift-Tab", "the node before")
        }
        table.add(.words, [.enter], "Enter", "all about this node, however much it is", short: "details")
        if pane.chart.pathStarts.contains(present) {
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
        if !pane.chart.waitingAdjoints.isEmpty {
            table.add(.adjoints, [.character("a")], "a", "show the adjoints", short: "adjoints")
        }
        table.add(pane.keyTable, DrawingAction.move)
        table.add(.first, [.home, .character("g")], "Home, g", "the first node")
        table.add(.last, [.end, .character("G")], "End, G", "the last node, the output")
        table.add(.center, [.character("c")], "c", "back to the present node, where the view was moved away")
        table.add(.back, [.escape, .character("q"), .control("o")], "Esc, q", "back", short: "back")
        return table
    }

    // MARK: Actions

    mutating func perform(_ action: DrawingAction, on pane: inout DrawingPane, title: String) -> DrawingOutcome {
        let count = pane.chart.count
        let appearance = pane.chart.appearance
        switch action {
        case .step(let step): return go(to: (present + step + count) % max(1, count))
        case .first: return go(to: 0)
        case .last: return go(to: pane.chart.graph?.output ?? count - 1)
        case .center: return .follow
        case .adjoints: pane.update { $0.showAdjoints() }
        case .paths:
            guard let graph = pane.chart.graph else { break }
            return .open(
                DrawingScreen(
                    pathsOf: graph, disclosure: pane.chart.disclosure, start: present, title: title,
                    appearance: appearance))
        case .words:
            let name = pane.chart.name(of: present)
            return .open(TextScreen(title: "\(title): \(name)", lines: details(on: pane), appearance: appearance))
        case .elements: return openOrClose(&pane)
        case .start, .move, .back: break
        }
        return .stay
    }

    /// Opens the graph into its elements, at the first one of the present node, or goes back to the node that the present
    /// element belongs to.
    private mutating func openOrClose(_ pane: inout DrawingPane) -> DrawingOutcome {
        if let view = opened {
            opened = nil
            pane = view.whole
            return go(to: view.whole(present))
        }
        do throws(GraphError) {
            guard let view = try ElementView(opening: pane) else { return .stay }
            opened = view
            pane = view.pane
            return go(to: view.first(of: present))
        } catch {
            refusal = error.message
            return .stay
        }
    }

    private mutating func go(to node: Int) -> DrawingOutcome {
        present = node
        refusal = nil
        return .follow
    }
}
