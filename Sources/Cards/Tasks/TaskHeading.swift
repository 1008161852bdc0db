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
        let written = inlines.takeMark(/\{#(?<id>(?:(?!\{#).)*)\}\s*$/)
        title = inlines.plainText.trimmed
        shown = inlines.shown.trimmed
        offset = heading.offset
        isDefaultID = written == nil
        id = written.map { String($0.match.id) } ?? Task.defaultID(of: title)
        idOffset = written.map { $0.offset + 2 } ?? heading.inlines.first?.offset ?? heading.offset
    }
}

extension Task {
    /// The id of a task whose heading gives none: `At the fan-out!` becomes `at-the-fan-out`.
    package static func defaultID(of title: String) -> String {
        title.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
}
