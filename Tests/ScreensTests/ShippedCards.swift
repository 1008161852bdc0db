import Cards
import Foundation
import RepositoryCards
import Testing

/// The cards of the folder `cards`.
let shippedCardNames = ((try? RepositoryCards.shipped.cards()) ?? []).map(\.frontMatter.id)

/// A card of the folder `cards`.
func shippedCard(_ name: String) throws -> Card {
    try #require(try RepositoryCards.shipped.card(name))
}
