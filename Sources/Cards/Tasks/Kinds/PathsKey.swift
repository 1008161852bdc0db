package import Algebra
internal import Autodiff

/// Every path from a node to its graph's output: its factors, and the sum of their products.
package struct PathsKey: Sendable {
    /// The most paths that a task asks for.
    package static let limit = 12
    /// The name of the graph.
    package var graph: String
    /// Where the paths begin: v in `paths: dC/dv`.
    package var start: Symbol
    /// What factors and sum may be: both by default, where the graph has numbers, else symbolic.
    package var entries: Walk.Entries
    /// Which inputs are drawn anew, for `vary:`.
    package var variation: Variation?
    package init(graph: String, start: Symbol, entries: Walk.Entries = .both) {
        self.graph = graph
        self.start = start
        self.entries = entries
    }
}

extension PathsKey: WrittenKey {
    static let name: BlockKey = "paths"
    static let help = HelpEntry("paths: dC/dx", "the factors of every path from x, and their sum")
    static let options: [BlockKey] = [.entries, .vary]

    var answer: Answer { .paths(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph, variation: variation) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> PathsKey? {
        let keys = block.keys
        let entries: Walk.Entries? = keys.word(.entries, &findings)
        guard let value = keys[name], let entry = block.entry(at: keys.offset(of: name), &findings),
            let key = KeyExpression(source: block.source, entry: entry).expression(value, for: name.name, &findings),
            let graph = entry.graph, let start = start(of: key, in: graph, at: value.offset, &findings)
        else { return nil }
        if let edge = graph.edgeWithoutFactor(from: start) {
            findings.report(
                .noFactor(
                    Derivative(
                        of: graph.nodes[edge.to].symbol, variable: graph.nodes[edge.from].symbol, isPartial: true)),
                at: value.offset)
            return nil
        }
        // The factors of vectors and matrices are matrices, which are told apart by their names.
        if !graph.isScalar, let entries, entries != .symbolic {
            findings.report(.pathsOfTensors(graph: entry.name), at: keys.offset(of: .entries))
            return nil
        }
        let isNumeric = graph.isScalar && graph.hasNumber(.adjoint(node: start))
        block.check(entries, isNumeric: isNumeric, at: keys.offset(of: .entries), graph: entry.name, &findings)
        var result = PathsKey(
            graph: entry.name, start: graph.nodes[start].symbol, entries: entries ?? (isNumeric ? .both : .symbolic))
        result.variation = block.variation(over: entry, &findings)
        return result
    }

    /// The node where the paths of `dC/dv` begin.
    private static func start(of key: Expression, in graph: Graph, at offset: Int, _ findings: inout Findings) -> Int? {
        let output = graph.nodes[graph.output].symbol
        let start: Symbol? =
            switch key {
            case .derivative(let derivative) where derivative.of == output: derivative.variable
            case .adjoint(let symbol): symbol
            default: nil
            }
        guard let start, let node = graph.node(start), node != graph.output else {
            // Whoever names a node alone means the derivative by it.
            let named = key.symbols.first { $0 != output } ?? graph.nodes.first { $0.isVariable }?.symbol
            let meant = named.map { Derivative(of: output, variable: $0, isPartial: false) }
            findings.report(.notPaths(meant: meant.map { Expression.derivative($0).text(.ascii) }), at: offset)
            return nil
        }
        let count = graph.varies[node] ? graph.pathCount(from: node) : 0
        guard count > 0, count <= limit else {
            findings.report(.pathCount(count, from: start.text(.ascii), to: output.text(.ascii)), at: offset)
            return nil
        }
        return node
    }
}

extension Graph {
    /// An edge on a path from a node to the output whose local partial is no matrix, as ∂z/∂W of z = Wx; nil where there is none.
    fileprivate func edgeWithoutFactor(from start: Int) -> Edge? {
        guard !isScalar else { return nil }
        return paths(from: start, limit: PathsKey.limit).lazy.flatMap(\.edges).first { jacobian(ofEdge: $0) == nil }
            .map { edges[$0] }
    }
}
