internal import Algebra
internal import Autodiff
internal import Equivalence

/// What is said of a last line that does not come to the equation: the line that has to be another one, or a place where the two
/// differ.
struct ComputationSlips {
    /// The inputs and the lines before.
    let graph: Graph
    let lines: [ComputationSession.Line]
    /// The operation of the last line.
    let last: Expression
    let equation: Expression
    let notation: Notation

    /// - Parameter target: what the last line is called.
    func message(naming target: Symbol) -> String {
        let name = target.text(notation)
        if let line = wrongLine {
            let said = "\(line.symbol.text(notation)) = \(line.operation.text(notation))"
            return "Look at \(said): with another operation there \(name) would be right."
        }
        guard let point = graph.differingValues(of: equation, and: last, notation) else {
            return "That is not equal to \(name)."
        }
        return "Where \(point.place), the equation comes to \(point.values.0), and this to \(point.values.1)."
    }

    /// The first line in whose place a part of the equation would make everything right.
    private var wrongLine: ComputationSession.Line? {
        let parts = graph.operationsInside(equation)
        guard lines.count * parts.count <= Self.comparisons else { return nil }
        return lines.first { line in parts.contains { isRight(with: $0, for: line) } }
    }

    private static let comparisons = 200

    private func isRight(with part: Expression, for line: ComputationSession.Line) -> Bool {
        let definitions = graph.nodes.map { node in
            Definition(
                node.symbol, node.symbol == line.symbol ? .computed(part) : node.kind, value: node.value,
                shape: node.shape)
        }
        guard let other = Graph.assemble(name: graph.name, definitions: definitions).graph else { return false }
        return AnswerComparison(graph: other, answer: last)?.equals(.expression(equation)) ?? false
    }
}
