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
    /// Ids of cards in the same library that lead on from here.
    package var related: [String]
    /// Ids of cards in the same library that are to be studied before.
    package var requires: [String]
    /// Words to find the card by.
    package var tags: [String]
    /// Where the exercise comes from, in words.
    package var source: String?
    /// The license of the text, such as `CC-BY-4.0`.
    package var license: String?
    /// The language of the text as a BCP 47 tag, `en`; nil where the author does not say.
    package var language: String?
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
        requires = []
        tags = []
        video = []
        approvals = []
    }
}
