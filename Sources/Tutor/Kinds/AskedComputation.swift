internal import Algebra
internal import Autodiff
internal import Cards

/// A forward computation, line after line.
struct AskedComputation: AskedLineByLine {
    let key: ComputationKey
    let grader: Grader

    var opening: ComputationSession? {
        grader.graph.flatMap { ComputationSession(graph: $0, key: key, notation: grader.notation) }
    }

    /// The value that the last line comes to.
    func facts(in graph: Graph) -> AskedFacts {
        AskedFacts(key: .symbol(key.node), in: graph, as: .number)
    }

    /// Names and lines are the student's own; the value follows from the inputs.
    var wordsForFingerprint: [String] {
        guard let graph = grader.graph, let node = graph.node(key.node) else { return [] }
        let equation = graph.nodes[node].expression?.text(.ascii) ?? ""
        return ["\(key.node.text(.ascii)) = \(equation)", graph.evaluation.values[node]?.words ?? ""]
    }
}
