package import Algebra
package import Autodiff

/// An expression that the answer must equal at every point.
package struct SymbolicKey: Sendable {
    /// The name of the graph whose names the key uses; nil where the card has none.
    package var graph: String?
    /// The key as it is written.
    package var key: Expression
    /// `in terms of:`, the names and derivatives that the answer is to be written in; empty where any true form will do.
    package var terms: [Atom]
    package init(graph: String?, key: Expression, terms: [Atom] = []) {
        self.graph = graph
        self.key = key
        self.terms = terms
    }
}

extension SymbolicKey: WrittenKey {
    static let name: BlockKey = "symbolic"
    static let options: [BlockKey] = [.expect, .layout, inTermsOf]
    private static let inTermsOf: BlockKey = "in terms of"

    var answer: Answer { .symbolic(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph) }
    /// The edges whose labels say the answer.
    package func revealingEdges(in graph: Graph) -> Set<Int> { graph.edges(labelled: key) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> SymbolicKey? {
        let keys = block.keys
        if keys.written(name) != nil, keys[.expect] != nil {
            findings.report(.keyNotFor(key: BlockKey.expect.name, kind: name.name), at: keys.offset(of: .expect))
        }
        guard let value = keys.written(name) ?? keys[.expect] ?? keys[name],
            let reader = block.keyExpression(for: value, declaringNames: block.graphs.entries.isEmpty, &findings),
            let key = reader.expression(value, for: name.name, &findings)
        else { return nil }
        let terms = keys[inTermsOf]?.list(for: inTermsOf.name, &findings).compactMap {
            reader.atom($0, for: inTermsOf.name, &findings)
        }
        return SymbolicKey(graph: reader.entry?.name, key: key, terms: terms ?? [])
    }
}
