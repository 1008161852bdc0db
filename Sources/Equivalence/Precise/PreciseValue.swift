internal import Algebra

extension FixedPointArithmetic: Arithmetic {
    /// Nil where a value does not exist, is too large, or is no scalar.
    typealias Value = FixedPoint?

    func constant(_ constant: Constant) -> FixedPoint? {
        switch constant {
        case .pi: pi
        case .e: exponential(one)
        }
    }

    func apply(_ operation: Operation, _ a: FixedPoint?) -> FixedPoint? { a.flatMap { operation.value($0, in: self) } }

    func apply(_ operation: Operation, _ a: FixedPoint?, _ b: FixedPoint?) -> FixedPoint? {
        guard let a, let b else { return nil }
        return operation.value(a, b, in: self)
    }

    func chosen(by condition: FixedPoint?, _ first: FixedPoint?, _ second: FixedPoint?) -> FixedPoint? {
        condition.flatMap { $0.isZero ? second : first }
    }

    /// A literal, as it was written.
    func number(_ number: Number) -> FixedPoint? {
        switch number {
        case .rational(let numerator, let denominator):
            return quotient(self.number(numerator), self.number(denominator))
        case .real(let value):
            guard let (written, exponent) = value.shortestDecimal, exponent.magnitude < 400 else { return nil }
            let digits = written.reduce(Natural(0)) { $0 * Natural(10) + Natural(UInt64($1)) }
            let scale = (0..<exponent.magnitude).reduce(Natural(1)) { scale, _ in scale * Natural(10) }
            let magnitude = exponent < 0 ? (digits << places) / scale : (digits * scale) << places
            return FixedPoint(magnitude, isNegative: value < 0)
        }
    }
}

extension Expression {
    /// The value at a point in fixed-point arithmetic; nil where it does not exist, is too large, or is no scalar.
    func value(in arithmetic: FixedPointArithmetic, at point: [Atom: FixedPoint]) -> FixedPoint? {
        value(in: arithmetic) { point[$0] }
    }
}

extension Operation {
    /// The value of one operand, as `value(_:)` defines it in `Double`.
    fileprivate func value(_ a: FixedPoint, in arithmetic: FixedPointArithmetic) -> FixedPoint? {
        let (zero, one) = (FixedPoint(Natural(0)), arithmetic.one)
        /// e^a and e^−a.
        func exponentials() -> (FixedPoint, FixedPoint)? {
            guard let above = arithmetic.exponential(a), let below = arithmetic.exponential(-a) else { return nil }
            return (above, below)
        }
        func half(_ value: FixedPoint) -> FixedPoint { FixedPoint(value.magnitude >> 1, isNegative: value.isNegative) }
        /// e^−|a|, at most 1.
        func decaying(_ factor: UInt64 = 1) -> FixedPoint? {
            arithmetic.exponential(FixedPoint(a.magnitude * Natural(factor), isNegative: true))
        }
        switch self {
        case .add, .multiply, .max, .min, .logsumexp: return a
        case .negate: return -a
        case .abs: return FixedPoint(a.magnitude)
        case .relu: return a.isNegative ? zero : a
        case .sign: return a.isZero ? zero : a.isNegative ? -one : one
        case .step: return a.isZero || a.isNegative ? zero : one
        case .sin: return arithmetic.sineAndCosine(a)?.sine
        case .cos: return arithmetic.sineAndCosine(a)?.cosine
        case .tan: return arithmetic.sineAndCosine(a).flatMap { arithmetic.quotient($0.sine, $0.cosine) }
        case .asin: return arithmetic.arcsine(a)
        case .acos: return arithmetic.arcsine(a).map { FixedPoint(arithmetic.pi.magnitude >> 1) - $0 }
        case .atan: return arithmetic.arctangent(a)
        case .sinh: return exponentials().map { half($0 - $1) }
        case .cosh: return exponentials().map { half($0 + $1) }
        case .tanh:
            guard let decay = decaying(2), let value = arithmetic.quotient(one - decay, one + decay) else { return nil }
            return a.isNegative ? -value : value
        case .exp: return arithmetic.exponential(a)
        case .log: return arithmetic.logarithm(a)
        case .sqrt: return arithmetic.squareRoot(a)
        case .erf: return arithmetic.errorFunction(a)
        case .sigmoid: return decaying().flatMap { arithmetic.quotient(a.isNegative ? $0 : one, one + $0) }
        case .softplus:
            return decaying().flatMap { arithmetic.logarithm(one + $0) }.map { a.isNegative ? $0 : a + $0 }
        default: return composed([a], in: arithmetic)
        }
    }

    /// The value of what the operation is composed of.
    private func composed(_ operands: [FixedPoint], in arithmetic: FixedPointArithmetic) -> FixedPoint? {
        composition(of: operands.count).flatMap { composition in
            let values = zip(composition.operands, operands)
            return composition.expression.value(in: arithmetic, at: Dictionary(uniqueKeysWithValues: values))
        }
    }

    /// What an operation of numbers is composed of, over names for its operands; nil for one that is not.
    func composition(of count: Int) -> (expression: Expression, operands: [Atom])? {
        let names = (0..<count).map { Symbol("a", indices: [$0]) }
        return expansion(of: names.map(Expression.symbol), shapes: names.map { _ in .scalar })
            .map { ($0, names.map(Atom.symbol)) }
    }

    /// The value of two operands.
    fileprivate func value(_ a: FixedPoint, _ b: FixedPoint, in arithmetic: FixedPointArithmetic) -> FixedPoint? {
        switch self {
        case .add: return a + b
        case .multiply: return arithmetic.product(a, b)
        case .divide: return arithmetic.quotient(a, b)
        case .max: return a < b ? b : a
        case .min: return b < a ? b : a
        case .power:
            if let exponent = arithmetic.wholeNumber(b) {
                return a.isZero && exponent < 0 ? nil : arithmetic.power(a, exponent)
            }
            if a.isZero { return b.isNegative ? nil : a }
            return arithmetic.logarithm(a).flatMap { arithmetic.product($0, b) }.flatMap(arithmetic.exponential)
        case .logsumexp:
            let difference = FixedPoint((a - b).magnitude, isNegative: true)
            return arithmetic.exponential(difference).flatMap { arithmetic.logarithm(arithmetic.one + $0) }
                .map { (a < b ? b : a) + $0 }
        default: return composed([a, b], in: arithmetic)
        }
    }
}

extension Operation {
    /// How far from 1 the digits lie that tell its value from others, in binary digits, where that is further than the value
    /// itself. Functions that come close to a limit count by how close: 1 − tanh a is about e^−2a.
    func reach(of operands: [Double], value: Double) -> Double {
        let a = operands[0]
        switch self {
        case .tanh, .sigmoid, .softplus, .sinh, .cosh: return 3 * a.magnitude
        case .exp: return 1.5 * a.magnitude
        case .logsumexp: return 1.5 * ((operands.max() ?? 0) - (operands.min() ?? 0))
        case .sin, .cos, .tan, .atan: return a == 0 ? 0 : 2 * Self.log2.value(a.magnitude).magnitude
        case .power:
            let digits = (operands[1] * Self.log2.value(a.magnitude)).magnitude
            return digits.isFinite ? digits : 0
        // 1 − erf a is about e^−a².
        case .erf: return 1.5 * a * a
        // What underflows is smaller than can be told here.
        case .multiply, .divide: return value == 0 && !operands.contains(0) ? 2_200 : 0
        default:
            guard let composition = composition(of: operands.count) else { return 0 }
            let values = zip(composition.operands, operands)
            return composition.expression.reach(at: Dictionary(uniqueKeysWithValues: values))
        }
    }
}

extension FixedPointArithmetic {
    /// erf a = 2/√π · Σ 2ⁿ a²ⁿ⁺¹/(1·3·5 … (2n + 1)) / e^(a²), a sum of terms of one sign.
    fileprivate func errorFunction(_ a: FixedPoint) -> FixedPoint? {
        let square = times(a, a)
        // 1 − erf a is less than e^−a², which is nothing in so many places; ln 2 is less than 0.7.
        if (square.magnitude >> places) >= Natural(UInt64(places)) { return a.isNegative ? -one : one }
        guard let growth = exponential(square), let root = squareRoot(pi) else { return nil }
        var (sum, term, index) = (a, a, UInt64(1))
        while !term.isZero {
            index += 2
            term = FixedPoint((times(term, square).magnitude << 1) / index, isNegative: a.isNegative)
            sum = sum + term
        }
        return quotient(sum + sum, growth).flatMap { quotient($0, root) }
    }
}
