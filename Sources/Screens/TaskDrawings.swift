internal import Algebra
internal import Autodiff
internal import Canvas
internal import Cards

/// The drawings of the graphs that tasks ask about, laid out once per width.
struct TaskDrawings: Sendable {
    private struct Key: Hashable {
        let graph: String
        let width: Int
    }
    private let card: Card
    private let appearance: Appearance
    private var pictures: [Key: GraphPicture] = [:]

    init(card: Card, appearance: Appearance) {
        self.card = card
        self.appearance = appearance
    }

    /// The graph that a task is about.
    func graph(of task: Task?) -> Graph? {
        let name: String? =
            switch task?.answer {
            case .numeric(let key): key.graph
            case .symbolic(let key): key.graph
            case .order(let key): key.graph
            case .walk(let walk): walk.graph
            case .choice, nil: nil
            }
        return name.flatMap { name in card.graphs.first { $0.name == name } }
    }

    /// The drawing of a task's graph; empty where its prompt shows it already, or the walk will.
    mutating func lines(for task: Task?, width: Int) -> [[Span]] {
        guard let task, let graph = graph(of: task), !task.prompt.contains(.graph(graph.name)) else { return [] }
        if case .walk = task.answer { return [] }
        let key = Key(graph: graph.name, width: width)
        let picture =
            pictures[key]
            ?? GraphPicture(graph: graph, evaluation: graph.evaluate(), appearance: appearance, width: width)
        pictures[key] = picture
        var marks = GraphMarks()
        marks.hiddenLabels = Set(asked(by: task, in: graph))
        return picture.rows(marks: marks)
    }

    /// The edges whose label would give the answer away.
    private func asked(by task: Task, in graph: Graph) -> [Int] {
        let key: Expression? =
            switch task.answer {
            case .numeric(let key): key.key
            case .symbolic(let key): key.key
            case .choice, .order, .walk: nil
            }
        guard case .derivative(let derivative)? = key else { return [] }
        return graph.edges.indices.filter { edge in
            let from = graph.edges[edge].from
            let to = graph.edges[edge].to
            // A total derivative is the label itself only where the edge is the one path.
            let isLabel = derivative.isPartial || (to == graph.output && graph.pathCount(from: from) == 1)
            return isLabel && graph.nodes[from].symbol == derivative.variable
                && graph.nodes[to].symbol == derivative.of
        }
    }
}
