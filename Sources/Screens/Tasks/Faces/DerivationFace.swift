internal import Canvas
internal import Tutor

/// One line of a derivation after the other, with those that are there above the field.
struct DerivationFace: AnswerFace {
    let repeatsAnswer = false

    func add(to page: inout TaskPage, _ session: QuizSession) {
        guard let derivation = session.state?.derivation else { return }
        page.add(.books, DerivationLines(derivation: derivation).lines(width: page.width))
    }

    func books(in session: QuizSession) -> [String] {
        session.state?.derivation.map { ["So far: \($0.lines.map(\.text).joined(separator: " = "))."] } ?? []
    }
}

/// The lines of a derivation below each other, each behind its equals sign.
struct DerivationLines {
    let derivation: DerivationSession

    func lines(width: Int) -> [[Span]] {
        derivation.lines.enumerated().flatMap { place, line in
            let mark = place == 0 ? [] : GradeWords.mark(behindLine: line.isShown)
            let sign = Span(place == 0 ? "    " : "  = ", role: .dim)
            return wrap(
                [sign, Span(line.text, role: .known, breaking: .math)] + mark, width: width, hangingIndent: 6)
        }
    }
}
