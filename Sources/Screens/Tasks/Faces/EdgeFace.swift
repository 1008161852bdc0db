internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// An edge, picked on the drawing or named, or the name of a weight: the drawing shows units alone, because definitions,
/// labels and boxes of weights would all say which edge is whose.
struct EdgeFace: AnswerFace {
    private let key: EdgeKey
    private let graph: Graph?
    /// The edges to pick from; nil where the weight of one is asked for.
    private let choice: EdgeChoice?

    init(key: EdgeKey, graph: Graph?, in session: QuizSession) {
        self.key = key
        self.graph = graph
        choice = key.ask == .symbol ? nil : graph.map { EdgeChoice(graph: $0, notation: session.notation) }
    }

    let showsWholeGraph = false

    // MARK: On a screen

    func addKeys(to table: inout KeyTable<QuizScreen.Action>) {
        table.add(.submit, [.enter], "Enter", "accept the answer", short: "accept")
        guard choice != nil else { return }
        table.add(.pick(.step(1)), [.right], "Right", "the next edge of the drawing", short: "next edge")
        table.add(.pick(.step(-1)), [.left], "Left", "the edge before")
    }

    mutating func pick(_ pick: Pick, in session: inout QuizSession) -> TaskPage.Part? {
        guard case .step(let step) = pick, let choice,
            let next = choice.next(after: session.state?.entry ?? "", by: step)
        else { return nil }
        session.draft(choice.entry(next))
        return .picked
    }

    func drawing(in session: QuizSession, showing entry: Entry) -> TaskDrawing {
        let isSettled = session.state?.isSettled ?? true
        var drawing = TaskDrawing(disclosure: graph.map(session.disclosure) ?? .everything)
        if !isSettled {
            drawing.content = Zoom.boxes.content
            drawing.content.weightsOnEdges = true
        }
        let isShown = isSettled || key.ask == .symbol
        let edge = isShown ? graph?.edge(from: key.operand, to: key.consumer) : choice?.edge(of: entry)
        drawing.marks.pathEdges = Set(edge.map { [$0] } ?? [])
        return drawing
    }

    // MARK: In plain lines

    func plainLines(appearance: Appearance, width: Int) -> [String] {
        guard let choice else { return [] }
        let list = choice.edges.enumerated().map { "\($0 + 1) \(choice.text(of: $1))" }.joined(separator: ", ")
        return [""] + Prose(appearance: appearance).lines("The edges by number: \(list).", width: width).plainText
    }

    var plainRequest: String {
        choice == nil ? "Type its name." : "Type the number of the edge, or both its ends with -> between them."
    }

    /// `3` is the third edge of the list.
    func entry(_ line: String) -> Entry {
        guard let choice, let number = Int(line), choice.edges.indices.contains(number - 1) else { return .text(line) }
        return choice.entry(choice.edges[number - 1])
    }
}
