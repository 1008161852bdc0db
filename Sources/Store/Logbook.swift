internal import Essentials
package import Tutor

/// Keeps what a student does in a session, with the time it took, the hints asked for before, and the sitting it belongs to.
package struct Logbook: Sendable {
    /// Where it is kept.
    package let store: any AttemptStore
    /// When something was kept last, or the session began.
    private var last: Moment
    private var hints: [Place: Int] = [:]
    /// The sittings that were begun here.
    private var begun: [Asked: String] = [:]

    private struct Place: Hashable {
        var card, task, cell: String
    }
    private struct Asked: Hashable {
        var card, asked: String
    }

    /// - Parameter now: when the session begins.
    package init(store: any AttemptStore, now: Moment) {
        self.store = store
        last = now
    }

    /// The last sittings at a card.
    package mutating func left(card: String) throws(StoreError) -> [LeftSitting] {
        let left = try store.left(card: card)
        for attempt in left.filter({ !$0.isFinished }).flatMap(\.attempts) where attempt.outcome == .hint {
            hints[Place(card: card, task: attempt.task, cell: attempt.cell), default: 0] += 1
        }
        return left
    }

    /// Keeps what was done. A clock that was set back has taken no time.
    package mutating func keep(_ news: SessionNews, now: Moment) throws(StoreError) {
        guard !news.attempts.isEmpty else { return }
        var sitting: Sitting?
        if let place = news.sitting { sitting = self.sitting(place, at: news.card) }
        var records: [AttemptRecord] = []
        for attempt in news.attempts {
            let place = Place(card: news.card, task: attempt.task, cell: attempt.cell)
            records.append(
                AttemptRecord(
                    attempt, id: UUID().uuidString, at: now, card: news.card, hints: hints[place, default: 0],
                    seconds: max(0, now.seconds(since: last)), sitting: sitting))
            if attempt.outcome == .hint { hints[place, default: 0] += 1 }
            last = now
        }
        try store.keep(records)
    }

    private mutating func sitting(_ place: SessionNews.Place, at card: String) -> Sitting {
        let asked = Asked(card: card, asked: place.asked)
        let id = place.id ?? (place.isBeginning ? nil : begun[asked]) ?? UUID().uuidString
        begun[asked] = id
        return Sitting(id: id, asked: place.asked, settled: place.settled, places: place.places)
    }
}
