/// What one student did at one task.
package struct TaskHistory: Hashable, Sendable {
    /// A ledger cell of a walk; elsewhere the task as a whole. It is asked in rounds, each from its first answer to the
    /// right one, given or shown.
    package struct Place: Hashable, Sendable {
        /// Whether the first answer of the first round was right, without a hint before it; nil where there is none. An
        /// answer that was shown was not right.
        package fileprivate(set) var isRightAtFirst: Bool?
        /// The same of the latest round.
        package fileprivate(set) var isRightAtLast: Bool?
        /// On how many days the latest rounds were right at their first answers, without one between them that was not.
        package fileprivate(set) var rightDays = 0
        /// Whether the last word about it is the right answer, given or shown.
        package fileprivate(set) var isSettled = false
        /// The wrong answers since it was last settled.
        package fileprivate(set) var wrongInARow = 0
        /// What was named alone last, in those answers.
        package fileprivate(set) var lastMisconception: Misconception?
        fileprivate var hasBeenSettled = false
        fileprivate var isHinted = false
        fileprivate var isInRound = false
        fileprivate var lastRightDay = Int.min
    }

    /// By the cell; empty for the task as a whole.
    package private(set) var places: [String: Place] = [:]
    /// The answers that were marked.
    package private(set) var answers = 0
    /// How often a hint was asked for.
    package private(set) var hints = 0
    /// How often each misconception was named alone.
    package private(set) var misconceptions: [Misconception: Int] = [:]
    /// The seconds until every place was settled for the first time, or until the last attempt.
    package private(set) var seconds = 0.0

    package init() {}

    /// Takes the next attempt, in order of time.
    /// - Returns: where a round begins with it, whether its first answer is right, without a hint before it.
    @discardableResult
    package mutating func add(_ record: AttemptRecord) -> Bool? {
        var place = places[record.cell] ?? Place()
        defer { places[record.cell] = place }
        if !place.hasBeenSettled { seconds += record.seconds }
        switch record.outcome {
        // What follows from an earlier answer of the student's own is no error here.
        case .correct, .consistent:
            answers += 1
            defer { place.settle() }
            return place.begin(isRight: !place.isHinted, day: record.at.day)
        case .incorrect:
            answers += 1
            for misconception in record.misconceptions { misconceptions[misconception, default: 0] += 1 }
            defer {
                place.isSettled = false
                place.wrongInARow += 1
                place.lastMisconception = record.misconceptions.first
            }
            return place.begin(isRight: false, day: record.at.day)
        case .revealed:
            defer { place.settle() }
            return place.begin(isRight: false, day: record.at.day)
        case .hint:
            hints += 1
            place.isHinted = true
        case .undone: place.isSettled = false
        // The mark of the first comes later, and the second is none.
        case .kept, .rated: break
        }
        return nil
    }

    /// The share of the places whose first answer was right, from 0 to 1; nil where none was answered.
    package var rightAtFirst: Double? {
        let firsts = places.values.compactMap(\.isRightAtFirst)
        return firsts.isEmpty ? nil : Double(firsts.count { $0 }) / Double(firsts.count)
    }
}

extension TaskHistory.Place {
    /// Takes an answer, with which a round may begin.
    fileprivate mutating func begin(isRight: Bool, day: Int) -> Bool? {
        guard !isInRound else { return nil }
        isInRound = true
        isRightAtFirst = isRightAtFirst ?? isRight
        isRightAtLast = isRight
        if !isRight {
            rightDays = 0
            lastRightDay = .min
        } else if day != lastRightDay {
            rightDays += 1
            lastRightDay = day
        }
        return isRight
    }

    /// Ends a round.
    fileprivate mutating func settle() {
        isSettled = true
        hasBeenSettled = true
        isHinted = false
        isInRound = false
        wrongInARow = 0
        lastMisconception = nil
    }
}

extension TaskHistory {
    /// The histories of every task that has attempts.
    /// - Parameter records: a student's, in any order; of one moment in the order in which they were made.
    package static func byTask(_ records: [AttemptRecord]) -> [TaskID: TaskHistory] {
        var histories: [TaskID: TaskHistory] = [:]
        for record in records.inOrderOfTime {
            histories[TaskID(card: record.card, task: record.task), default: TaskHistory()].add(record)
        }
        return histories
    }
}

extension [AttemptRecord] {
    /// In order of time; those of one moment stay in their order.
    package var inOrderOfTime: [AttemptRecord] {
        // An export is in order already.
        guard zip(self, dropFirst()).contains(where: { $0.at.milliseconds > $1.at.milliseconds }) else { return self }
        return enumerated()
            .sorted { ($0.element.at.milliseconds, $0.offset) < ($1.element.at.milliseconds, $1.offset) }
            .map(\.element)
    }
}
