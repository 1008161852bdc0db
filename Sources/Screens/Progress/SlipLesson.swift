package import Cards

/// The section of a card's lesson that teaches what goes wrong again and again.
package struct SlipLesson: Sendable {
    /// The card.
    package var card: Card
    /// The section in its lesson.
    package var section: Teaching

    package init(card: Card, section: Teaching) {
        self.card = card
        self.section = section
    }

    /// The card's title, and the section's.
    package var name: String { "\(card.frontMatter.title), “\(section.title)”" }
}
