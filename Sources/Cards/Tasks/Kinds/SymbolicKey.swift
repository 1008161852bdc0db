package import Algebra

/// An expression that the answer must equal at every point.
package struct SymbolicKey: Sendable {
    /// The name of the graph whose names the key uses; nil where the card has none.
    package var graph: String?
    /// The key as it is written.
    package var key: Expression
    /// `in terms of:`, the names and derivatives that the answer is to be written in; empty where any true form will do.
    package var terms: [Atom]
    /// The key as its author writes it out, `expect:` beside it; nil where that is left to the graph.
    package var expected: Expression?
    package init(graph: String?, key: Expression, terms: [Atom] = [], expected: Expression? = nil) {
        self.graph = graph
        self.key = key
        self.terms = terms
        self.expected = expected
    }
}

extension SymbolicKey: WrittenKey {
    static let name: BlockKey = "symbolic"
    static let help = HelpEntry("symbolic: dC/dz * dz/dx", "an expression that is equal to this one everywhere")
    static let options: [BlockKey] = [.expect, .layout, .inTermsOf]

    var answer: Answer { .symbolic(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> SymbolicKey? {
        let keys = block.keys
        guard let value = keys.written(name) ?? keys[.expect] ?? keys[name],
            let reader = block.keyExpression(for: value, declaringNames: block.graphs.entries.isEmpty, &findings),
            let key = reader.expression(value, for: name.name, &findings)
        else { return nil }
        let terms = block.terms(of: key, reader, &findings)
        let expect = keys.written(name) == nil ? nil : keys[.expect]
        let expected = expect.flatMap { reader.checked($0, against: key, &findings) }
        return SymbolicKey(graph: reader.entry?.name, key: key, terms: terms, expected: expected)
    }
}
