internal import Canvas
internal import Tutor

/// The factors of one path after the other, and their sum, with what is given so far on the books.
struct PathsFace: AnswerFace {
    let repeatsAnswer = false

    func add(to page: inout TaskPage, _ session: QuizSession) {
        guard let paths = session.state?.paths else { return }
        page.add(.books, PathBooks(paths: paths).lines(width: page.width))
    }

    func books(in session: QuizSession) -> [String] {
        session.state?.paths.map { PathBooks(paths: $0).sentences } ?? []
    }
}

/// What a paths task has on its books: a row for every path that was given, then the sum.
struct PathBooks {
    let paths: PathsSession

    /// Empty while nothing is given.
    func lines(width: Int) -> [[Span]] {
        guard !paths.given.isEmpty || paths.sum != nil else { return [] }
        var rows = paths.given.map { (name: paths.name(of: $0.path), text: $0.factors, isShown: $0.isShown) }
        if let sum = paths.sum { rows.append(("sum", sum, paths.isSumShown)) }
        let columns = min(max(5, rows.map(\.name.columns).max() ?? 0), width / 2)
        func row(_ name: Span, _ rest: [Span]) -> [[Span]] {
            let gap = String(repeating: " ", count: max(3, columns + 3 - name.text.columns))
            return wrap([Span("  "), name, Span(gap)] + rest, width: width, hangingIndent: 7)
        }
        return row(Span("path", role: .dim), [Span("factors", role: .dim)])
            + rows.flatMap { name, text, isShown in
                let word = GradeWords.word(for: isShown ? .revealed : .correct)
                let mark = word.map { [Span("   "), Span($0.text, role: $0.role)] } ?? []
                return row(
                    Span(name, role: .strong, breaking: .math), [Span(text, role: .known, breaking: .math)] + mark)
            }
    }

    /// The same as sentences.
    var sentences: [String] {
        guard !paths.given.isEmpty || paths.sum != nil else { return ["No path is given yet."] }
        return paths.given.map { "Path \(paths.name(of: $0.path)): \($0.factors)." }
            + (paths.sum.map { ["The sum: \($0)."] } ?? [])
    }
}
