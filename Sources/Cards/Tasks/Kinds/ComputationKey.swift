package import Algebra
internal import Autodiff

/// A forward computation: a node's equation is taken apart into single operations, one a line, each from inputs and from lines
/// before. Any names and any lines that come to the equation are right.
package struct ComputationKey: Sendable {
    /// The name of the graph.
    package var graph: String
    /// The node whose equation it is, over inputs alone.
    package var node: Symbol
    /// Which inputs are drawn anew, for `vary:`.
    package var variation: Variation?
    package init(graph: String, node: Symbol) {
        self.graph = graph
        self.node = node
    }
}

extension ComputationKey: WrittenKey {
    static let name: BlockKey = "computation"
    static let help = HelpEntry(
        "computation: C", "lines of one operation each that compute C, with their values where inputs have some")
    static let options: [BlockKey] = [.vary]

    var answer: Answer { .computation(self) }
    /// The graph it is about.
    package var subject: AnswerSubject { AnswerSubject(graph: graph, variation: variation) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> ComputationKey? {
        guard let value = block.keys[name], let entry = block.entry(at: block.keys.offset(of: name), &findings),
            let text = value.text(for: name.name, as: .nodeName, &findings),
            let symbol = KeyExpression(source: block.source, entry: entry).node(text, at: value.offset, &findings),
            let graph = entry.graph, let node = graph.node(symbol)
        else { return nil }
        if let obstacle = graph.obstacleToTakingApart(node) {
            findings.report(.notTakenApart(symbol, obstacle), at: value.offset)
            return nil
        }
        var key = ComputationKey(graph: entry.name, node: symbol)
        key.variation = block.variation(over: entry, &findings)
        return key
    }
}

/// What keeps a node from being taken apart into single operations.
enum ComputationObstacle {
    /// It is an input, or a function that is not defined.
    case noEquation
    /// Its equation names a node that is computed, and so tells how it is taken apart.
    case namesComputed(Symbol)
    /// Its equation is a single operation.
    case singleOperation
    /// The graph has vectors or matrices.
    case tensors
}

extension Graph {
    fileprivate func obstacleToTakingApart(_ node: Int) -> ComputationObstacle? {
        guard isScalar else { return .tensors }
        guard let equation = nodes[node].expression, !nodes[node].isOpaque else { return .noEquation }
        let computed = equation.symbols.first { self.node($0).map { nodes[$0].expression != nil } ?? false }
        if let computed { return .namesComputed(computed) }
        return operationsInside(equation).isEmpty ? .singleOperation : nil
    }
}
