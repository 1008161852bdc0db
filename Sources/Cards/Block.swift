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

extension [Block] {
    /// The blocks from the heading above the drawing of a graph to the next heading; those before the first heading where
    /// no graph is named or drawn.
    package func section(around graph: String?) -> [Block] {
        section(at: graph.flatMap { firstIndex(of: .graph($0)) } ?? 0)
    }

    /// The blocks from the heading at a place, or the one above it, to the next heading.
    package func section(at place: Int) -> [Block] {
        func isHeading(_ block: Block) -> Bool { if case .heading = block { true } else { false } }
        let start = prefix(place + 1).lastIndex(where: isHeading) ?? 0
        return isEmpty ? [] : [self[start]] + self[(start + 1)...].prefix { !isHeading($0) }
    }
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
