import Cards
import Foundation
import RepositoryCards
import Testing

/// The cards of the folder `cards`.
let shippedCardNames = [
    "chain-cos-sin", "dense-layer", "differentiation-quiz", "lattice", "matrix-layouts", "subscripts",
    "vector-chain-rule",
]

/// A card of the folder `cards`.
func shippedCard(_ name: String) throws -> Card {
    try #require(try RepositoryCards.shipped.card(name))
}
