internal import Algebra
internal import Autodiff

/// Reads a block `answer`: the key of a number, an expression, a matrix, a shape, an order, the paths from a node or the edge of
/// a weight.
struct AnswerKeyReader {
    enum Key: String, CaseIterable {
        case numeric, symbolic, matrix, shape, order, paths, edge, ask, graph, expect, round, tolerance, entries, layout
        case inTermsOf = "in terms of"
        case revealShape = "reveal-shape"
        // Of the format, but not of this version.
        case vary

        static let kinds: [Key] = [.numeric, .symbolic, .matrix, .shape, .order, .paths, .edge]
        static let unsupported: [Key] = [.vary]
    }

    let keys: KeyedValues<Key>
    let source: SourceText
    let graphs: CardGraphs
    /// The card's, with what the task says otherwise.
    let conventions: TaskConventions

    /// The answer; nil where it has a fault.
    static func read(
        _ block: CodeBlock, _ source: SourceText, _ graphs: CardGraphs, _ conventions: TaskConventions,
        _ findings: inout Findings
    ) -> Answer? {
        let faults = findings.count
        guard let keys = KeyedValues<Key>(block, source, owner: .answer, unsupported: Key.unsupported, &findings)
        else { return nil }
        var conventions = conventions
        if let layout = keys[.layout]?.choice(of: Layout.self, for: Key.layout.rawValue, &findings) {
            conventions.layout = layout
        }
        if let flag = keys[.revealShape]?.flag(for: Key.revealShape.rawValue, &findings) {
            conventions.revealsShape = flag
        }
        let reader = AnswerKeyReader(keys: keys, source: source, graphs: graphs, conventions: conventions)
        let answer = reader.answer(block, &findings)
        return findings.count == faults ? answer : nil
    }

    private func answer(_ block: CodeBlock, _ findings: inout Findings) -> Answer? {
        let kinds = Key.kinds.filter { keys[$0] != nil }
        if let kind = kinds.first, kind != .edge { keys.report([.ask], notFor: kind, &findings) }
        if kinds.count > 1 {
            let first = kinds.min { keys.offset(of: $0) < keys.offset(of: $1) } ?? kinds[0]
            for second in kinds where second != first {
                findings.report(.twoKeys(first.rawValue, second.rawValue), at: keys.offset(of: second))
            }
            return nil
        }
        switch kinds.first ?? keys[.expect].map({ $0.isList ? .matrix : .numeric }) {
        case .numeric: return numeric(&findings).map(Answer.numeric)
        case .symbolic: return symbolic(&findings).map(Answer.symbolic)
        case .matrix: return matrix(&findings).map(Answer.matrix)
        case .shape: return shape(&findings).map(Answer.shape)
        case .order: return order(&findings).map(Answer.order)
        case .paths: return paths(&findings).map(Answer.paths)
        case .edge: return edge(&findings).map(Answer.edge)
        default:
            // A key that is misspelt or not supported yet is reported already.
            if keys.isComplete { findings.report(.noKey, at: block.contentOffset) }
            return nil
        }
    }

    // MARK: Kinds

    private func numeric(_ findings: inout Findings) -> NumericKey? {
        keys.report([.entries, .inTermsOf, .revealShape], notFor: .numeric, &findings)
        let round = keys[.round].flatMap { $0.integer(for: Key.round.rawValue, in: 0...12, &findings) }
        let tolerance = keys[.tolerance].flatMap { $0.fraction(for: Key.tolerance.rawValue, &findings) }
        guard let value = keys.written(.numeric) ?? keys[.expect] ?? keys[.numeric],
            let reader = keyExpression(for: value, &findings),
            let key = reader.expression(value, for: Key.numeric.rawValue, &findings),
            let number = reader.number(key, at: value.offset, &findings)
        else { return nil }
        let result = NumericKey(
            graph: reader.entry?.name, key: key, value: number, round: round, tolerance: tolerance)
        if let expect = keys[.expect], keys.written(.numeric) != nil {
            check(result, against: expect, &findings)
        }
        return result
    }

    /// An author may write the number beside the key; it must be the number that the graph gives.
    private func check(_ key: NumericKey, against expect: YAMLValue, _ findings: inout Findings) {
        let reader = KeyExpression(source: source, entry: nil)
        guard let literal = reader.expression(expect, for: Key.expect.rawValue, &findings),
            let expected = reader.number(literal, at: expect.offset, &findings)
        else { return }
        if !isClose(expected, to: key.value, round: key.round, tolerance: key.tolerance) {
            findings.report(
                .expectDisagrees(computed: Tensor(key.value), expected: Tensor(expected)), at: expect.offset)
        }
    }

    /// Whether a number written beside a key is the one that the graph gives.
    func isClose(_ expected: Double, to value: Double, round: Int?, tolerance: Double?) -> Bool {
        let slack = round.map { 0.5 * power(of: 10, -$0) } ?? abs(value) * (tolerance ?? 0.001)
        return abs(expected - value) <= slack
    }

    private func power(of base: Double, _ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1) { power, _ in exponent < 0 ? power / base : power * base }
    }

    private func symbolic(_ findings: inout Findings) -> SymbolicKey? {
        keys.report([.round, .tolerance, .entries, .revealShape], notFor: .symbolic, &findings)
        if keys.written(.symbolic) != nil { keys.report([.expect], notFor: .symbolic, &findings) }
        guard let value = keys.written(.symbolic) ?? keys[.expect] ?? keys[.symbolic],
            let reader = keyExpression(for: value, declaringNames: graphs.entries.isEmpty, &findings),
            let key = reader.expression(value, for: Key.symbolic.rawValue, &findings)
        else { return nil }
        let terms = keys[.inTermsOf]?.list(for: Key.inTermsOf.rawValue, &findings).compactMap {
            reader.atom($0, for: Key.inTermsOf.rawValue, &findings)
        }
        return SymbolicKey(graph: reader.entry?.name, key: key, terms: terms ?? [])
    }

    private func order(_ findings: inout Findings) -> OrderKey? {
        keys.report(
            [.round, .tolerance, .expect, .entries, .inTermsOf, .layout, .revealShape], notFor: .order, &findings)
        guard let value = keys[.order],
            let direction = value.choice(of: OrderKey.Direction.self, for: Key.order.rawValue, &findings),
            let entry = graphs.entry(keys[.graph], at: keys.offset(of: .order), &findings)
        else { return nil }
        return OrderKey(graph: entry.name, direction: direction)
    }

    private func paths(_ findings: inout Findings) -> PathsKey? {
        keys.report([.round, .tolerance, .expect, .inTermsOf, .layout, .revealShape], notFor: .paths, &findings)
        let entries = keys[.entries]?.choice(of: Walk.Entries.self, for: Key.entries.rawValue, &findings)
        guard let value = keys[.paths],
            let entry = graphs.entry(keys[.graph], at: keys.offset(of: .paths), &findings),
            let key = KeyExpression(source: source, entry: entry).expression(value, for: Key.paths.rawValue, &findings),
            let graph = entry.graph, let start = start(of: key, in: graph, at: value.offset, &findings)
        else { return nil }
        guard graph.isScalar else {
            findings.report(.pathsOfTensors(graph: entry.name), at: value.offset)
            return nil
        }
        let isNumeric = graph.hasNumber(.adjoint(node: start))
        if let entries, entries != .symbolic, !isNumeric {
            findings.report(.notNumeric(graph: entry.name), at: keys.offset(of: .entries))
            return nil
        }
        return PathsKey(
            graph: entry.name, start: graph.nodes[start].symbol, entries: entries ?? (isNumeric ? .both : .symbolic))
    }

    /// The node where the paths of `dC/dv` begin.
    private func start(of key: Expression, in graph: Graph, at offset: Int, _ findings: inout Findings) -> Int? {
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
        guard count > 0, count <= PathsKey.limit else {
            findings.report(.pathCount(count, from: start.text(.ascii), to: output.text(.ascii)), at: offset)
            return nil
        }
        return node
    }

    /// The reader for a key: over the graph that is named, else over the card's only graph; a key of numbers alone
    /// needs none.
    func keyExpression(
        for value: YAMLValue, declaringNames: Bool = false, readingMatrices: Bool = false, _ findings: inout Findings
    ) -> KeyExpression? {
        if keys[.graph] == nil {
            let free = KeyExpression(
                source: source, entry: nil, declaresNames: declaringNames, readsMatrices: readingMatrices)
            if declaringNames || free.reads(value) { return free }
        }
        return graphs.entry(keys[.graph], at: value.offset, &findings).map {
            KeyExpression(source: source, entry: $0, layout: conventions.layout, readsMatrices: readingMatrices)
        }
    }
}
