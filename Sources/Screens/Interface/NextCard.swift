/// The card that follows the one that was opened from the library.
package struct NextCard: Hashable, Sendable {
    /// Its place in the library.
    package var index: Int
    /// Its title.
    package var title: String
}
