/// How well something was recalled, as FSRS counts it.
package enum Rating: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Not at all.
    case again = 1
    /// With trouble.
    case hard
    case good
    /// At once.
    case easy

    /// Whether it was recalled worse.
    package static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }

    /// `again`, `hard`, `good`, `easy`.
    package var name: String {
        switch self {
        case .again: "again"
        case .hard: "hard"
        case .good: "good"
        case .easy: "easy"
        }
    }
}

/// What a student did at one question until it was settled or left.
struct Recall: Hashable, Sendable {
    /// Wrong entries that counted.
    var wrong = 0
    /// Hints that were asked for.
    var hints = 0
    /// Whether the answer was shown.
    var isRevealed = false
    /// Whether the right answer was given, if only after others.
    var isRight = false
    /// The time taken.
    var seconds = 0.0

    /// Right at once and sooner than this is easy.
    static let quick = 10.0

    /// The rating; nil where nothing was answered.
    ///
    /// | what happened | rating |
    /// |---|---|
    /// | the answer was shown, or wrong and left so | again |
    /// | right after a wrong answer or a hint | hard |
    /// | right at the first try | good |
    /// | right at the first try within 10 seconds | easy |
    var rating: Rating? {
        if isRevealed { return .again }
        guard isRight else { return wrong > 0 ? .again : nil }
        if wrong > 0 || hints > 0 { return .hard }
        return seconds < Self.quick ? .easy : .good
    }
}
