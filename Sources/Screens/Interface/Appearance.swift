internal import Algebra
package import Canvas
package import Diagram
package import Tutor

/// With which glyphs a session is shown: what the terminal can draw.
package struct Appearance: Hashable, Sendable {
    /// Whether only ASCII may be drawn: asked for, or the locale is not UTF-8.
    package var isASCII: Bool

    package init(isASCII: Bool = false) { self.isASCII = isASCII }

    /// How expressions are written.
    package var notation: MathNotation { isASCII ? .ascii : .unicode }

    /// Options for a drawing that fits into a view; `.max` is unlimited.
    package func diagramOptions(fitting view: Size, direction: DiagramOptions.Direction? = nil) -> DiagramOptions {
        DiagramOptions(
            width: view.columns == .max ? nil : view.columns, height: view.rows == .max ? nil : view.rows,
            direction: direction,
            glyphs: isASCII ? .ascii : .unicode, columns: { $0.columns },
            wrap: { label, columns in wrap([Span(label, breaking: .math)], width: columns).map(\.text) })
    }
}
