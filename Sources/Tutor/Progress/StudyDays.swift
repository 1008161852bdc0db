/// On which days a student answered, by the student's own calendar.
package struct StudyDays: Hashable, Sendable {
    /// The answers that were marked, by day; only days with answers.
    package private(set) var answers: [Int: Int] = [:]

    package init() {}

    /// Takes an attempt.
    package mutating func add(_ record: AttemptRecord) {
        if record.outcome.isAnswer { answers[record.at.day, default: 0] += 1 }
    }

    /// The days in a row with answers, up to a day or the one before it, which may still go on.
    package func streak(on today: Int) -> Int {
        let last = answers[today] == nil ? today - 1 : today
        return (0...).lazy.prefix { answers[last - $0] != nil }.count
    }

    /// The most days in a row with answers, ever.
    package var longestStreak: Int {
        var (longest, current, last) = (0, 0, Int.min)
        for day in answers.keys.sorted() {
            current = day == last &+ 1 ? current + 1 : 1
            longest = max(longest, current)
            last = day
        }
        return longest
    }
}

extension Attempt.Outcome {
    /// Whether it is the mark of an answer.
    package var isAnswer: Bool {
        switch self {
        case .correct, .incorrect, .consistent: true
        case .kept, .hint, .revealed, .undone, .rated: false
        }
    }
}
