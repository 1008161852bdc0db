internal import CNcurses
internal import Canvas

/// A screen of ncurses: cells in, keys out. It knows no signals and no modes but those of ncurses.
final class CursesScreen {
    private let screen: OpaquePointer
    private let window: UnsafeMutablePointer<WINDOW>
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
    /// By number of a role, its attributes as ncurses writes them, and its pair of colours.
    private let looks: [(attributes: UInt32, pair: Int16)]
    private let isASCII: Bool
    /// What ncurses has been given.
    private var shown: Canvas
    /// The bytes around a frame, and where they go.
    private let frame: (start: [UInt8], end: [UInt8])
    private let writeBytes: ([UInt8]) -> Void

    /// - Parameters:
    ///   - wantsColours: false leaves it at attributes.
    ///   - frame: what is written in front of a frame and behind it, with `write`.
    init?(
        type: String, input: Int32, output: Int32, wantsColours: Bool, isASCII: Bool,
        frame: (start: [UInt8], end: [UInt8]) = ([], []), write: @escaping ([UInt8]) -> Void = { _ in }
    ) {
        guard let inputFile = fdopen(private_copy(input), "r") else { return nil }
        guard let outputFile = fdopen(private_copy(output), "w") else { fclose(inputFile); return nil }
        // The size is the window's, not that of old LINES and COLUMNS in the environment.
        use_env(false)
        use_tioctl(true)
        guard let screen = newterm(type, outputFile, inputFile), let window = ncurses_standard_window() else {
            fclose(inputFile)
            fclose(outputFile)
            return nil
        }
        self.screen = screen
        self.window = window
        files = (inputFile, outputFile)
        self.isASCII = isASCII
        self.frame = frame
        writeBytes = write
        raw()
        interrupt_by_key(output)
        noecho()
        nonl()
        keypad(window, true)
        nodelay(window, true)
        // A frame is finished even while more keys are waiting.
        typeahead(-1)
        set_escdelay(25)
        KeySequences.define()
        let palette = Palette(depth: wantsColours ? Self.startColours() : .monochrome)
        looks = Role.allCases.map { role in
            let style = palette.style(role)
            return (style.attributes.ncurses, style.colour == nil ? 0 : Self.pair(role))
        }
        // The first frame is painted from nothing, even an empty one.
        clearok(window, true)
        shown = Canvas(size: Size(columns: Int(ncurses_columns()), rows: Int(ncurses_rows())), isASCII: isASCII)
    }

    /// The pairs of colours have the numbers of the roles, from 1.
    private static func startColours() -> Palette.Depth {
        guard has_colors(), start_color() == OK, use_default_colors() == OK else { return .monochrome }
        let palette = Palette(depth: Palette.Depth(colours: Int(ncurses_color_count())))
        for role in Role.allCases {
            if let colour = palette.style(role).colour { init_pair(pair(role), colour, -1) }
        }
        return palette.depth
    }

    private static func pair(_ role: Role) -> Int16 { Int16(role.rawValue) + 1 }

    var size: Size { shown.size }

    /// What ncurses does next: a byte, the code of a key, or nil when nothing is waiting.
    func read() -> Int32? {
        let code = wgetch(window)
        return code == ERR ? nil : code
    }

    /// Takes a new size; the next frame is painted from nothing.
    func resize(to size: Size) {
        guard resizeterm(Int32(size.rows), Int32(size.columns)) == OK else { return }
        werase(window)
        clearok(window, true)
        shown = Canvas(size: size, isASCII: isASCII)
    }

    /// Shows a canvas. What changed of its rows is given to ncurses, which sends what differs.
    func show(_ canvas: Canvas) {
        var next = Canvas(size: size, isASCII: isASCII)
        if canvas.size == size { next = canvas } else { next.draw(canvas, column: 0, row: 0) }
        let changes = (0..<size.rows).map { next.difference(from: shown, row: $0) }
        guard is_cleared(window) || next.cursor != shown.cursor || changes.contains(where: { !$0.isEmpty }) else {
            return
        }
        for (row, columns) in changes.enumerated() where !columns.isEmpty {
            let start = row * size.columns
            let cells = cells(of: next.cells[start + columns.lowerBound..<start + columns.upperBound])
            mvwadd_wchnstr(window, Int32(row), Int32(columns.lowerBound), cells, Int32(cells.count))
        }
        shown = next
        paint {
            place(next.cursor); wnoutrefresh(window)
        }
    }

    /// Paints the last frame from nothing.
    func repaint() {
        paint {
            clearok(ncurses_current_window(), true); place(shown.cursor); wnoutrefresh(window)
        }
    }

    /// Takes the screen down; `repaint` brings it back.
    func end() { endwin() }

    /// Gives everything back to the system; the screen must be down.
    func discard() {
        delscreen(screen)
        fclose(files.input)
        fclose(files.output)
    }

    private func paint(_ change: () -> Void) {
        writeBytes(frame.start)
        change()
        doupdate()
        writeBytes(frame.end)
    }

    private func place(_ cursor: Position?) {
        guard let cursor, canPlace(cursor) else {
            curs_set(0)
            leaveok(window, true)
            return
        }
        leaveok(window, false)
        wmove(window, Int32(cursor.row), Int32(cursor.column))
        curs_set(1)
    }

    private func canPlace(_ cursor: Position) -> Bool {
        (0..<size.columns).contains(cursor.column) && (0..<size.rows).contains(cursor.row)
    }

    /// Cells of one row as ncurses takes them: a wide character is one cell there.
    private func cells(of row: ArraySlice<Cell>) -> [cchar_t] {
        var cells: [cchar_t] = []
        cells.reserveCapacity(row.count)
        for index in row.indices where !row[index].isRightHalf {
            let cell = row[index]
            let (attributes, pair) = looks[Int(cell.role.rawValue)]
            if let character = cell.printableASCII {
                var character = character.value
                cells.append(ncurses_cell(&character, 1, attributes, pair))
                continue
            }
            let isWide = index + 1 < row.endIndex && row[index + 1].isRightHalf
            for characters in CellText(cell.text ?? " ", columns: isWide ? 2 : 1, isASCII: isASCII).cells {
                cells.append(ncurses_cell(characters, Int32(characters.count), attributes, pair))
            }
        }
        return cells
    }
}

extension Style.Attributes {
    /// The attributes as ncurses writes them.
    fileprivate var ncurses: UInt32 {
        var bits: UInt32 = 0
        if contains(.bold) { bits |= ncurses_bold }
        if contains(.dim) { bits |= ncurses_dim }
        if contains(.underline) { bits |= ncurses_underline }
        if contains(.reverse) { bits |= ncurses_reverse }
        return bits
    }
}
