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

    /// The entry as a line that may be typed: options counted from 1, `1,3`, and an edge as `h[3] -> z[1]`.
    package var line: String {
        switch self {
        case .text(let text): text
        case .options(let options): options.sorted().map { "\($0 + 1)" }.joined(separator: ",")
        case .edge(let from, let to): "\(from.text(.ascii)) -> \(to.text(.ascii))"
        }
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
