/// A task's heading: `## At the fan-out {#fan-out}`.
struct TaskHeading {
    /// The text without the id and without marks.
    let title: String
    /// The text as it is shown.
    let shown: [Inline]
    /// From `{#…}`, or a slug of the title.
    let id: String
    let isDefaultID: Bool
    /// The file offset of the heading, and of the id in it.
    let offset: Int
    let idOffset: Int

    init(_ heading: MarkdownBlock) {
        var inlines = heading.inlines
        var written: (id: String, offset: Int)?
        if let last = inlines.last, case .text(let text) = last.content, let mark = Self.mark(in: text) {
            written = (mark.id, last.offset + text[..<mark.start].utf8.count + 2)
            inlines[inlines.count - 1].content = .text(String(text[..<mark.start]))
        }
        title = inlines.plainText.trimmed
        shown = inlines.shown.trimmed
        offset = heading.offset
        isDefaultID = written == nil
        id = written?.id ?? Self.slug(title)
        idOffset = written?.offset ?? heading.inlines.first?.offset ?? heading.offset
    }

    /// The id at the end of a heading, and where its `{` stands.
    private static func mark(in text: String) -> (id: String, start: String.Index)? {
        let trimmed = text.trimmed
        guard trimmed.hasSuffix("}"), let opening = text.ranges(of: "{#").last,
            let closing = text.lastIndex(of: "}"), opening.upperBound <= closing
        else { return nil }
        return (String(text[opening.upperBound..<closing]), opening.lowerBound)
    }

    /// `At the fan-out!` becomes `at-the-fan-out`.
    private static func slug(_ title: String) -> String {
        title.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
}
