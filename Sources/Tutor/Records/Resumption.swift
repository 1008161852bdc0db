/// From where a session goes on.
package struct Resumption: Hashable, Sendable {
    /// The identity of the sitting.
    package let id: String
    /// When it was left.
    package let last: Moment

    init(_ left: LeftSitting) {
        id = left.id
        last = left.last
    }
}
