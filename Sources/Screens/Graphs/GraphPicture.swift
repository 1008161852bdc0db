internal import Cards
package import Autodiff
package import Canvas
package import Diagram

/// A computation graph as a drawing: what each box and each edge says.
///
/// It is laid out once; later texts go into room that was kept for them (`replace(linesOf:with:)`), and styles are given
/// when a row is asked for.
package struct GraphPicture: Sendable {
    /// What an edge says of its local partial: `2t`, `12` or `2t = 12`. Without a number it is the expression.
    package enum Labels: String, Sendable, CaseIterable { case symbolic, values, both }

    /// What boxes and edges say.
    package struct Content: Hashable, Sendable {
        /// `t = x·y` instead of `t`.
        package var definitions: Bool
        /// Forward values, where there are any.
        package var values: Bool
        /// A line for the adjoint.
        package var adjoints: Bool
        /// Whether adjoints are expressions, so that they need more room.
        package var symbolicAdjoints = false
        /// What stands on edges.
        package var labels: Labels
        /// How many digits numbers have.
        package var significantDigits: Int
        /// Whether edges say anything.
        var showsLabels = true
        /// Whether sums are written out whose weights stand on the edges around them.
        var weightedSums = false
        /// Whether weights stand on edges instead of in boxes; nil as the graph's block says.
        var weightsOnEdges: Bool?

        package init(
            definitions: Bool = true, values: Bool = true, adjoints: Bool = false, labels: Labels = .both,
            significantDigits: Int = 6
        ) {
            self.definitions = definitions
            self.values = values
            self.adjoints = adjoints
            self.labels = labels
            self.significantDigits = significantDigits
        }

        /// This content, then ever shorter ones for drawings that do not fit.
        var andShorter: [Content] {
            var rounded = self
            rounded.significantDigits = min(4, significantDigits)
            guard labels == .both else { return [self, rounded] }
            var numeric = rounded
            numeric.labels = .values
            return [self, rounded, numeric]
        }
    }

    /// The drawing.
    package private(set) var diagram: Diagram
    /// Which nodes and edges the boxes and lines of the diagram are.
    package let parts: DrawnParts
    /// What boxes and edges say; less than was asked for where that did not fit.
    package let content: Content

    /// The fullest drawing that fits into a number of columns, else the fullest of all.
    /// - Parameter direction: nil takes the one that fits, from left to right first.
    package init(
        graph: Graph, evaluation: Evaluation?, content: Content = Content(), appearance: Appearance, width: Int,
        direction: DiagramOptions.Direction? = nil
    ) {
        self.init(
            words: GraphWords(graph: graph, evaluation: evaluation, appearance: appearance), content: content,
            fitting: Size(columns: width, rows: .max), direction: direction)
    }

    /// The fullest drawing that fits into a view, else the one of which most is seen at a time.
    /// - Parameter shortens: whether numbers may get shorter to make the drawing fit.
    init(
        words: GraphWords, content: Content, fitting view: Size, direction: DiagramOptions.Direction? = nil,
        shortens: Bool = true
    ) {
        let directions = direction.map { [$0] } ?? DiagramOptions.Direction.allCases
        var best: (plan: DiagramPlan, seen: Double)?
        // Fewer digits are better than a label in a legend, and that is better than a number alone.
        var withLegend: (texts: DrawnTexts, plan: DiagramPlan)?
        let texts = DrawnTexts(words, content)
        let mayFit = view.holds(boxes: texts.nodes.count)
        for (rank, shorter) in (shortens && mayFit ? content.andShorter : [content]).enumerated() {
            if shorter.labels != content.labels, withLegend != nil { break }
            let texts = rank == 0 ? texts : DrawnTexts(words, shorter)
            for direction in directions {
                let options = words.appearance.diagramOptions(width: view.columns, direction: direction)
                let plan = DiagramPlan(nodes: texts.nodes, edges: texts.edges, options: options)
                let seen = Size(columns: plan.width, rows: plan.height).share(seenIn: view)
                if seen >= 1 {
                    guard plan.hasLegend else {
                        self.init(texts, plan)
                        return
                    }
                    withLegend = withLegend ?? (texts, plan)
                }
                // A drawing that has to be moved about may as well say everything.
                if rank == 0, seen > best?.seen ?? -1 { best = (plan, seen) }
            }
        }
        let options = words.appearance.diagramOptions(width: nil)
        let plan =
            withLegend?.plan ?? best?.plan
            ?? DiagramPlan(nodes: texts.nodes, edges: texts.edges, options: options)
        self.init(withLegend?.texts ?? texts, plan)
    }

    /// Boxes and arrows with texts of their own, in the direction of which most is seen.
    init(names: [String], edges: [DiagramEdge], appearance: Appearance, fitting view: Size) {
        content = Content()
        parts = DrawnParts(nodes: names.count, edges: edges.count)
        let nodes = names.map { DiagramNode(lines: [$0]) }
        let plans = DiagramOptions.Direction.allCases.lazy.map { direction in
            DiagramPlan(
                nodes: nodes, edges: edges,
                options: appearance.diagramOptions(width: view.columns, direction: direction))
        }
        func seen(_ plan: DiagramPlan) -> Double {
            Size(columns: plan.width, rows: plan.height).share(seenIn: view)
        }
        let first = plans[0]
        let second = seen(first) < 1 ? plans[1] : first
        diagram = Diagram(seen(second) > seen(first) ? second : first)
    }

    /// Paints a graph that is laid out.
    private init(_ texts: DrawnTexts, _ plan: DiagramPlan) {
        content = texts.content
        parts = texts.parts
        diagram = Diagram(plan)
    }

    /// Where a node's box stands in the drawing; of a weight on an edge, that of its consumer.
    package func box(of node: Int) -> Area {
        let box = parts.box(of: node)
        guard diagram.frames.indices.contains(box) else { return Area(column: 0, row: 0, columns: 0, rows: 0) }
        let frame = diagram.frames[box]
        return Area(column: frame.x, row: frame.y, columns: frame.width, rows: frame.height)
    }

    /// Columns and rows of the drawing.
    package var size: Size { Size(columns: diagram.width, rows: diagram.height) }

    /// The drawing as plain lines.
    package var text: String { diagram.text }

    /// Puts new text into a box; what does not fit its room leaves the box as it is.
    package mutating func replace(linesOf node: Int, with lines: [String]) {
        guard parts.hasBox(node) else { return }
        _ = diagram.replace(linesOf: parts.box(of: node), with: lines)
    }

    /// One row of the drawing, styled; only the columns asked for.
    package func row(_ row: Int, columns: Range<Int>? = nil, marks: GraphMarks = GraphMarks()) -> [Span] {
        guard row >= 0, row < diagram.height else { return [] }
        let marks = parts.placed(marks)
        let columns = (columns ?? 0..<diagram.width).clamped(to: 0..<diagram.width)
        var spans: [Span] = []
        var text = ""
        var role = Role.plain
        var previous = columns.lowerBound > 0 ? diagram[row: row, column: columns.lowerBound - 1] : nil
        // A label that is hidden leaves the line it stands on.
        var line: Character = " "
        for column in columns {
            let cell = diagram[row: row, column: column]
            defer { previous = cell }
            let isFirst = cell.part != previous?.part
            if isFirst, case .label(let edge) = cell.part { line = self.line(of: edge, before: column, row: row) }
            // The right half of a wide character alone is a blank.
            guard let character = cell.character ?? (column == columns.lowerBound ? " " : nil) else { continue }
            let shown = marks.shown(character, parts.part(cell.part), isFirst: isFirst, line: line)
            if shown.role != role, !text.isEmpty {
                spans.append(Span(text, role: role))
                text = ""
            }
            role = shown.role
            text.append(shown.character)
        }
        if !text.isEmpty { spans.append(Span(text, role: role)) }
        return spans
    }

    /// The character of an edge's line to the left of its label, over a blank too; a blank where the label stands beside
    /// its line.
    private func line(of edge: Int, before column: Int, row: Int) -> Character {
        for column in [column - 1, column - 2] where column >= 0 {
            let cell = diagram[row: row, column: column]
            if cell.part == .line(edge: edge) { return cell.character ?? " " }
        }
        return " "
    }

    /// The drawing row by row, its parts in the roles that the marks give them.
    package func rows(marks: GraphMarks = GraphMarks()) -> [[Span]] {
        (0..<diagram.height).map { row($0, marks: marks) }
    }
}

/// What boxes and lines say of a graph, with room for everything that the words can say: worked out once for all
/// directions.
private struct DrawnTexts {
    let content: GraphPicture.Content
    let parts: DrawnParts
    let nodes: [DiagramNode]
    let edges: [DiagramEdge]

    init(_ words: GraphWords, _ content: GraphPicture.Content) {
        let graph = words.graph
        let parts = DrawnParts(of: graph, weightsOnEdges: content.weightsOnEdges ?? graph.drawsWeightsOnEdges)
        self.content = content
        self.parts = parts
        nodes = parts.nodes.map { node in
            DiagramNode(
                lines: words.finalBox(node, content),
                minimumWidth: content.adjoints ? words.adjointRoom(node, content) : 0)
        }
        edges = parts.edges.map { index in
            DiagramEdge(
                from: parts.box(of: graph.edges[index].from), to: parts.box(of: graph.edges[index].to),
                label: content.showsLabels ? words.label(index, content) : "")
        }
    }
}

extension Size {
    /// How much of a drawing of this size is seen at a time, from 0 to 1.
    fileprivate func share(seenIn view: Size) -> Double {
        let columns = min(1, Double(view.columns) / Double(max(1, columns)))
        let rows = min(1, Double(view.rows) / Double(max(1, rows)))
        return columns * rows
    }

    /// Whether so many boxes could stand in a view of this size: each takes three columns and three rows at least.
    fileprivate func holds(boxes: Int) -> Bool {
        let (cells, overflow) = columns.multipliedReportingOverflow(by: rows)
        return overflow || 9 * boxes <= cells
    }
}
