internal import Canvas
internal import Cards
internal import Tutor

/// What the tutor said last, as styled lines of any width.
struct Message: Sendable {
    private let blocks: [Block]
    private let lead: Span
    private let role: Role
    /// The entry that it answers; nil where it is about something else.
    private(set) var entry: String?

    /// A sentence; its first word or words may say what it is about: `Hint`.
    init(_ text: String, role: Role) {
        lead = Span("")
        blocks = [.paragraph([.text(text)])]
        self.role = role
    }

    /// - Parameter advice: a sentence more.
    init(_ grade: Grade, entry: String, advice: String? = nil) {
        let sentence = GradeWords.sentence(for: grade, entry: entry)
        self.init([sentence.text, advice].compactMap(\.self).joined(separator: " "), role: sentence.role)
        self.entry = entry
    }

    init(_ hint: Hint) {
        lead = Span("Hint: ", role: .hint)
        role = .plain
        switch hint {
        case .card(let blocks): self.blocks = blocks
        case .answerIsNext:
            blocks = [
                .paragraph([
                    .text("The next hint is the answer. Ask once more to see it; the answer then counts as shown.")
                ])
            ]
        case .generated(let text), .answer(let text):
            let lines = text.split(separator: "\n").map { [Inline.text(String($0))] }
            blocks = [.paragraph(Array(lines.joined(separator: [.lineBreak])))]
        }
    }

    func lines(width: Int, layout: LessonLayout) -> [[Span]] {
        guard case .paragraph(let inlines)? = blocks.first else {
            return (lead.text.isEmpty ? [] : [[lead]]) + layout.lines(blocks, width: width)
        }
        let prose = Prose(appearance: layout.appearance)
        let first = wrap([lead] + prose.spans(inlines, role: role), width: width)
        let rest = layout.lines(Array(blocks.dropFirst()), width: width)
        return rest.isEmpty ? first : first + [[]] + rest
    }
}
