internal import Cards
internal import Tutor

/// Where a walk belongs: to itself, or to a task of a quiz that goes on after it.
indirect enum WalkSource: Sendable {
    case alone(WalkSession, title: String, card: String)
    case task(QuizSession)

    /// The walk as it stands; nil where the quiz is not at a walk.
    var walk: WalkSession? {
        switch self {
        case .alone(let walk, _, _): walk
        case .task(let quiz): quiz.state?.walk
        }
    }

    /// The quiz that it is a task of.
    var quiz: QuizSession? {
        if case .task(let quiz) = self { quiz } else { nil }
    }

    var title: String {
        switch self {
        case .alone(_, let title, _): title
        case .task(let quiz): quiz.card.frontMatter.title
        }
    }

    /// The id of the card.
    var card: String {
        switch self {
        case .alone(_, _, let card): card
        case .task(let quiz): quiz.card.frontMatter.id
        }
    }

    /// Where the task begins in the card's file; nil for a walk of its own.
    var place: Diagnostic.Place? { quiz?.task?.place }

    var attempts: [Attempt] {
        switch self {
        case .alone(let walk, _, _): walk.attempts
        case .task(let quiz): quiz.attempts
        }
    }

    /// What was entered at the cells of the walk.
    var history: EntryHistory { EntryHistory(walk?.enteredLines ?? []) }

    /// What was done since there were so many attempts.
    func news(since count: Int) -> SessionNews? {
        switch self {
        case .alone(let walk, _, let card): walk.news(since: count, card: card)
        case .task(let quiz): quiz.news(since: count)
        }
    }

    /// What is typed and not entered.
    var drafts: Drafts? {
        switch self {
        case .alone(let walk, _, let card): walk.drafts(card: card)
        case .task(let quiz): quiz.drafts
        }
    }

    /// Keeps what is typed at the present question.
    mutating func draft(_ text: String) {
        apply({ $0.draft(text) }, { $0.draftInWalk(text) })
    }

    mutating func submit(_ text: String) -> Grade {
        apply({ $0.submit(text) }, { $0.submit(text) })
    }

    mutating func hint() -> Hint? {
        apply({ $0.hint() }, { $0.hint() })
    }

    mutating func reveal() -> String? {
        apply({ $0.reveal() }, { $0.reveal() })
    }

    mutating func undo() -> Bool {
        apply({ $0.undo() }, { $0.undo() })
    }

    mutating func mark() {
        apply({ $0.mark() }, { $0.markWalk() })
    }

    mutating func selectNext() {
        apply({ $0.selectNext() }, { $0.selectNextCell() })
    }

    /// Goes to an open cell of the present step.
    mutating func select(_ cell: Int) {
        for _ in 0..<(walk?.cells.count ?? 0) where walk?.present != cell { selectNext() }
    }

    private mutating func apply<Result>(
        _ alone: (inout WalkSession) -> Result, _ inQuiz: (inout QuizSession) -> Result
    ) -> Result {
        switch self {
        case .alone(var walk, let title, let card):
            let result = alone(&walk)
            self = .alone(walk, title: title, card: card)
            return result
        case .task(var quiz):
            let result = inQuiz(&quiz)
            self = .task(quiz)
            return result
        }
    }
}
