package import Autodiff
package import Canvas
package import Cards
internal import MathText
internal import Tutor

/// Blocks as styled lines at a width: lessons, prompts, hints and explanations alike.
package struct LessonLayout: Sendable {
    /// Unicode or ASCII.
    package let appearance: Appearance
    /// The graphs that `Block.graph` names.
    package let graphs: [Graph]
    /// The window that drawings are for; nil outside of one.
    private let window: Size?
    private let drawing: @Sendable (Graph) -> TaskDrawing
    private let prose: Prose

    package init(appearance: Appearance, graphs: [Graph] = []) {
        self.init(appearance: appearance, graphs: graphs) { _ in TaskDrawing() }
    }

    /// Blocks of a card while some of its tasks are open.
    init(of card: Card, _ openTasks: OpenTasks, appearance: Appearance, window: Size) {
        self.init(appearance: appearance, graphs: card.graphs, window: window) {
            TaskDrawing(disclosure: openTasks.disclosure(of: $0))
        }
    }

    /// Blocks of a card beside the present task of a quiz.
    init(of session: QuizSession, appearance: Appearance) {
        self.init(appearance: appearance, graphs: session.card.graphs) {
            TaskDrawing(disclosure: session.disclosure(of: $0))
        }
    }

    /// - Parameter drawing: how a graph is drawn; asked where one is.
    init(
        appearance: Appearance, graphs: [Graph], window: Size? = nil,
        drawing: @escaping @Sendable (Graph) -> TaskDrawing
    ) {
        self.appearance = appearance
        self.graphs = graphs
        self.window = window
        self.drawing = drawing
        prose = Prose(appearance: appearance)
    }

    /// Blanks in front of displayed math and code.
    private static let displayIndent = 4
    /// No window has more columns.
    private static let widestPadding = 1_000
    /// Lists and quotes nested deeper are set like this level, so that recursion is bounded and lines keep some width.
    private static let nestingLimit = 12

    /// The lines of the blocks, a blank line between blocks. Prose, math and tables are at most `width` columns wide;
    /// code and drawings may be wider.
    package func lines(_ blocks: [Block], width: Int) -> [[Span]] {
        lines(blocks, width: max(1, width), depth: 0)
    }

    /// The lines of the blocks, the row that each block begins in, and the rows that each drawing takes.
    func page(
        _ blocks: [Block], width: Int
    ) -> (lines: [[Span]], starts: [Int], drawings: [(graph: String, rows: Range<Int>)]) {
        var lines: [[Span]] = []
        var starts: [Int] = []
        var drawings: [(graph: String, rows: Range<Int>)] = []
        for block in blocks {
            let next = self.lines([block], width: width)
            if !lines.isEmpty, !next.isEmpty { lines.append([]) }
            starts.append(lines.count)
            if case .graph(let name) = block { drawings.append((name, lines.count..<lines.count + next.count)) }
            lines += next
        }
        return (lines, starts, drawings)
    }

    private func lines(_ blocks: [Block], width: Int, depth: Int, isTight: Bool = false) -> [[Span]] {
        var lines: [[Span]] = []
        for block in blocks {
            let next = self.lines(block, width: width, depth: depth)
            if !lines.isEmpty, !next.isEmpty, !isTight { lines.append([]) }
            lines += next
        }
        return lines
    }

    /// The drawings among the blocks, each in so many rows where it fits into them, and apart from them what stands below.
    func drawings(_ blocks: [Block], width: Int, rows: Int) -> (lines: [[Span]], notes: [[Span]]) {
        var (lines, notes): ([[Span]], [[Span]]) = ([], [])
        for case .graph(let name) in blocks {
            let drawing = drawing(name, width: drawingWidth(beside: max(1, width)), rows: rows)
            lines += (lines.isEmpty ? [] : [[]]) + drawing.picture
            notes += drawing.notes
        }
        return (lines, notes)
    }

    private func lines(_ block: Block, width: Int, depth: Int) -> [[Span]] {
        switch block {
        case .heading(let level, let inlines): return heading(inlines, level: level, width: width)
        case .paragraph(let inlines): return prose.lines(inlines, width: width)
        case .list(let ordered, let start, let items):
            return list(items, ordered: ordered, start: start, width: width, depth: depth)
        case .quote(let blocks):
            return nested(blocks, width: width, depth: depth, first: "│ ", rest: "│ ", role: .border)
        case .code(_, let text):
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return preformatted(lines.map { prose.shown(String($0)) }, role: .code, width: width)
        case .math(let latex):
            let indent = indent(LessonLayout.displayIndent, in: width)
            let lines = MathText.display(
                latex, width: max(1, width - indent.text.columns), ascii: appearance.isASCII, columns: { $0.columns })
            return preformatted(lines, role: .math, width: width)
        case .table(let header, let rows):
            return TableLayout(header: header, rows: rows, prose: prose).lines(width: width)
        case .graph(let name):
            let drawing = drawing(name, width: depth == 0 ? drawingWidth(beside: width) : width)
            return drawing.picture + drawing.notes
        case .rule: return [[Span(String(repeating: "─", count: width), role: .border)]]
        }
    }

    private func heading(_ inlines: [Inline], level: Int, width: Int) -> [[Span]] {
        let lines = prose.lines(inlines, width: width, role: .heading)
        guard level <= 2 else { return lines }
        let columns = lines.map(\.columns).max() ?? 0
        return lines + [[Span(String(repeating: "─", count: columns), role: .border)]]
    }

    private func list(
        _ items: [[Block]], ordered: Bool, start: Int, width: Int, depth: Int
    ) -> [[Span]] {
        let last = start.addingReportingOverflow(items.count).partialValue
        let columns = ordered ? "\(last)".count + 2 : 2
        // A list whose items are more than a paragraph with lists below it has blank lines.
        let isTight = items.allSatisfy { $0.dropFirst().allSatisfy(\.isList) }
        var lines: [[Span]] = []
        for (index, item) in items.enumerated() {
            if !isTight, index > 0 { lines.append([]) }
            let number = start.addingReportingOverflow(index).partialValue
            let mark = ordered ? "\(number). " : "- "
            let padded = String(repeating: " ", count: max(0, columns - mark.count)) + mark
            let rest = String(repeating: " ", count: padded.count)
            lines += nested(
                item, width: width, depth: depth, first: padded, rest: rest, role: .strong, isTight: isTight)
        }
        return lines
    }

    /// Blocks behind a prefix.
    private func nested(
        _ blocks: [Block], width: Int, depth: Int, first: String, rest: String, role: Role, isTight: Bool = false
    ) -> [[Span]] {
        let isDeep = depth >= LessonLayout.nestingLimit
        let inner = isDeep ? width : max(1, width - first.columns)
        // What lies deeper than any reader follows is set without further indentation, its lists as plain items.
        let content =
            isDeep
            ? flattened(blocks, width: inner) : lines(blocks, width: inner, depth: depth + 1, isTight: isTight)
        return (content.isEmpty ? [[]] : content).enumerated().map { index, line in
            isDeep ? line : [Span(index == 0 ? first : rest, role: role)] + line
        }
    }

    private func flattened(_ blocks: [Block], width: Int) -> [[Span]] {
        var lines: [[Span]] = []
        var waiting: [Block] = blocks.reversed()
        while let block = waiting.popLast() {
            switch block {
            case .quote(let inner): waiting += inner.reversed()
            case .list(_, _, let items): waiting += items.reversed().flatMap { $0.reversed() }
            default: lines += self.lines(block, width: width, depth: LessonLayout.nestingLimit)
            }
        }
        return lines
    }

    /// Indented lines that belong together. Where they are too wide they are made equally wide, so that a window that
    /// follows the widest moves them all; up to `widestPadding`, because there may be as many lines as a line has columns.
    private func preformatted(_ lines: [String], role: Role, width: Int) -> [[Span]] {
        let indent = indent(LessonLayout.displayIndent, in: width)
        let columns = lines.map(\.columns)
        let widest = columns.max() ?? 0
        let isWide = indent.text.columns + widest > width
        let padded = isWide ? min(widest, LessonLayout.widestPadding) : 0
        return zip(lines, columns).map { line, columns in
            [indent, Span(line + String(repeating: " ", count: max(0, padded - columns)), role: role)]
        }
    }

    private func indent(_ columns: Int, in width: Int) -> Span {
        Span(String(repeating: " ", count: width > 4 * columns ? columns : 0))
    }

    /// Prose is no wider than can be read well, and a drawing as wide as the window.
    private func drawingWidth(beside prose: Int) -> Int {
        window.map { max(prose, Chrome.body(of: $0).size.columns) } ?? prose
    }

    /// A graph's drawing, and below it what it had no room for.
    private func drawing(_ name: String, width: Int, rows: Int = .max) -> (picture: [[Span]], notes: [[Span]]) {
        guard let graph = graphs.first(where: { $0.name == name }) else {
            return (prose.lines("(There is no graph named \(name).)", width: width, role: .dim), [])
        }
        let effort = DrawingEffort(of: graph)
        guard !effort.isLarge else {
            let way = window == nil ? "`adjoint draw`" : "Ctrl-O"
            return (prose.lines(effort.sentence(way: way), width: width, role: .hint), [])
        }
        let drawing = self.drawing(graph)
        let picture = GraphPicture(
            graph: graph, content: drawing.content, appearance: appearance,
            fitting: Size(columns: width, rows: rows), window: window, disclosure: drawing.disclosure)
        let note = picture.note.map { prose.lines($0, width: width, role: .dim) } ?? []
        return (picture.rows(marks: drawing.marks), note + unsaid(picture.unsaid, width: width))
    }

    /// `where a = xz = 6, b = log(x)`: what boxes had no room for.
    private func unsaid(_ equations: [String], width: Int) -> [[Span]] {
        guard !equations.isEmpty else { return [] }
        let items = equations.enumerated().flatMap { index, equation in
            let text = index < equations.count - 1 ? "\(equation)," : equation
            return [Span(" "), Span(text, role: .math, breaking: text.columns < width / 2 ? .never : .math)]
        }
        return wrap([Span("where", role: .dim)] + items, width: width, hangingIndent: 6)
    }
}

extension Block {
    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }
}
