extension Simplifier {
    /// The sum of simplified terms: like terms gathered, zeros gone, order of first appearance.
    mutating func sum(_ terms: [Form]) -> Form {
        var gathered: [(term: Form, coefficient: Number)] = []
        var place: [Form: Int] = [:]
        for term in terms {
            // A sum inside the sum, or minus such a sum, is written out; a multiple of one, 2(x + y), is not.
            var parts = [term]
            var isNegated = false
            if case .apply(.negate, let operands) = self[term] { (parts, isNegated) = (operands, true) }
            if case .apply(.add, let inner) = self[parts[0]] { parts = inner }
            for part in parts {
                let (rest, coefficient) = splitCoefficient(part)
                let signed = isNegated ? -coefficient : coefficient
                if let index = place[likeness(rest)] {
                    gathered[index].coefficient = gathered[index].coefficient + signed
                } else {
                    place[likeness(rest)] = gathered.count
                    gathered.append((rest, signed))
                }
            }
        }
        var written: [Form] = []
        for (term, coefficient) in gathered where !coefficient.isZero {
            written.append(coefficient == .one ? term : product([number(coefficient), term]))
        }
        switch written.count {
        case 0: return number(0)
        case 1: return written[0]
        default: return store(.apply(.add, written))
        }
    }

    /// A simplified term as its numeric coefficient and the rest: 3x/(2y) as 3/2 and x/y.
    private mutating func splitCoefficient(_ term: Form) -> (rest: Form, coefficient: Number) {
        switch self[term] {
        case .leaf(.number(let value)):
            return (number(1), value)
        case .apply(.negate, let operands):
            let (rest, coefficient) = splitCoefficient(operands[0])
            return (rest, -coefficient)
        case .apply(.multiply, let factors):
            guard let coefficient = number(factors[0]) else { return (term, .one) }
            let rest = factors.count == 2 ? factors[1] : store(.apply(.multiply, Array(factors.dropFirst())))
            return (rest, coefficient)
        case .apply(.divide, let operands):
            let (top, topCoefficient) = splitCoefficient(operands[0])
            let (bottom, bottomCoefficient) = splitCoefficient(operands[1])
            let coefficient = topCoefficient * bottomCoefficient.reciprocal
            guard coefficient.isFinite, !coefficient.isZero else { return (term, .one) }
            return (bottom == number(1) ? top : store(.apply(.divide, [top, bottom])), coefficient)
        default:
            return (term, .one)
        }
    }
}
