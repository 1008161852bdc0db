internal import Canvas
internal import Tutor

/// A walk, which has a screen of its own.
struct WalkFace: AnswerFace {
    let isTyped = false
    let hasScreen = true

    func addKeys(to table: inout KeyTable<QuizScreen.Action>) {
        table.add(.submit, [.enter], "Enter", "start the walk, or go on with it", short: "walk")
    }

    func screen(of session: QuizSession, appearance: Appearance) -> (any Screen)? {
        WalkScreen(quiz: session, appearance: appearance)
    }

    func drawing(in session: QuizSession, showing entry: Entry) -> TaskDrawing {
        TaskDrawing(disclosure: session.state?.walk?.drawnDisclosure ?? .everything)
    }

    func progress(in session: QuizSession) -> String? {
        guard let walk = session.state?.walk else { return nil }
        let settled = walk.states.count(where: \.isSettled)
        let entries = GradeWords.count(walk.cells.count, "entry", plural: "entries")
        if walk.isFinished { return "The walk is complete." }
        guard settled > 0 else { return "\(entries) to fill in. Enter starts the walk." }
        return "\(settled) of \(entries) filled in. Enter goes on with the walk."
    }

    func add(to page: inout TaskPage, _ session: QuizSession) {
        guard let walk = session.state?.walk, walk.isFinished else { return }
        let summary = SummaryLines(summary: walk.summary, appearance: page.layout.appearance)
        page.add(.result, summary.lines(width: page.width, advises: false))
    }
}
