internal import Canvas

/// The rows that every screen shares: its title and state above, its keys below.
struct Chrome {
    var title: String
    /// Where the student is, at the right of the title.
    var status = ""
    var keys: [KeyBinding]
    var appearance: Appearance

    /// Draws both rows and returns the area between them, with a margin of one column on both sides.
    func draw(on canvas: inout Canvas) -> Area {
        let columns = canvas.size.columns
        let status = appearance.isASCII ? status.asciiFolded : status
        let statusColumns = min(status.columns, max(0, columns - 2))
        let room = max(0, columns - 2 - (statusColumns > 0 ? statusColumns + 2 : 0))
        let title = appearance.isASCII ? title.asciiFolded : title
        canvas.write(title.truncated(to: room), column: 1, row: 0, role: .title, limit: room)
        canvas.write(status, column: columns - 1 - statusColumns, row: 0, role: .dim, limit: statusColumns)
        if canvas.size.rows > 1 {
            canvas.write(footer(width: columns - 2), column: 1, row: canvas.size.rows - 1, limit: columns - 2)
        }
        return Chrome.body(of: canvas.size)
    }

    /// Whether a window is below the size that screens are made for, so that the question has all of it.
    static func isCramped(_ window: Size) -> Bool { window.columns < 60 || window.rows < 16 }

    /// The area that is left for a screen.
    static func body(of size: Size) -> Area {
        Area(column: 1, row: 2, columns: size.columns - 2, rows: size.rows - 4)
    }

    /// The same with the row above the keys, and in a small window the one below the title: for what needs every row.
    static func fullBody(of size: Size) -> Area {
        var body = body(of: size)
        let isRoomy = size.rows >= 30
        if !isRoomy { body.row -= 1 }
        body.size.rows = max(0, body.size.rows + (isRoomy ? 1 : 2))
        return body
    }

    /// As many keys as fit, in order of the table and by the first name of each; how to see the others always.
    private func footer(width: Int) -> [Span] {
        let help = [Span("?", role: .key), Span(" keys", role: .dim)]
        var footer: [Span] = []
        for key in keys {
            guard let short = key.short else { continue }
            let label = key.label.prefix { $0 != "," }
            let next = [Span(String(label), role: .key), Span(" \(short)", role: .dim), Span("   ")]
            if footer.columns + next.columns + help.columns > width { continue }
            footer += next
        }
        return footer + help
    }
}
