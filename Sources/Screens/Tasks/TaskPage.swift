internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// The present task of a quiz as lines: prompt, drawing, options with feedback, hints, and what came of the answer.
struct TaskPage: Sendable {
    /// What a piece of the page is, so that it can be scrolled to.
    enum Part: Hashable, Sendable { case prompt, picked, option(Int), instruction, books, result, hint(Int), why }

    private(set) var lines: [[Span]] = []
    private(set) var parts: [Part: Range<Int>] = [:]

    private let width: Int
    private let layout: LessonLayout

    /// - Parameters:
    ///   - prompt: the lines of the task's prompt.
    ///   - cursor: the option that the arrows are at; nil where no option can be chosen any more.
    ///   - revealed: the answer, where it was shown.
    init(
        session: QuizSession, layout: LessonLayout, width: Int, prompt: [[Span]], cursor: Int?, result: Message?,
        revealed: String?
    ) {
        self.width = width
        self.layout = layout
        guard let task = session.task, let state = session.state else { return }
        add(.prompt, prompt)
        let marked = prompt.indices.filter { row in prompt[row].contains { $0.role == .active } }
        if let first = marked.first, let last = marked.last { parts[.picked] = first..<last + 1 }
        let prose = Prose(appearance: layout.appearance)
        if let walk = state.walk {
            add(.instruction, prose.lines(TaskPage.progress(of: walk), width: width, role: .hint))
        } else if !state.isSettled {
            add(.instruction, prose.lines(session.instruction, width: width, role: .dim))
            if state.isKept {
                let sentence = "Your answer is kept. You may change it until the marks come."
                add(.instruction, prose.lines(sentence, width: width, role: .known), isTight: true)
            }
        }
        if let paths = state.paths { add(.books, PathBooks(paths: paths).lines(width: width)) }
        if case .choice(let choice) = task.answer { add(choice, state: state, cursor: cursor) }
        if let result { add(.result, answered(task, state) + result.lines(width: width, layout: layout)) }
        if let walk = state.walk, walk.isFinished {
            let summary = SummaryLines(summary: walk.summary, appearance: layout.appearance)
            add(.result, summary.lines(width: width, advises: false))
        }
        // The hints of a walk belong to its cells.
        for (index, hint) in state.hints.enumerated() where state.walk == nil {
            add(.hint(index), Message(hint).lines(width: width, layout: layout))
        }
        if let revealed, state.wasRevealed {
            let text = "The answer: \(TaskPage.shown(revealed, for: task))"
            add(.result, Message(text, role: .hint).lines(width: width, layout: layout))
        }
        let shapes = session.optionShapes.flatMap { wrap([Span($0, role: .math)], width: width, hangingIndent: 3) }
        add(.why, shapes)
        if state.isSettled, !task.why.isEmpty { add(.why, why(task.why)) }
    }

    private mutating func add(_ part: Part, _ content: [[Span]], isTight: Bool = false) {
        guard !content.isEmpty else { return }
        if !lines.isEmpty, !isTight { lines.append([]) }
        let start = lines.count
        lines += content
        parts[part] = (parts[part]?.lowerBound ?? start)..<lines.count
    }

    /// The settled entry, once its field is gone.
    private func answered(_ task: Task, _ state: QuizSession.TaskState) -> [[Span]] {
        guard state.isSettled, !state.entry.isEmpty else { return [] }
        switch task.answer {
        case .choice, .paths, .walk: return []
        case .numeric, .symbolic, .matrix, .shape, .order, .edge:
            let read = state.grade?.read ?? ""
            return wrap(
                [Span("Your answer: ", role: .strong), Span(read.isEmpty ? state.entry : read, role: .math)],
                width: width, hangingIndent: 2)
        }
    }

    /// How far a walk is.
    private static func progress(of walk: WalkSession) -> String {
        let settled = walk.states.count(where: \.isSettled)
        let entries = GradeWords.count(walk.cells.count, "entry", plural: "entries")
        if walk.isFinished { return "The walk is complete." }
        guard settled > 0 else { return "\(entries) to fill in. Enter starts the walk." }
        return "\(settled) of \(entries) filled in. Enter goes on with the walk."
    }

    private func why(_ blocks: [Block]) -> [[Span]] {
        let lines = layout.lines(blocks, width: max(1, width - 5))
        return lines.enumerated().map { index, line in
            [index == 0 ? Span("Why: ", role: .strong) : Span("     ")] + line
        }
    }

    // MARK: Options

    private mutating func add(_ choice: Choice, state: QuizSession.TaskState, cursor: Int?) {
        let picksAll = choice.picksAll
        for (index, option) in choice.options.enumerated() {
            let lines = self.lines(
                of: option, at: index, isAtCursor: index == cursor, isChosen: state.chosen.contains(index),
                picksAll: picksAll,
                feedback: state.feedback[index] ?? (state.wasRevealed && option.isCorrect ? option.feedback : nil))
            add(.option(index), lines, isTight: index > 0)
        }
    }

    private func lines(
        of option: Choice.Option, at index: Int, isAtCursor: Bool, isChosen: Bool, picksAll: Bool,
        feedback: [Block]?
    ) -> [[Span]] {
        let box = picksAll ? (isChosen ? "[x] " : "[ ] ") : ""
        let mark = isAtCursor ? "▸ " : "  "
        let label = mark + box + Choice.letter(of: index) + "  "
        let indent = label.columns
        let text = Prose(appearance: layout.appearance).lines(
            option.text, width: max(1, width - indent), role: isAtCursor ? .selection : .plain)
        var lines = text.enumerated().map { row, line in
            [row == 0 ? Span(label, role: isAtCursor ? .active : .plain) : Span(String(repeating: " ", count: indent))]
                + line
        }
        // What was answered is marked where it stands; before an answer nothing tells right from wrong.
        if let feedback {
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

    /// A revealed answer as it is shown: a choice by its letters.
    static func shown(_ answer: String, for task: Task) -> String {
        guard case .choice(let choice) = task.answer else { return answer }
        return choice.options.indices.filter { choice.options[$0].isCorrect }.map(Choice.letter).joined(separator: ", ")
    }
}
