import Cards
import Foundation
import Testing

/// The cards of the folder `cards`.
let shippedCardNames = [
    "chain-cos-sin", "dense-layer", "differentiation-quiz", "lattice", "matrix-layouts", "subscripts",
    "vector-chain-rule",
]

/// A card of the folder `cards`.
func shippedCard(_ name: String) throws -> Card {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "cards")
    let text = try String(contentsOf: folder.appending(path: "\(name).md"), encoding: .utf8)
    return try #require(Card.read(text, path: "\(name).md").card)
}
