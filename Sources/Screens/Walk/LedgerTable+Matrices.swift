internal import Algebra
internal import Autodiff
internal import Cards
internal import Canvas
internal import Tutor

// The ledger of vectors and matrices: for every row the product with the shape of each factor below it, so that inner
// dimensions meet, its numbers beside it, and the entries on lines of their own.

extension LedgerTable {
    /// The rows and the sum of a ledger with vectors or matrices.
    mutating func addMatrixRows(of ledger: Ledger, total: String, drafts: WalkView.Drafts) {
        let indent = max(3, ledger.rows.map(\.name.columns).max() ?? 0) + 2
        for row in ledger.rows {
            let start = lines.count
            if row.localPartial.state == .asked {
                add(cell(row.localPartial, drafts), shape: shape(of: row.localPartial), indent: indent)
            }
            if let product = row.product {
                add(product, indent: indent)
            } else {
                addFactors(of: row, drafts, indent: indent)
            }
            for (label, field) in [("contribution", row.contribution), ("sum so far", row.runningSum)] {
                guard let field, field.state != .hidden, !isRepeated(field, in: row) else { continue }
                add(
                    cell(field, drafts, prefix: "\(label) = ", showsLabel: false), shape: shape(of: field),
                    indent: indent)
            }
            name(row.name, at: start)
        }
        guard walk.walk.method == .pull else { return }
        let start = lines.count
        add(
            cell(ledger.adjoint, drafts, prefix: "\(total) = ", showsLabel: false), shape: shape(of: ledger.adjoint),
            indent: indent)
        name("sum", at: start)
    }

    /// A first running sum that is nothing but its contribution.
    private func isRepeated(_ field: Ledger.Field, in row: Ledger.Row) -> Bool {
        field == row.runningSum && field.state == .given && row.contribution.state == .asked
            && field.value == row.contribution.value && field.expression == row.contribution.expression
    }

    /// The name stands in front of the first line of its row.
    private mutating func name(_ name: String, at line: Int) {
        guard lines.indices.contains(line), let first = lines[line].first else { return }
        let room = first.text.columns
        lines[line][0] = Span(name, role: .strong)
        lines[line].insert(Span(String(repeating: " ", count: max(1, room - name.columns))), at: 1)
    }

    /// An entry on a line of its own, its shape behind it once it is known.
    private mutating func add(_ cell: Cell, shape: String?, indent: Int) {
        var cell = cell
        if let shape, !cell.isPresent { cell.spans.append(Span("   \(shape)", role: .dim)) }
        var content = wrap([blanks(indent)] + cell.spans, width: width, hangingIndent: indent + 2)
        var last = content.removeLast()
        lines += content
        if cell.isPresent, width - last.columns < LedgerTable.smallestField {
            lines.append(last)
            last = [blanks(indent + 2)]
        }
        place(cell, after: &last, room: width - last.columns)
        lines.append(last)
    }

    /// Adjoint and local partial with their shapes, where their product is still to be found.
    private mutating func addFactors(of row: Ledger.Row, _ drafts: WalkView.Drafts, indent: Int) {
        add(cell(row.upstream, drafts, isEarlier: true), shape: shape(of: row.upstream), indent: indent)
        guard row.localPartial.state == .given else { return }
        add(cell(row.localPartial, drafts), shape: shape(of: row.localPartial), indent: indent)
    }

    /// `z̄  xᵀ` over `(2×1)(1×3) = 2×3`, and the numbers of the factors to the right.
    private mutating func add(_ product: Ledger.Product, indent: Int) {
        let brackets = product.isMatrixProduct
        let shapes = product.factors.map { $0.shape.text(walk.notation) }.map { brackets ? "(\($0))" : $0 }
        let widths = zip(product.factors, shapes).map { max($0.text.columns, $1.columns) }
        // Brackets of shapes have a sign between them even where factors stand side by side.
        let sign = (over: product.sign, under: product.sign == " " ? "·" : product.sign)
        var over: [Span] = [blanks(indent)]
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
        let numbers = product.factors.filter { $0.value != nil }.map { factor in
            [Span("\(factor.text) = ", role: .dim), Span(factor.value ?? "", role: .known)]
        }
        let column = max(over.columns, under.columns) + 3
        var rows = [over, under]
        if numbers.count <= rows.count, numbers.allSatisfy({ column + $0.columns <= width }) {
            for (index, number) in numbers.enumerated() {
                rows[index] += [blanks(column - rows[index].columns)] + number
            }
            lines += rows
        } else {
            lines += rows
            for number in numbers {
                lines += wrap([blanks(indent)] + number, width: width, hangingIndent: indent + 2)
            }
        }
    }

    private func centred(_ text: String, _ width: Int, role: Role) -> [Span] {
        let left = (width - text.columns) / 2
        return [blanks(left), Span(text, role: role), blanks(width - text.columns - left)]
    }

    private func shape(of field: Ledger.Field) -> String? { field.shape?.text(walk.notation) }

    private func blanks(_ count: Int) -> Span { Span(String(repeating: " ", count: max(0, count))) }
}
