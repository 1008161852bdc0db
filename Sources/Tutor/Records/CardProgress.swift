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
        /// Every task was through once, with the author's numbers.
        case done
    }
    /// Tasks of a card that is done, begun once more and not through again.
    package struct Again: Hashable, Sendable {
        /// The seed of their other numbers; nil for the author's.
        package var seed: String?
        /// The step that is next, counted from 1.
        package var step: Int
        /// How many there are.
        package var places: Int

        package init(seed: String?, step: Int, places: Int) {
            self.seed = seed
            self.step = step
            self.places = places
        }
    }
    /// How it stands.
    package var standing: Standing
    /// What of a card that is done was begun once more last; nil where nothing is open.
    package var again: Again?
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
        /// Whether the same was through before, in whichever sitting.
        package var wasFinished: Bool

        package init(at: Moment, sitting: Sitting?, wasFinished: Bool = false) {
            self.at = at
            self.sitting = sitting
            self.wasFinished = wasFinished || sitting?.isFinished ?? false
        }
    }

    /// The progress of a card. One that was done stays so. Else its tasks count before walks by themselves, and what was done
    /// later before what was earlier.
    /// - Parameter latest: one for each thing that was asked, in any order.
    package init(_ latest: [Latest]) {
        last = latest.map(\.at).max { $0.milliseconds < $1.milliseconds }
        func isBefore(_ left: Latest, _ right: Latest) -> Bool {
            let tasks = [left, right].map { $0.sitting?.asksTasks ?? false }
            return tasks[0] == tasks[1] ? left.at.milliseconds < right.at.milliseconds : tasks[1]
        }
        let isDone = latest.contains { $0.wasFinished && $0.sitting.map { $0.asksTasks && $0.seed == nil } ?? false }
        let open = latest.filter { !($0.sitting?.isFinished ?? true) && (!isDone || $0.sitting?.asksTasks ?? false) }
            .max(by: isBefore)?.sitting
        switch open {
        case let open? where isDone: again = Again(seed: open.seed, step: open.settled + 1, places: open.places)
        case let open?:
            standing = .step(open.settled + 1, of: open.places)
            return
        case nil: break
        }
        standing = isDone ? .done : latest.isEmpty ? .new : .begun
    }

    /// The progress of every card that has records.
    /// - Parameter records: in any order.
    /// - Returns: by the card's id.
    package static func byCard(_ records: [AttemptRecord]) -> [String: CardProgress] {
        Dictionary(grouping: records, by: \.card).mapValues { records in
            let asked = Dictionary(grouping: records) { $0.sitting?.asked ?? "" }
            return CardProgress(
                asked.values.compactMap { records in
                    let wasFinished = records.contains { $0.sitting?.isFinished ?? false }
                    return records.max { $0.at.milliseconds < $1.at.milliseconds }.map {
                        Latest(at: $0.at, sitting: $0.sitting, wasFinished: wasFinished)
                    }
                })
        }
    }
}
