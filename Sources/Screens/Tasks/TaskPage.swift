internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// The present task of a quiz as lines: prompt, drawing, options with feedback, hints, and what came of the answer. Of a page
/// that does not fit a part stays where it is while the rest scrolls.
struct TaskPage: Sendable {
    /// What a piece of the page is, so that it can be scrolled to.
    enum Part: Hashable, Sendable {
        case notice, prompt, drawing, picked, option(Int), instruction, books, result, hint(Int), why
    }

    /// What does not scroll. Empty where everything scrolls together.
    private(set) var head: [[Span]] = []
    private(set) var lines: [[Span]] = []
    private(set) var parts: [Part: Range<Int>] = [:]
    /// Whether something stays in view.
    var isPinned: Bool { !head.isEmpty }

    let width: Int
    let layout: LessonLayout

    /// How the prompt is divided.
    enum Prompt {
        /// Everything in the order of the card, and what is drawn below options.
        case whole([[Span]], below: [[Span]] = [])
        /// A part stays in view.
        case pinned(Pin, question: [[Span]], drawings: [[Span]], notes: [[Span]])
    }

    /// What stays in view.
    enum Pin {
        /// The question, with how it is to be answered, above its drawings; dense is without blank lines.
        case all(isDense: Bool)
        /// The drawings alone, below which the question scrolls.
        case drawings
        /// The question; its drawings scroll, above a line that is typed and below what is picked from.
        case question
    }

    /// - Parameters:
    ///   - face: how the present task is answered.
    ///   - prompt: the lines of the task's prompt.
    ///   - notice: what is said before anything was done; nil for nothing.
    ///   - revealed: the answer, where it was shown.
    init(
        session: QuizSession, face: any AnswerFace, layout: LessonLayout, width: Int, prompt: Prompt,
        notice: Message? = nil, result: Message?, revealed: String?
    ) {
        self.width = width
        self.layout = layout
        guard let task = session.task, let state = session.state else { return }
        let instruction = instruction(session, face, state)
        if let notice { add(.notice, notice.lines(width: width, layout: layout)) }
        var last: [[Span]] = []
        switch prompt {
        case .whole(let prompt, let below):
            last = below
            add(drawn: prompt)
            add(.instruction, instruction)
        case .pinned(let pin, let question, let drawings, let notes):
            func gap(_ lines: [[Span]]) -> [[Span]] { lines.isEmpty ? [] : [[]] + lines }
            switch pin {
            case .all(let isDense):
                head = question + (isDense ? instruction + drawings : gap(instruction) + gap(drawings))
                add(.drawing, notes)
            case .drawings:
                head = drawings
                add(.prompt, question)
                add(.instruction, instruction)
                add(.drawing, notes)
            case .question:
                head = question + gap(instruction)
                if face.isTyped { add(drawn: drawings + notes) } else { last = drawings + notes }
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
        add(.drawing, last)
    }

    /// How the task is to be answered, or how far the work on a screen of its own is.
    private func instruction(
        _ session: QuizSession, _ face: any AnswerFace, _ state: QuizSession.TaskState
    ) -> [[Span]] {
        let prose = Prose(appearance: layout.appearance)
        if let progress = face.progress(in: session) { return prose.lines(progress, width: width, role: .hint) }
        guard !state.isSettled else { return [] }
        let kept = "Your answer is kept. You may change it until the marks come."
        return prose.lines(session.instruction, width: width, role: .dim)
            + (state.isKept ? prose.lines(kept, width: width, role: .known) : [])
    }

    /// Adds a prompt or its drawings, with the place of what is picked there.
    private mutating func add(drawn prompt: [[Span]]) {
        add(.prompt, prompt)
        guard let start = parts[.prompt]?.lowerBound else { return }
        let marked = prompt.indices.filter { row in prompt[row].contains { $0.role == .active } }
        if let first = marked.first, let last = marked.last { parts[.picked] = start + first..<start + last + 1 }
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
