internal import Algebra
internal import Autodiff

/// Reads the expressions of answer keys and the names of nodes, over a graph of the card.
struct KeyExpression {
    let source: SourceText
    /// The graph the names belong to; nil for a key without a graph.
    let entry: CardGraphs.Entry?
    /// Whether a name that nothing declares becomes a variable.
    var declaresNames = false
    /// What decides the shapes of derivatives.
    var layout: Layout = .denominator
    /// Whether matrices are read where there is no graph.
    var readsMatrices = false

    /// What a key may name.
    var scope: Scope {
        guard var scope = entry?.scope else {
            return Scope(readsMatrices: readsMatrices, declaresOnUse: declaresNames)
        }
        scope.layout = layout
        scope.isAuthored = true
        if readsMatrices { scope.readsMatrices = true }
        return scope
    }

    /// Whether a value can be read here.
    func reads(_ value: YAMLValue) -> Bool {
        guard let text = value.expressionText else { return false }
        return (try? Expression(parsing: text, in: scope)) != nil
    }

    /// The expression of a key; nil where it has a fault, or the graph has.
    func expression(_ value: YAMLValue, for key: String, _ findings: inout Findings) -> Expression? {
        guard
            let text = (readsMatrices ? value.expressionText : nil)
                ?? value.text(for: key, as: .expression, &findings)
        else { return nil }
        if entry != nil, entry?.graph == nil { return nil }
        do throws(ParseError) {
            let expression = try Expression(parsing: text, in: scope)
            for derivative in expression.derivatives where entry?.graph?.isReversed(derivative) == true {
                findings.report(.reversedDerivative(derivative), at: value.offset)
            }
            return expression
        } catch {
            findings.report(
                .inExpression(error), at: fileOffset(of: error.range.lowerBound, in: text, of: value),
                to: fileOffset(of: error.range.upperBound, in: text, of: value))
            return nil
        }
    }

    /// A name or derivative of a list; nil where it is no such thing, which is reported.
    func atom(_ value: YAMLValue, for key: String, _ findings: inout Findings) -> Atom? {
        guard let expression = expression(value, for: key, &findings) else { return nil }
        guard let atom = expression.atom, expression.operands.isEmpty else {
            findings.report(.notAName(key: key), at: value.offset)
            return nil
        }
        return atom
    }

    /// The shape of an expression; nil where the shapes in it do not go together, which is reported.
    func shape(_ expression: Expression, at offset: Int, _ findings: inout Findings) -> Shape? {
        let shapes = entry?.graph?.shapes ?? [:]
        do throws(ShapeError) {
            return try expression.shape(layout: layout) { shapes[$0] }
        } catch {
            findings.report(.shapesOfKey(error), at: offset)
            return nil
        }
    }

    /// The numbers of a vector, matrix or scalar; nil where it has none, as over a graph without values.
    func tensor(_ expression: Expression) -> Tensor? {
        guard let entry else { return expression.tensor { _ in nil } }
        guard let graph = entry.graph, let evaluation = entry.evaluation, evaluation.faults.isEmpty else { return nil }
        var point = GraphPoint(graph, evaluation)
        return point.tensor(of: expression, layout: layout)
    }

    /// What an author writes beside a key: a number or matrix is what the key is at the graph's own values, an expression what
    /// it is everywhere, and then it is given back. One that disagrees is reported with both values.
    func checked(_ expect: YAMLValue, against key: Expression, _ findings: inout Findings) -> Expression? {
        guard let written = expression(expect, for: BlockKey.expect.name, &findings), let graph = entry?.graph else {
            return nil
        }
        let points = KeyPoints(graph)
        let difference =
            written.atoms.isEmpty && !key.atoms.isEmpty
            ? points.ownDifference(key, written, layout: layout) : points.difference(key, written, layout: layout)
        if let (computed, expected) = difference {
            findings.report(.expectDisagrees(computed: computed, expected: expected), at: expect.offset)
            return nil
        }
        return written.atoms.isEmpty ? nil : written
    }

    /// The number an expression has on the graph; nil where it has none, which is reported.
    func number(_ expression: Expression, at offset: Int, _ findings: inout Findings) -> Double? {
        guard let entry else {
            let value = expression.evaluated { _ in .nan }
            if !value.isFinite { findings.report(.noFiniteValue, at: offset) }
            return value.isFinite ? value : nil
        }
        // A graph with a fault of its own says nothing about the key.
        guard let graph = entry.graph, let evaluation = entry.evaluation, evaluation.faults.isEmpty else { return nil }
        var point = GraphPoint(graph, evaluation)
        for atom in expression.atoms where point.value(of: atom) == nil {
            if let shape = try? expression.shape(layout: layout, in: { graph.shapes[$0] }), shape != .scalar {
                findings.report(.tensorForNumber(key: expression.text(.ascii), shape: shape), at: offset)
                return nil
            }
            let open = graph.nodes.filter { $0.expression == nil && $0.value == nil }.map { $0.symbol.text(.ascii) }
            findings.report(.noNumber("`\(atom.expression.text(.ascii))`", graph: entry.name, open: open), at: offset)
            return nil
        }
        guard let value = point.value(of: expression) else {
            findings.report(.noFiniteValue, at: offset)
            return nil
        }
        return value
    }

    /// A node of the graph by its name.
    func node(_ text: String, at offset: Int, _ findings: inout Findings) -> Symbol? {
        guard let entry, let graph = entry.graph else { return nil }
        if case .symbol(let symbol)? = try? Expression(parsing: text, in: scope) { return symbol }
        let known = graph.nodes.prefix(CardLimits.namesCompared).map { $0.symbol.text(.ascii) }
        findings.report(.notANode(text, graph: entry.name, known: known), at: offset)
        return nil
    }

    /// Where a byte of a value stands in the file: exactly, where the value is written as it is read.
    private func fileOffset(of offset: Int, in text: String, of value: YAMLValue) -> Int {
        let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        let written = source.bytes[min(value.offset, source.bytes.count)...]
        let start = written.first.map(quotes.contains) == true ? written.dropFirst() : written
        return start.starts(with: text.utf8) ? start.startIndex + offset : value.offset
    }
}

extension Expression {
    fileprivate var derivatives: [Derivative] {
        atoms.compactMap { if case .derivative(let derivative) = $0 { derivative } else { nil } }
    }
}

extension Graph {
    /// Whether what stands above in a derivative is an operand, of operands too, of what stands below.
    fileprivate func isReversed(_ derivative: Derivative) -> Bool {
        guard let above = node(derivative.of), let below = node(derivative.variable), above < below else {
            return false
        }
        var isReached = [Bool](repeating: false, count: nodes.count)
        isReached[above] = true
        for node in above + 1..<below + 1 { isReached[node] = incoming[node].contains { isReached[edges[$0].from] } }
        return isReached[below]
    }
}

extension YAMLValue {
    /// What is written as an expression: a text, or a matrix, whose brackets YAML takes for lists.
    fileprivate var expressionText: String? {
        switch content {
        case .scalar(let text): return text.isEmpty ? nil : text
        case .list(let items):
            let texts = items.compactMap(\.expressionText)
            return texts.count == items.count && !texts.isEmpty ? "[" + texts.joined(separator: ", ") + "]" : nil
        case .mapping: return nil
        }
    }
}
