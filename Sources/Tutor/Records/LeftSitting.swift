/// A sitting as it was left, before its end or at it: what a session goes on with, or is looked back at.
package struct LeftSitting: Hashable, Sendable {
    /// Its identity.
    package let id: String
    /// What is asked in it, as in `Sitting`.
    package let asked: String
    /// What was done in it, in the order in which it was done.
    package let attempts: [Attempt]
    /// When it was left; nil where nothing was entered.
    package let last: Moment?
    /// Whether nothing was left to do.
    package let isFinished: Bool
    /// The seed of a round with other numbers; nil where the numbers are the author's.
    package var seed: String? { Sitting.seed(in: asked) }
    /// What was typed in it and not entered.
    package var drafts: [Draft] = []

    /// - Parameter records: those of one sitting, in the order in which they were made; nil where there are none.
    package init?(_ records: [AttemptRecord]) {
        guard let last = records.last, let sitting = last.sitting else { return nil }
        id = sitting.id
        asked = sitting.asked
        attempts = records.map(Attempt.init)
        self.last = last.at
        isFinished = sitting.isFinished
    }

    /// What was typed where nothing was entered yet.
    package init(asked: String, drafts: [Draft]) {
        (id, attempts, last, isFinished) = ("", [], nil, false)
        self.asked = asked
        self.drafts = drafts
    }
}

extension Attempt {
    /// What a session is rebuilt from.
    fileprivate init(_ record: AttemptRecord) {
        self.init(
            task: record.task, cell: record.cell, entry: .text(record.entry), read: record.read,
            outcome: record.outcome, misconceptions: record.misconceptions, rules: record.rules,
            key: record.key)
    }
}

extension [LeftSitting] {
    /// The sitting in which the same is asked, left before its end.
    package func sitting(asking asked: String) -> LeftSitting? { first { $0.asked == asked && !$0.isFinished } }

    /// The sitting in which the same was asked to its end.
    func finished(asking asked: String) -> LeftSitting? { first { $0.asked == asked && $0.isFinished } }
}
