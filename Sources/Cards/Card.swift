package import Autodiff

/// A card: a short lesson, computation graphs and tasks.
package struct Card: Sendable {
    package var frontMatter: FrontMatter
    /// Everything above the heading `Tasks`.
    package var lesson: [Block]
    /// Graphs by name, in order of appearance.
    package var graphs: [Graph]
    package var tasks: [Task]

    package init(frontMatter: FrontMatter, lesson: [Block], graphs: [Graph], tasks: [Task]) {
        self.frontMatter = frontMatter
        self.lesson = lesson
        self.graphs = graphs
        self.tasks = tasks
    }
}

/// The YAML head of a card.
package struct FrontMatter: Sendable, Equatable {
    package enum Difficulty: String, Sendable, CaseIterable { case introductory, intermediate, advanced }
    package enum Layout: String, Sendable, CaseIterable { case denominator, numerator }
    package var id: String
    package var title: String
    package var topic: String?
    package var difficulty: Difficulty?
    package var author: String?
    /// ISO date, `2026-06-01`.
    package var created: String?
    package var layout: Layout
    package var related: [String]
    package var video: [String]
    package var approvals: [String]

    package init(id: String, title: String) {
        self.id = id
        self.title = title
        layout = .denominator
        related = []
        video = []
        approvals = []
    }
}

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
