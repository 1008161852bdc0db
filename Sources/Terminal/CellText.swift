internal import CNcurses
internal import Canvas

/// The text of a cell as it may reach a terminal: the last line of defence behind the canvas, which lets nothing else
/// through. What the C library, and so ncurses, would give other columns than the canvas does becomes `?`.
struct CellText: Equatable {
    /// The characters of each cell: one cell, of one or two columns, or two where a wide character is replaced.
    let cells: [[UInt32]]

    init(_ text: Character, columns: Int, isASCII: Bool) {
        let shown = isASCII ? text.ascii : text
        guard let base = shown.unicodeScalars.first, ncurses_columns_of(base.value) == columns else {
            let mark = UInt32(UInt8(ascii: "?"))
            // In ASCII a wide character has its replacement, which leaves a blank.
            let only = shown.unicodeScalars.first.map(\.value) ?? mark
            let first = ncurses_columns_of(only) == 1 ? only : mark
            cells = columns == 2 ? [[first], [0x20]] : [[mark]]
            return
        }
        let marks = shown.unicodeScalars.dropFirst().filter {
            $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .enclosingMark
        }
        cells = [[base.value] + marks.prefix(Int(ncurses_cell_capacity) - 1).map(\.value)]
    }
}
