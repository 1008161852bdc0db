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

    var solution: String { grader.rightOrder(key).joined(separator: ", ") }
}
