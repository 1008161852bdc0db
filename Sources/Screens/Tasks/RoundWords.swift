internal import Cards

extension Card {
    /// What a round with other numbers is called: `round 2`; nil for the author's numbers.
    var roundName: String? { authorsTasks == nil ? nil : seed.map { "round \($0)" } }

    /// What is said at the beginning of a round with other numbers; nil for the author's.
    var roundWords: String? {
        guard let name = roundName?.startingLarge, let all = authorsTasks?.count else { return nil }
        guard tasks.count < all else {
            return "\(name): \(all == 1 ? "the task has" : "all \(all) tasks have") other numbers."
        }
        let some = tasks.count == 1 ? "1 of \(all) tasks has" : "\(tasks.count) of \(all) tasks have"
        return "\(name): \(some) other numbers, and this round asks \(tasks.count == 1 ? "it" : "them") alone."
    }
}
