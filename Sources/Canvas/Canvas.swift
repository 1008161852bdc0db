/// A grid of cells that a screen draws itself on. Everything outside the grid, and outside `clip`, is cut off.
///
/// Whatever is written, every cell ends up with a text that a terminal shows in its own columns: text is sanitised, a
/// wide grapheme is never half there, and where `isASCII` is set every cell is ASCII.
package struct Canvas: Hashable, Sendable {
    /// Columns and rows of the grid.
    package let size: Size
    /// The cells row by row, `size.columns * size.rows` of them.
    package private(set) var cells: [Cell]
    /// Where the terminal's cursor stands; nil hides it.
    package var cursor: Position?
    /// The part of the grid that drawing changes; the whole grid at first.
    package var clip: Area { didSet { clip = clip.intersection(bounds) } }
    /// Whether the terminal shows ASCII only. Screens then ask for ASCII wording (`String.asciiFolded`, the ASCII
    /// notations of mathematics and diagrams), whose columns differ; what still is not ASCII is replaced cell by cell.
    package let isASCII: Bool

    /// An empty grid; a negative size is 0.
    package init(size: Size, isASCII: Bool = false) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        self.isASCII = isASCII
        cells = Array(repeating: Cell(), count: self.size.columns * self.size.rows)
        clip = Area(column: 0, row: 0, columns: self.size.columns, rows: self.size.rows)
    }

    /// The whole grid.
    package var bounds: Area { Area(column: 0, row: 0, columns: size.columns, rows: size.rows) }

    /// The cell at a place, a blank one outside the grid. Setting follows the rules of `write`.
    package subscript(column: Int, row: Int) -> Cell {
        get {
            guard bounds.contains(column: column, row: row) else { return Cell() }
            return cells[row * size.columns + column]
        }
        set { write(String(newValue.text ?? " "), column: column, row: row, role: newValue.role) }
    }

    /// Writes sanitised text on one row, cut off at the edges of `clip`.
    /// - Parameter limit: the most columns the text may take; a wide grapheme that would cross it becomes a blank.
    /// - Returns: the columns the text takes, also where it lies outside `clip`; never more than `limit`.
    @discardableResult
    package mutating func write(
        _ text: String, column: Int, row: Int, role: Role = .plain, limit: Int = .max
    ) -> Int {
        let limit = max(0, limit)
        guard clip.rows.contains(row) else { return min(limit, text.columns) }
        let offset = row * size.columns
        let end = min(saturatingSum(column, limit), clip.columns.upperBound)
        if text.isCleanASCII {
            var place = column
            for byte in text.utf8 where place < end {
                if place >= clip.column {
                    set(Cell(Unicode.Scalar(byte), role: role), at: offset + place, columns: 1)
                }
                place += 1
            }
            return min(limit, text.utf8.count)
        }
        var taken = 0
        for (grapheme, columns) in CellGraphemes(text) {
            let width = min(columns, limit - taken)
            let first = saturatingSum(column, taken)
            taken += width
            if first >= clip.column, saturatingSum(first, columns) <= end {
                set(grapheme, role: role, at: offset + first, columns: columns)
            } else {
                // Half of a wide grapheme at an edge.
                for place in (first..<saturatingSum(first, width)).clamped(to: clip.columns) {
                    set(Cell(" ", role: role), at: offset + place, columns: 1)
                }
            }
            if taken == limit { break }
        }
        return taken
    }

    /// Writes spans one after the other and returns the columns they take.
    @discardableResult
    package mutating func write(_ spans: [Span], column: Int, row: Int, limit: Int = .max) -> Int {
        var taken = 0
        for span in spans where taken < limit {
            let place = saturatingSum(column, taken)
            taken += write(span.text, column: place, row: row, role: span.role, limit: limit - taken)
        }
        return taken
    }

    /// Fills an area with one grapheme of width 1; anything else fills with blanks.
    package mutating func fill(_ area: Area, with grapheme: Character = " ", role: Role = .plain) {
        let area = area.intersection(clip)
        let shown = Array(CellGraphemes(String(grapheme)))
        let grapheme = shown.count == 1 && shown[0].columns == 1 ? shown[0].grapheme : " "
        let cell = Cell(isASCII ? grapheme.ascii : grapheme, role: role)
        for row in area.rows {
            for column in area.columns { set(cell, at: row * size.columns + column, columns: 1) }
        }
    }

    /// Gives an area a role and leaves its text.
    package mutating func mark(_ area: Area, role: Role) {
        let area = area.intersection(clip)
        for row in area.rows {
            for column in area.columns { cells[row * size.columns + column].role = role }
        }
    }

    /// Copies another canvas with its top left cell at a place; the cursor is not copied.
    package mutating func draw(_ picture: Canvas, column: Int, row: Int) {
        let target = Area(column: column, row: row, columns: picture.size.columns, rows: picture.size.rows)
        let visible = target.intersection(clip)
        for line in visible.rows {
            for place in visible.columns {
                let source = (line - row) * picture.size.columns + (place - column)
                let cell = picture.cells[source]
                let isWide = place - column + 1 < picture.size.columns && picture.cells[source + 1].isRightHalf
                let target = line * size.columns + place
                if isWide, visible.columns.contains(place + 1) {
                    put(cell, at: target, columns: 2)
                } else if cell.isRightHalf, visible.columns.contains(place - 1) {
                    continue
                } else {
                    put(isWide || cell.isRightHalf ? Cell(" ", role: cell.role) : cell, at: target, columns: 1)
                }
            }
        }
    }

    /// From the first to the last column of a row in which a canvas of the same size shows something else, wide characters
    /// taken whole; empty where both show the same there.
    package func difference(from other: Canvas, row: Int) -> Range<Int> {
        let offset = row * size.columns
        func differs(_ column: Int) -> Bool { cells[offset + column] != other.cells[offset + column] }
        guard var first = (0..<size.columns).first(where: differs) else { return 0..<0 }
        var end = ((0..<size.columns).last(where: differs) ?? first) + 1
        while first > 0, cells[offset + first].isRightHalf || other.cells[offset + first].isRightHalf { first -= 1 }
        while end < size.columns, cells[offset + end].isRightHalf || other.cells[offset + end].isRightHalf { end += 1 }
        return first..<end
    }

    /// The rows as text without trailing blanks, for tests, pipes and screen readers.
    package var lines: [String] {
        (0..<size.rows).map { row in
            var line = ""
            var blanks = 0
            for cell in cells[row * size.columns..<(row + 1) * size.columns] {
                guard let text = cell.text else { continue }
                if text == " " {
                    blanks += 1
                } else {
                    line += String(repeating: " ", count: blanks) + String(text)
                    blanks = 0
                }
            }
            return line
        }
    }

    /// Puts a grapheme, in ASCII where only ASCII is shown; all its columns must lie inside the grid.
    private mutating func set(_ grapheme: Character, role: Role, at index: Int, columns: Int) {
        if isASCII, !grapheme.isASCII {
            for place in index..<index + columns { set(Cell(grapheme.ascii, role: role), at: place, columns: 1) }
        } else {
            set(Cell(grapheme, role: role), at: index, columns: columns)
        }
    }

    /// Puts a cell of another canvas, in ASCII where only ASCII is shown.
    private mutating func put(_ cell: Cell, at index: Int, columns: Int) {
        if isASCII, cell.printableASCII == nil, let text = cell.text {
            set(text, role: cell.role, at: index, columns: columns)
        } else {
            set(cell, at: index, columns: columns)
        }
    }

    /// Puts a cell and blanks the other half of every wide grapheme it overwrites in part.
    private mutating func set(_ cell: Cell, at index: Int, columns: Int) {
        if cells[index].isRightHalf { cells[index - 1] = Cell(" ", role: cells[index - 1].role) }
        let next = index + columns
        if next < cells.count, cells[next].isRightHalf { cells[next] = Cell(" ", role: cells[next].role) }
        cells[index] = cell
        if columns == 2 { cells[index + 1] = Cell(nil, role: cell.role) }
    }
}
