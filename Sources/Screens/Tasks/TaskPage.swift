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

    let width: Int
    let layout: LessonLayout

    /// - Parameters:
    ///   - face: how the present task is answered.
    ///   - prompt: the lines of the task's prompt.
    ///   - revealed: the answer, where it was shown.
    init(
        session: QuizSession, face: any AnswerFace, layout: LessonLayout, width: Int, prompt: [[Span]],
        result: Message?, revealed: String?
    ) {
        self.width = width
        self.layout = layout
        guard let task = session.task, let state = session.state else { return }
        add(.prompt, prompt)
        let marked = prompt.indices.filter { row in prompt[row].contains { $0.role == .active } }
        if let first = marked.first, let last = marked.last { parts[.picked] = first..<last + 1 }
        let prose = Prose(appearance: layout.appearance)
        if let progress = face.progress(in: session) {
            add(.instruction, prose.lines(progress, width: width, role: .hint))
        } else if !state.isSettled {
            add(.instruction, prose.lines(session.instruction, width: width, role: .dim))
            if state.isKept {
                let sentence = "Your answer is kept. You may change it until the marks come."
                add(.instruction, prose.lines(sentence, width: width, role: .known), isTight: true)
            }
        }
        face.add(to: &self, session)
        if let result {
            let answered = face.repeatsAnswer ? answered(session, state) : []
            add(.result, answered + result.lines(width: width, layout: layout))
        }
        for (index, hint) in state.hints.enumerated() where !face.hasScreen {
            add(.hint(index), Message(hint).lines(width: width, layout: layout))
        }
        if let revealed, state.wasRevealed {
            let text = "The answer: \(face.shown(revealed))"
            add(.result, Message(text, role: .hint).lines(width: width, layout: layout))
        }
        add(.why, session.remarks.flatMap { wrap([Span($0, role: .math)], width: width, hangingIndent: 3) })
        if state.isSettled, !task.why.isEmpty { add(.why, why(task.why)) }
    }

    mutating func add(_ part: Part, _ content: [[Span]], isTight: Bool = false) {
        guard !content.isEmpty else { return }
        if !lines.isEmpty, !isTight { lines.append([]) }
        let start = lines.count
        lines += content
        parts[part] = (parts[part]?.lowerBound ?? start)..<lines.count
    }

    /// The settled answer, once its field is gone.
    private func answered(_ session: QuizSession, _ state: QuizSession.TaskState) -> [[Span]] {
        let given = session.text(of: state.entry)
        guard state.isSettled, !given.isEmpty else { return [] }
        let read = state.grade?.read ?? ""
        return wrap(
            [Span("Your answer: ", role: .strong), Span(read.isEmpty ? given : read, role: .math)],
            width: width, hangingIndent: 2)
    }

    private func why(_ blocks: [Block]) -> [[Span]] {
        let lines = layout.lines(blocks, width: max(1, width - 5))
        return lines.enumerated().map { index, line in
            [index == 0 ? Span("Why: ", role: .strong) : Span("     ")] + line
        }
    }
}
