extension Simplifier {
    /// The product of simplified factors: numbers multiplied, powers of one base gathered, one fraction bar.
    mutating func product(_ factors: [Form]) -> Form {
        var gathered = Factors()
        for factor in factors { multiply(&gathered, by: factor, exponent: .one) }
        return settled(gathered)
    }

    /// numerator/denominator of simplified operands.
    mutating func quotient(_ numerator: Form, _ denominator: Form) -> Form {
        var gathered = Factors()
        multiply(&gathered, by: numerator, exponent: .one)
        multiply(&gathered, by: denominator, exponent: Number(-1))
        return settled(gathered)
    }

    /// base^exponent of simplified operands.
    mutating func power(_ base: Form, _ exponent: Form) -> Form {
        guard let value = number(exponent) else {
            // (x^a)^b is x^(ab) only for some a and b, and a symbol is not known to be one of them.
            return number(base) == .one ? base : store(.apply(.power, [base, exponent]))
        }
        var gathered = Factors()
        multiply(&gathered, by: base, exponent: value)
        return settled(gathered)
    }
}

/// A product being gathered: a coefficient, and bases with their exponents in order of first appearance.
private struct Factors {
    var coefficient = Number.one
    var bases: [(base: Simplifier.Form, exponent: Simplifier.Form)] = []
    /// Where a base stands, by its likeness.
    var place: [Simplifier.Form: Int] = [:]
}

// MARK: Gathering

extension Simplifier {
    /// Multiplies by factor^exponent; the factor is simplified.
    private mutating func multiply(_ product: inout Factors, by factor: Form, exponent: Number) {
        switch self[factor] {
        case .leaf(.number(let value)):
            if let whole = exponent.integer,
                let coefficient = product.coefficient.multiplied(by: value, raisedTo: whole)
            {
                product.coefficient = coefficient
                return
            }
        // (uv)^n is uⁿvⁿ for whole n. For others u and v may be negative.
        case .apply(.negate, let operands):
            if let whole = exponent.integer {
                if !whole.isMultiple(of: 2) { product.coefficient = -product.coefficient }
                return multiply(&product, by: operands[0], exponent: exponent)
            }
        case .apply(.multiply, let operands):
            if exponent.integer != nil {
                for operand in operands { multiply(&product, by: operand, exponent: exponent) }
                return
            }
        case .apply(.divide, let operands):
            if exponent.integer != nil {
                multiply(&product, by: operands[0], exponent: exponent)
                return multiply(&product, by: operands[1], exponent: -exponent)
            }
        case .apply(.power, let operands):
            // (u^a)^b is u^(ab) for whole b; and for odd a or a fraction a, where u^a ≥ 0 says u ≥ 0.
            let isEven = number(operands[1]).map { $0.integer?.isMultiple(of: 2) ?? false } ?? true
            if exponent.integer != nil || !isEven {
                let exponent = number(exponent)
                return gather(&product, operands[0], self.product([exponent, operands[1]]))
            }
        case .apply(.sqrt, let operands):
            return gather(&product, operands[0], number(Number(1, over: 2) * exponent))
        case .leaf, .apply, .opaque: break
        }
        gather(&product, factor, number(exponent))
    }

    private mutating func gather(_ product: inout Factors, _ base: Form, _ exponent: Form) {
        if let index = product.place[likeness(base)] {
            product.bases[index].exponent = sum([product.bases[index].exponent, exponent])
        } else {
            product.place[likeness(base)] = product.bases.count
            product.bases.append((base, exponent))
        }
    }

    /// The product written out.
    private mutating func settled(_ gathered: Factors) -> Form {
        var product = gathered
        // A gathered exponent may have become whole, so that a number or a product under it can be multiplied out:
        // √2·√2, √(xy)·√(xy). Every round leaves fewer or smaller bases.
        while true {
            var next = Factors()
            next.coefficient = product.coefficient
            for (base, exponent) in product.bases {
                if let value = number(exponent), value.integer != nil {
                    multiply(&next, by: base, exponent: value)
                } else {
                    gather(&next, base, exponent)
                }
            }
            if next.bases.elementsEqual(product.bases, by: ==) { return written(next) }
            product = next
        }
    }
}

// MARK: Writing

extension Simplifier {
    private mutating func written(_ product: Factors) -> Form {
        let coefficient = product.coefficient
        let dividesByZero = product.bases.contains { number($0.base)?.isZero ?? false }
        if coefficient.isZero, !dividesByZero { return number(0) }
        var above: [Form] = []
        var below: [Form] = []
        for (base, exponent) in product.bases {
            guard let value = number(exponent) else {
                above.append(store(.apply(.power, [base, exponent])))
                continue
            }
            if value.isZero { continue }
            let factor = raised(base, to: value.magnitude)
            if value.isNegative { below.append(factor) } else { above.append(factor) }
        }
        if above.isEmpty, below.isEmpty { return number(coefficient) }
        let (top, bottom) = coefficient.magnitude.fraction
        let numerator = inOrder(above, after: top)
        let denominator = inOrder(below, after: bottom)
        let magnitude =
            number(denominator) == .one ? numerator : store(.apply(.divide, [numerator, denominator]))
        guard coefficient.isNegative else { return magnitude }
        switch self[magnitude] {
        case .leaf(.number(let value)): return number(-value)
        // The terms of a lone sum take the sign: −a + b rather than −(a − b).
        case .apply(.add, let terms): return sum(terms.map { negated($0) })
        default: return store(.apply(.negate, [magnitude]))
        }
    }

    /// base^exponent as it stands, but for the exponents 1 and 1/2.
    private mutating func raised(_ base: Form, to exponent: Number) -> Form {
        switch exponent {
        case .one: base
        case Number(1, over: 2): function(.sqrt, base)
        default: store(.apply(.power, [base, number(exponent)]))
        }
    }

    /// Numbers first, then powers of variables, then the rest, each in order of first appearance.
    private mutating func inOrder(_ factors: [Form], after value: Number) -> Form {
        var ordered: [Form] = value == .one ? [] : [number(value)]
        for rank in 0...2 { ordered += factors.filter { self.rank($0) == rank } }
        switch ordered.count {
        case 0: return number(1)
        case 1: return ordered[0]
        default: return store(.apply(.multiply, ordered))
        }
    }

    /// Where a factor stands in a product: 0 for numbers and constants, 1 for variables and atoms, 2 for the rest.
    private func rank(_ factor: Form) -> Int {
        var base = factor
        if case .apply(.power, let operands) = self[factor], number(operands[1]) != nil { base = operands[0] }
        if case .apply(.sqrt, let operands) = self[factor] { base = operands[0] }
        return switch self[base] {
        case .leaf(.number), .leaf(.constant): 0
        case .leaf: 1
        case .apply, .opaque: 2
        }
    }
}

extension Number {
    /// self · base^exponent; nil where that is not defined, or too large or too small for `Double`, so that it has to
    /// stay written as a power.
    fileprivate func multiplied(by base: Number, raisedTo exponent: Int) -> Number? {
        if base.isZero { return exponent < 0 ? nil : exponent == 0 ? self : .zero }
        let power = base.raised(to: exponent)
        let product = self * power
        guard power.isFinite, !power.isZero, product.isFinite, isZero || !product.isZero else { return nil }
        return product
    }
}
