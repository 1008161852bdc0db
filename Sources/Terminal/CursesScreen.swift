internal import CNcurses
internal import Canvas

/// A screen of ncurses: cells in, keys out. It knows no signals and no modes but those of ncurses.
final class CursesScreen {
    private let screen: OpaquePointer
    private let window: UnsafeMutablePointer<WINDOW>
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
    private let palette: Palette
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
        palette = Palette(depth: wantsColours ? Self.startColours() : .monochrome)
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

    /// Shows a canvas. Rows that changed are given to ncurses, which sends what differs.
    func show(_ canvas: Canvas) {
        var next = Canvas(size: size, isASCII: isASCII)
        if canvas.size == size { next = canvas } else { next.draw(canvas, column: 0, row: 0) }
        guard next != shown || is_cleared(window) else { return }
        for row in 0..<size.rows {
            let range = row * size.columns..<(row + 1) * size.columns
            guard next.cells[range] != shown.cells[range] else { continue }
            let cells = cells(of: next.cells[range])
            mvwadd_wchnstr(window, Int32(row), 0, cells, Int32(cells.count))
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

    /// One row as ncurses takes it: a wide character is one cell there.
    private func cells(of row: ArraySlice<Cell>) -> [cchar_t] {
        var cells: [cchar_t] = []
        cells.reserveCapacity(row.count)
        for (index, cell) in zip(row.indices, row) {
            guard let text = cell.text else { continue }
            let isWide = index + 1 < row.endIndex && row[index + 1].text == nil
            let style = palette.style(cell.role)
            let pair = style.colour == nil ? 0 : Self.pair(cell.role)
            for characters in CellText(text, columns: isWide ? 2 : 1, isASCII: isASCII).cells {
                cells.append(ncurses_cell(characters, Int32(characters.count), style.attributes.ncurses, pair))
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
