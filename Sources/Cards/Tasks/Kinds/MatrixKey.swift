package import Algebra
package import Autodiff

/// A vector or matrix: an expression over a graph, or numbers that are written out.
package struct MatrixKey: Sendable {
    /// The name of the graph that the key is about; nil for numbers by themselves.
    package var graph: String?
    /// The key as it is written, in `layout`.
    package var key: Expression
    /// What decides the shapes of derivatives in the key and in answers: the task's, else the card's.
    package var layout: Layout
    /// The shape of the key, and of a right answer.
    package var shape: Shape
    /// The right numbers, computed from the graph when the card is read; nil where it has none.
    package var value: Tensor?
    /// What an answer may be. By default both where there are numbers, else an expression.
    package var entries: Walk.Entries
    /// Digits after the decimal point of every element, for `round:`.
    package var round: Int?
    /// Relative tolerance of every element, for `tolerance:`.
    package var tolerance: Double?
    /// Whether a message about a wrong shape may name the right one.
    package var revealsShape: Bool
    /// `in terms of:`, the names and derivatives that an expression is to be written in; empty where any true form will do.
    package var terms: [Atom] = []
    /// The key as its author writes it out, an expression as `expect:` beside it; nil where that is left to the graph.
    package var expected: Expression?
    /// Which inputs are drawn anew, for `vary:`.
    package var variation: Variation?

    package init(
        graph: String?, key: Expression, layout: Layout = .denominator, shape: Shape, value: Tensor?,
        entries: Walk.Entries? = nil, round: Int? = nil, tolerance: Double? = nil, revealsShape: Bool = false
    ) {
        self.graph = graph
        self.key = key
        self.layout = layout
        self.shape = shape
        self.value = value
        self.entries = entries ?? (value == nil ? .symbolic : .both)
        self.round = round
        self.tolerance = tolerance
        self.revealsShape = revealsShape
    }
}

extension MatrixKey: WrittenKey {
    static let name: BlockKey = "matrix"
    static let help = HelpEntry("matrix: dC/dW", "a vector or matrix, as numbers or as an expression")
    static let options: [BlockKey] = [
        .expect, .round, .tolerance, .entries, .layout, .revealShape, .inTermsOf, .vary,
    ]

    var answer: Answer { .matrix(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph, layout: layout, variation: variation) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> MatrixKey? {
        let (keys, conventions) = (block.keys, block.conventions)
        let comparison = block.comparison(&findings)
        let entries: Walk.Entries? = keys.word(.entries, &findings)
        guard let value = keys.written(name) ?? keys[.expect] ?? keys[name],
            let reader = block.keyExpression(for: value, readingMatrices: true, &findings),
            let key = reader.expression(value, for: name.name, &findings),
            let shape = reader.shape(key, at: value.offset, &findings)
        else { return nil }
        let tensor = reader.tensor(key)
        let graph = reader.entry?.name
        if let graph {
            block.check(
                entries, isNumeric: tensor != nil, at: keys.offset(of: .entries), graph: graph, &findings)
        } else if tensor == nil {
            findings.report(.noFiniteValue, at: value.offset)
        }
        var result = MatrixKey(
            graph: graph, key: key, layout: conventions.layout, shape: shape, value: tensor, entries: entries,
            round: comparison.round, tolerance: comparison.tolerance, revealsShape: conventions.revealsShape)
        result.variation = block.variation(over: reader.entry, &findings)
        result.terms = block.terms(of: key, reader, &findings)
        if !result.terms.isEmpty {
            if let entries, entries != .symbolic {
                findings.report(.termsOfNumbers(entries), at: keys.offset(of: .entries))
            }
            // Numbers are written in no terms.
            result.entries = .symbolic
        }
        if let expect = keys[.expect], keys.written(name) != nil {
            let literal = KeyExpression(source: block.source, entry: nil, readsMatrices: true)
            if literal.reads(expect) || graph == nil {
                result.check(against: expect, literal, &findings)
            } else {
                result.expected = reader.checked(expect, against: key, &findings)
            }
        }
        return result
    }

    /// An author may write the numbers beside the key; they must be those that the graph gives.
    private func check(against expect: YAMLValue, _ reader: KeyExpression, _ findings: inout Findings) {
        guard let literal = reader.expression(expect, for: BlockKey.expect.name, &findings),
            let shape = reader.shape(literal, at: expect.offset, &findings)
        else { return }
        guard shape == self.shape else {
            findings.report(.expectedShapeDisagrees(computed: self.shape, expected: shape), at: expect.offset)
            return
        }
        guard let expected = reader.tensor(literal) else {
            findings.report(.noFiniteValue, at: expect.offset)
            return
        }
        guard let value else { return }
        if !zip(expected.elements, value.elements).allSatisfy({ isClose($0, to: $1, (round, tolerance)) }) {
            findings.report(.expectDisagrees(computed: value, expected: expected), at: expect.offset)
        }
    }
}
