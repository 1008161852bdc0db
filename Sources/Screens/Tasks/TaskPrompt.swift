internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// What stands above a task's answer: its prompt and the drawing of its graph, laid out once and kept.
struct TaskPrompt: Sendable {
    private struct Key: Hashable {
        let task: String
        let width: Int
        let isSettled: Bool
        let picked: Int?
    }
    private let card: Card
    private let appearance: Appearance
    private var kept: [Key: [[Span]]] = [:]

    init(card: Card, appearance: Appearance) {
        self.card = card
        self.appearance = appearance
    }

    /// The lines of a task's title, prompt and graph.
    /// - Parameters:
    ///   - isSettled: before, a label that is the answer itself is hidden.
    ///   - picked: the edge that an edge task is answered with so far.
    mutating func lines(for task: Task, width: Int, isSettled: Bool, picked: Int? = nil) -> [[Span]] {
        let key = Key(task: task.id, width: width, isSettled: isSettled, picked: picked)
        if let lines = kept[key] { return lines }
        let title = Block.heading(level: 2, task.heading)
        let lines = lines(
            [title] + task.prompt + drawing(for: task), of: task, width: width, isSettled: isSettled, picked: picked)
        kept[key] = lines
        return lines
    }

    /// Blocks of a task as lines.
    func lines(
        _ blocks: [Block], of task: Task, width: Int, isSettled: Bool, picked: Int? = nil
    ) -> [[Span]] {
        let drawing = TaskDrawing(of: task, in: card, isSettled: isSettled, picked: picked)
        let drawings = card.graph(of: task).map { [$0.name: drawing] } ?? [:]
        let layout = LessonLayout(appearance: appearance, graphs: card.graphs(of: task), drawings: drawings)
        return layout.lines(blocks, width: width)
    }

    /// The drawing of a task's graph, where its prompt does not show it and no walk will.
    func drawing(for task: Task) -> [Block] {
        guard let graph = card.graph(of: task), !task.prompt.contains(.graph(graph.name)) else { return [] }
        if case .walk = task.answer { return [] }
        return [.graph(graph.name)]
    }
}

/// How the graph of a task is drawn: an open task's drawing must not say what is asked.
struct TaskDrawing: Hashable, Sendable {
    var content = GraphPicture.Content()
    var marks = GraphMarks()

    /// - Parameter picked: the edge that an edge task is answered with so far.
    init(of task: Task, in card: Card, isSettled: Bool, picked: Int?) {
        guard case .edge(let key) = task.answer, let graph = card.graph(of: task) else {
            if !isSettled { marks.hiddenLabels = card.revealingEdges(of: task) }
            return
        }
        // Units alone: definitions, labels and boxes of weights would all say which edge is whose.
        if !isSettled {
            content = Zoom.boxes.content
            content.weightsOnEdges = true
        }
        let edge = graph.edge(of: key)
        marks.pathEdges = Set((isSettled || key.ask == .symbol ? edge : picked).map { [$0] } ?? [])
    }
}
