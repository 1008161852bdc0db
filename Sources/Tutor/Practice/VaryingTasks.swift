package import Cards

/// The tasks of a card that have `vary`, in their order, over and over, each time with other numbers.
package struct VaryingTasks: DrillSource {
    private let card: Card
    private let tasks: [Task]
    private var asked = 0
    private var seed: NumberSeed

    /// - Parameter seed: draws the numbers of the first question; those after it have the next ones.
    /// - Returns: nil where no task has other numbers.
    package init?(of card: Card, seed: NumberSeed) {
        self.card = card
        self.seed = seed
        let fixed = Set(card.tasksWithoutOtherNumbers)
        tasks = card.tasks.enumerated().filter { index, task in
            task.answer.key.subject.variation != nil && !fixed.contains(index)
        }.map(\.element)
        if tasks.isEmpty { return nil }
    }

    package var subject: String {
        let count = tasks.count == 1 ? "one task" : "\(tasks.count) tasks"
        return "\(card.frontMatter.title): \(count), with other numbers every time."
    }
    package var place: String { "" }
    package var conclusion: String { "" }

    package mutating func next() -> Card? {
        // Each question has numbers of its own, so that no solution tells the answer of the next.
        for _ in tasks.indices {
            var question = card
            question.tasks = [tasks[asked % tasks.count]]
            question = question.redrawn(by: seed)
            asked += 1
            seed = seed.next
            if question.tasks[0].ownGraph != nil { return question }
        }
        return nil
    }

    package mutating func learn(_ outcome: Summary.Outcome) -> String { "" }
}
