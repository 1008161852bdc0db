internal import Canvas

/// The question that Esc leads to on the first screen, in a box above it: a key that is pressed by accident, or with a letter for
/// Alt, ends nothing by itself.
struct LeaveQuestion: Sendable {
    enum Answer { case leave, stay, none }

    private static let words = ["Esc again, or y, leaves.", "Any other key stays here."]

    func answer(to event: Event) -> Answer {
        switch event {
        case .key(.escape), .key(.character("y")), .key(.character("Y")): .leave
        case .key, .click: .stay
        case .paste, .scroll, .resize: .none
        }
    }

    func draw(on canvas: inout Canvas) {
        let title = "Leave Adjoint?"
        let columns = min(canvas.size.columns, 4 + (Self.words.map(\.columns).max() ?? 0))
        let rows = min(canvas.size.rows, 2 + Self.words.count)
        let area = Area(
            column: (canvas.size.columns - columns) / 2, row: (canvas.size.rows - rows) / 2, columns: columns,
            rows: rows)
        canvas.cursor = nil
        canvas.fill(area)
        canvas.frame(area, title: title)
        for (row, line) in Self.words.enumerated() {
            canvas.write(line, column: area.column + 2, row: area.row + 1 + row, limit: columns - 4)
        }
    }
}
