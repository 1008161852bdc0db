internal import Canvas
internal import Tutor

/// One line of a computation after the other, with those that are there above the field.
struct ComputationFace: AnswerFace {
    let repeatsAnswer = false

    func add(to page: inout TaskPage, _ session: QuizSession) {
        guard let computation = session.state?.computation else { return }
        let isDone = computation.isFinished
        page.add(
            .books,
            computation.lines.flatMap { line in
                let word = GradeWords.word(for: line.isShown ? .revealed : .correct)
                let mark = word.map { [Span("   "), Span($0.text, role: $0.role)] } ?? []
                let unused = isDone && computation.isUnused(line) ? [Span("   not used", role: .hint)] : []
                return wrap(
                    [Span("    "), Span(computation.text(of: line), role: .known, breaking: .math)] + mark + unused,
                    width: page.width, hangingIndent: 6)
            })
    }

    func books(in session: QuizSession) -> [String] {
        session.state?.computation.map { computation in
            computation.lines.isEmpty
                ? ["No line is given yet."]
                : ["So far: \(computation.lines.map(computation.text).joined(separator: "; "))."]
        } ?? []
    }
}
