internal import Autodiff
internal import Canvas
internal import Cards

/// What stands above a task's answer: its prompt and the drawing of its graph, laid out once and kept.
struct TaskPrompt: Sendable {
    private struct Key: Hashable {
        let task: String
        let width: Int
        let isSettled: Bool
    }
    private let card: Card
    private let appearance: Appearance
    private var kept: [Key: [[Span]]] = [:]

    init(card: Card, appearance: Appearance) {
        self.card = card
        self.appearance = appearance
    }

    /// The lines of a task's title, prompt and graph.
    /// - Parameter isSettled: before, a label that is the answer itself is hidden.
    mutating func lines(for task: Task, width: Int, isSettled: Bool) -> [[Span]] {
        let key = Key(task: task.id, width: width, isSettled: isSettled)
        if let lines = kept[key] { return lines }
        let title = Block.heading(level: 2, task.heading)
        let lines = lines([title] + task.prompt + drawing(for: task), of: task, width: width, isSettled: isSettled)
        kept[key] = lines
        return lines
    }

    /// Blocks of a task as lines.
    func lines(_ blocks: [Block], of task: Task, width: Int, isSettled: Bool) -> [[Span]] {
        var hidden: [String: Set<Int>] = [:]
        if !isSettled, let graph = card.graph(of: task) { hidden[graph.name] = card.revealingEdges(of: task) }
        let layout = LessonLayout(appearance: appearance, graphs: card.graphs(of: task), hiddenLabels: hidden)
        return layout.lines(blocks, width: width)
    }

    /// The drawing of a task's graph, where its prompt does not show it and no walk will.
    func drawing(for task: Task) -> [Block] {
        guard let graph = card.graph(of: task), !task.prompt.contains(.graph(graph.name)) else { return [] }
        if case .walk = task.answer { return [] }
        return [.graph(graph.name)]
    }
}
