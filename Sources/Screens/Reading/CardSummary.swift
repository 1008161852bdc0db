package import Cards

/// A card as the library lists it.
package struct CardSummary: Hashable, Sendable {
    /// The card's identity.
    package var id: String
    /// Of the card; its id where it has none.
    package var title: String
    /// The chapter or deck it is listed under, in the order of the files.
    package var heading: String?
    /// The field it belongs to.
    package var topic: String?
    /// How hard it is, where the card says so.
    package var difficulty: FrontMatter.Difficulty?
    /// The file, as `adjoint check` takes it.
    package var path: String
    /// Why the card cannot be opened, in a few words: `2 errors`.
    package var fault: String?

    package init(
        id: String, title: String, topic: String? = nil, difficulty: FrontMatter.Difficulty? = nil,
        path: String, fault: String? = nil
    ) {
        self.id = id
        self.title = title
        self.topic = topic
        self.difficulty = difficulty
        self.path = path
        self.fault = fault
    }
}
