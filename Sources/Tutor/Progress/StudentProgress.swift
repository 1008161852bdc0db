/// What a student's attempts come to: what is known, what goes wrong, and when there was study.
package struct StudentProgress: Hashable, Sendable {
    /// One task that was answered.
    package struct Task: Hashable, Sendable {
        /// Which.
        package var id: TaskID
        /// How well it is known.
        package var standing: Standing
        /// The answers that were marked.
        package var answers: Int
        /// When it was answered last.
        package var last: Moment
    }

    /// A misconception, as often as it was named alone.
    package struct Slip: Hashable, Sendable {
        /// Which.
        package var misconception: Misconception
        /// How many answers it made wrong.
        package var answers: Int
        /// The card on which it happened most, of several the latest.
        package var card: String
        /// When it happened last.
        package var last: Moment

        /// From so many answers on it recurs.
        package static let recurring = 2
    }

    /// A local rule that was asked.
    package struct Rule: Hashable, Sendable {
        /// Which.
        package var rule: LocalRule
        /// How likely it is recalled today, from 0 to 1.
        package var recall: Double
        /// The student's own day on which it is to be asked again, or was to be.
        package var dueDay: Int
        /// Whether it was asked today, so that its recall says nothing yet.
        package var wasAskedToday: Bool
    }

    /// How many days are foreseen.
    package static let forecastDays = 7

    /// The answers that were marked.
    package private(set) var answers = 0
    /// Those of them that were right, or followed from an earlier answer.
    package private(set) var rightAnswers = 0
    /// The seconds that all attempts took.
    package private(set) var seconds = 0.0
    /// When there was study.
    package private(set) var days = StudyDays()
    /// Those that were answered last first.
    package let tasks: [Task]
    /// The most frequent first, of equally many the latest.
    package let slips: [Slip]
    /// The likeliest forgotten first.
    package let rules: [Rule]
    /// How many tasks and rules are due on each of the next days, today's first, with all that has waited.
    package let forecast: [Int]
    /// How many of today's were answered today already.
    package let repeatedToday: Int
    /// The present.
    package let now: Moment

    /// - Parameter records: in any order.
    package init(_ records: [AttemptRecord], now: Moment) {
        self.now = now
        let records = records.inOrderOfTime
        let history = ReviewHistory(records)
        forecast = history.forecast(days: Self.forecastDays, from: now)
        repeatedToday = history.repeatedToday(now)
        rules = history.memories.compactMap { item, memory in
            guard case .rule(let rule) = item else { return nil }
            return Rule(
                rule: rule, recall: memory.retrievability(at: now), dueDay: memory.dueDay,
                wasAskedToday: memory.wasAsked(on: now.day))
        }.sorted { ($0.recall, $0.rule.rawValue) < ($1.recall, $1.rule.rawValue) }
        var works: [TaskID: Work] = [:]
        var slips: [Misconception: SlipTally] = [:]
        for record in records {
            days.add(record)
            seconds += record.seconds
            if record.outcome.isAnswer { answers += 1 }
            if [.correct, .consistent].contains(record.outcome) { rightAnswers += 1 }
            for misconception in record.misconceptions where record.outcome == .incorrect {
                slips[misconception, default: SlipTally()].add(record)
            }
            // A new graph of a drill is no task that can be known.
            guard record.card != NewGraphs.card else { continue }
            works[TaskID(card: record.card, task: record.task), default: Work(last: record.at)].add(record)
        }
        tasks = works.compactMap { id, work in
            work.history.standing.map { Task(id: id, standing: $0, answers: work.history.answers, last: work.last) }
        }.sorted { ($1.last.milliseconds, $0.id) < ($0.last.milliseconds, $1.id) }
        self.slips = slips.compactMap { $1.slip(of: $0) }.sorted {
            ($1.answers, $1.last.milliseconds, $0.misconception.rawValue)
                < ($0.answers, $0.last.milliseconds, $1.misconception.rawValue)
        }
    }

    /// The answers that were wrong.
    package var wrongAnswers: Int { answers - rightAnswers }

    /// How many of the tasks have a standing.
    package func count(_ standing: Standing) -> Int { tasks.count { $0.standing == standing } }
}

/// What was done at a task, as attempts come in order of time.
private struct Work {
    private(set) var history = TaskHistory()
    private(set) var last: Moment

    init(last: Moment) { self.last = last }

    mutating func add(_ record: AttemptRecord) {
        last = record.at
        history.add(record)
    }
}

/// Where a misconception happened, as attempts come in order of time.
private struct SlipTally {
    private var cards: [String: (answers: Int, last: Moment)] = [:]

    mutating func add(_ record: AttemptRecord) {
        cards[record.card] = ((cards[record.card]?.answers ?? 0) + 1, record.at)
    }

    func slip(of misconception: Misconception) -> StudentProgress.Slip? {
        let most = cards.max {
            ($0.value.answers, $0.value.last.milliseconds, $1.key)
                < ($1.value.answers, $1.value.last.milliseconds, $0.key)
        }
        let last = cards.values.map(\.last).max { $0.milliseconds < $1.milliseconds }
        guard let most, let last else { return nil }
        return StudentProgress.Slip(
            misconception: misconception, answers: cards.values.reduce(0) { $0 + $1.answers }, card: most.key,
            last: last)
    }
}
