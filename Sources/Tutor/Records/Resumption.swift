/// From where a session goes on.
package struct Resumption: Hashable, Sendable {
    /// The identity of the sitting.
    package let id: String
    /// When it was left.
    package let last: Moment

    /// Nil where nothing was entered.
    init?(_ left: LeftSitting) {
        guard let last = left.last else { return nil }
        id = left.id
        self.last = last
    }
}
