internal import Algebra
internal import Autodiff
internal import Cards

/// The nodes of a graph in topological order, either way.
struct AskedOrder: AskedKind {
    let key: OrderKey
    let grader: Grader

    var instruction: String {
        key.direction == .forward
            ? "All nodes in topological order, operands first."
            : "All nodes in reverse topological order, consumers first."
    }

    func preview(_ entry: String) -> Reading { grader.preview(entry, order: key) }

    var statement: String { "In which order may a \(key.direction.rawValue) sweep visit the nodes?" }

    func grade(_ entry: String) -> Grade { grader.grade(entry, order: key) }

    var hints: [String] {
        let names = grader.rightOrder(key)
        return [
            "A node may come once all its \(key.direction == .forward ? "operands" : "consumers") have come.",
            "\(names.first ?? "") may come first.", "One right order is \(solution).",
        ]
    }

    /// Any order is right that follows the edges.
    var wordsForFingerprint: [String] {
        guard let graph = grader.graph else { return [] }
        func name(_ node: Int) -> String { graph.nodes[node].symbol.text(.ascii) }
        return [key.direction.rawValue] + graph.edges.map { "\(name($0.from)) \(name($0.to))" }.sorted()
    }

    var solution: String { grader.rightOrder(key).joined(separator: ", ") }
}
