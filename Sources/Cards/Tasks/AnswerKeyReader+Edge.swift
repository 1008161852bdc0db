internal import Algebra
internal import Autodiff

// The key `edge:`, whose edge follows from the graph: the one whose local partial is the weight that is named.

extension AnswerKeyReader {
    func edge(_ findings: inout Findings) -> EdgeKey? {
        keys.report(
            [.round, .tolerance, .expect, .entries, .inTermsOf, .layout, .revealShape], notFor: .edge, &findings)
        let ask = keys[.ask]?.choice(of: EdgeKey.Ask.self, for: Key.ask.rawValue, &findings)
        guard let value = keys[.edge],
            let entry = graphs.entry(keys[.graph], at: keys.offset(of: .edge), &findings),
            let key = KeyExpression(source: source, entry: entry).expression(value, for: Key.edge.rawValue, &findings),
            let graph = entry.graph
        else { return nil }
        guard graph.isScalar else {
            findings.report(.edgeOfTensors(graph: entry.name), at: value.offset)
            return nil
        }
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
    private func weight(in key: Expression, of graph: Graph) -> Int? {
        switch key {
        case .symbol(let symbol), .adjoint(let symbol): graph.node(symbol)
        case .derivative(let derivative) where derivative.of == graph.nodes[graph.output].symbol:
            graph.node(derivative.variable)
        default: nil
        }
    }

    private func derivative(of graph: Graph, by weight: Symbol) -> String {
        let output = graph.nodes[graph.output].symbol
        return Expression.derivative(Derivative(of: output, variable: weight, isPartial: false)).text(.ascii)
    }
}
