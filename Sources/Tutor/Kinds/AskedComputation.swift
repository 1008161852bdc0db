internal import Algebra
internal import Autodiff
internal import Cards

/// A forward computation, line after line. A line by itself is graded as the first one.
struct AskedComputation: AskedKind {
    let key: ComputationKey
    let grader: Grader

    var instruction: String { "" }

    func preview(_ text: String) -> Reading { opening?.preview(text) ?? .empty }

    func grade(_ text: String) -> Grade {
        guard var session = opening else {
            return Grade(verdict: .invalid(Fault("this card has no such graph")), read: "")
        }
        return session.submit(text)
    }

    /// The value that the last line comes to.
    func facts(in graph: Graph) -> AskedFacts {
        AskedFacts(key: .symbol(key.node), in: graph, as: .number)
    }

    var hints: [String] { opening?.hints ?? [] }

    var solution: String { opening?.solution ?? "" }

    /// Names and lines are the student's own; the value follows from the inputs.
    var wordsForFingerprint: [String] {
        guard let graph = grader.graph, let node = graph.node(key.node) else { return [] }
        let equation = graph.nodes[node].expression?.text(.ascii) ?? ""
        return ["\(key.node.text(.ascii)) = \(equation)", graph.evaluation.values[node]?.words ?? ""]
    }

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? { opening.map { TaskWork(session: $0) } }

    private var opening: ComputationSession? {
        grader.graph.flatMap { ComputationSession(graph: $0, key: key, notation: grader.notation) }
    }
}
