internal import Autodiff
internal import Cards

/// Every path from a node to the output: its factors, and the sum of their products.
struct AskedPaths: AskedInSession {
    let key: PathsKey
    let grader: Grader

    var typing: String {
        guard let graph = grader.graph, key.entries != .numeric else { return "" }
        return TypedSign.sentence(for: GraphNames(graph: graph, notation: grader.notation), namesAdjoints: false)
    }

    var rules: [LocalRule] {
        grader.graph.flatMap { graph in
            graph.node(key.start).map { graph.rules(of: graph.output, by: $0) }
        } ?? []
    }

    func facts(in graph: Graph) -> AskedFacts {
        graph.node(key.start).map { AskedFacts(pathsFrom: $0, in: graph, as: AskedFacts.Form(key.entries)) } ?? .none
    }

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? {
        grader.graph.flatMap { PathsSession(graph: $0, key: key, notation: grader.notation) }
            .map { TaskWork(session: $0) }
    }
}

extension PathsSession: TaskSession {}
