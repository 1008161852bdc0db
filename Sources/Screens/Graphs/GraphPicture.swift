internal import Cards
package import Autodiff
package import Canvas
package import Diagram
package import Tutor

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
        /// Whether values of the student's own, which have a mark, may stand in the place of others.
        var marksOwnValues = false
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

        /// Boxes wrap at this many columns.
        var boxColumns = 28
        /// Symbols on edges wrap at this many columns.
        var labelColumns = Int.max
        /// Whether a partial's number stands below its symbol, where there is room below.
        var stacksLabels = false
        /// Whether a box that says nothing else is the adjoint's name over its number.
        var stacksAdjoints = false
        /// Whether a box says nothing but its adjoint, in one line.
        var showsAdjointsAlone = false
        /// Whether boxes that say nothing else have no room for the digits of an adjoint.
        var abbreviatesAdjoints = false
        /// Whether a box has its adjoint behind what else it says, in one line.
        var joinsAdjoints = false
        /// Whether boxes of one row may do without a frame above and below.
        var opensBoxes = false

        /// This content, then with fewer digits, with numbers below their symbols, and in boxes of one line, which are wider
        /// and lower: all say as much.
        var andDenser: [Content] {
            let rounded = with { $0.significantDigits = min(4, $0.significantDigits) }
            let narrow = rounded.with { if $0.definitions { $0.boxColumns = Self.narrow } }
            // An adjoint's name tells the node's.
            let saysMore = adjoints && (definitions || values)
            let rows = saysMore ? [rounded, stacked(digits: 3)].map { $0.with { $0.joinsAdjoints = true } } : []
            var seen: Set<Content> = []
            return ([self, rounded, narrow, stacked(digits: 4), stacked(digits: 3)] + rows).filter {
                seen.insert($0).inserted
            }
        }

        /// These, then ever shorter contents for drawings that do not fit: boxes with adjoints alone; symbols alone on edges;
        /// then in the boxes definitions without values, and names or adjoints alone. What fits no other way may do so in boxes
        /// without a frame above and below.
        var andShorter: [[Content]] {
            let symbols = stacked(digits: 4).with { if labels == .both { $0.labels = .symbolic } }
            let formulas = definitions ? [symbols.with { $0.values = false }] : []
            let names = symbols.with {
                ($0.definitions, $0.values) = (false, false)
                $0.significantDigits = min(3, significantDigits)
            }
            guard adjoints else { return [andDenser] + ([symbols] + formulas + [names]).map(\.andWrapped) }
            let full = names.with { $0.labels = labels }
            let last = [names.alone, names.over, names.alone.open, names.over.open]
            return [andDenser, andDenser.filter(\.joinsAdjoints).map(\.open)]
                + [[full.over], [full.alone], [full.alone.open, full.over.open], symbols.andWrapped]
                + formulas.map(\.andWrapped)
                + [
                    names.over.andWrapped, names.alone.andWrapped,
                    [names.alone.open, names.over.open].flatMap(\.andWrapped),
                ]
                + [last.flatMap { $0.with { $0.abbreviatesAdjoints = true }.andWrapped }]
        }

        /// This content, then with symbols on edges in several lines.
        var andWrapped: [Content] { [self, with { $0.labelColumns = Self.narrow }] }

        /// Where columns are short boxes and symbols on edges wrap at so many.
        private static let narrow = 16

        /// With numbers below their symbols, and with fewer digits.
        private func stacked(digits: Int) -> Content {
            with {
                ($0.stacksLabels, $0.boxColumns) = (true, Self.narrow)
                $0.significantDigits = min(digits, significantDigits)
            }
        }

        /// The same in boxes that say nothing but the adjoint, its name over its number.
        private var over: Content { with { $0.stacksAdjoints = true } }
        /// The same in one line.
        private var alone: Content { with { $0.showsAdjointsAlone = true } }
        /// The same without frames above and below.
        private var open: Content { with { $0.opensBoxes = true } }

        private func with(_ change: (inout Content) -> Void) -> Content {
            var content = self
            change(&content)
            return content
        }
    }

    /// The drawing.
    package private(set) var diagram: Diagram
    /// Which nodes and edges the boxes and lines of the diagram are.
    package let parts: DrawnParts
    /// What boxes and edges say; less than was asked for where that did not fit.
    package let content: Content
    /// What stands on the edges and what its signs mean, for a line below the drawing; nil where it explains itself.
    package let note: String?
    /// What boxes of a lesson had no room for: `a = xz = 6`.
    private(set) var unsaid: [String] = []
    /// From which group of the contents that it was offered the drawing has its own.
    let group: Int

    /// The fullest drawing that fits into a number of columns, else the fullest of all.
    /// - Parameter direction: nil takes the one that fits, from left to right first.
    package init(
        graph: Graph, evaluation: Evaluation?, content: Content = Content(), appearance: Appearance, width: Int,
        direction: DiagramOptions.Direction? = nil, disclosure: Disclosure = .everything
    ) {
        let words = GraphWords(
            graph: graph, evaluation: evaluation, appearance: appearance, disclosure: disclosure)
        self.init(
            words: words, contents: content.andShorter, fitting: Size(columns: width, rows: .max), direction: direction)
    }

    /// The fullest drawing that fits into a view, in the direction that the graph has on every screen of a window; one that
    /// fits into the columns where nothing fits into the rows.
    init(
        graph: Graph, content: Content, appearance: Appearance, fitting view: Size, window: Size?,
        disclosure: Disclosure
    ) {
        let words = GraphWords(
            graph: graph, evaluation: graph.evaluation, appearance: appearance, disclosure: disclosure)
        let kept = window.flatMap { GraphPicture.direction(of: words, in: $0) }
        let draft = GraphDraft(words, content.andShorter)
        self.init(draft, fitting: view, kept: kept)
        if view.rows < .max, size.rows > view.rows || diagram.hasLegend {
            self.init(draft, fitting: Size(columns: view.columns, rows: .max), kept: kept)
        }
        unsaid = words.unsaid(in: self.content, parts, of: content)
    }

    /// The drawing with the first of these contents that fits into a view, else the one of which most is seen at a time.
    /// - Parameters:
    ///   - contents: groups that say as much; the direction is chosen before one of a group is.
    ///   - direction: nil takes the one that fits.
    ///   - kept: the direction that is kept where any of the contents fits in it.
    init(
        words: GraphWords, contents: [[Content]], fitting view: Size, direction: DiagramOptions.Direction? = nil,
        kept: DiagramOptions.Direction? = nil
    ) {
        self.init(GraphDraft(words, contents), fitting: view, direction: direction, kept: kept)
    }

    /// The same of what was laid out for another view perhaps.
    init(
        _ draft: GraphDraft, fitting view: Size, direction: DiagramOptions.Direction? = nil,
        kept: DiagramOptions.Direction?
    ) {
        var plan = draft.plan(fitting: view, direction: direction ?? kept)
        if direction == nil, let kept, !plan.fits(view) { plan = draft.plan(fitting: view, preferred: kept) }
        self.init(draft.texts(of: plan), plan)
    }

    /// Boxes and arrows with texts of their own, in the direction of which most is seen. Names wrap in their boxes: at the
    /// columns of other boxes, where that does not fit at fewer, and never at more than the view has.
    /// - Parameters:
    ///   - edges: the arrows with the first labels to be tried, then with others.
    ///   - direction: nil takes the one that fits, from left to right first.
    package init(
        names: [String], edges: [[DiagramEdge]], appearance: Appearance, fitting view: Size,
        direction: DiagramOptions.Direction? = nil
    ) {
        content = Content()
        note = nil
        parts = DrawnParts(nodes: names.count, edges: edges[0].count)
        func shown(_ text: String) -> String { appearance.isASCII ? text.asciiFolded : text }
        let names = names.map(shown)
        let widest = names.map(\.columns).max() ?? 0
        let fullest = content.boxColumns
        let narrower = content.andDenser.map(\.boxColumns).min() ?? fullest
        // A frame takes two columns.
        let narrowest = min(narrower, max(1, view.columns - 2))
        let boxColumns = [fullest] + [narrower, narrowest].filter { $0 < min(widest, fullest) }
        let plan = DiagramPlan(
            edges.map { edges in
                let edges = edges.map { DiagramEdge(from: $0.from, to: $0.to, lines: $0.lines.map(shown)) }
                return boxColumns.map { columns in
                    {
                        DiagramWording(
                            nodes: names.map { DiagramNode(lines: $0.wrapped(width: columns)) }, edges: edges)
                    }
                }
            }, options: appearance.diagramOptions(fitting: view, direction: direction))
        group = plan.group
        diagram = Diagram(plan)
    }

    /// Paints a graph that is laid out.
    private init(_ texts: DrawnTexts, _ plan: DiagramPlan) {
        content = texts.content
        group = plan.group
        parts = texts.parts
        note = texts.note
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
        let lines = parts.lines(of: marks.standingOut)
        let columns = (columns ?? 0..<diagram.width).clamped(to: 0..<diagram.width)
        let cells = diagram.rows[row]
        var spans: [Span] = []
        var text = ""
        var role = Role.plain
        var label = columns.isEmpty ? nil : hiddenLabel(at: columns.lowerBound - 1, row: row, marks)
        for column in columns {
            let cell = cells[column]
            // The right half of a wide character alone is a blank.
            guard let character = cell.character ?? (column == columns.lowerBound ? " " : nil) else { continue }
            var shown: (character: Character, role: Role) = (character, .plain)
            if label?.columns.contains(column) != true {
                label = cell.part.isLabel ? hiddenLabel(at: column, row: row, marks) : nil
            }
            if let label {
                shown = marks.shown(character, parts.part(label.part), mask: label.mask(at: column))
            } else if cell.part != .empty {
                let part = diagram.part(at: DiagramPoint(x: column, y: row), cell.part, favouring: lines)
                shown = marks.shown(character, parts.part(part), mask: " ")
            }
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

    /// The hidden label that a cell belongs to. It may have a column more, its closing blank.
    private func hiddenLabel(at column: Int, row: Int, _ marks: GraphMarks) -> HiddenLabel? {
        guard column >= 0, case let part = diagram[row: row, column: column].part,
            case .label(let edge) = parts.part(part), marks.hiddenLabels.contains(edge)
        else { return nil }
        return HiddenLabel(part, at: column, row: row, in: diagram)
    }

    /// The drawing row by row, its parts in the roles that the marks give them.
    package func rows(marks: GraphMarks = GraphMarks()) -> [[Span]] {
        (0..<diagram.height).map { row($0, marks: marks) }
    }
}
