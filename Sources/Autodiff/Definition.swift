package import Algebra

/// One line of a graph before it has a place in the order: a name and what it stands for.
package struct Definition: Hashable, Sendable {
    /// The name that is defined.
    package var symbol: Symbol
    /// What it stands for.
    package var kind: Node.Kind
    /// The value of an input, parameter or constant; nil where it has none.
    package var value: Tensor?
    /// The shape that was declared; nil where it follows from the value or the right-hand side, or is a scalar.
    package var shape: Shape?
    /// The place of the whole definition in the block's text.
    package var source: Range<Int>?
    /// Its line, counted from 1.
    package var line: Int?
    /// The place of the name.
    package var nameSource: Range<Int>?
    /// The place of the right-hand side.
    package var rightSource: Range<Int>?
    /// Whether `expand=primitives` made it and its name.
    package var isGenerated = false

    package init(_ symbol: Symbol, _ kind: Node.Kind, value: Tensor? = nil, shape: Shape? = nil) {
        self.symbol = symbol
        self.kind = kind
        self.value = value
        self.shape = shape ?? value?.shape
    }

    /// A scalar input, parameter or constant.
    package init(_ symbol: Symbol, _ kind: Node.Kind, value: Double?) {
        self.init(symbol, kind, value: value.map { Tensor($0) })
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

    /// Part of a right-hand side, and its size.
    typealias Rule = (expression: Expression, size: Int)

    /// For each operand the part of the right-hand side that its partial depends on: where the right-hand side is a sum,
    /// or a sum negated or times a number, only the terms the operand occurs in. With it a sum of thousands of terms has
    /// its partials without going through all terms for each. For scalars: a term alone may have another shape than the
    /// sum.
    func rules(by operands: [Symbol], areScalar: Bool) -> [Rule] {
        guard case .computed(let expression) = kind else { return [] }
        guard areScalar else {
            let size = expression.size
            return operands.map { _ in (expression, size) }
        }
        return expression.rules(by: operands)
    }
}

extension Expression {
    fileprivate func rules(by operands: [Symbol]) -> [Definition.Rule] {
        switch self {
        case .apply(.add, let terms):
            var termsOf: [Symbol: (terms: [Expression], size: Int)] = [:]
            for term in terms {
                let size = term.size
                for symbol in term.symbols {
                    termsOf[symbol, default: ([], 1)].terms.append(term)
                    termsOf[symbol, default: ([], 1)].size += size
                }
            }
            return operands.map { operand in
                let (terms, size) = termsOf[operand] ?? ([], 1)
                return terms.count == 1 ? (terms[0], size - 1) : (.apply(.add, terms), size)
            }
        case .apply(let operation, let parts) where [.negate, .multiply, .divide].contains(operation):
            let moving = parts.indices.filter { !parts[$0].symbols.isEmpty }
            guard moving.count == 1, case .apply = parts[moving[0]], operation != .divide || moving[0] == 0 else {
                break
            }
            return parts[moving[0]].rules(by: operands).map { rule in
                var parts = parts
                parts[moving[0]] = rule.expression
                return (.apply(operation, parts), rule.size + parts.count)
            }
        default: break
        }
        let size = self.size
        return operands.map { _ in (self, size) }
    }
}
