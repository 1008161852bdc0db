internal import Algebra

/// A fenced or indented block; what stands after the opening fence says what it is:
/// ```` ```graph lattice expand=primitives ````.
struct CodeBlock: Sendable {
    /// The blocks that a card knows; every other one is code to show.
    enum Kind: String, CaseIterable { case graph, answer, walk, shapes, drawing, training }

    /// A word after the opening fence.
    struct Word: Sendable {
        let text: String
        /// The file offset of its first byte.
        let offset: Int
    }

    /// The language and its arguments.
    var info: [Word] = []
    var content = GatheredText()
    /// The file offset of the opening fence.
    var offset = 0
    /// Whether a fence ends it; an indented block needs none.
    var isFenced = true
    /// Whether it ends where its author meant it to: where the fence of a block of a card is missing, that of a later block
    /// seems to end it, with what stands between.
    var isClosed: Bool { isFenced && !(kind != nil && holdsMore) }

    var language: String { info.first?.text ?? "" }
    var arguments: ArraySlice<Word> { info.dropFirst() }
    var kind: Kind? { Kind(rawValue: language) }

    /// The text without the end of its last line.
    var text: String {
        let text = content.text
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Where the content begins, or the fence where there is none.
    var contentOffset: Int { content.fileOffset ?? offset }

    /// Whether a fence with a word behind it, or in a block of keys a quote, stands at the beginning of a line.
    private var holdsMore: Bool {
        text.split(separator: "\n").contains { line in
            line.wholeMatch(of: /(```+|~~~+)\s*\w.*/) != nil || (kind != .graph && line.hasPrefix(">"))
        }
    }

    /// The block that was probably meant by a language that is no block of a card.
    var nearestKind: String? {
        guard kind == nil, !Self.otherLanguages.contains(language) else { return nil }
        return nearestName(to: language, among: Kind.allCases.map(\.rawValue))
    }

    /// Languages that look like a misspelt block of a card but are none.
    private static let otherLanguages: Set<String> = ["awk", "graphql"]
}
