internal import Cards

/// Every path from a node to the output: its factors, and the sum of their products.
struct AskedPaths: AskedKind {
    let key: PathsKey
    let grader: Grader

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? {
        grader.graph.flatMap { PathsSession(graph: $0, key: key, notation: grader.notation) }
            .map { TaskWork(session: $0) }
    }

    let instruction = ""
    let hints: [String] = []
    let solution = ""
    func preview(_ entry: String) -> Reading { .empty }
    func grade(_ entry: String) -> Grade { .withoutGraph }
}

extension PathsSession: TaskSession {}

extension Grade {
    /// An entry of a session whose card has no such graph.
    static var withoutGraph: Grade {
        Grade(verdict: .invalid(Fault("this card has no such graph")), read: "")
    }
}
