/// A section of a lesson that says how a slip is avoided: `## Multiply along a path {teaches=missing-path}`.
package struct Teaching: Sendable {
    /// The ids of the slips, as they are written.
    package var slips: [String]
    /// The heading as plain text.
    package var title: String
    /// The place of the heading among the blocks of the lesson.
    package var block: Int
    /// Where the heading stands in the file; nil for a lesson that no file has.
    package var place: Diagnostic.Place?
}

extension Card {
    /// The section that teaches how a slip is avoided; nil where none says so.
    package func teaching(of slip: String) -> Teaching? { teachings.first { $0.slips.contains(slip) } }

    /// A lesson as it is shown, and what its sections teach.
    static func lesson(
        _ blocks: [MarkdownBlock], of source: SourceText, _ findings: inout Findings
    ) -> (blocks: [Block], teachings: [Teaching]) {
        var lesson: [Block] = []
        var teachings: [Teaching] = []
        for var block in blocks {
            if case .heading = block.kind,
                let mark = block.inlines.takeMark(/\s*\{(?<key>[a-z-]+)=(?<value>[^{}]*)\}\s*$/)
            {
                let (key, value) = (mark.match.key, mark.match.value)
                if key == teaches {
                    let slips = value.split(separator: ",").map { String($0).trimmed }
                    teachings.append(
                        Teaching(
                            slips: slips, title: block.inlines.plainText.trimmed, block: lesson.count,
                            place: source.place(at: block.offset)))
                } else {
                    findings.report(.unknownKey(String(key), owner: .heading, known: [teaches]), at: mark.offset)
                }
            }
            lesson += block.shown
        }
        return (lesson, teachings)
    }

    private static let teaches = "teaches"
}
