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
    /// The same with the entry in front of it, as something said before: `Your 3: Not right.`
    private var sayingEntry: String?
    /// Whether the question that it answers is open still.
    private(set) var isOpen = false

    /// A sentence; its first word or words may say what it is about: `Hint`.
    init(_ text: String, role: Role) {
        lead = Span("")
        blocks = [.paragraph([.text(text)])]
        self.role = role
    }

    /// - Parameter advice: a sentence more.
    init(_ grade: Grade, entry: String, advice: String? = nil) {
        let sentence = GradeWords.sentence(for: grade, entry: entry)
        let text = [sentence.text, advice].compactMap(\.self).joined(separator: " ")
        self.init(text, role: sentence.role)
        self.entry = entry
        isOpen = grade.verdict.isIncorrect || grade.verdict.isInvalid
        // What is picked is named by its verdict.
        if !entry.isEmpty { sayingEntry = "Your \(entry.truncated(to: Message.quotedColumns)): \(text)" }
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

    /// Of a longer entry only so much is said before its verdict.
    private static let quotedColumns = 24

    /// What was said of an earlier entry, which it names.
    var ofEarlierEntry: Message { sayingEntry.map { Message($0, role: .dim) } ?? self }

    /// The lines below a field: once something is typed there that they are not about, they name their entry; what was right
    /// does so only where that takes no row more. They are as many whatever is typed, so that nothing moves.
    func lines(besideTyped typed: String, width: Int, layout: LessonLayout) -> [[Span]] {
        let present = lines(width: width, layout: layout)
        let earlier = ofEarlierEntry.lines(width: width, layout: layout)
        guard isOpen || earlier.count == present.count else { return present }
        let shown = typed.isEmpty || isOpen && typed == entry ? present : earlier
        return shown + Array(repeating: [], count: max(present.count, earlier.count) - shown.count)
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
