package import Algebra

/// The YAML head of a card.
package struct FrontMatter: Sendable, Equatable {
    /// How much a student should know before.
    package enum Difficulty: String, Sendable, CaseIterable { case introductory, intermediate, advanced }

    /// The card's identity, which progress follows; by default the file's base name.
    package var id: String
    /// How lists name the card.
    package var title: String
    /// The field it belongs to.
    package var topic: String?
    /// Nil where the author does not say.
    package var difficulty: Difficulty?
    /// Who wrote it.
    package var author: String?
    /// ISO date, `2026-06-01`.
    package var created: String?
    /// The convention of every derivative on the card.
    package var layout: Layout
    /// Whether the message about an answer of a wrong shape may name the right one; else it says only whether a row,
    /// column, matrix or scalar is asked for.
    package var revealsShape: Bool
    /// Ids of cards in the same library.
    package var related: [String]
    /// Web addresses.
    package var video: [String]
    /// Institutions that approved the card.
    package var approvals: [String]

    package init(id: String, title: String) {
        self.id = id
        self.title = title
        layout = .denominator
        revealsShape = false
        related = []
        video = []
        approvals = []
    }
}
