internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// What stands above a task's answer: its prompt and the drawing of its graph, laid out once and kept.
struct TaskPrompt: Sendable {
    /// What is laid out, and apart from drawings what stands below them.
    typealias Lines = (lines: [[Span]], notes: [[Span]])

    /// What of it is laid out.
    enum Extent: Hashable {
        /// Title, prompt and drawing, in the order of the card; the drawing beside options is not part of it.
        case whole
        /// The title, the prompt's words, or the drawing beside it alone.
        case title, words, beside
        /// The prompt's drawings and the one beside it, in so many rows where they fit into them.
        case drawings(rows: Int)
    }

    private struct Key: Hashable {
        let extent: Extent
        let task: String
        let width: Int
        let window: Size
        let drawing: TaskDrawing
        /// The tasks that are open, as drawings of other graphs depend on them.
        let open: Set<String>
    }
    private let card: Card
    private let appearance: Appearance
    private var kept: [Key: Lines] = [:]

    init(card: Card, appearance: Appearance) {
        self.card = card
        self.appearance = appearance
    }

    /// The lines of a task's title, prompt and graph in a window.
    mutating func lines(
        _ extent: Extent, for task: Task, _ face: any AnswerFace, in session: QuizSession, width: Int, window: Size
    ) -> Lines {
        let key = Key(
            extent: extent, task: task.id, width: width, window: window,
            drawing: face.drawing(in: session, showing: session.state?.entry ?? ""),
            open: session.openTasks.ids)
        if let lines = kept[key] { return lines }
        let title = Block.heading(level: 2, task.heading)
        let (own, beside) = (prompt(of: task, face), drawing(for: task, face))
        let blocks: [Block] =
            switch extent {
            case .whole: [title] + own + (face.isTyped ? beside : [])
            case .title: [title]
            case .words: own.filter { !$0.isGraph }
            case .drawings: own.filter(\.isGraph) + beside
            case .beside: beside
            }
        let layout = layout(of: task, key.drawing, in: session, window: window)
        let lines: Lines =
            if case .drawings(let rows) = extent {
                layout.drawings(blocks, width: width, rows: rows)
            } else {
                (layout.lines(blocks, width: width), [])
            }
        kept[key] = lines
        return lines
    }

    /// Blocks of a task as lines.
    func lines(
        _ blocks: [Block], of task: Task, _ drawing: TaskDrawing, in session: QuizSession, width: Int
    ) -> [[Span]] {
        layout(of: task, drawing, in: session, window: nil).lines(blocks, width: width)
    }

    private func layout(
        of task: Task, _ drawing: TaskDrawing, in session: QuizSession, window: Size?
    ) -> LessonLayout {
        let own = card.shownGraph(of: task)?.name
        return LessonLayout(appearance: appearance, graphs: card.graphs(of: task), window: window) { graph in
            graph.name == own ? drawing : TaskDrawing(disclosure: session.disclosure(of: graph))
        }
    }

    /// A task's prompt, without its graph where that is not drawn.
    func prompt(of task: Task, _ face: any AnswerFace) -> [Block] {
        guard !face.drawsGraph, let graph = card.shownGraph(of: task) else { return task.prompt }
        return task.prompt.filter { $0 != .graph(graph.name) }
    }

    /// The drawing of a task's graph, where neither its prompt nor a screen of its own shows it.
    func drawing(for task: Task, _ face: any AnswerFace) -> [Block] {
        guard !face.hasScreen, face.drawsGraph, let graph = card.shownGraph(of: task),
            !task.prompt.contains(.graph(graph.name))
        else {
            return []
        }
        return [.graph(graph.name)]
    }
}

extension Block {
    /// Whether it is the drawing of a graph.
    var isGraph: Bool {
        if case .graph = self { true } else { false }
    }
}

/// How the graph of a task is drawn.
struct TaskDrawing: Hashable, Sendable {
    var content = GraphPicture.Content()
    var marks = GraphMarks()
    var disclosure = Disclosure.everything
}
