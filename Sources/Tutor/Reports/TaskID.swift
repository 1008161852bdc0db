/// A task by what stays when a card is edited: the card's id and its own.
package struct TaskID: Hashable, Comparable, Sendable {
    /// The card's id.
    package var card: String
    /// The task's id in the card.
    package var task: String

    package init(card: String, task: String) {
        self.card = card
        self.task = task
    }

    /// By card, then by task.
    package static func < (left: TaskID, right: TaskID) -> Bool {
        left.card == right.card ? left.task < right.task : left.card < right.card
    }
}
