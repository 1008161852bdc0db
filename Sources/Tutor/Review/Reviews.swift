/// Attempts as times that something was asked, each with a rating.
///
/// What is done at one task from the first entry until it is settled is one time, rated as its worst cell. A cell counts for
/// the rules that it exercises; where a misconception was named, only for those that it breaks. What was rated by the student
/// has that rating. A task that is begun again, or was left wrong and is met on another day, is another time.
struct Reviews {
    private struct Place: Hashable {
        var card, task: String
    }

    private struct Cell {
        var recall = Recall()
        var last: Moment
        var rules: [LocalRule] = []
        /// Those that a named misconception breaks.
        var broken: Set<LocalRule> = []

        var isSettled: Bool { recall.isRight || recall.isRevealed }

        mutating func take(_ record: AttemptRecord) {
            last = record.at
            recall.seconds += record.seconds
            if rules.isEmpty { rules = record.rules }
            switch record.outcome {
            case .correct, .consistent: recall.isRight = true
            case .incorrect:
                recall.wrong += 1
                broken.formUnion(record.misconceptions.flatMap(\.broken))
            case .hint: recall.hints += 1
            case .revealed: recall.isRevealed = true
            case .undone: recall.isRight = false
            case .kept, .rated: break
            }
        }

        /// Those that the cell counts for.
        var counted: [LocalRule] {
            let toBlame = rules.filter(broken.contains)
            return toBlame.isEmpty ? rules : toBlame
        }
    }

    /// One time at a place, still going on.
    private struct Time {
        var cells: [String: Cell] = [:]
        /// What the student said of it.
        var rating: Rating?

        /// Whether a record begins the next time.
        func isOver(before record: AttemptRecord) -> Bool {
            guard record.outcome != .undone, record.outcome != .rated, let cell = cells[record.cell] else {
                return false
            }
            return cell.isSettled || cell.recall.wrong > 0 && cell.last.day != record.at.day
        }
    }

    private var times: [Place: Time] = [:]
    private var reviews: [Review] = []

    /// In order of time.
    /// - Parameter records: in order of time.
    static func all(in records: [AttemptRecord]) -> [Review] {
        var reviews = Reviews()
        for record in records { reviews.take(record) }
        for (place, time) in reviews.times { reviews.end(time, at: place) }
        return reviews.reviews.sorted { left, right in
            left.at.milliseconds != right.at.milliseconds
                ? left.at.milliseconds < right.at.milliseconds : left.rating < right.rating
        }
    }

    private mutating func take(_ record: AttemptRecord) {
        let place = Place(card: record.card, task: record.task)
        if record.outcome == .undone, record.cell.isEmpty {
            // The whole time is taken back.
            times[place] = nil
            return
        }
        if let time = times[place], time.isOver(before: record) {
            end(time, at: place)
            times[place] = nil
        }
        if record.outcome == .rated {
            times[place]?.rating = Int(record.entry).flatMap(Rating.init(rawValue:))
        } else {
            times[place, default: Time()].cells[record.cell, default: Cell(last: record.at)].take(record)
        }
    }

    private mutating func end(_ time: Time, at place: Place) {
        let rated = time.cells.values.compactMap { cell in cell.recall.rating.map { (cell: cell, rating: $0) } }
        guard let last = rated.map(\.cell.last).max(by: { $0.milliseconds < $1.milliseconds }),
            let worst = rated.map(\.rating).min()
        else { return }
        let item = ReviewItem(card: place.card, task: place.task)
        if let item { reviews.append(Review(item: item, rating: time.rating ?? worst, at: last)) }
        // The attempts on a fresh graph are about its rule, and about nothing else.
        if case .rule = item { return }
        for (cell, rating) in rated {
            reviews += cell.counted.map { Review(item: .rule($0), rating: time.rating ?? rating, at: cell.last) }
        }
    }
}
