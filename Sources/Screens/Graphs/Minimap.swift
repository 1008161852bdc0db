internal import Canvas

/// A whole drawing in a few cells, where only a part of it is seen: `o` for boxes in view, `·` for the others, `@` for the
/// present one. The part in view has a background too, where there are colours.
struct Minimap {
    /// Explains the signs, for the line above.
    static let legend = "map: @ here, o in view"

    let drawing: Size
    /// The part of the drawing that is in view.
    let view: Area
    let boxes: [Area]
    let present: Int
    let isASCII: Bool

    private enum Mark: Int { case none, outside, inView, present }

    /// The map in this many cells.
    func lines(in size: Size) -> [[Span]] {
        guard size.columns > 0, size.rows > 0, drawing.columns > 0, drawing.rows > 0 else { return [] }
        var marks = [[Mark]](repeating: [Mark](repeating: .none, count: size.columns), count: size.rows)
        for (index, box) in boxes.enumerated() {
            let column = scaled(box.column + box.size.columns / 2, drawing.columns, to: size.columns)
            let row = scaled(box.row + box.size.rows / 2, drawing.rows, to: size.rows)
            let shown = box.intersection(view).size
            let mark: Mark =
                index == present ? .present : shown.columns > 0 && shown.rows > 0 ? .inView : .outside
            if mark.rawValue > marks[row][column].rawValue { marks[row][column] = mark }
        }
        let columns =
            scaled(
                view.columns.lowerBound, drawing.columns, to: size.columns)...scaled(
                view.columns.upperBound - 1, drawing.columns, to: size.columns)
        let rows =
            scaled(
                view.rows.lowerBound, drawing.rows, to: size.rows)...scaled(
                view.rows.upperBound - 1, drawing.rows, to: size.rows)
        return marks.enumerated().map { row, marks in
            marks.enumerated().map { column, mark in
                let isInView = rows.contains(row) && columns.contains(column)
                return Span(sign(mark), role: mark == .present ? .active : isInView ? .selection : .dim)
            }
        }
    }

    private func sign(_ mark: Mark) -> String {
        switch mark {
        case .none: " "
        case .outside: isASCII ? "." : "·"
        case .inView: "o"
        case .present: "@"
        }
    }

    private func scaled(_ place: Int, _ length: Int, to cells: Int) -> Int {
        min(max(0, place * cells / length), cells - 1)
    }
}
