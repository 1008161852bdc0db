package import Autodiff

/// A question of a card. Progress follows `id`, never the text.
package struct Task: Sendable {
    /// From `{#id}` in the heading, or a slug of the heading.
    package var id: String
    /// The heading as plain text.
    package var title: String
    /// The heading as it is shown, with its math.
    package var heading: [Inline]
    /// The question: everything that is neither answer, hint nor why.
    package var prompt: [Block]
    /// The name of a graph that the task speaks of without being about it, as a multiple choice; nil for others.
    package var drawing: String?
    /// How it is answered, with the key.
    package var answer: Answer
    /// The ladder, shown one at a time.
    package var hints: [[Block]]
    /// Shown after a right answer or a reveal.
    package var why: [Block]
    /// The graph that it is about, where it has other numbers than the card's; nil for the card's own.
    package var ownGraph: Graph?
    /// Where its heading stands; nil for a task that no file has.
    package var place: Diagnostic.Place?
    /// What it counts beside other tasks; nil where its author does not say.
    package var points: Int?
    /// What its author says of entries.
    package var tests: [TaskTest] = []

    /// How many points a task may have.
    package static let pointRange = 1...1_000

    /// - Parameter heading: the title as it is shown; nil where it has no marks or math.
    package init(
        id: String, title: String, heading: [Inline]? = nil, prompt: [Block], drawing: String? = nil, answer: Answer,
        hints: [[Block]], why: [Block]
    ) {
        self.id = id
        self.title = title
        self.heading = heading ?? [.text(title)]
        self.prompt = prompt
        self.drawing = drawing
        self.answer = answer
        self.hints = hints
        self.why = why
    }
}
