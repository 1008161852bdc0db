/// What an author says of an entry for a task, to be held against what is said of it: `> Right: 37`,
/// `> Wrong: 36 -> missing-path`.
package struct TaskTest: Hashable, Sendable {
    /// Whether the entry is to be right; else it is to be wrong.
    package var isRight: Bool
    /// The entry, as a student would type it; behind a wrong one an arrow and the id of the slip may stand.
    package var text: String
    /// Where it stands.
    package var place: Diagnostic.Place
}
