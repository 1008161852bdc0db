/// A block of Markdown as md4c sees it, with its place in the file.
struct MarkdownBlock: Sendable {
    enum Kind: Sendable {
        case document
        case quote
        case list(ordered: Bool, start: Int)
        /// `isChecked` is nil for an item that is no task (`[ ]`, `[x]`).
        case item(isChecked: Bool?)
        case heading(level: Int)
        case paragraph
        case code(CodeBlock)
        case html(String)
        case rule
        case table
        case tableRow(isHeader: Bool)
        case tableCell
    }

    var kind: Kind
    /// The first byte of the line on which the block begins, indentation aside.
    var offset: Int
    /// What a container holds.
    var blocks: [MarkdownBlock] = []
    /// The text of a heading, a paragraph or a table cell.
    var inlines: [MarkdownInline] = []
}

/// Text inside a block, with its place in the file.
struct MarkdownInline: Sendable {
    indirect enum Content: Sendable {
        case text(String)
        case code(String)
        case math(String, isDisplayed: Bool)
        case emphasis([MarkdownInline])
        case strong([MarkdownInline])
        case link([MarkdownInline], destination: String)
        /// The end of a line of the file inside a paragraph.
        case lineEnd
        /// A line break that is meant: two spaces or a backslash at the end of a line.
        case lineBreak
    }
    var content: Content
    var offset: Int
}

extension [MarkdownInline] {
    /// The text without any marks, as a heading is named.
    var plainText: String {
        map { inline in
            switch inline.content {
            case .text(let text), .code(let text), .math(let text, _): text
            case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inlines.plainText
            case .lineEnd, .lineBreak: " "
            }
        }.joined()
    }
}
