extension Expression {
    /// ∂self/∂variable with every other variable held fixed, simplified. Derivative atoms, adjoints and opaque calls
    /// are constants; a caller that differentiates by an argument of an opaque call has to bring in its partial.
    package func derivative(by variable: Symbol) -> Expression {
        // Every node yields its simplified form and its derivative; nil is zero.
        folded { expression, operands -> (value: Expression, slope: Expression?) in
            switch expression {
            case .symbol(variable): (expression, .one)
            case .apply(let operation, _):
                (
                    .simplified(operation, operands.map(\.value)),
                    operands.contains { $0.slope != nil } ? operation.slope(operands) : nil
                )
            default: (expression, nil)
            }
        }.slope ?? .zero
    }
}

/// An operand with its derivative by the variable at hand; nil is zero.
private typealias Dual = (value: Expression, slope: Expression?)

extension Operation {
    /// The derivative of the operation applied to operands, of which at least one depends on the variable. The factor
    /// from inside comes first: (sin x²)′ = 2x·cos(x²).
    fileprivate func slope(_ operands: [Dual]) -> Expression {
        switch self {
        case .add: return .sum(operands.compactMap(\.slope))
        case .multiply: return productSlope(operands[...])
        case .max, .min: return largestSlope(operands[...]).slope ?? .zero
        case .logsumexp:
            let whole = Expression.simplified(.logsumexp, operands.map(\.value))
            return .sum(
                operands.compactMap { operand in
                    operand.slope.map { .product([$0, .function(.exp, .difference(operand.value, whole))]) }
                })
        case .divide: return quotientSlope(operands[0], operands[1])
        case .power: return powerSlope(operands[0], operands[1])
        default:
            guard let inner = operands[0].slope else { return .zero }
            return .product([inner] + outerSlope(operands[0].value))
        }
    }

    /// The derivative of an operation of one operand by that operand, as factors.
    private func outerSlope(_ a: Expression) -> [Expression] {
        func same(_ operation: Operation) -> Expression { .function(operation, a) }
        func squared(_ expression: Expression) -> Expression { .power(expression, .number(Number(2))) }
        func inverse(_ expression: Expression) -> Expression { .quotient(.one, expression) }
        func minus(_ expression: Expression) -> Expression { .product([.number(Number(-1)), expression]) }
        switch self {
        case .negate: return [.number(Number(-1))]
        case .sin: return [same(.cos)]
        case .cos: return [minus(same(.sin))]
        case .tan: return [inverse(squared(same(.cos)))]
        case .asin: return [inverse(.function(.sqrt, .difference(.one, squared(a))))]
        case .acos: return [minus(inverse(.function(.sqrt, .difference(.one, squared(a)))))]
        case .atan: return [inverse(.sum([.one, squared(a)]))]
        case .sinh: return [same(.cosh)]
        case .cosh: return [same(.sinh)]
        case .tanh: return [.difference(.one, squared(same(.tanh)))]
        case .exp: return [same(.exp)]
        case .log: return [inverse(a)]
        case .sqrt: return [inverse(.product([.number(Number(2)), same(.sqrt)]))]
        case .abs: return [same(.sign)]
        case .sigmoid: return [same(.sigmoid), .difference(.one, same(.sigmoid))]
        case .relu: return [same(.step)]
        case .softplus: return [same(.sigmoid)]
        case .sign, .step: return [.zero]
        // Operations of two or more operands have rules of their own.
        case .add, .multiply, .divide, .power, .max, .min, .logsumexp: return [.one]
        }
    }

    /// Σ uᵢ′ · (the other factors). A long product is halved, so that the result grows like n·log n and not like n².
    private func productSlope(_ factors: ArraySlice<Dual>) -> Expression {
        let moving = factors.filter { $0.slope != nil }
        let written = 8
        if moving.count <= written {
            let terms = factors.indices.compactMap { index in
                factors[index].slope.map { slope in
                    Expression.product(factors.indices.map { $0 == index ? slope : factors[$0].value })
                }
            }
            return .sum(terms)
        }
        let fixed = factors.filter { $0.slope == nil }.map(\.value)
        let middle = moving.count / 2
        let (left, right) = (moving[..<middle], moving[middle...])
        let terms = Expression.sum([
            .product([productSlope(left)] + right.map(\.value)),
            .product(left.map(\.value) + [productSlope(right)]),
        ])
        return .product(fixed + [terms])
    }

    /// (u/v)′ = u′/v − u·v′/v².
    private func quotientSlope(_ u: Dual, _ v: Dual) -> Expression {
        guard let vSlope = v.slope else { return .quotient(u.slope ?? .zero, v.value) }
        let second = Expression.quotient(
            .product([u.value, vSlope]), .power(v.value, .number(Number(2))))
        guard let uSlope = u.slope else { return .product([.number(Number(-1)), second]) }
        return .difference(.quotient(uSlope, v.value), second)
    }

    /// (u^v)′ = v·u^(v−1)·u′ where only u moves, u^v·log(u)·v′ where only v does, else u^v·(v′·log(u) + v·u′/u).
    private func powerSlope(_ u: Dual, _ v: Dual) -> Expression {
        switch (u.slope, v.slope) {
        case (let uSlope?, nil):
            .product([v.value, .power(u.value, .difference(v.value, .one)), uSlope])
        case (nil, let vSlope?):
            .product([vSlope, .power(u.value, v.value), .function(.log, u.value)])
        case (let uSlope?, let vSlope?):
            .product([
                .power(u.value, v.value),
                .sum([
                    .product([vSlope, .function(.log, u.value)]),
                    .quotient(.product([v.value, uSlope]), u.value),
                ]),
            ])
        case (nil, nil): .zero
        }
    }

    /// The larger (or smaller) of two: u′ where u is it, v′ where v is, and u′ where they are equal; more than two by
    /// halves, the first of equals still going first.
    private func largestSlope(_ operands: ArraySlice<Dual>) -> Dual {
        guard operands.count > 1 else { return operands.first ?? (.zero, nil) }
        let middle = operands.startIndex + operands.count / 2
        let (left, right) = (largestSlope(operands[..<middle]), largestSlope(operands[middle...]))
        let value = Expression.simplified(self, operands.map(\.value))
        guard left.slope != nil || right.slope != nil else { return (value, nil) }
        let lead =
            self == .max ? Expression.difference(right.value, left.value) : .difference(left.value, right.value)
        let rightIsIt = Expression.function(.step, lead)
        return (
            value,
            .sum([
                .product([left.slope ?? .zero, .difference(.one, rightIsIt)]),
                .product([right.slope ?? .zero, rightIsIt]),
            ])
        )
    }
}
