internal import Algebra
package import Autodiff
internal import Canvas

/// How nodes, values, partials and adjoints of one graph are written, on drawings, in ledgers and in worked solutions
/// alike.
package struct GraphWords: Sendable {
    package let graph: Graph
    package let evaluation: Evaluation?
    package let appearance: Appearance

    /// Definitions in boxes wrap at this many columns.
    private static let definitionColumns = 28
    /// Adjoints longer than this are written as known only, so that boxes stay small.
    private static let adjointColumns = 14

    package init(graph: Graph, evaluation: Evaluation?, appearance: Appearance) {
        self.graph = graph
        self.evaluation = evaluation
        self.appearance = appearance
    }

    /// A number as it is shown to people.
    package func number(_ value: Double) -> String { value.text(appearance.notation) }

    /// `x`, `w₁₃`.
    package func name(_ node: Int) -> String { graph.nodes[node].symbol.text(appearance.notation) }

    /// `x̄`, in ASCII `bar(x)`.
    package func adjointName(_ node: Int) -> String {
        Expression.adjoint(graph.nodes[node].symbol).text(appearance.notation)
    }

    /// `∂t/∂x`.
    package func partialName(_ edge: Int) -> String {
        Expression.derivative(
            Derivative(
                of: graph.nodes[graph.edges[edge].to].symbol, variable: graph.nodes[graph.edges[edge].from].symbol,
                isPartial: true)
        ).text(appearance.notation)
    }

    /// `dC/dx`, the derivative that an adjoint is.
    package func derivativeName(_ node: Int) -> String {
        Expression.derivative(
            Derivative(
                of: graph.nodes[graph.output].symbol, variable: graph.nodes[node].symbol, isPartial: false)
        ).text(appearance.notation)
    }

    /// `x·y`; nil for what is not computed.
    package func definition(_ node: Int) -> String? {
        guard case .computed(let expression) = graph.nodes[node].kind else { return nil }
        return expression.text(appearance.notation)
    }

    package func value(_ node: Int) -> Double? { scalar(evaluation?.values, node) }
    package func partialValue(_ edge: Int) -> Double? { scalar(evaluation?.partials, edge) }
    package func adjointValue(_ node: Int) -> Double? { scalar(evaluation?.adjoints, node) }

    /// The lines of a box, without the adjoint: `t = x·y = 6`.
    func box(_ node: Int, _ content: GraphPicture.Content) -> [String] {
        var parts = [name(node)]
        if content.definitions, let definition = definition(node) { parts.append(definition) }
        if content.values, let value = value(node) { parts.append(number(value)) }
        return boxLines(parts)
    }

    /// `x̄ = 38`, or `x̄ = ?` while it is not known.
    func adjoint(_ node: Int, _ value: String?) -> String {
        let text = "\(adjointName(node)) = \(value ?? "?")"
        return text.columns <= max(adjointRoom(node), GraphWords.adjointColumns) ? text : "\(adjointName(node)) known"
    }

    /// The columns that the adjoint's line may need later.
    func adjointRoom(_ node: Int) -> Int {
        let name = adjointName(node).columns
        guard let value = adjointValue(node) else { return name + 6 }
        return name + 3 + max(1, number(value).columns)
    }

    /// What an edge says: `2t = 12`, `1`.
    package func label(_ edge: Int) -> String {
        let partial = graph.edges[edge].partial.text(appearance.notation)
        guard let value = partialValue(edge) else { return partial }
        let number = number(value)
        return number == partial ? partial : "\(partial) = \(number)"
    }

    private func scalar(_ tensors: [Tensor?]?, _ index: Int) -> Double? {
        guard let tensors, tensors.indices.contains(index), let tensor = tensors[index] else { return nil }
        return tensor.elements.count == 1 ? tensor.scalar : nil
    }

    /// `t = x·y = 6` on one line where it is short, else broken before the equals signs, then inside.
    private func boxLines(_ parts: [String]) -> [String] {
        let line = parts.joined(separator: " = ")
        guard line.columns > GraphWords.definitionColumns else { return [line] }
        var lines: [String] = []
        for (index, part) in parts.enumerated() {
            let text = index == 0 ? part : "= \(part)"
            if index > 0, let last = lines.last, last.columns + 1 + text.columns <= GraphWords.definitionColumns {
                lines[lines.count - 1] += " " + text
            } else {
                lines += wrap([Span(text, breaking: .math)], width: GraphWords.definitionColumns, hangingIndent: 2).map(
                    \.text)
            }
        }
        return lines
    }
}
