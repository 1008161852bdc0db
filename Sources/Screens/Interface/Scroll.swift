internal import Canvas

/// Which lines of a long text are seen.
struct Scroll: Hashable, Sendable {
    enum Movement: Hashable, Sendable {
        case line(Int)
        case page(Int)
        case top, bottom
    }

    private(set) var offset = 0
    private var content = 0
    private var height = 0

    /// Tells how many lines there are and how many fit; the offset stays where it can.
    mutating func fit(content: Int, height: Int) {
        self.content = max(0, content)
        self.height = max(0, height)
        offset = min(max(0, offset), largestOffset)
    }

    mutating func perform(_ movement: Movement) {
        switch movement {
        case .line(let lines): move(by: lines)
        // One line of the last page stays, so that the eye finds its place.
        case .page(let pages): move(by: pages * max(1, height - 1))
        case .top: offset = 0
        case .bottom: offset = largestOffset
        }
    }

    mutating func move(by lines: Int) {
        offset = min(max(0, offset + min(max(lines, -content), content)), largestOffset)
    }

    /// Scrolls as little as needed for these lines to be seen, their first line before their last.
    mutating func show(_ lines: Range<Int>) {
        if lines.upperBound > offset + height { offset = lines.upperBound - height }
        if lines.lowerBound < offset { offset = lines.lowerBound }
        offset = min(max(0, offset), largestOffset)
    }

    /// The lines that are seen.
    var visible: Range<Int> { offset..<min(content, offset + height) }

    var canScroll: Bool { largestOffset > 0 }

    /// Where the reader is, in words; nil where everything is seen.
    var note: String? {
        guard canScroll else { return nil }
        if offset == 0 { return "top of \(content) lines" }
        if offset == largestOffset { return "end of \(content) lines" }
        return "line \(offset + 1) of \(content)"
    }

    /// Which way there is more, with the key that shows it: `more below: PgDn`; empty where everything is seen.
    var more: String {
        [
            visible.upperBound < content ? "more below: PgDn" : nil, offset > 0 ? "more above: PgUp" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }

    /// What the footer says of a key: that there is more below, where there is.
    func short(_ entry: KeyTable<Movement>.Entry) -> String? {
        entry.action == .page(1) && visible.upperBound < content ? "more" : nil
    }

    private var largestOffset: Int { max(0, content - height) }

    /// The keys that scroll wherever letters are keys.
    static let keyTable: KeyTable<Movement> = {
        var table = KeyTable<Movement>()
        table.add(.line(-1), [.up, .character("k")], "Up, k", "a line up")
        table.add(.line(1), [.down, .character("j")], "Down, j", "a line down")
        table.add(.page(-1), [.pageUp], "PgUp", "a page up")
        table.add(.page(1), [.pageDown, .character(" ")], "Space, PgDn", "a page down")
        table.add(.top, [.home, .character("g")], "Home, g", "to the start")
        table.add(.bottom, [.end, .character("G")], "End, G", "to the end")
        return table
    }()

    /// The keys that scroll beside a text field or a list of options.
    static let namedKeyTable: KeyTable<Movement> = {
        var table = KeyTable<Movement>()
        table.add(.line(-1), [.up], "Up", "a line up")
        table.add(.line(1), [.down], "Down", "a line down")
        table.add(.page(-1), [.pageUp], "PgUp", "a page up")
        table.add(.page(1), [.pageDown], "PgDn", "a page down")
        return table
    }()
}
