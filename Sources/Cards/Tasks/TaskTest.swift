/// What an author says of an entry for a task, to be held against what is said of it: `> Right: 37`,
/// `> Wrong: 36 -> missing-path`, `> Returned: 37 m`.
package struct TaskTest: Hashable, Sendable {
    /// What is to become of the entry.
    package enum Outcome: String, CaseIterable, Sendable {
        case right = "Right", wrong = "Wrong"
        /// It is no answer, and costs nothing: it cannot be read, has another shape, or is not in the form that is asked for.
        case returned = "Returned"
    }

    /// What the author says becomes of it.
    package var outcome: Outcome
    /// The entry, as a student would type it; behind a wrong one an arrow and the id of the slip may stand.
    package var text: String
    /// Where it stands.
    package var place: Diagnostic.Place

    package init(outcome: Outcome, text: String, place: Diagnostic.Place) {
        (self.outcome, self.text, self.place) = (outcome, text, place)
    }
}
