internal import Canvas
internal import Cards
internal import Tutor

/// After tasks or a walk: what went right and wrong, by place and by name, and what to do next.
struct SummaryScreen: ScrollingScreen {
    private let source: Source
    let appearance: Appearance
    private let summary: Summary
    /// The tasks alone that were not right at once.
    @Boxed private var failures: QuizSession?
    /// The walk that asks once more what was not right at once in this one.
    @Boxed private var failedWalk: WalkSession?
    /// The last sittings at the card, of which one that was left goes on.
    private let left: [LeftSitting]
    /// Whether it is looked at from the lesson, which lies below it.
    private let isAboveLesson: Bool
    private(set) var lines: [[Span]] = []
    /// The card that follows in the library.
    package var nextCard: NextCard?
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    private indirect enum Source: Sendable {
        case quiz(QuizSession)
        case walk(WalkSession, title: String, card: String)
    }

    /// - Parameters:
    ///   - left: the last sittings at the card.
    ///   - isAboveLesson: whether it is looked at from the lesson.
    init(quiz: QuizSession, left: [LeftSitting] = [], isAboveLesson: Bool = false, appearance: Appearance) {
        self.left = left
        self.isAboveLesson = isAboveLesson
        source = .quiz(quiz)
        summary = quiz.summary
        failures = quiz.quizOfFailures
        failedWalk = nil
        self.appearance = appearance
        layOut()
    }

    init(walk: WalkSession, title: String, card: String, appearance: Appearance) {
        source = .walk(walk, title: title, card: card)
        (left, isAboveLesson) = ([], false)
        summary = walk.summary
        failures = nil
        failedWalk = walk.walkOfFailures
        self.appearance = appearance
        layOut()
    }

    var drafts: Drafts? {
        switch source {
        case .quiz(let quiz): quiz.drafts
        case .walk(let walk, _, let card): walk.drafts(card: card)
        }
    }

    /// How the tasks went is looked at again where they would go on.
    var resumption: String? {
        guard case .quiz(let quiz) = source, !quiz.isPractice else { return nil }
        return QuizScreen.resumption(ofTasksOf: quiz.card)
    }

    /// The summary of the tasks as they are now, or a task that was added.
    func showing(_ card: Card) -> (any Screen)? {
        guard case .quiz(let quiz) = source else { return nil }
        return QuizScreen.screen(of: quiz.continued(in: card), appearance: appearance)
    }

    // MARK: Keys

    enum Action {
        case goOn, mark, failed, nextCard, again, otherNumbers, wayBack(Int), worked, scroll(Scroll.Movement), back
    }

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
        }
        // Enter does the next thing, whatever that is now.
        func add(_ action: Action, _ letter: Character, _ help: String, short: String) {
            let isNext = table.action(for: .enter) == nil
            let keys: [Key] = (isNext ? [.enter] : []) + [.character(letter)]
            let label = isNext ? "Enter, \(letter)" : "\(letter)"
            table.add(action, keys, label, help, short: short)
        }
        if !awaitsMarks, failures != nil || failedWalk != nil {
            add(.failed, "f", "once more the \(noun)s that were not right at once", short: "once more")
        }
        if let nextCard {
            add(.nextCard, "n", "the next card, \(nextCard.title)", short: isAboveLesson ? "next" : "next card")
        }
        if table.action(for: .enter) == nil {
            table.add(.goOn, [.enter], "Enter", "done: back to where you came from", short: "done")
        }
        for (index, line) in summary.waysBack.enumerated() {
            let digit = Character("\(index + 1)")
            table.add(
                .wayBack(index), [.character(digit)], "\(digit)", "look again: \(summary.lines[line].place)")
        }
        table.add(
            .again, [.character("r")], "r", "start again from the beginning",
            short: isAboveLesson ? "again" : "all again")
        if hasOtherNumbers {
            table.add(
                .otherNumbers, [.character("o")], "o",
                "the tasks that have other numbers, with these; a round that was left goes on", short: "other numbers")
        }
        if case .walk = source { table.add(.worked, [.character("s")], "s", "the worked solution", short: "solution") }
        table.add(Scroll.keyTable, Action.scroll)
        table.add(
            .back, [.escape, .character("q")], "Esc, q", isAboveLesson ? "to the lesson" : "back",
            short: isAboveLesson ? "lesson" : "back")
        return table
    }

    private var hasOtherNumbers: Bool {
        switch source {
        case .quiz(let quiz): quiz.card.hasVaryingTasks
        case .walk(let walk, _, _): walk.walk.variation != nil && !walk.isExcursion
        }
    }

    /// Whether no task is open, and no answer waits for its mark.
    var isThrough: Bool { firstOpenTask == nil && !awaitsMarks }

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
        case (.nextCard, _): return nextCard.map { [.loadCard($0.index)] } ?? []
        case (.wayBack(let number), _): return look(again: number)
        case (.goOn, .quiz(var quiz)):
            guard awaitsMarks || firstOpenTask != nil else { return [.back] }
            quiz.go(to: firstOpenTask ?? 0)
            return [.replace(QuizScreen(session: quiz, appearance: appearance))]
        case (.goOn, .walk): return [.back]
        case (.mark, .quiz(var quiz)):
            let known = quiz.attempts.count
            let open = quiz.openTasks.ids
            quiz.mark()
            return (quiz.news(since: known).map { [.record($0)] } ?? [])
                + Command.openTasks(of: quiz, unless: open) + [
                    .replace(SummaryScreen(quiz: quiz, appearance: appearance))
                ]
        case (.failed, .quiz): return failures.map { [.open(QuizScreen(session: $0, appearance: appearance))] } ?? []
        case (.failed, .walk(_, _, let card)): return failedWalk.map { [.open(screen(of: $0, card))] } ?? []
        case (.again, .quiz(let quiz)): return begin(quiz.afresh, after: quiz)
        case (.again, .walk(let walk, let title, let card)):
            return [.replace(WalkScreen(walk: walk.afresh, title: title, card: card, appearance: appearance))]
        case (.otherNumbers, .quiz(let quiz)):
            return quiz.withOtherNumbers(after: left).map { begin($0, after: quiz) } ?? []
        case (.otherNumbers, .walk(let walk, let title, let card)):
            return walk.withOtherNumbers.map {
                [.replace(WalkScreen(walk: $0, title: title, card: card, appearance: appearance))]
            } ?? []
        case (.worked, .walk(let walk, _, _)):
            return [.open(TextScreen(workedSolutionOf: walk, appearance: appearance))]
        case (.mark, .walk), (.worked, .quiz): break
        }
        return []
    }

    private func begin(_ session: QuizSession, after quiz: QuizSession) -> [Command] {
        Command.openTasks(of: session, unless: quiz.openTasks.ids)
            + [.replace(QuizScreen(session: session, appearance: appearance))]
    }

    /// Opens where a question is learnt: the walk at its step, or the lesson.
    private func look(again number: Int) -> [Command] {
        guard summary.waysBack.indices.contains(number),
            let wayBack = summary.lines[summary.waysBack[number]].wayBack
        else { return [] }
        switch (source, wayBack) {
        case (.quiz(let quiz), _):
            let card = quiz.card
            if let walk = card.walk(at: wayBack, quiz.notation) {
                return [.open(screen(of: walk, card.frontMatter.id))]
            }
            return [.open(CardScreen(card: card, appearance: appearance, at: CardScreen.Start(wayBack)))]
        case (.walk(let walk, _, let card), .walk(_, let quantity)):
            return WalkSession(graph: walk.graph, walk: walk.walk, notation: walk.notation, at: quantity)
                .map { [.open(screen(of: $0, card))] } ?? []
        case (.walk, .lesson), (.walk, .section): return []
        }
    }

    private func screen(of walk: WalkSession, _ card: String) -> any Screen {
        WalkScreen(walk: walk, title: title, card: card, appearance: appearance)
    }

    // MARK: Drawing

    var status: String { scroll.note.map { "summary, \($0)" } ?? "summary" }

    var title: String {
        switch source {
        case .quiz(let quiz): quiz.card.frontMatter.title
        case .walk(_, let title, _): title
        }
    }

    private var noun: String { if case .quiz = source { "task" } else { "question" } }

    mutating func layOut() {
        var words = SummaryLines(summary: summary, appearance: appearance, noun: noun, nextCard: nextCard?.title)
        switch source {
        case .quiz(let quiz): (words.card, words.seed) = (quiz.card, quiz.card.seed.flatMap { NumberSeed($0) })
        case .walk(let walk, _, _): words.seed = walk.seed
        }
        lines = words.lines(width: body.size.columns)
        fitScroll()
    }
}
