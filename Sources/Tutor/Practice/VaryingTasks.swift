internal import Autodiff
package import Cards

/// The tasks of a card that have `vary`, in their order, over and over, each time with other numbers.
package struct VaryingTasks: DrillSource {
    private let card: Card
    private let tasks: [Task]
    private var asked = 0
    /// The values of the last question's graph.
    private var last: [Tensor?] = []
    /// What the first question is drawn with.
    package let seed: NumberSeed
    private var nextSeed: NumberSeed

    /// How many seeds are looked at for other numbers than the last ones.
    private static let draws = 5

    /// - Parameter seed: draws the numbers of the first question; those after it have the next ones.
    /// - Returns: nil where no task has other numbers.
    package init?(of card: Card, seed: NumberSeed) {
        self.card = card
        self.seed = seed
        nextSeed = seed
        let fixed = Set(card.tasksWithoutOtherNumbers)
        tasks = card.tasks.enumerated().filter { index, task in
            task.answer.key.subject.variation != nil && !fixed.contains(index)
        }.map(\.element)
        if tasks.isEmpty { return nil }
    }

    /// What is asked, said at its beginning.
    package var subject: String {
        let count = tasks.count == 1 ? "one task" : "\(tasks.count) tasks"
        return "\(card.frontMatter.title): \(count), with other numbers every time."
    }
    /// Where it stands.
    package var place: String { "" }
    /// What comes of it, said at its end.
    package var conclusion: String { "" }

    /// A card with the next question; nil where there is none.
    package mutating func next() -> Card? {
        var question = card
        question.tasks = [tasks[asked % tasks.count]]
        asked += 1
        // Each question has numbers of its own, so that no solution tells the answer of the next; a narrow range has few.
        for _ in 0..<Self.draws {
            let drawn = question.redrawn(by: nextSeed)
            nextSeed = nextSeed.next
            let values = drawn.tasks[0].ownGraph?.nodes.map(\.value) ?? []
            defer { last = values }
            if values != last { return drawn }
        }
        return question.redrawn(by: nextSeed)
    }

    /// Takes notice of how a question went; what is said of it, or nothing.
    package mutating func learn(_ outcome: Summary.Outcome) -> String { "" }
}
