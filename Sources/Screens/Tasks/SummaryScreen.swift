internal import Canvas
internal import Cards
internal import Tutor

/// After tasks or a walk: what went right and wrong, by place and by name, and what to do next.
struct SummaryScreen: ScrollingScreen {
    private let source: Source
    let appearance: Appearance
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    private enum Source: Sendable {
        case quiz(QuizSession)
        case walk(WalkSession, title: String, card: String)
    }

    init(quiz: QuizSession, appearance: Appearance) {
        source = .quiz(quiz)
        self.appearance = appearance
        layOut()
    }

    init(walk: WalkSession, title: String, card: String, appearance: Appearance) {
        source = .walk(walk, title: title, card: card)
        self.appearance = appearance
        layOut()
    }

    var resumption: String? {
        guard case .quiz(let quiz) = source, !quiz.isFinished || quiz.isMarked else { return nil }
        return "tasks \(quiz.card.frontMatter.id)"
    }

    // MARK: Keys

    enum Action { case goOn, mark, again, worked, scroll(Scroll.Movement), back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if awaitsMarks {
            table.add(
                .mark, [.enter], "Enter", "have the answers marked; they cannot be changed afterwards", short: "mark")
            let place = (firstOpenTask ?? 0) + 1
            table.add(
                .goOn, [.character("t")], "t", "back to task \(place)\(firstOpenTask == nil ? "" : ", which is open")",
                short: "tasks")
        } else if let open = firstOpenTask {
            table.add(.goOn, [.enter], "Enter", "go to task \(open + 1), which is open", short: "open task")
        } else {
            table.add(.goOn, [.enter], "Enter", "done: back to where you came from", short: "done")
        }
        table.add(.again, [.character("r")], "r", "start again from the beginning", short: "again")
        if case .walk = source { table.add(.worked, [.character("s")], "s", "the worked solution", short: "solution") }
        table.add(Scroll.keyTable, Action.scroll)
        table.add(.back, [.escape, .character("q")], "Esc, q", "back", short: "back")
        return table
    }

    private var firstOpenTask: Int? {
        guard case .quiz(let quiz) = source else { return nil }
        return quiz.firstOpenTask
    }

    /// Whether answers wait for their marks.
    private var awaitsMarks: Bool {
        guard case .quiz(let quiz) = source else { return false }
        return quiz.feedback == .end && !quiz.isMarked && quiz.states.contains(where: \.isKept)
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch (action, source) {
        case (.scroll(let movement), _): scroll.perform(movement)
        case (.back, _): return [.back]
        case (.goOn, .quiz(var quiz)):
            guard awaitsMarks || firstOpenTask != nil else { return [.back] }
            quiz.go(to: firstOpenTask ?? 0)
            return [.replace(QuizScreen(session: quiz, appearance: appearance))]
        case (.goOn, .walk): return [.back]
        case (.mark, .quiz(var quiz)):
            let known = quiz.attempts.count
            quiz.mark()
            let card = quiz.card.frontMatter.id
            return quiz.attempts.dropFirst(known).map { .record($0, card: card) }
                + [.replace(SummaryScreen(quiz: quiz, appearance: appearance))]
        case (.mark, .walk): break
        case (.again, .quiz(let quiz)):
            let session = QuizSession(card: quiz.card, notation: quiz.notation, feedback: quiz.feedback)
            return [.replace(QuizScreen(session: session, appearance: appearance))]
        case (.again, .walk(let walk, let title, let card)):
            let session = WalkSession(graph: walk.graph, walk: walk.walk, task: "", notation: walk.notation)
            return [.replace(WalkScreen(walk: session, title: title, card: card, appearance: appearance))]
        case (.worked, .walk(let walk, _, _)):
            return [.open(TextScreen(workedSolutionOf: walk, appearance: appearance))]
        case (.worked, .quiz): break
        }
        return []
    }

    // MARK: Drawing

    private var summary: Summary {
        switch source {
        case .quiz(let quiz): quiz.summary
        case .walk(let walk, _, _): walk.summary
        }
    }

    var status: String { scroll.note.map { "summary, \($0)" } ?? "summary" }

    var title: String {
        switch source {
        case .quiz(let quiz): quiz.card.frontMatter.title
        case .walk(_, let title, _): title
        }
    }

    mutating func layOut() {
        lines = SummaryLines(summary: summary, appearance: appearance, asksForTasks: firstOpenTask != nil)
            .lines(width: body.size.columns)
        fitScroll()
    }
}
