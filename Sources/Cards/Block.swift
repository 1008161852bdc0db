/// A block of lesson or prompt text.
package indirect enum Block: Sendable, Equatable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    case list(ordered: Bool, start: Int, items: [[Block]])
    case quote([Block])
    case code(language: String, String)
    /// Displayed math, LaTeX.
    case math(String)
    case table(header: [[Inline]], rows: [[[Inline]]])
    /// A graph drawn in place, by name.
    case graph(String)
    case rule
}

/// Text inside a block.
package indirect enum Inline: Sendable, Equatable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    /// Inline math, LaTeX.
    case math(String)
    case link([Inline], destination: String)
    case lineBreak
}
