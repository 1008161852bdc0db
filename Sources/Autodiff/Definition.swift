package import Algebra

/// One line of a graph before it has a place in the order: a name and what it stands for.
package struct Definition: Hashable, Sendable {
    package var symbol: Symbol
    package var kind: Node.Kind
    /// The value of an input, parameter or constant; nil where it has none.
    package var value: Double?
    /// The place of the whole definition in the block's text, and its line, counted from 1.
    package var source: Range<Int>?
    package var line: Int?
    /// The place of the name.
    package var nameSource: Range<Int>?
    /// Whether `expand=primitives` made it and its name.
    package var isGenerated = false

    package init(_ symbol: Symbol, _ kind: Node.Kind, value: Double? = nil) {
        self.symbol = symbol
        self.kind = kind
        self.value = value
    }

    /// Where a fault of the definition is reported.
    var place: Range<Int> { nameSource ?? source ?? 0..<0 }

    /// The names the right-hand side uses, in order of first use.
    var operands: [Symbol] {
        switch kind {
        case .input, .parameter, .constant: []
        case .computed(let expression): expression.symbols
        }
    }

    /// For each operand the part of the right-hand side it occurs in: its terms, where the right-hand side is a sum.
    /// With it a sum of thousands of terms has its partials without going through all terms for each.
    func rules(by operands: [Symbol]) -> [Expression] {
        guard case .computed(let expression) = kind else { return [] }
        guard case .apply(.add, let terms) = expression else { return operands.map { _ in expression } }
        var termsOf: [Symbol: [Expression]] = [:]
        for term in terms {
            for symbol in term.symbols { termsOf[symbol, default: []].append(term) }
        }
        return operands.map { operand in
            let terms = termsOf[operand] ?? []
            return terms.count == 1 ? terms[0] : .apply(.add, terms)
        }
    }
}
