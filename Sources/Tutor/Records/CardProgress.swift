/// How far a student is with a card, derived from the attempts.
package struct CardProgress: Hashable, Sendable {
    /// How the card stands.
    package enum Standing: Hashable, Sendable {
        /// Nothing of it was answered yet.
        case new
        /// Something was answered, but none of its tasks is on the way: a walk by itself is finished, or answers have no
        /// sitting.
        case begun
        /// Something is on the way, and this step of so many is next, counted from 1.
        case step(Int, of: Int)
        /// Every task is through.
        case done
    }
    /// How it stands.
    package var standing: Standing
    /// When something was answered last; nil where nothing was.
    package var last: Moment?
    /// How many of its tasks are due for review, as far as that is known.
    package var due = 0

    /// The progress of a card that nobody has begun.
    package static let new = CardProgress(standing: .new, last: nil)

    package init(standing: Standing, last: Moment?) {
        self.standing = standing
        self.last = last
    }

    /// What was done last in one of the things that a card asks.
    package struct Latest: Hashable, Sendable {
        /// When.
        package var at: Moment
        /// The sitting as that attempt left it; nil for what belongs to none.
        package var sitting: Sitting?

        package init(at: Moment, sitting: Sitting?) {
            self.at = at
            self.sitting = sitting
        }
    }

    /// The progress of a card: its tasks count before walks by themselves, and what was done later before what was earlier.
    /// - Parameter latest: one for each thing that was asked, in any order.
    package init(_ latest: [Latest]) {
        last = latest.map(\.at).max { $0.milliseconds < $1.milliseconds }
        func isBefore(_ left: Latest, _ right: Latest) -> Bool {
            let tasks = [left, right].map { $0.sitting?.asksTasks ?? false }
            return tasks[0] == tasks[1] ? left.at.milliseconds < right.at.milliseconds : tasks[1]
        }
        let sitting = latest.filter { $0.sitting != nil }.max(by: isBefore)?.sitting
        standing =
            switch sitting {
            case nil: latest.isEmpty ? .new : .begun
            case let sitting? where !sitting.isFinished: .step(sitting.settled + 1, of: sitting.places)
            case let sitting?: sitting.asksTasks ? .done : .begun
            }
    }

    /// The progress of every card that has records.
    /// - Parameter records: in any order.
    /// - Returns: by the card's id.
    package static func byCard(_ records: [AttemptRecord]) -> [String: CardProgress] {
        Dictionary(grouping: records, by: \.card).mapValues { records in
            let asked = Dictionary(grouping: records) { $0.sitting?.asked ?? "" }
            return CardProgress(
                asked.values.compactMap { records in
                    records.max { $0.at.milliseconds < $1.at.milliseconds }.map {
                        Latest(at: $0.at, sitting: $0.sitting)
                    }
                })
        }
    }
}
