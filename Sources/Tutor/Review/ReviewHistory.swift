/// What a student remembers, and when it is to be asked again: derived from the attempts, so that merging, undoing and importing
/// them needs no care.
package struct ReviewHistory: Sendable {
    /// What was asked so far, and what is known of it.
    package private(set) var memories: [ReviewItem: Memory] = [:]

    /// - Parameter records: in order of time.
    package init(_ records: [AttemptRecord]) {
        for review in Reviews.all(in: records) { take(review) }
    }

    /// Counts a review.
    ///
    /// | asked | right | wrong |
    /// |---|---|---|
    /// | for the first time, or when it is due | counts | counts |
    /// | too early, on another day | counts | counts |
    /// | too early, on the day when it was asked before | says nothing | counts, but while it is learnt |
    ///
    /// What has just been said is no sign of memory: a rule that a walk exercises ten times is reviewed once.
    private mutating func take(_ review: Review) {
        guard let memory = memories[review.item] else {
            memories[review.item] = Memory(review.rating, at: review.at)
            return
        }
        let isEarly = !memory.isDue(at: review.at) && memory.last.day == review.at.day
        guard !isEarly || review.rating == .again && memory.phase == .review else { return }
        memories[review.item]?.review(review.rating, at: review.at)
    }

    /// What is to be asked now, in order: what is being learnt first, then what has waited longest.
    package func due(at now: Moment) -> [ReviewItem] {
        upcoming.filter { memories[$0]?.isDue(at: now) ?? false }
    }

    /// Everything, due or not: what is asked first comes first.
    package var upcoming: [ReviewItem] {
        memories.sorted { left, right in
            left.value.isAsked(before: right.value) ?? (left.key.sortingName < right.key.sortingName)
        }.map(\.key)
    }

    /// How many are due on each of the next days: today's are first, with everything that has waited.
    /// - Parameter isAsked: whether something counts: a task may be of a card that is not there.
    package func forecast(days: Int, from now: Moment, of isAsked: (ReviewItem) -> Bool = { _ in true }) -> [Int] {
        var counts = [Int](repeating: 0, count: max(0, days))
        for (item, memory) in memories where isAsked(item) {
            let day = max(0, memory.dueDay - now.day)
            if day < days { counts[day] += 1 }
        }
        return counts
    }

    /// How many tasks of each card are due, by its id. What was answered today is no homework for today, though a review may
    /// ask it once more.
    package func dueByCard(at now: Moment) -> [String: Int] {
        memories.reduce(into: [:]) { counts, entry in
            guard case .task(let card, _) = entry.key, entry.value.isDue(at: now), !entry.value.wasAsked(on: now.day)
            else { return }
            counts[card, default: 0] += 1
        }
    }

    /// How many of those that are due today were answered today already.
    package func repeatedToday(_ now: Moment) -> Int {
        memories.values.count { $0.dueDay <= now.day && $0.wasAsked(on: now.day) }
    }
}

extension Memory {
    /// Minutes come before days; of one day the one that is likeliest forgotten comes first. Nil where nothing decides.
    fileprivate func isAsked(before other: Memory) -> Bool? {
        switch (due, other.due) {
        case (.at(let moment), .at(let others)) where moment != others: moment.milliseconds < others.milliseconds
        case (.at, .onDay): true
        case (.onDay, .at): false
        case (.onDay(let day), .onDay(let others)) where day != others: day < others
        default: stability == other.stability ? nil : stability < other.stability
        }
    }
}

extension ReviewItem {
    /// Decides between what is equal otherwise.
    fileprivate var sortingName: String {
        switch self {
        case .task(let card, let task): "\(card) \(task)"
        case .rule(let rule): rule.rawValue
        }
    }
}
