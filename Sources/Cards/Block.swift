/// A block of lesson or prompt text.
package indirect enum Block: Sendable, Equatable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    /// `start` is the number of the first item of an ordered list.
    case list(ordered: Bool, start: Int, items: [[Block]])
    case quote([Block])
    /// Code to show as it is; the language is empty where the fence names none.
    case code(language: String, String)
    /// Displayed math, LaTeX.
    case math(String)
    /// Every row has as many cells as the header.
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
