extension [MarkdownInline] {
    /// Takes a mark in braces off the end of a heading, with the blanks before it.
    /// - Parameter pattern: what the mark looks like, up to the end of the text.
    /// - Returns: the mark and its place in the file; nil where there is none.
    mutating func takeMark<Output>(_ pattern: Regex<Output>) -> (match: Output, offset: Int)? {
        guard let last = last, case .text(let text) = last.content, let match = text.firstMatch(of: pattern) else {
            return nil
        }
        self[count - 1].content = .text(String(text[..<match.range.lowerBound]))
        return (match.output, last.offset + text[..<match.range.lowerBound].utf8.count)
    }
}
