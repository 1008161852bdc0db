package import Cards
internal import Equivalence

/// A sitting of reviews: what is due is asked, one thing after the other, each in a quiz of its own. What came of it follows from
/// the attempts, which are told by `learn`.
package struct ReviewSession: Sendable {
    /// What is remembered, as the attempts have it by now.
    package private(set) var history: ReviewHistory
    /// When that was.
    package private(set) var now: Moment
    /// What was asked here, in order, each as it stood before.
    package private(set) var asked: [(item: ReviewItem, before: Memory?)] = []
    /// Whether what is not due is asked too.
    package var isCramming = false

    private let cards: [String: Card]
    private var generator: SplitMix64

    /// - Parameters:
    ///   - cards: those whose tasks can be asked.
    ///   - seed: draws fresh graphs.
    package init(history: ReviewHistory, now: Moment, cards: [Card], seed: UInt64) {
        self.history = history
        self.now = now
        self.cards = Dictionary(cards.map { ($0.frontMatter.id, $0) }, uniquingKeysWith: { first, _ in first })
        generator = SplitMix64(seed: seed)
    }

    /// Takes notice of what was answered meanwhile.
    package mutating func learn(_ history: ReviewHistory, now: Moment) {
        self.history = history
        self.now = now
    }

    // MARK: What is asked

    /// What is due now.
    package var waiting: [ReviewItem] { history.due(at: now).filter(canAsk) }

    /// How many of those were answered today already.
    package var waitingFromToday: Int {
        waiting.count { history.memories[$0]?.wasAsked(on: now.day) ?? false }
    }

    /// What is asked next: what is due, and when one crams, what would come soonest and was not asked here.
    package var next: ReviewItem? {
        if let first = waiting.first { return first }
        guard isCramming else { return nil }
        let known = Set(asked.map(\.item))
        return history.upcoming.first { canAsk($0) && !known.contains($0) }
    }

    /// What comes soonest of all that is not due; nil where nothing was ever answered.
    package var soonest: Memory? {
        history.upcoming.lazy.filter(canAsk).compactMap { history.memories[$0] }.first { !$0.isDue(at: now) }
    }

    /// How many are due on each of the next days, today's first.
    package func forecast(days: Int) -> [Int] { history.forecast(days: days, from: now, of: canAsk) }

    /// Whether there is a question for it: a task may be of a card that is not there any more.
    package func canAsk(_ item: ReviewItem) -> Bool {
        switch item {
        case .task(let card, let task): cards[card]?.tasks.contains { $0.id == task } ?? false
        case .rule: true
        }
    }

    /// Asks the next thing, in a quiz with that one task.
    package mutating func ask(_ notation: MathNotation) -> QuizSession? {
        guard let item = next else { return nil }
        let card: Card
        switch item {
        case .task(let id, let task):
            guard var whole = cards[id] else { return nil }
            whole.tasks.removeAll { $0.id != task }
            card = whole
        case .rule(let rule):
            guard let fresh = rule.freshCard(using: &generator) else { return nil }
            card = fresh
        }
        asked.append((item, history.memories[item]))
        var quiz = QuizSession(card: card, notation: notation)
        quiz.series = .review
        return quiz
    }

    /// What a student calls it: the task and its card, or the rule.
    package func name(of item: ReviewItem) -> String {
        switch item {
        case .task(let id, let task):
            guard let card = cards[id], let asked = card.tasks.first(where: { $0.id == task }) else { return task }
            return "\(asked.title) (\(card.frontMatter.title))"
        case .rule(let rule): return rule.name
        }
    }

    // MARK: Afterwards

    /// Whether the last thing that was asked was answered, so that it can be rated or taken back.
    package var isAnswered: Bool { asked.last.map { history.memories[$0.item] != $0.before } ?? false }

    /// Takes back the last review.
    /// - Returns: the attempt that records it, with its card; nil where there is nothing to take back.
    package mutating func undo() -> (attempt: Attempt, card: String)? {
        guard let last = asked.popLast() else { return nil }
        return attempt(.undone, "", at: last.item)
    }

    /// The attempt by which the student rates the last review, with its card.
    package func rate(_ rating: Rating) -> (attempt: Attempt, card: String)? {
        asked.last.map { attempt(.rated, "\(rating.rawValue)", at: $0.item) }
    }

    private func attempt(
        _ outcome: Attempt.Outcome, _ entry: String, at item: ReviewItem
    ) -> (attempt: Attempt, card: String) {
        switch item {
        case .task(let card, let task): (Attempt(task: task, entry: .text(entry), outcome: outcome), card)
        case .rule(let rule):
            (Attempt(task: rule.rawValue, entry: .text(entry), outcome: outcome), ReviewItem.freshCard)
        }
    }
}
