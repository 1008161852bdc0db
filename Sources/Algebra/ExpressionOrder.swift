// An order of expressions that depends on nothing but how they are written. Nobody sees it: terms and factors keep the
// order of their first appearance. It only makes x·y and y·x known as the same term.

extension Expression {
    /// The expression with the operands of sums and products sorted, some levels down: a key under which like terms and
    /// like factors meet. Only the upper levels are sorted, so that gathering at every level of a deep expression stays
    /// linear.
    var likenessKey: Expression { sorted(levels: 4) }

    private func sorted(levels: Int) -> Expression {
        guard levels > 0, case .apply(let operation, let operands) = self else { return self }
        let inner = operands.map { $0.sorted(levels: levels - 1) }
        switch operation {
        case .add, .multiply: return .apply(operation, inner.sorted { $0.precedes($1) })
        default: return .apply(operation, inner)
        }
    }

    private func precedes(_ other: Expression) -> Bool {
        var waiting = [(self, other)]
        while let (left, right) = waiting.popLast() {
            let (first, second) = (left.head, right.head)
            if first != second { return first < second }
            switch (left, right) {
            case (.number(let a), .number(let b)):
                if a != b { return a.precedes(b) }
            case (.symbol(let a), .symbol(let b)), (.adjoint(let a), .adjoint(let b)):
                if a != b { return a.precedes(b) }
            case (.derivative(let a), .derivative(let b)):
                if a.of != b.of { return a.of.precedes(b.of) }
                if a.variable != b.variable { return a.variable.precedes(b.variable) }
                if a.isPartial != b.isPartial { return b.isPartial }
            default:
                waiting.append(contentsOf: zip(left.operands, right.operands).reversed())
            }
        }
        return false
    }

    /// What the node itself says, apart from numbers and variables.
    private var head: Head {
        switch self {
        case .number: Head(kind: 0, name: "", count: 0)
        case .constant(let constant): Head(kind: 1, name: constant.rawValue, count: 0)
        case .symbol: Head(kind: 2, name: "", count: 0)
        case .derivative: Head(kind: 3, name: "", count: 0)
        case .adjoint: Head(kind: 4, name: "", count: 0)
        case .apply(let operation, let operands): Head(kind: 5, name: operation.rawValue, count: operands.count)
        case .opaque(let name, let arguments): Head(kind: 6, name: name, count: arguments.count)
        }
    }
}

private struct Head: Comparable {
    var kind: Int
    var name: String
    var count: Int

    static func < (left: Head, right: Head) -> Bool {
        (left.kind, left.name, left.count) < (right.kind, right.name, right.count)
    }
}

extension Number {
    fileprivate func precedes(_ other: Number) -> Bool {
        guard doubleValue == other.doubleValue else { return doubleValue < other.doubleValue }
        // Two numbers that differ only beyond the precision of Double.
        return "\(self)" < "\(other)"
    }
}

extension Symbol {
    fileprivate func precedes(_ other: Symbol) -> Bool {
        guard name == other.name else { return name < other.name }
        let (left, right) = (layer ?? Int.min, other.layer ?? Int.min)
        return left == right ? indices.lexicographicallyPrecedes(other.indices) : left < right
    }
}
