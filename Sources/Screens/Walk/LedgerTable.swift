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
        /// The lines that are to be seen with it: its row, and for a sum everything that it adds up.
        var beside: Range<Int>
    }

    private(set) var lines: [[Span]] = []
    /// The present cell's field; nil where the present cell is in no ledger.
    private(set) var entry: Entry?

    private let walk: WalkSession
    private let drafts: WalkView.Drafts
    private let width: Int
    /// Whether products are of vectors and matrices, so that their shapes are shown.
    private let showsShapes: Bool

    /// What stands at one place of the table.
    private struct Cell {
        var spans: [Span]
        /// Whether the field follows the spans.
        var isPresent = false
        /// The columns of what is typed into the field.
        var typed = 0
        /// The mark that follows the field.
        var mark: [Span] = []
        /// The columns that the cell takes while it is asked, so that nothing moves when it is answered.
        var room = 0
        var columns: Int { max(room, spans.columns + mark.columns) }
    }

    /// Columns of a field with its brackets.
    static let smallestField = 16
    /// A field has no more where what is typed needs no more, so that its mark stands near the entry.
    private static let usualField = 40
    private static let gap = 3

    init(walk: WalkSession, ledger: Ledger, drafts: WalkView.Drafts, width: Int) {
        self.walk = walk
        self.drafts = drafts
        self.width = width
        showsShapes = ledger.rows.contains(where: \.isMatrixValued)
        let names = GraphNames(graph: walk.graph, notation: walk.notation)
        let total =
            "\(ledger.adjoint.label) = \(names.total(of: walk.graph.output, by: ledger.node).text(names.notation))"
        if showsShapes {
            addProducts(of: ledger, total: total)
        } else {
            addColumns(of: ledger, total: total)
        }
    }

    /// A row of columns for each edge, then the sum below the contributions.
    private mutating func addColumns(of ledger: Ledger, total: String) {
        guard !ledger.rows.isEmpty || isPush else {
            // The output has no consumer: there is nothing to add up.
            add(cell(ledger.adjoint), indent: 0)
            return
        }
        let heading =
            [isPush ? "to" : "from", "adjoint", "· local partial", "contribution"] + (isPush ? ["sum so far"] : [])
        var rows = [heading.map { Cell(spans: [Span($0, role: .dim)]) }]
        for row in ledger.rows {
            let factors = [cell(row.upstream, isEarlier: true), cell(row.localPartial, prefix: "· ")]
            let sums = [row.contribution, row.runningSum].compactMap(\.self).map { cell($0, showsLabel: false) }
            rows.append([Cell(spans: [Span(row.name, role: .strong)])] + factors + sums)
        }
        let sum = isPush ? nil : cell(ledger.adjoint, showsLabel: false)
        let widths = rows[0].indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
        if widths.reduce(Self.gap * (widths.count - 1), +) <= width {
            for row in rows { add(row, widths: widths) }
            if let sum { add(sum: sum, label: total, widths: widths) }
            return
        }
        // Too wide for the window: factors beside each other, and the entries on lines of their own.
        let isAddingUp = sum?.isPresent ?? false
        addRows(of: ledger, total: total) { table, row, indent in
            // A sum is made of contributions: those that are there need no factors beside them.
            if isAddingUp, row.contribution.cell.map({ table.walk.states[$0].isSettled }) ?? false { return }
            table.add(
                [table.cell(row.upstream, isEarlier: true), table.cell(row.localPartial, prefix: "· ")], indent: indent)
        }
    }

    /// For every edge the product with the shape of each factor below it, so that inner dimensions meet, its numbers beside
    /// it, and the entries on lines of their own.
    private mutating func addProducts(of ledger: Ledger, total: String) {
        addRows(of: ledger, total: total) { table, row, indent in
            let partial = row.localPartial
            if partial.state == .asked { table.add(table.cell(partial), indent: indent) }
            if let product = row.product {
                table.add(product, indent: indent)
            } else {
                table.add(row.ingredients, indent: indent)
            }
        }
    }

    /// For every edge its factors, with the entries on lines of their own, then the sum.
    private mutating func addRows(
        of ledger: Ledger, total: String, factors: (inout LedgerTable, Ledger.Row, _ indent: Int) -> Void
    ) {
        let indent = max(3, ledger.rows.map(\.name.columns).max() ?? 0) + 2
        for row in ledger.rows {
            let start = lines.count
            factors(&self, row, indent)
            for (label, field) in [("contribution", row.contribution), ("sum so far", row.runningSum)] {
                guard let field, field.state != .hidden, !isRepeated(field, in: row) else { continue }
                add(cell(field, prefix: "\(label) = ", showsLabel: false), indent: indent)
            }
            name(row.name, at: start)
            if let field = entry?.row, field >= start { entry?.beside = start..<lines.count }
        }
        guard !isPush else { return }
        let start = lines.count
        let sum = cell(ledger.adjoint, prefix: "\(total) = ", showsLabel: false)
        add(sum, indent: indent)
        name("sum", at: start)
        if sum.isPresent { entry?.beside = 0..<lines.count }
    }

    private var isPush: Bool { walk.walk.method == .push }

    /// A first running sum that is nothing but its contribution.
    private func isRepeated(_ field: Ledger.Field, in row: Ledger.Row) -> Bool {
        field == row.runningSum && field.state == .given && row.contribution.state == .asked
            && field.value == row.contribution.value && field.expression == row.contribution.expression
    }

    // MARK: Cells

    private func cell(
        _ field: Ledger.Field, prefix: String = "", showsLabel: Bool = true, isEarlier: Bool = false
    ) -> Cell {
        var spans = prefix.isEmpty ? [] : [Span(prefix, role: .dim)]
        let label = showsLabel && !field.label.isEmpty ? "\(field.label) = " : ""
        let shape = showsShapes ? field.shape.map { [Span("   \($0.text(walk.notation))", role: .dim)] } ?? [] : []
        guard field.state == .asked, let index = field.cell, walk.states.indices.contains(index) else {
            let known = known(field)
            // An opaque partial has no other name.
            let text = known == field.label && showsLabel ? field.label : label + (known ?? "?")
            spans.append(Span(text, role: known == nil ? .dim : .known))
            return Cell(spans: spans + shape)
        }
        let state = walk.states[index]
        let draft = drafts[.entry(cell: index)]?.text ?? state.entry
        let word = draft == state.entry || state.isSettled ? GradeWords.word(for: state.mark) : nil
        // What an earlier step found out was marked there, unless its mark came at the end.
        let isMarked = state.mark == .incorrect || state.mark == .consistent
        let truth = isMarked ? known(field).map { [Span("; it is "), Span($0, role: .known)] } ?? [] : []
        let mark = isEarlier && !isMarked ? [] : (word.map { [Span(" "), Span($0.text, role: $0.role)] } ?? []) + truth
        let room = isEarlier ? 0 : (prefix + label).columns + Self.smallestField
        if index == walk.present {
            spans.append(Span(label, role: .active))
            return Cell(spans: spans, isPresent: true, typed: draft.columns, mark: mark, room: room)
        }
        // A mark stands beside the entry that it is about.
        let settled = isMarked ? nil : known(field)
        let value = state.isSettled ? settled ?? (isMarked ? state.grade?.read : nil) ?? state.entry : draft
        spans.append(Span(label + (value.isEmpty ? "?" : value), role: state.isSettled ? .known : .pending))
        return Cell(spans: spans + mark + shape, room: room)
    }

    /// `y = 3`, `36`; nil where nothing is known.
    private func known(_ field: Ledger.Field) -> String? {
        let parts = [field.expression, field.value].compactMap(\.self)
        guard let first = parts.first else { return nil }
        return parts.count == 2 && parts[0] != parts[1] ? "\(parts[0]) = \(parts[1])" : first
    }

    // MARK: Rows

    /// Cells beside each other where they fit, else below each other.
    private mutating func add(_ cells: [Cell], indent: Int) {
        let gap = blanks(Self.gap)
        let columns = cells.map(\.columns).reduce(indent - gap.columns) { $0 + gap.columns + $1 }
        guard columns <= width else {
            for cell in cells { add(cell, indent: indent) }
            return
        }
        var line = blanks(indent)
        for (index, cell) in cells.enumerated() {
            line += (index > 0 ? gap : []) + cell.spans
            place(cell, after: &line, room: index == cells.count - 1 ? width - line.columns : Self.smallestField)
        }
        lines.append(line)
    }

    private mutating func add(_ cells: [Cell], widths: [Int]) {
        var line: [Span] = []
        for (column, cell) in cells.enumerated() {
            let start = line.columns
            line += cell.spans
            let isLast = column == cells.count - 1
            place(cell, after: &line, room: isLast ? width - line.columns : start + widths[column] - line.columns)
            if !isLast {
                let gap = start + widths[column] + Self.gap - line.columns
                line += blanks(max(1, gap))
            }
        }
        lines.append(line)
    }

    /// The sum stands below the contributions.
    private mutating func add(sum: Cell, label: String, widths: [Int]) {
        let column = widths.prefix(3).reduce(0) { $0 + $1 + Self.gap }
        var line = [Span("sum", role: .strong)]
        // Wide columns do not tear what is asked from its entry.
        line += blanks(max(1, column - "sum\(label) = ".columns))
        line.append(Span("\(label) =", role: sum.isPresent ? .active : .plain))
        line += blanks(1)
        line += sum.spans
        place(sum, after: &line, room: width - line.columns)
        lines.append(line)
        if sum.isPresent { entry?.beside = 0..<lines.count }
    }

    /// A cell on a line of its own, on more of them where it is long.
    private mutating func add(_ cell: Cell, indent: Int) {
        let hanging = max(indent, 3) + 2
        var content = wrap(blanks(indent) + cell.spans, width: width, hangingIndent: hanging)
        var last = content.removeLast()
        lines += content
        if cell.isPresent, width - last.columns < Self.smallestField {
            lines.append(last)
            last = blanks(hanging)
        }
        place(cell, after: &last, room: width - last.columns)
        lines.append(last)
    }

    /// The name stands in front of the first line of its row.
    private mutating func name(_ name: String, at line: Int) {
        guard lines.indices.contains(line), let first = lines[line].first else { return }
        let room = first.text.columns
        lines[line][0] = Span(name, role: .strong)
        lines[line].insert(contentsOf: blanks(max(1, room - name.columns)), at: 1)
    }

    /// `factors  z̄ : 2×1 = [16; 30],  x : 3×1 = [1; 0; 2]`
    private mutating func add(_ ingredients: [Ledger.Factor], indent: Int) {
        guard !ingredients.isEmpty else { return }
        let names = GraphNames(graph: walk.graph, notation: walk.notation)
        let texts = ingredients.map { ingredient in
            [names.shaped(ingredient.text, ingredient.shape), ingredient.value].compactMap(\.self)
                .joined(separator: " = ")
        }
        let start = blanks(indent) + [Span("factors  ", role: .dim, breaking: .never)]
        let line = start + [Span(texts.joined(separator: ",  "), role: .known)]
        if line.columns <= width {
            lines.append(line)
            return
        }
        for (index, text) in texts.enumerated() {
            let factor = Span(index == texts.count - 1 ? text : "\(text),", role: .known, breaking: .math)
            lines += wrap((index == 0 ? start : blanks(indent + 9)) + [factor], width: width, hangingIndent: indent + 9)
        }
    }

    /// `z̄  xᵀ` over `(2×1)(1×3) = 2×3`, and the numbers of the factors to the right.
    private mutating func add(_ product: Ledger.Product, indent: Int) {
        let brackets = product.isMatrixProduct
        let shapes = product.factors.map { $0.shape.text(walk.notation) }.map { brackets ? "(\($0))" : $0 }
        let widths = zip(product.factors, shapes).map { max($0.text.columns, $1.columns) }
        // Brackets of shapes have a sign between them even where factors stand side by side.
        let sign = (over: product.sign, under: product.sign == " " ? "·" : product.sign)
        var over = blanks(indent)
        var under = over
        for (index, width) in widths.enumerated() {
            if index > 0 {
                over.append(Span(sign.over, role: .dim))
                under.append(Span(sign.under, role: .dim))
            }
            over += centred(product.factors[index].text, width, role: .math)
            under += centred(shapes[index], width, role: .dim)
        }
        under.append(Span(" = \(product.shape?.text(walk.notation) ?? "?")", role: .dim))
        let numbers = product.factors.compactMap { factor in
            factor.value.map { [Span("\(factor.text) = ", role: .dim), Span($0, role: .known)] }
        }
        var rows = [over, under]
        let column = max(over.columns, under.columns) + 3
        let fitsBeside = numbers.count <= rows.count && numbers.allSatisfy { column + $0.columns <= width }
        for (index, number) in numbers.enumerated() {
            if fitsBeside {
                rows[index] += blanks(column - rows[index].columns) + number
            } else {
                rows += wrap(blanks(indent) + number, width: width, hangingIndent: indent + 2)
            }
        }
        lines += rows
    }

    private func centred(_ text: String, _ width: Int, role: Role) -> [Span] {
        let left = (width - text.columns) / 2
        return blanks(left) + [Span(text, role: role)] + blanks(width - text.columns - left)
    }

    private func blanks(_ count: Int) -> [Span] { count > 0 ? [Span(String(repeating: " ", count: count))] : [] }

    /// The columns of a field with its brackets, in so much room: no more than usual, where that holds what is typed and the
    /// cursor behind it.
    static func fieldColumns(typed: Int, room: Int) -> Int { max(1, min(room, max(usualField, typed + 3))) }

    /// Keeps room for the field, and puts the mark behind it.
    private mutating func place(_ cell: Cell, after line: inout [Span], room: Int) {
        guard cell.isPresent else { return }
        let field = LedgerTable.fieldColumns(typed: cell.typed, room: room - cell.mark.columns)
        let row = lines.count
        entry = Entry(row: row, column: line.columns, width: field, beside: row..<row + 2)
        line += blanks(field)
        line += cell.mark
    }
}
