internal import Cards
internal import Tutor

/// In which order the library lists its cards; cards that are alike in it stay in the order of their files.
enum LibraryOrder: String, CaseIterable {
    /// Easier ones first, those that do not say how hard they are after all others.
    case difficulty
    /// By the alphabet, those without a topic after all others.
    case topic
    /// As the files come, or as their course has them.
    case file
    /// What is due for review first, the most of it before less.
    case due

    /// The order that comes after this one.
    var next: LibraryOrder {
        let orders = Self.allCases
        let place = orders.firstIndex(of: self) ?? 0
        return orders[(place + 1) % orders.count]
    }

    /// Cards in this order, with their places in the library; last what cannot be opened.
    /// - Parameter progress: by the id of the card.
    func sorted(_ cards: [CardSummary], _ progress: [String: CardProgress]) -> [(offset: Int, element: CardSummary)] {
        let levels = FrontMatter.Difficulty.allCases
        func key(_ card: CardSummary) -> (Int, String) {
            if self == .file, card.heading != nil { return (0, "") }
            guard card.fault == nil else { return (.max, "") }
            return switch self {
            case .difficulty: (card.difficulty.flatMap { levels.firstIndex(of: $0) } ?? levels.count, "")
            case .topic: (card.topic == nil ? 1 : 0, card.topic?.lowercased() ?? "")
            case .file: (0, "")
            case .due: (-(progress[card.id]?.due ?? 0), "")
            }
        }
        return cards.enumerated().map { (key: key($1), card: (offset: $0, element: $1)) }
            .sorted { ($0.key.0, $0.key.1, $0.card.offset) < ($1.key.0, $1.key.1, $1.card.offset) }.map(\.card)
    }
}
