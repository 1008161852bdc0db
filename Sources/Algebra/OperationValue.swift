#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// What an operation computes, in Double. Where it is not defined the value is NaN: a division by zero, the logarithm of
// zero or less, a negative number to a fractional power. A result that is defined but too large is infinite.

extension Operation {
    /// How many operands it takes: one, two, or any number.
    package enum Arity: Sendable {
        case one, two, many
    }

    package var arity: Arity {
        switch self {
        case .negate, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .exp, .log, .sqrt, .abs, .sigmoid,
            .relu, .softplus, .sign, .step, .transpose, .sum, .mean, .softmax, .diag, .eye:
            .one
        case .divide, .power, .dot, .outer: .two
        case .add, .multiply, .max, .min, .logsumexp, .matmul, .ones, .row, .column: .many
        }
    }

    /// The value for one operand. An operation of many operands gives its value for that one alone.
    package func value(_ a: Double) -> Double {
        switch self {
        case .add, .multiply, .max, .min, .logsumexp: a
        case .divide, .power: .nan
        // A scalar is a matrix of one element.
        case .matmul, .transpose, .sum, .mean, .diag, .row, .column: a
        case .softmax: a.isNaN ? a : 1
        case .ones, .eye: a == 1 ? 1 : .nan
        case .dot, .outer: .nan
        case .negate: -a
        case .sin: sinOf(a)
        case .cos: cosOf(a)
        case .tan: tanOf(a)
        case .asin: asinOf(a)
        case .acos: acosOf(a)
        case .atan: atanOf(a)
        case .sinh: sinhOf(a)
        case .cosh: coshOf(a)
        case .tanh: tanhOf(a)
        case .exp: expOf(a)
        case .log: a > 0 ? logOf(a) : .nan
        case .sqrt: a.squareRoot()
        case .abs: a.magnitude
        // Each branch takes the exponential of something negative, so that neither overflows.
        case .sigmoid: a >= 0 ? 1 / (1 + expOf(-a)) : expOf(a) / (1 + expOf(a))
        case .relu: a.isNaN || a > 0 ? a : 0
        case .softplus: (a > 0 ? a : 0) + log1p(expOf(-a.magnitude))
        case .sign: a > 0 ? 1 : a < 0 ? -1 : a.isNaN ? a : 0
        case .step: a > 0 ? 1 : a.isNaN ? a : 0
        }
    }

    /// The value for two operands. An operation of many operands is computed two at a time, from the left.
    package func value(_ a: Double, _ b: Double) -> Double {
        switch self {
        case .add: a + b
        case .multiply, .matmul, .dot, .outer: a * b
        case .ones: a == 1 && b == 1 ? 1 : .nan
        case .divide: b == 0 ? .nan : a / b
        case .power: powerValue(a, b)
        case .max: a.isNaN || a >= b ? a : b
        case .min: a.isNaN || a <= b ? a : b
        case .logsumexp: logSumExp(a, b)
        default: .nan
        }
    }
}

/// a^b: 0⁰ is 1, and zero has no negative power. C's `pow` would say 1 for NaN⁰ and 1^NaN.
private func powerValue(_ a: Double, _ b: Double) -> Double {
    if b == 2 { return a * a }
    if a.isNaN || b.isNaN || (a == 0 && b < 0) { return .nan }
    return pow(a, b)
}

/// ln(e^a + e^b), without the exponential of anything positive.
private func logSumExp(_ a: Double, _ b: Double) -> Double {
    guard a != b else { return a + log1p(1) }
    let larger = a > b ? a : b
    return larger + log1p(expOf(-(a - b).magnitude))
}

// Inside `Operation` the names of the C functions are its cases.
private func sinOf(_ a: Double) -> Double { sin(a) }
private func cosOf(_ a: Double) -> Double { cos(a) }
private func tanOf(_ a: Double) -> Double { tan(a) }
private func asinOf(_ a: Double) -> Double { asin(a) }
private func acosOf(_ a: Double) -> Double { acos(a) }
private func atanOf(_ a: Double) -> Double { atan(a) }
private func sinhOf(_ a: Double) -> Double { sinh(a) }
private func coshOf(_ a: Double) -> Double { cosh(a) }
private func tanhOf(_ a: Double) -> Double { tanh(a) }
private func expOf(_ a: Double) -> Double { exp(a) }
private func logOf(_ a: Double) -> Double { log(a) }
