internal import Canvas
internal import Cards

/// A table in columns: as wide as its text where that fits, else its widest columns wrap.
struct TableLayout {
    let header: [[Inline]]
    let rows: [[[Inline]]]
    let prose: Prose

    /// Blanks between columns.
    private static let gap = 3

    func lines(width: Int) -> [[Span]] {
        let count = max(header.count, rows.map(\.count).max() ?? 0)
        guard count > 0 else { return [] }
        let widths = widths(count: count, room: width - TableLayout.gap * (count - 1))
        // Columns too many for the width: one cell below the other instead.
        guard widths.reduce(TableLayout.gap * (count - 1), +) <= width else { return stacked(width: width) }
        let head = line(header, widths: widths, role: .strong)
        let rule = widths.map { Span(String(repeating: "─", count: $0), role: .border) }
        let ruled = rule.enumerated().flatMap { index, span in
            index == 0 ? [span] : [Span(String(repeating: " ", count: TableLayout.gap)), span]
        }
        return head + [ruled] + rows.flatMap { line($0, widths: widths, role: .plain) }
    }

    /// Natural widths, the widest made smaller until all fit.
    private func widths(count: Int, room: Int) -> [Int] {
        var widths = (0..<count).map { column in
            ([header] + rows).reduce(1) { widest, row in
                row.indices.contains(column) ? max(widest, prose.spans(row[column]).columns) : widest
            }
        }
        var excess = widths.reduce(0, +) - room
        while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 {
            let others = widths.indices.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
            let cut = min(excess, max(1, widths[widest] - max(8, others)))
            widths[widest] -= cut
            excess -= cut
        }
        return widths
    }

    private func line(_ cells: [[Inline]], widths: [Int], role: Role) -> [[Span]] {
        let columns = widths.indices.map { column in
            cells.indices.contains(column) ? prose.lines(cells[column], width: widths[column], role: role) : [[]]
        }
        return (0..<(columns.map(\.count).max() ?? 0)).map { row in
            var line: [Span] = []
            for (column, lines) in columns.enumerated() {
                let text = row < lines.count ? lines[row] : []
                line += text
                let isLast = column == columns.count - 1
                let gap = isLast ? 0 : widths[column] - text.columns + TableLayout.gap
                if gap > 0 { line.append(Span(String(repeating: " ", count: gap))) }
            }
            return line
        }
    }

    private func stacked(width: Int) -> [[Span]] {
        rows.enumerated().flatMap { index, row in
            (index == 0 ? [] : [[]])
                + row.enumerated().flatMap { column, cell in
                    let name = header.indices.contains(column) ? prose.spans(header[column], role: .strong) : []
                    return wrap(name + [Span(": ")] + prose.spans(cell), width: width, hangingIndent: 2)
                }
        }
    }
}
