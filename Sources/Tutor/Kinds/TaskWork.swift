/// The work at a task that takes several entries, a state machine without a face.
package protocol TaskSession: Sendable, Equatable {
    /// Whether nothing is asked for any more.
    var isFinished: Bool { get }
    /// What may be shown beside what it asks: other tasks may ask it.
    var disclosure: Disclosure { get set }
    /// What is asked for next, in full sentences.
    var prompt: String { get }
    /// How an entry is read while it is typed.
    func preview(_ text: String) -> Reading
    /// Takes an entry.
    mutating func submit(_ text: String) -> Grade
    /// Shows what is asked for; nil where nothing is open.
    mutating func reveal() -> String?

    /// What the session records of itself; nil where the quiz keeps the record as for every other task.
    var record: TaskWork.Record? { get }
    /// Generated hints, where the quiz gives them one after the other.
    var hints: [String] { get }
    /// The next hint, where the session gives it.
    mutating func hint() -> Hint?
    /// The whole answer in words; nil where it has none.
    var solution: String? { get }
    /// What a finished session amounts to; nil where that is told as of every other task.
    var outcome: Summary.Outcome? { get }

    /// Takes back the last step.
    mutating func undo() -> Bool
    /// Gives the marks that wait for the end.
    mutating func mark()
    /// Goes to another open entry.
    mutating func selectNext()
    /// Goes to an open entry by its place.
    mutating func select(_ place: Int) -> Bool
    /// Does again what an attempt at an entry records, and returns the hint that was asked for.
    /// - Parameter isLast: whether no later entry at the same question follows.
    mutating func replay(_ attempt: Attempt, isLast: Bool) -> Hint?
    /// Goes to what is open, after the last attempt was done again.
    mutating func endReplay()
    /// Whether an attempt records a mark that is given at the end, together with all others.
    func waitsForTheEnd(_ attempt: Attempt) -> Bool
}

/// A session of any kind, in the state of its task.
package struct TaskWork: Sendable, Equatable {
    /// What a session records of itself.
    package struct Record: Sendable {
        /// Everything the student did in it that counts, in order.
        package var attempts: [Attempt]
        /// Entries that counted.
        package var count: Int
        /// Every misconception named in it, in order of first appearance.
        package var misconceptions: [Misconception]
    }
    /// The session.
    package internal(set) var session: any TaskSession

    /// Whether the same has happened in both.
    package static func == (left: TaskWork, right: TaskWork) -> Bool { left.session.isEqual(to: right.session) }
}

extension TaskSession {
    fileprivate func isEqual(to other: any TaskSession) -> Bool { other as? Self == self }
}

// What only sessions with marks or a record of their own do.
extension TaskSession {
    /// None.
    package var record: TaskWork.Record? { nil }
    /// None.
    package var hints: [String] { [] }
    /// None.
    package mutating func hint() -> Hint? { nil }
    /// None.
    package var solution: String? { nil }
    /// That of any other task.
    package var outcome: Summary.Outcome? { nil }
    /// Nothing to take back.
    package mutating func undo() -> Bool { false }
    /// Every mark has been given.
    package mutating func mark() {}
    /// There is one entry.
    package mutating func selectNext() {}
    /// There is one entry.
    package mutating func select(_ place: Int) -> Bool { false }
    /// Nothing, as the quiz keeps the record.
    package mutating func replay(_ attempt: Attempt, isLast: Bool) -> Hint? { nil }
    /// There is one entry.
    package mutating func endReplay() {}
    /// Marks come at once.
    package func waitsForTheEnd(_ attempt: Attempt) -> Bool { false }
}
