package import Algebra

/// What a student gives in answer to a task.
package enum Entry: Hashable, Codable, Sendable {
    /// A line, as it is typed.
    case text(String)
    /// Options of a multiple choice, counted from 0.
    case options(Set<Int>)
    /// An edge of the graph, by its ends.
    case edge(from: Symbol, to: Symbol)

    /// The line that is typed; empty where something is picked instead.
    package var text: String {
        if case .text(let text) = self { text } else { "" }
    }

    /// The options that are picked.
    package var options: Set<Int> {
        if case .options(let options) = self { options } else { [] }
    }

    /// Whether nothing is typed and nothing is picked.
    package var isEmpty: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .options(let options): options.isEmpty
        case .edge: false
        }
    }
}

extension Entry: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = .text(text) }
}
