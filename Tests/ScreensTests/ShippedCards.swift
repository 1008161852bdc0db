import Cards
import Foundation
import RepositoryCards
import Testing

/// The cards of the folder `cards`.
let shippedCardNames = ((try? RepositoryCards.shipped.cards()) ?? []).map(\.frontMatter.id)

/// Graphs that are larger than a task has room for in 80 by 24 beside its question: twelve scalars of a network with biases,
/// and eleven arrays in a chain, which are moved about there. The card comes before the graph.
let graphsBeyondTasksIn80By24: Set<String> = ["two-hidden-layers deep", "one-hidden-layer net"]

/// A card of the folder `cards`.
func shippedCard(_ name: String) throws -> Card {
    try #require(try RepositoryCards.shipped.card(name))
}
