internal import Foundation
package import Tutor

/// Keeps what a student does in a session, with the time it took and the hints asked for before.
package struct Logbook: Sendable {
    private let store: any AttemptStore
    /// When something was kept last, or the session began.
    private var last: Moment
    private var hints: [Place: Int] = [:]

    private struct Place: Hashable {
        var card, task, cell: String
    }

    /// - Parameter now: when the session begins.
    package init(store: any AttemptStore, now: Moment) {
        self.store = store
        last = now
    }

    /// Keeps attempts at a card. A clock that was set back has taken no time.
    package mutating func keep(_ attempts: [Attempt], card: String, now: Moment) throws(StoreError) {
        guard !attempts.isEmpty else { return }
        var records: [AttemptRecord] = []
        for attempt in attempts {
            let place = Place(card: card, task: attempt.task, cell: attempt.cell)
            records.append(
                AttemptRecord(
                    attempt, id: UUID().uuidString, at: now, card: card, hints: hints[place, default: 0],
                    seconds: max(0, now.seconds(since: last))))
            if attempt.outcome == .hint { hints[place, default: 0] += 1 }
            last = now
        }
        try store.keep(records)
    }
}
