extension Expression {
    /// The sum of simplified terms: like terms gathered, zeros gone, order of first appearance.
    static func sum(_ terms: [Expression]) -> Expression {
        var gathered: [(term: Expression, coefficient: Number)] = []
        var position: [Expression: Int] = [:]
        func add(_ term: Expression, _ coefficient: Number) {
            let key = term.likenessKey
            if let index = position[key] {
                gathered[index].coefficient = gathered[index].coefficient + coefficient
            } else {
                position[key] = gathered.count
                gathered.append((term, coefficient))
            }
        }
        for term in terms {
            let (isNegated, inner) = term.withoutMinus
            // A sum inside the sum, or minus such a sum, is written out; a multiple of one, 2(x + y), is not.
            if case .apply(.add, let inner) = inner {
                for term in inner {
                    let (rest, coefficient) = term.splitCoefficient
                    add(rest, isNegated ? -coefficient : coefficient)
                }
            } else {
                let (rest, coefficient) = inner.splitCoefficient
                add(rest, isNegated ? -coefficient : coefficient)
            }
        }
        let written = gathered.filter { !$0.coefficient.isZero }.map { gathered in
            gathered.coefficient == .one ? gathered.term : .product([.number(gathered.coefficient), gathered.term])
        }
        switch written.count {
        case 0: return .zero
        case 1: return written[0]
        default: return .apply(.add, written)
        }
    }

    /// −u as u and a sign.
    private var withoutMinus: (isNegated: Bool, Expression) {
        if case .apply(.negate, let operands) = self { (true, operands[0]) } else { (false, self) }
    }

    /// A simplified term as its numeric coefficient and the rest: 3x/(2y) as 3/2 and x/y.
    private var splitCoefficient: (rest: Expression, coefficient: Number) {
        switch self {
        case .number(let number): return (.one, number)
        case .apply(.negate, let operands):
            let (rest, coefficient) = operands[0].splitCoefficient
            return (rest, -coefficient)
        case .apply(.multiply, let factors):
            guard let coefficient = factors[0].number else { return (self, .one) }
            return (factors.count == 2 ? factors[1] : .apply(.multiply, Array(factors.dropFirst())), coefficient)
        case .apply(.divide, let operands):
            let (top, topCoefficient) = operands[0].splitCoefficient
            let (bottom, bottomCoefficient) = operands[1].splitCoefficient
            let coefficient = topCoefficient * bottomCoefficient.reciprocal
            guard coefficient.isFinite, !coefficient.isZero else { return (self, .one) }
            return (bottom == .one ? top : .apply(.divide, [top, bottom]), coefficient)
        default: return (self, .one)
        }
    }
}
