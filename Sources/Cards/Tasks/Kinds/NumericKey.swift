package import Algebra
internal import Autodiff

/// A number: an expression over a graph, or a literal.
package struct NumericKey: Sendable {
    /// The name of the graph that the key is about; nil for a number by itself.
    package var graph: String?
    /// The key as it is written.
    package var key: Expression
    /// The right value, computed from the graph when the card is read.
    package var value: Double
    /// Digits after the decimal point, for `round:`.
    package var round: Int?
    /// Relative tolerance, for `tolerance:`.
    package var tolerance: Double?
    /// Which inputs are drawn anew, for `vary:`.
    package var variation: Variation?
    package init(graph: String?, key: Expression, value: Double, round: Int?, tolerance: Double?) {
        self.graph = graph
        self.key = key
        self.value = value
        self.round = round
        self.tolerance = tolerance
    }
}

extension NumericKey: WrittenKey {
    static let name: BlockKey = "numeric"
    static let help = HelpEntry(
        "numeric: dC/dx",
        "a number, computed from the graph; or a count, paths(x), passes(differences), multiplications(reverse) or "
            + "additions(reverse), of forward sweeps and of paths too")
    static let options: [BlockKey] = [.expect, .round, .tolerance, .layout, .vary]

    var answer: Answer { .numeric(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph, variation: variation) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> NumericKey? {
        let keys = block.keys
        let comparison = block.comparison(&findings)
        guard let value = keys.written(name) ?? keys[.expect] ?? keys[name],
            let (reader, key, number) = read(value, of: block, &findings)
        else { return nil }
        // An author may write the number beside the key; it must be the number that the graph gives.
        let literal = KeyExpression(source: block.source, entry: nil)
        if keys.written(name) != nil, let expect = keys[.expect],
            let written = literal.expression(expect, for: BlockKey.expect.name, &findings),
            let expected = literal.number(written, at: expect.offset, &findings),
            !isClose(expected, to: number, comparison)
        {
            findings.report(
                .expectDisagrees(computed: Tensor(number), expected: Tensor(expected)), at: expect.offset)
        }
        var result = NumericKey(
            graph: reader.entry?.name, key: key, value: number, round: comparison.round,
            tolerance: comparison.tolerance)
        result.variation = block.variation(over: reader.entry, &findings)
        return result
    }

    /// What reads a key, the key, and its number: of an expression over the graph what it has there, of a count the count.
    private static func read(
        _ value: YAMLValue, of block: AnswerBlock, _ findings: inout Findings
    ) -> (KeyExpression, Expression, Double)? {
        if let count = CountKey(value) {
            guard let entry = block.entry(at: value.offset, &findings) else { return nil }
            let reader = KeyExpression(source: block.source, entry: entry)
            return count.number(on: reader, &findings).map { (reader, .number(Number($0)), $0) }
        }
        guard let reader = block.keyExpression(for: value, &findings),
            let key = reader.expression(value, for: name.name, &findings),
            let number = reader.number(key, at: value.offset, &findings)
        else { return nil }
        return (reader, key, number)
    }
}
