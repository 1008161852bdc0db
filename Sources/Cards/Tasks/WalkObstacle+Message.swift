internal import Algebra

extension WalkObstacle {
    /// What is said: no capital at the start, no full stop.
    /// - Parameter graph: the graph's name.
    package func message(graph: String) -> String {
        switch self {
        case .output(let symbol, let shape):
            "a walk differentiates a scalar, and \(description(of: symbol, shape, graph))"
        case .tooLarge(let symbol, let shape):
            "\(description(of: symbol, shape, graph)), too large to be typed in numbers; take `entries: symbolic`"
        case .tooManyElements: "the graph `\(graph)` has too many elements to be walked"
        }
    }

    private func description(of symbol: Symbol, _ shape: Shape, _ graph: String) -> String {
        "`\(symbol.text(.ascii))` of the graph `\(graph)` is \(shape.text(.ascii))"
    }
}
