import Algebra
import Cards
import RepositoryCards
import Testing

@testable import Tutor

/// What every rule makes of every question of the shipped cards, the entries of walks among them.
@Suite("Slips on the shipped cards")
struct ShippedSlipsTests {
    private static let ids = ((try? RepositoryCards.shipped.cards()) ?? []).map(\.frontMatter.id)

    @Test("A wrong answer that a rule makes is wrong, and a slip is named", arguments: ids)
    func named(id: String) throws {
        let card = try #require(try RepositoryCards.shipped.card(id))
        for notes in card.notes(.unicode) {
            // Rounded to what is asked, a number near the right one is called close.
            if let key = notes.task.answer.key as? NumericKey, key.round != nil { continue }
            for slip in notes.keys.flatMap(\.slips) where slip.misconceptions != [.roundedEarly] {
                let place = "\(id) \(notes.task.id): \(slip.answer), \(slip.misconceptions)"
                switch slip.verdict {
                case .incorrect(let named, _): #expect(!named.isEmpty, "\(place)")
                // The right formula in other words; where that is one of numbers alone, `check` warns.
                case .correct: break
                case .invalid, .kept: Issue.record("\(place): \(slip.verdict)")
                }
            }
        }
    }
}
