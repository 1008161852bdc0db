internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

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

    var wordsForFingerprint: [String] {
        guard let graph = grader.graph, let start = graph.node(key.start) else { return [] }
        let names = GraphNames(graph: graph, notation: .ascii)
        let quantity = Quantity.adjoint(node: start)
        let value = key.entries == .symbolic ? nil : graph.tensor(quantity, in: graph.evaluation)?.words
        return graph.paths(from: start, limit: PathsKey.limit).map { names.path($0) }.sorted()
            + [value ?? graph.words(for: .quantity(quantity)) ?? ""]
    }

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? {
        grader.graph.flatMap { PathsSession(graph: $0, key: key, notation: grader.notation) }
            .map { TaskWork(session: $0) }
    }
}

extension PathsSession: TaskSession {}
