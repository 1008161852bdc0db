internal import Algebra
internal import Cards
internal import Autodiff
internal import Canvas
internal import Tutor

/// The ledger of the present node as lines: one row per edge, then the sum, each answered cell with its mark in words.
struct LedgerTable {
    /// Where the student types: a row and a column from the top left of the ledger.
    struct Entry: Hashable {
        var row: Int
        var column: Int
        var width: Int
    }

    var lines: [[Span]] = []
    /// The present cell's field; nil where the present cell is in no ledger.
    private(set) var entry: Entry?

    let walk: WalkSession
    let width: Int

    /// What stands at one place of the table.
    struct Cell {
        var spans: [Span]
        /// Whether the field follows the spans.
        var isPresent = false
        /// The mark that follows the field.
        var mark: [Span] = []
        /// The columns that the cell takes while it is asked, so that nothing moves when it is answered.
        var room = 0
        var columns: Int { max(room, spans.columns + mark.columns) }
    }

    /// Columns of a field with its brackets.
    static let smallestField = 16
    private static let gap = 3

    init(walk: WalkSession, ledger: Ledger, drafts: WalkView.Drafts, width: Int) {
        self.walk = walk
        self.width = width
        let isPush = walk.walk.method == .push
        let names = GraphNames(graph: walk.graph, notation: walk.notation)
        let total =
            "\(ledger.adjoint.label) = \(names.total(of: walk.graph.output, by: ledger.node).text(names.notation))"
        guard !ledger.rows.contains(where: \.isMatrixValued) else {
            addMatrixRows(of: ledger, total: total, drafts: drafts)
            return
        }
        var rows = [
            [isPush ? "to" : "from", "adjoint", "· local partial", "contribution"] + (isPush ? ["sum so far"] : [])
        ].map { $0.map { Cell(spans: [Span($0, role: .dim)]) } }
        for row in ledger.rows {
            let factors = [
                cell(row.upstream, drafts, isEarlier: true), cell(row.localPartial, drafts, prefix: "· "),
            ]
            let sums = [row.contribution, row.runningSum].compactMap(\.self).map { cell($0, drafts, showsLabel: false) }
            rows.append([Cell(spans: [Span(row.name, role: .strong)])] + factors + sums)
        }
        guard !ledger.rows.isEmpty || isPush else {
            // The output has no consumer: there is nothing to add up.
            addStacked([cell(ledger.adjoint, drafts)])
            return
        }
        let sum = isPush ? nil : cell(ledger.adjoint, drafts, showsLabel: false)
        let widths = rows[0].indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
        let needed = widths.reduce(LedgerTable.gap * (widths.count - 1), +)
        if needed <= width {
            for row in rows { add(row, widths: widths) }
            if let sum { add(sum: sum, label: total, widths: widths) }
        } else {
            for row in rows.dropFirst() { addStacked(row) }
            if let sum { addStacked([Cell(spans: [Span("sum  \(total) = ", role: .strong)]), sum]) }
        }
    }

    // MARK: Cells

    func cell(
        _ field: Ledger.Field, _ drafts: WalkView.Drafts, prefix: String = "", showsLabel: Bool = true,
        isEarlier: Bool = false
    ) -> Cell {
        var spans = prefix.isEmpty ? [] : [Span(prefix, role: .dim)]
        let label = showsLabel && !field.label.isEmpty ? "\(field.label) = " : ""
        guard field.state == .asked, let index = field.cell, walk.states.indices.contains(index) else {
            let known = known(field)
            // An opaque partial has no other name.
            let text = known == field.label && showsLabel ? field.label : label + (known ?? "?")
            spans.append(Span(text, role: known == nil ? .dim : .known))
            return Cell(spans: spans)
        }
        let state = walk.states[index]
        let draft = drafts[.entry(cell: index)]?.text ?? state.entry
        let word = draft == state.entry || state.isSettled ? GradeWords.word(for: state.mark) : nil
        // What an earlier step found out was marked there.
        let mark = isEarlier ? [] : word.map { [Span(" "), Span($0.text, role: $0.role)] } ?? []
        let room = isEarlier ? 0 : (prefix + label).columns + LedgerTable.smallestField
        if index == walk.present {
            spans.append(Span(label, role: .active))
            return Cell(spans: spans, isPresent: true, mark: mark, room: room)
        }
        // A mark stands beside the entry that it is about.
        let isMarked = state.mark == .incorrect || state.mark == .consistent
        let settled = isMarked ? nil : known(field)
        let value = state.isSettled ? settled ?? (isMarked ? state.grade?.read : nil) ?? state.entry : draft
        spans.append(Span(label + (value.isEmpty ? "?" : value), role: state.isSettled ? .known : .pending))
        return Cell(spans: spans + mark, room: room)
    }

    /// `y = 3`, `36`; nil where nothing is known.
    private func known(_ field: Ledger.Field) -> String? {
        let parts = [field.expression, field.value].compactMap(\.self)
        guard let first = parts.first else { return nil }
        return parts.count == 2 && parts[0] != parts[1] ? "\(parts[0]) = \(parts[1])" : first
    }

    // MARK: Rows

    private mutating func add(_ cells: [Cell], widths: [Int]) {
        var line: [Span] = []
        for (column, cell) in cells.enumerated() {
            let start = line.columns
            line += cell.spans
            let isLast = column == cells.count - 1
            place(cell, after: &line, room: isLast ? width - line.columns : start + widths[column] - line.columns)
            if !isLast {
                let gap = start + widths[column] + LedgerTable.gap - line.columns
                line.append(Span(String(repeating: " ", count: max(1, gap))))
            }
        }
        lines.append(line)
    }

    /// The sum stands below the contributions.
    private mutating func add(sum: Cell, label: String, widths: [Int]) {
        let column = widths.prefix(3).reduce(0) { $0 + $1 + LedgerTable.gap }
        var line = [Span("sum", role: .strong)]
        line.append(Span(String(repeating: " ", count: max(1, widths[0] + LedgerTable.gap - 3))))
        line.append(Span("\(label) =", role: sum.isPresent ? .active : .plain))
        line.append(Span(String(repeating: " ", count: max(1, column - line.columns))))
        line += sum.spans
        place(sum, after: &line, room: width - line.columns)
        lines.append(line)
    }

    /// A row too wide for the window: one cell below the other.
    private mutating func addStacked(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            let indent = index == 0 ? [] : [Span("   ")]
            var content = wrap(indent + cell.spans, width: width, hangingIndent: 5)
            var last = content.removeLast()
            lines += content
            if cell.isPresent, width - last.columns < LedgerTable.smallestField {
                lines.append(last)
                last = [Span("     ")]
            }
            place(cell, after: &last, room: width - last.columns)
            lines.append(last)
        }
    }

    /// Keeps room for the field, and puts the mark behind it.
    mutating func place(_ cell: Cell, after line: inout [Span], room: Int) {
        guard cell.isPresent else { return }
        let field = max(1, room - cell.mark.columns)
        entry = Entry(row: lines.count, column: line.columns, width: field)
        line.append(Span(String(repeating: " ", count: field)))
        line += cell.mark
    }
}
