internal import CNcurses
package import Canvas

/// Why there is no terminal to draw on.
package enum TerminalError: Error, Equatable, Sendable {
    case notATerminal
    case unknownType(String)
}

/// The one door to ncurses: canvases out, events in, and the terminal's state restored on every way out.
package final class Terminal {
    package init(ascii: Bool = false) throws(TerminalError) { throw .notATerminal }
    package var size: Size { Size(columns: 0, rows: 0) }
    /// Whether only ASCII may be drawn: asked for, or the locale is not UTF-8.
    package var isASCII: Bool { false }
    /// Shows a canvas; only what changed is sent.
    package func show(_ canvas: Canvas) {}
    /// The next event; nil when the terminal is gone.
    package func nextEvent() -> Event? { nil }
    package func close() {}
}
