package import Canvas
package import Cards
internal import MathText

/// The text inside blocks as spans of a canvas: styles, inline math and links.
package struct Prose: Sendable {
    let appearance: Appearance

    package init(appearance: Appearance) { self.appearance = appearance }

    /// The inlines as running text, not wrapped.
    package func spans(_ inlines: [Inline], role: Role = .plain) -> [Span] {
        inlines.flatMap { spans($0, role: role) }
    }

    /// The inlines as lines of at most `width` columns.
    package func lines(
        _ inlines: [Inline], width: Int, role: Role = .plain, hangingIndent: Int = 0
    ) -> [[Span]] {
        wrap(spans(inlines, role: role), width: width, hangingIndent: hangingIndent)
    }

    /// A sentence of the interface as lines of at most `width` columns.
    package func lines(_ sentence: String, width: Int, role: Role = .plain, hangingIndent: Int = 0) -> [[Span]] {
        lines([.text(sentence)], width: width, role: role, hangingIndent: hangingIndent)
    }

    /// Text as the terminal can show it.
    func shown(_ text: String) -> String { appearance.isASCII ? text.asciiFolded : text }

    private func spans(_ inline: Inline, role: Role) -> [Span] {
        switch inline {
        case .text(let text):
            // Line ends inside a paragraph are blanks; only `lineBreak` ends a line.
            let line = text.hasLineEnd ? String(text.map { $0.isNewline ? " " : $0 }) : text
            return [Span(shown(line), role: role)]
        case .emphasis(let inner): return spans(inner, role: .emphasis)
        case .strong(let inner): return spans(inner, role: .strong)
        case .code(let code): return [Span(shown(code), role: .code, breaking: .never)]
        case .math(let latex):
            return [Span(MathText.inline(latex, ascii: appearance.isASCII), role: .math, breaking: .math)]
        case .link(let inner, let destination):
            let text = spans(inner, role: .emphasis)
            guard text.text != destination else { return text }
            return text + [Span(" "), Span("<" + shown(destination) + ">", role: .dim, breaking: .never)]
        case .lineBreak: return [Span("\n", role: role)]
        }
    }
}

extension String {
    /// Whether any of its characters ends a line, found scalar by scalar, as most texts have none.
    fileprivate var hasLineEnd: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
            default: false
            }
        }
    }
}
