internal import Algebra
internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// The present task of a quiz as lines: prompt, drawing, options with feedback, hints, and what came of the answer.
struct TaskPage: Sendable {
    /// What a piece of the page is, so that it can be scrolled to.
    enum Part: Hashable, Sendable { case prompt, drawing, option(Int), instruction, result, hint(Int), why }

    private(set) var lines: [[Span]] = []
    private(set) var parts: [Part: Range<Int>] = [:]

    private let width: Int
    private let layout: LessonLayout

    /// - Parameters:
    ///   - drawing: the lines of the task's graph, where its prompt does not show it.
    ///   - cursor: the option that the arrows are at; nil where no option can be chosen any more.
    ///   - revealed: the answer, where it was shown.
    init(
        session: QuizSession, layout: LessonLayout, width: Int, drawing: [[Span]], cursor: Int?, result: Message?,
        revealed: String?
    ) {
        self.width = width
        self.layout = layout
        guard let task = session.task, let state = session.state else { return }
        add(.prompt, layout.lines([.heading(level: 2, [.text(task.title)])] + task.prompt, width: width))
        add(.drawing, drawing)
        if !state.isSettled {
            add(.instruction, Prose(appearance: layout.appearance).lines(session.instruction, width: width, role: .dim))
        }
        if case .choice(let choice) = task.answer { add(choice, state: state, cursor: cursor) }
        for (index, hint) in state.hints.enumerated() {
            add(.hint(index), Message(hint).lines(width: width, layout: layout))
        }
        if let result { add(.result, result.lines(width: width, layout: layout)) }
        if let revealed, state.wasRevealed {
            add(.result, Message("The answer: \(revealed)", role: .hint).lines(width: width, layout: layout))
        }
        if state.isSettled, !task.why.isEmpty { add(.why, why(task.why)) }
    }

    private mutating func add(_ part: Part, _ content: [[Span]], isTight: Bool = false) {
        guard !content.isEmpty else { return }
        if !lines.isEmpty, !isTight { lines.append([]) }
        let start = lines.count
        lines += content
        parts[part] = (parts[part]?.lowerBound ?? start)..<lines.count
    }

    private func why(_ blocks: [Block]) -> [[Span]] {
        let lines = layout.lines(blocks, width: max(1, width - 5))
        return lines.enumerated().map { index, line in
            [index == 0 ? Span("Why: ", role: .strong) : Span("     ")] + line
        }
    }

    // MARK: Options

    private mutating func add(_ choice: Choice, state: QuizSession.TaskState, cursor: Int?) {
        let picksAll = choice.options.count(where: \.isCorrect) > 1
        for (index, option) in choice.options.enumerated() {
            let lines = self.lines(
                of: option, at: index, isAtCursor: index == cursor, isChosen: state.chosen.contains(index),
                picksAll: picksAll, feedback: state.feedback[index], isAnswered: state.grade != nil)
            add(.option(index), lines, isTight: index > 0)
        }
    }

    private func lines(
        of option: Choice.Option, at index: Int, isAtCursor: Bool, isChosen: Bool, picksAll: Bool,
        feedback: [Block]?, isAnswered: Bool
    ) -> [[Span]] {
        let box = picksAll ? (isChosen ? "[x] " : "[ ] ") : ""
        let mark = isAtCursor ? "▸ " : "  "
        let label = mark + box + TaskPage.letter(of: index) + "  "
        let indent = label.columns
        let text = Prose(appearance: layout.appearance).lines(
            option.text, width: max(1, width - indent), role: isAtCursor ? .selection : .plain)
        var lines = text.enumerated().map { row, line in
            [row == 0 ? Span(label, role: isAtCursor ? .active : .plain) : Span(String(repeating: " ", count: indent))]
                + line
        }
        // What was answered is marked where it stands; before an answer nothing tells right from wrong.
        if isAnswered, let feedback {
            let word: (text: String, role: Role) =
                option.isCorrect ? ("right: ", .correct) : ("not this: ", .wrong)
            let verdict = Span(word.text, role: word.role)
            let content = layout.lines(feedback, width: max(1, width - indent - 10))
            let gap = Span(String(repeating: " ", count: indent))
            let rest = Span(String(repeating: " ", count: indent + word.text.columns))
            lines += (content.isEmpty ? [[]] : content).enumerated().map { row, line in
                (row == 0 ? [gap, verdict] : [rest]) + line
            }
        }
        return lines
    }

    /// `A` for the first option; numbers once the letters are used up.
    static func letter(of option: Int) -> String {
        guard option < 26, let scalar = Unicode.Scalar(65 + option) else { return "\(option + 1)" }
        return String(Character(scalar))
    }
}
