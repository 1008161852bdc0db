internal import Autodiff
internal import Canvas
internal import Tutor

/// One line of a computation after the other, with those that are there above the field.
struct ComputationFace: AnswerFace {
    let repeatsAnswer = false
    /// The card's drawing is one box: the graph is what the student makes, and is drawn as far as that is made.
    let drawsGraph = false

    func add(to page: inout TaskPage, _ session: QuizSession) {
        guard let computation = session.state?.computation, !computation.lines.isEmpty else { return }
        let width = page.width
        let given = wrap([Span("  \(computation.given)", role: .dim, breaking: .math)], width: width, hangingIndent: 4)
        let lines = computation.lines.flatMap { line in
            let mark = GradeWords.mark(behindLine: line.isShown)
            let isUnused = computation.isFinished && computation.isUnused(line)
            let text = Span(computation.text(of: line), role: .known, breaking: .math)
            return wrap(
                [Span("    "), text] + mark + (isUnused ? [Span("   not used", role: .hint)] : []), width: width,
                hangingIndent: 6)
        }
        page.add(.books, given + lines)
    }

    /// The graph that the lines make, an arrow for every operand: values stand in the lines, partials are another matter.
    func lastLines(of page: TaskPage, _ session: QuizSession) -> [[Span]] {
        guard let graph = session.state?.computation?.graph, graph.nodes.contains(where: { $0.expression != nil })
        else {
            return []
        }
        var content = GraphPicture.Content(values: false)
        content.showsLabels = false
        let words = GraphWords(graph: graph, evaluation: nil, appearance: page.layout.appearance)
        return GraphPicture(
            words: words, contents: content.andShorter, fitting: Size(columns: page.width, rows: .max)
        ).rows()
    }

    func books(in session: QuizSession) -> [String] {
        session.state?.computation.map { computation in
            let lines = computation.lines.map(computation.text).joined(separator: "; ")
            return ["\(computation.given).", lines.isEmpty ? "No line is given yet." : "So far: \(lines)."]
        } ?? []
    }
}
