extension Expression {
    /// ∂self/∂variable with every other variable held fixed, simplified. Derivative atoms, adjoints and opaque calls
    /// are constants; a caller that differentiates by an argument of an opaque call has to bring in its partial.
    ///
    /// For scalars; what a vector or matrix sends back is `vjp`.
    package func derivative(by variable: Symbol) -> Expression {
        var simplifier = Simplifier()
        let form = simplifier.form(of: self)
        let slope = simplifier.derivative(of: form, by: variable)
        return simplifier.expression(slope)
    }
}

extension Simplifier {
    /// An operand with its derivative by the variable at hand; nil is zero.
    private typealias Dual = (value: Form, slope: Form?)

    /// The derivative of a form, simplified.
    mutating func derivative(of root: Form, by variable: Symbol) -> Form {
        var slopes: [Form: Form] = [:]
        for form in parts(of: root) {
            switch self[form] {
            case .leaf(.symbol(variable)): slopes[form] = number(1)
            case .leaf, .opaque: break
            case .apply(let operation, let operands):
                let duals = operands.map { (value: $0, slope: slopes[$0]) }
                if duals.contains(where: { $0.slope != nil }) {
                    slopes[form] = slope(of: form, operation, duals)
                }
            }
        }
        return slopes[root] ?? number(0)
    }

    /// The derivative of an operation on operands of which at least one depends on the variable. The factor from inside
    /// comes first: (sin x²)′ = 2x·cos(x²).
    private mutating func slope(of form: Form, _ operation: Operation, _ operands: [Dual]) -> Form {
        switch operation {
        case .add: return sum(operands.compactMap(\.slope))
        case .multiply, .matmul, .dot, .outer: return productSlope(operands[...])
        case .divide: return quotientSlope(operands[0], operands[1])
        case .power: return powerSlope(operands[0], operands[1])
        case .max, .min: return extremeSlope(operation, operands[...]).slope ?? number(0)
        case .logsumexp:
            return logSumExpSlope(form, operands[...])
        // And not a product with 1 or 0: the slope that is not taken need not be defined.
        case .where:
            return apply(.where, [operands[0].value] + operands[1...].map { $0.slope ?? number(0) })
        default:
            let terms = operands.indices.compactMap { place in
                operands[place].slope.map { inner in
                    let outer = operation.rule.slope(by: place, ofOperands: operands.count)
                    return product([inner, self.form(ofRule: outer, operands.map(\.value), form)])
                }
            }
            return terms.count == 1 ? terms[0] : sum(terms)
        }
    }

    /// A formula of the table over operands and the value u; such formulas are not deep.
    private mutating func form(ofRule rule: Expression, _ operands: [Form], _ u: Form) -> Form {
        switch rule {
        case .u: return u
        case .apply(let operation, let parts): return apply(operation, parts.map { form(ofRule: $0, operands, u) })
        default:
            let place = operands.indices.first { rule == .operand($0) }
            return place.map { operands[$0] } ?? store(.leaf(rule))
        }
    }

    private mutating func square(_ form: Form) -> Form { power(form, number(2)) }

    /// How many terms a derivative is written out for; an operation of more operands is halved, because each term
    /// names all of them.
    private static let longestWrittenOut = 8

    /// Σ uᵢ′ · (the other factors). A long product is halved, so that the result grows like n·log n and not like n².
    private mutating func productSlope(_ factors: ArraySlice<Dual>) -> Form {
        let moving = factors.filter { $0.slope != nil }
        guard moving.count > Self.longestWrittenOut else {
            var terms: [Form] = []
            for index in factors.indices {
                guard let slope = factors[index].slope else { continue }
                terms.append(product(factors.indices.map { $0 == index ? slope : factors[$0].value }))
            }
            return sum(terms)
        }
        let fixed = factors.filter { $0.slope == nil }.map(\.value)
        let middle = moving.count / 2
        let (left, right) = (moving[..<middle], moving[middle...])
        let first = product([productSlope(left)] + right.map(\.value))
        let second = product(left.map(\.value) + [productSlope(right)])
        return product(fixed + [sum([first, second])])
    }

    /// (u/v)′ = u′/v − u·v′/v².
    private mutating func quotientSlope(_ u: Dual, _ v: Dual) -> Form {
        guard let vSlope = v.slope else { return quotient(u.slope ?? number(0), v.value) }
        // The denominator first, so that both parts name its factors in one order.
        let second = product([quotient(number(1), square(v.value)), u.value, vSlope])
        guard let uSlope = u.slope else { return negated(second) }
        return difference(quotient(uSlope, v.value), second)
    }

    /// (u^v)′ = v·u^(v−1)·u′ where only u moves, v′·u^v·log(u) where only v does, else u^v·(v′·log(u) + v·u′/u).
    private mutating func powerSlope(_ u: Dual, _ v: Dual) -> Form {
        guard let vSlope = v.slope else {
            let lowered = power(u.value, difference(v.value, number(1)))
            return product([v.value, lowered, u.slope ?? number(0)])
        }
        let whole = power(u.value, v.value)
        let logarithm = function(.log, u.value)
        guard let uSlope = u.slope else { return product([vSlope, whole, logarithm]) }
        let relative = quotient(product([v.value, uSlope]), u.value)
        return product([whole, sum([product([vSlope, logarithm]), relative])])
    }

    /// logsumexp: Σ aᵢ′·e^(aᵢ − u), where e^(aᵢ − u), a's share of the sum, is never too large; of two halves, the shares
    /// are σ of their difference.
    private mutating func logSumExpSlope(_ u: Form, _ operands: ArraySlice<Dual>) -> Form {
        var terms: [Form] = []
        if operands.count <= Self.longestWrittenOut {
            for operand in operands {
                guard let slope = operand.slope else { continue }
                terms.append(product([slope, function(.exp, difference(operand.value, u))]))
            }
            return sum(terms)
        }
        let middle = operands.startIndex + operands.count / 2
        let (left, right) = (operands[..<middle], operands[middle...])
        let first = apply(.logsumexp, left.map(\.value))
        let second = apply(.logsumexp, right.map(\.value))
        for (half, this, other) in [(left, first, second), (right, second, first)]
        where half.contains(where: { $0.slope != nil }) {
            terms.append(product([logSumExpSlope(this, half), function(.sigmoid, difference(this, other))]))
        }
        return sum(terms)
    }

    /// max and min: u′ where u is the one, v′ where v is, and u′ where they are equal; more than two by halves, the first
    /// of equals still going first.
    private mutating func extremeSlope(_ operation: Operation, _ operands: ArraySlice<Dual>) -> Dual {
        guard operands.count > 1 else { return operands.first ?? (number(0), nil) }
        let middle = operands.startIndex + operands.count / 2
        let left = extremeSlope(operation, operands[..<middle])
        let right = extremeSlope(operation, operands[middle...])
        let value = apply(operation, operands.map(\.value))
        guard left.slope != nil || right.slope != nil else { return (value, nil) }
        let lead =
            operation == .max ? difference(right.value, left.value) : difference(left.value, right.value)
        let isRight = function(.step, lead)
        var terms: [Form] = []
        if let slope = left.slope { terms.append(product([slope, difference(number(1), isRight)])) }
        if let slope = right.slope { terms.append(product([slope, isRight])) }
        return (value, sum(terms))
    }
}
