internal import Diagram

/// A label that is not shown yet: a question mark stands in its room, and around it the line that the label interrupts, so that
/// nothing tells how long it is.
struct HiddenLabel {
    let part: Diagram.Part
    /// The columns of the label, and those of the blanks that part it from its line.
    let columns: Range<Int>
    private let question: Int?
    /// The character of the line that the label interrupts; nil where it stands beside its line.
    private let line: Character?

    /// - Parameters:
    ///   - part: the label of an edge.
    ///   - column: one of its columns in the row.
    init(_ part: Diagram.Part, at column: Int, row: Int, in diagram: Diagram) {
        self.part = part
        func cell(_ column: Int) -> Diagram.Cell? {
            (0..<diagram.width).contains(column) ? diagram[row: row, column: column] : nil
        }
        var (start, end) = (column, column + 1)
        while cell(start - 1)?.part == part { start -= 1 }
        while cell(end)?.part == part { end += 1 }
        guard case .label(let edge) = part else {
            (columns, question, line, gap) = (start..<end, start, nil, nil)
            return
        }
        // A label of two rows is one question.
        if row > 0, diagram[row: row - 1, column: start].part == part {
            (columns, question, line, gap) = (start..<end, nil, nil, nil)
            return
        }
        func isLine(_ column: Int) -> Bool {
            guard let cell = cell(column), cell.part == .line(edge: edge) else { return false }
            return cell.character.map { Self.horizontal.contains($0) } ?? false
        }
        let isParted = cell(start - 1)?.part == .empty && isLine(start - 2)
        if isParted || isLine(start - 1) || isLine(end) {
            line = cell(isParted ? start - 2 : isLine(start - 1) ? start - 1 : end)?.character
            let closing = isParted && cell(end)?.part == .empty && end - start > 1 ? 1 : 0
            columns = start..<end + closing
            question = start
            gap = isParted && end - start > 1 ? start + 1 : nil
        } else {
            line = nil
            columns = start..<end
            question = cell(end)?.part == .line(edge: edge) ? end - 1 : start
            gap = nil
        }
    }

    /// The blank behind the question mark, as there is one in front of it.
    private let gap: Int?

    private static let horizontal: Set<Character> = ["─", "-"]

    /// What stands at one of its columns.
    func mask(at column: Int) -> Character { column == question ? "?" : column == gap ? " " : line ?? " " }
}
