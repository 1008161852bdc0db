internal import Algebra
internal import Autodiff

// Keys that are matrices, and keys that are shapes.

extension AnswerKeyReader {
    func matrix(_ findings: inout Findings) -> MatrixKey? {
        keys.report([.inTermsOf], notFor: .matrix, &findings)
        let round = keys[.round].flatMap { $0.integer(for: Key.round.rawValue, in: 0...12, &findings) }
        let tolerance = keys[.tolerance].flatMap { $0.fraction(for: Key.tolerance.rawValue, &findings) }
        let entries = keys[.entries]?.choice(of: Walk.Entries.self, for: Key.entries.rawValue, &findings)
        guard let value = keys.written(.matrix) ?? keys[.expect] ?? keys[.matrix],
            let reader = keyExpression(for: value, readingMatrices: true, &findings),
            let key = reader.expression(value, for: Key.matrix.rawValue, &findings),
            let shape = reader.shape(key, at: value.offset, &findings)
        else { return nil }
        let result = MatrixKey(
            graph: reader.entry?.name, key: key, layout: conventions.layout, shape: shape, value: reader.tensor(key),
            entries: entries, round: round, tolerance: tolerance, revealsShape: conventions.revealsShape)
        if result.value == nil, result.graph == nil {
            findings.report(.noFiniteValue, at: value.offset)
        } else if result.value == nil, let entries, entries != .symbolic {
            findings.report(.notNumeric(graph: reader.entry?.name ?? ""), at: keys.offset(of: .entries))
        }
        if let expect = keys[.expect], keys.written(.matrix) != nil { check(result, against: expect, &findings) }
        return result
    }

    /// An author may write the numbers beside the key; they must be those that the graph gives.
    private func check(_ key: MatrixKey, against expect: YAMLValue, _ findings: inout Findings) {
        let reader = KeyExpression(source: source, entry: nil, readsMatrices: true)
        guard let literal = reader.expression(expect, for: Key.expect.rawValue, &findings),
            let shape = reader.shape(literal, at: expect.offset, &findings)
        else { return }
        guard shape == key.shape else {
            findings.report(.expectedShapeDisagrees(computed: key.shape, expected: shape), at: expect.offset)
            return
        }
        guard let expected = reader.tensor(literal) else {
            findings.report(.noFiniteValue, at: expect.offset)
            return
        }
        guard let value = key.value else { return }
        let isEqual = zip(expected.elements, value.elements).allSatisfy {
            isClose($0, to: $1, round: key.round, tolerance: key.tolerance)
        }
        if !isEqual { findings.report(.expectDisagrees(computed: value, expected: expected), at: expect.offset) }
    }

    func shape(_ findings: inout Findings) -> ShapeKey? {
        keys.report([.round, .tolerance, .inTermsOf, .entries, .revealShape], notFor: .shape, &findings)
        let expected = keys.written(.expect).flatMap { value in
            shape(written: value, &findings).map { (shape: $0, offset: value.offset) }
        }
        guard let value = keys.written(.shape) else {
            if let expected { return ShapeKey(graph: nil, key: nil, layout: conventions.layout, shape: expected.shape) }
            if keys.written(.expect) == nil { _ = keys[.shape]?.text(for: Key.shape.rawValue, &findings) }
            return nil
        }
        guard let reader = keyExpression(for: value, readingMatrices: true, &findings),
            let key = reader.expression(value, for: Key.shape.rawValue, &findings),
            let shape = reader.shape(key, at: value.offset, &findings)
        else { return nil }
        if let expected, expected.shape != shape {
            findings.report(
                .expectedShapeDisagrees(computed: shape, expected: expected.shape), at: expected.offset)
        }
        return ShapeKey(graph: reader.entry?.name, key: key, layout: conventions.layout, shape: shape)
    }

    /// A shape written out; `[3]` and `[2, 3]` are lists to YAML.
    private func shape(written value: YAMLValue, _ findings: inout Findings) -> Shape? {
        let text =
            value.isList
            ? "[" + value.list(for: Key.expect.rawValue, &findings).compactMap(\.scalar).joined(separator: ", ") + "]"
            : value.text(for: Key.expect.rawValue, as: .shape, &findings)
        guard let text else { return nil }
        do throws(Shape.ReadingError) {
            return try Shape(reading: text)
        } catch {
            findings.report(error == .malformed ? .notAShape(text) : .shapeTooLarge(text), at: value.offset)
            return nil
        }
    }
}

extension YAMLValue {
    /// The text of a single value.
    fileprivate var scalar: String? {
        if case .scalar(let text) = content { text } else { nil }
    }
}
