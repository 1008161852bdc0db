internal import Canvas
internal import Tutor

/// What is said of an entry while it is typed: how it is read, or the place of its first fault.
struct EchoLine {
    let reading: Reading
    let entry: String

    /// Whether a message has already said why the entry cannot be read.
    func isTold(by message: Message?) -> Bool {
        guard case .unreadable = reading else { return false }
        return message?.entry == entry
    }

    /// The echo; nil while nothing is typed.
    var spans: [Span]? {
        switch reading {
        case .empty: nil
        case .math(let text): [Span("reads as  ", role: .dim), Span(text, role: .math, breaking: .math)]
        case .matrix(let rows, let kind):
            [
                Span("reads as  ", role: .dim),
                Span(
                    "[" + rows.map { $0.joined(separator: ", ") }.joined(separator: "; ") + "], \(kind)", role: .math,
                    breaking: .math),
            ]
        case .unreadable(let fault):
            [
                Span("cannot be read yet  ", role: .dim),
                Span(GradeWords.sentence(for: fault, entry: entry), role: .pending),
            ]
        }
    }

    /// The echo in so much room: a matrix written out as it lies there where it fits, else on lines.
    func lines(width: Int, height: Int) -> [[Span]] {
        if case .matrix(let rows, let kind) = reading, let grid = grid(rows, kind, width: width, height: height) {
            return grid
        }
        return Array(wrap(spans ?? [], width: width).prefix(height))
    }

    /// Rows below each other between brackets; nil where there is no room.
    private func grid(_ rows: [[String]], _ kind: String, width: Int, height: Int) -> [[Span]]? {
        guard (1...height).contains(rows.count), let first = rows.first else { return nil }
        let widths = first.indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
        let columns = widths.reduce(0) { $0 + $1 + 2 } + 12 + kind.count + 4
        guard columns <= width else { return nil }
        return rows.enumerated().map { index, row in
            let entries = zip(row, widths).map { String(repeating: " ", count: $1 - $0.columns) + $0 }
            let (left, right): (String, String) =
                switch index {
                case _ where rows.count == 1: ("[", "]")
                case 0: ("┌", "┐")
                case rows.count - 1: ("└", "┘")
                default: ("│", "│")
                }
            return [
                Span(index == 0 ? "reads as  " : "          ", role: .dim), Span("\(left) ", role: .border),
                Span(entries.joined(separator: "  "), role: .math), Span(" \(right)", role: .border),
                Span(index == 0 ? "  \(kind)" : "", role: .dim),
            ]
        }
    }

    /// The characters of the entry that cannot be read.
    var faultyCharacters: Range<Int>? {
        guard case .unreadable(let fault) = reading else { return nil }
        return GradeWords.characters(of: fault, in: entry)
    }
}
