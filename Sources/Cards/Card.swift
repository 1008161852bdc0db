package import Autodiff

/// A card: a short lesson, computation graphs and tasks.
package struct Card: Sendable {
    /// The head of the file.
    package var frontMatter: FrontMatter
    /// Everything above the heading `Tasks`.
    package var lesson: [Block]
    /// The sections of the lesson that say which slips they are about.
    package var teachings: [Teaching]
    /// In order of appearance.
    package var graphs: [Graph]
    /// In order of appearance, each with an id of its own.
    package var tasks: [Task]
    /// What the lesson trains; nil where it trains nothing.
    package var training: TrainingPlan?
    /// Where the block of each graph begins in the file, by name: for findings that take a drawing to know, such as one
    /// that is too wide.
    package var graphPlaces: [String: Diagnostic.Place]
    /// What the numbers of its tasks were drawn with; nil for those that the author gave.
    package var seed: String?
    /// All of its tasks as the author gave them, where its own are those of them alone that have other numbers; else nil.
    package var authorsTasks: [Task]?
    /// Where each block of the lesson begins in the file; empty for a card that no file has.
    package var lessonPlaces: [Diagnostic.Place] = []

    package init(
        frontMatter: FrontMatter, lesson: [Block], teachings: [Teaching] = [], graphs: [Graph], tasks: [Task],
        graphPlaces: [String: Diagnostic.Place] = [:]
    ) {
        self.frontMatter = frontMatter
        self.lesson = lesson
        self.teachings = teachings
        self.graphs = graphs
        self.tasks = tasks
        self.graphPlaces = graphPlaces
    }

    /// A graph of the card.
    package func graph(named name: String) -> Graph? { graphs.first { $0.name == name } }
}
