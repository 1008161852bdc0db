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
        /// The question, with how it is to be answered, above its drawings, which have what belongs below them there or not;
        /// dense is without blank lines.
        case all(isDense: Bool, notes: Bool)
        /// The drawings, with so many last rows of the question above them; the rest scrolls.
        case drawings(questionRows: Int)
        /// The question; its drawings scroll, above a line that is typed and below what is picked from.
        case question
    }

    /// - Parameters:
    ///   - face: how the present task is answered.
    ///   - prompt: the lines of the task's prompt.
    ///   - typed: what stands in the field.
    ///   - notice: what is said before anything was done; nil for nothing.
    ///   - revealed: the answer, where it was shown.
    init(
        session: QuizSession, face: any AnswerFace, layout: LessonLayout, width: Int, prompt: Prompt,
        typed: String, notice: Message? = nil, result: Message?, revealed: String?
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
            case .all(let isDense, let hasNotes):
                head = question + (isDense ? instruction + drawings : gap(instruction) + gap(drawings))
                if hasNotes { head += notes } else { add(.drawing, notes) }
            case .drawings(let rows):
                head = question.suffix(rows) + drawings
                add(.drawing, notes)
                if rows < question.count { add(.prompt, question) }
                add(.instruction, instruction)
            case .question:
                head = question + gap(instruction)
                if face.isTyped { add(drawn: drawings + notes) } else { last = drawings + notes }
            }
        }
        face.add(to: &self, session)
        if let result {
            if !state.isSettled {
                say(.result, result.lines(besideTyped: typed, width: width, layout: layout))
            } else if state.wasRevealed {
                say(.result, result.ofEarlierEntry.lines(width: width, layout: layout))
            } else {
                let answered = face.repeatsAnswer ? answered(session, state) : []
                say(.result, answered + result.lines(width: width, layout: layout))
            }
        }
        // Who is done needs no hint any more.
        for (index, hint) in state.hints.enumerated() where !face.hasScreen && !state.isSettled {
            say(.hint(index), Message(hint).lines(width: width, layout: layout))
        }
        if let revealed, state.wasRevealed {
            let text = "The answer: \(face.shown(revealed))"
            say(.result, Message(text, role: .hint).lines(width: width, layout: layout))
        }
        say(.why, session.remarks.flatMap { wrap([Span($0, role: .math)], width: width, hangingIndent: 3) })
        if state.isSettled, !task.why.isEmpty { say(.why, why(task.why)) }
        add(.drawing, last + face.lastLines(of: self, session))
    }

    /// The rows of what was said to the answer, help included; nil while nothing was.
    private(set) var outcome: Range<Int>?

    /// Adds what is said to an answer; what is said together needs no blank lines where there is little room.
    private mutating func say(_ part: Part, _ content: [[Span]]) {
        guard !content.isEmpty else { return }
        add(part, content, isTight: isPinned && outcome != nil)
        outcome = (outcome?.lowerBound ?? lines.count - content.count)..<lines.count
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
