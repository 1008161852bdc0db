internal import Cards

/// Every path from a node to the output: its factors, and the sum of their products.
struct AskedPaths: AskedInSession {
    let key: PathsKey
    let grader: Grader

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? {
        grader.graph.flatMap { PathsSession(graph: $0, key: key, notation: grader.notation) }
            .map { TaskWork(session: $0) }
    }
}

extension PathsSession: TaskSession {}
