package import Algebra
package import Autodiff

/// The edge whose local partial is a weight: where ∂C/∂w is found on the drawing.
package struct EdgeKey: Sendable {
    /// What the student gives: the edge of a weight, or the weight of an edge.
    package enum Ask: String, Sendable, CaseIterable { case edge, symbol }
    /// The name of the graph.
    package var graph: String
    /// The weight.
    package var weight: Symbol
    /// The ends of its edge: operand and consumer.
    package var operand: Symbol
    /// Where its edge ends.
    package var consumer: Symbol
    /// `ask: edge` or `ask: symbol`; the edge by default.
    package var ask: Ask
    package init(graph: String, weight: Symbol, operand: Symbol, consumer: Symbol, ask: Ask = .edge) {
        self.graph = graph
        self.weight = weight
        self.operand = operand
        self.consumer = consumer
        self.ask = ask
    }
}

extension Graph {
    /// The edge from an operand to its consumer, by their names; nil where this graph has no such edge.
    package func edge(from operand: Symbol, to consumer: Symbol) -> Int? {
        guard let operand = node(operand), let consumer = node(consumer) else { return nil }
        return edge(from: operand, to: consumer)
    }
}

extension EdgeKey: WrittenKey {
    static let name: BlockKey = "edge"
    static let help = HelpEntry("edge: dC/dw", "the edge that the weight w is the local partial of")
    static let options: [BlockKey] = [asked]
    private static let asked: BlockKey = "ask"

    var answer: Answer { .edge(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph) }

    /// The edge follows from the graph: it is the one whose local partial is the weight that is named.
    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> EdgeKey? {
        let keys = block.keys
        let ask = keys.word(asked, of: Ask.self, &findings)
        guard let value = keys[name], let entry = block.entry(at: keys.offset(of: name), &findings),
            let key = KeyExpression(source: block.source, entry: entry).expression(value, for: name.name, &findings),
            let graph = entry.graph
        else { return nil }
        guard let weight = weight(in: key, of: graph) else {
            let first = EdgeWeights(of: graph).weights.min { $0.key < $1.key }.map { graph.nodes[$0.value].symbol }
            findings.report(.notAWeight(meant: first.map { derivative(of: graph, by: $0) }), at: value.offset)
            return nil
        }
        let edges = EdgeWeights(of: graph).edges(of: weight)
        guard let edge = edges.first, edges.count == 1 else {
            let name = graph.nodes[weight].symbol.text(.ascii)
            findings.report(.weightEdges(edges.count, weight: name), at: value.offset)
            return nil
        }
        return EdgeKey(
            graph: entry.name, weight: graph.nodes[weight].symbol,
            operand: graph.nodes[graph.edges[edge].from].symbol, consumer: graph.nodes[graph.edges[edge].to].symbol,
            ask: ask ?? .edge)
    }

    /// The weight that a key names: `w[2; 1,3]`, `dC/dw[2; 1,3]` or its adjoint.
    private static func weight(in key: Expression, of graph: Graph) -> Int? {
        switch key {
        case .symbol(let symbol), .adjoint(let symbol): graph.node(symbol)
        case .derivative(let derivative) where derivative.of == graph.nodes[graph.output].symbol:
            graph.node(derivative.variable)
        default: nil
        }
    }

    private static func derivative(of graph: Graph, by weight: Symbol) -> String {
        let output = graph.nodes[graph.output].symbol
        return Expression.derivative(Derivative(of: output, variable: weight, isPartial: false)).text(.ascii)
    }
}
