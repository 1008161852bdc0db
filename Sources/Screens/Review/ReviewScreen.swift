internal import Canvas
package import Tutor

/// Between reviews: what came of the last one, what comes next and how many are left.
package struct ReviewScreen: ScrollingScreen {
    private var session: ReviewSession
    /// Whether students rate themselves.
    private let rates: Bool
    private var isRated = false
    let appearance: Appearance
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    /// - Parameter rates: whether students say themselves how well it went.
    package init(session: ReviewSession, rates: Bool = false, appearance: Appearance) {
        self.session = session
        self.rates = rates
        self.appearance = appearance
        layOut()
    }

    var title: String { "Review" }
    var status: String {
        let count = session.waiting.count
        return ["\(count) due", scroll.note].compactMap(\.self).joined(separator: ", ")
    }

    /// Takes notice of what was answered.
    mutating func learn(_ history: ReviewHistory, now: Moment) {
        session.learn(history, now: now)
        layOut()
    }

    /// What was answered is kept by now, and what is remembered follows from that.
    package mutating func learn(answered quiz: QuizSession) -> [Command] { [.loadReview] }

    // MARK: Keys

    enum Action { case next, cram, rate(Rating), undo, scroll(Scroll.Movement), back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if session.next != nil {
            table.add(.next, [.enter], "Enter", "go on with the next one", short: "next")
        } else if session.soonest != nil, !session.isCramming {
            table.add(
                .cram, [.enter], "Enter", "practise what is not due yet: what goes wrong comes back sooner",
                short: "practise anyway")
        }
        if canRate {
            for rating in Rating.allCases {
                let digit = Character("\(rating.rawValue)")
                table.add(
                    .rate(rating), [.character(digit)], "\(digit)",
                    "say that it went \(rating.name) by your own account",
                    short: rating.name)
            }
        }
        if session.isAnswered { table.add(.undo, [.character("u")], "u", "take back the last review", short: "undo") }
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        table.add(.back, [.escape, .character("q")], "Esc, q", "leave; every answer is saved", short: "leave")
        return table
    }

    private var canRate: Bool { rates && !isRated && session.isAnswered }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .cram:
            session.isCramming = true
            return perform(.next)
        case .next:
            isRated = false
            guard let quiz = session.ask(appearance.notation) else { return [] }
            layOut()
            return [.open(QuizScreen(session: quiz, appearance: appearance))]
        case .rate(let rating):
            isRated = true
            return session.rate(rating).map {
                [.record(SessionNews(card: $0.card, attempts: [$0.attempt])), .loadReview]
            } ?? []
        case .undo:
            return session.undo().map { [.record(SessionNews(card: $0.card, attempts: [$0.attempt])), .loadReview] }
                ?? []
        case .scroll(let movement): scroll.perform(movement)
        case .back: return [.back]
        }
        return []
    }

    // MARK: Layout

    mutating func layOut() {
        let words = ReviewWords(session)
        let prose = Prose(appearance: appearance)
        let width = body.size.columns
        func said(_ text: String, _ role: Role = .plain) -> [[Span]] {
            text.isEmpty ? [] : prose.lines(text, width: width, role: role) + [[]]
        }
        lines = said(words.last, .strong) + said(canRate ? Self.request : "", .hint) + said(words.standing)
        if session.next != nil {
            lines += said(words.next, .heading)
        } else if session.soonest != nil {
            let advice = session.isCramming ? "Everything has been asked." : "Enter practises anyway."
            lines += said(advice, .hint)
        }
        lines += said(words.forecast, .dim)
        if session.asked.count > 1 || session.next == nil, !words.summary.isEmpty {
            lines += said("Asked so far", .heading).dropLast() + words.summary.flatMap { prose.lines($0, width: width) }
        }
        fitScroll()
    }

    private static let request =
        "How well did it go? 1 again, 2 hard, 3 good, 4 easy; without a digit your answers decide."
}
