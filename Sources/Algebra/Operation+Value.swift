#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The number an operation gives and its local partials, in `Double`: the one place where operations are computed, for
/// expressions and for the numeric tape alike.
///
/// Where a value is not defined it is NaN or infinite, as IEEE 754 has it. An operand that is NaN stands for a value
/// nobody knows, and never turns into a number that depends on it.
extension Operation {
    /// The value for all operands in order.
    package func value(of operands: some Collection<Double>) -> Double {
        guard let first = operands.first else { return .nan }
        guard operands.count > 1 else { return value(first) }
        return operands.dropFirst().reduce(first) { value($0, $1) }
    }

    /// The value for one operand. A sum, product, maximum or minimum of one operand is that operand.
    package func value(_ a: Double) -> Double { unaryValue(self, a) }

    /// The value for two operands, or for the operands so far and the next one of a sum, product, maximum or minimum.
    package func value(_ a: Double, _ b: Double) -> Double { binaryValue(self, a, b) }

    /// ∂u/∂a of an operation u of one operand, given u as well.
    package func partial(_ a: Double, value u: Double) -> Double { unaryPartial(self, a, u) }

    /// ∂u/∂a and ∂u/∂b of an operation u of two operands, given u as well.
    package func partials(_ a: Double, _ b: Double, value u: Double) -> (Double, Double) {
        binaryPartials(self, a, b, u)
    }

    /// ∂u/∂a of u = a^b alone, for exponents that are plain numbers: the partial by the exponent costs a logarithm.
    package static func powerPartial(base a: Double, exponent b: Double) -> Double {
        if b == 2 { return 2 * a }
        // b·a^(b−1) is 0 for b = 0 at a = 0 as well, where the factors would be 0 and ∞.
        return b == 0 ? 0 : b * pow(a, b - 1)
    }
}

// Free functions, because inside `Operation` the name `sin` means the case and not the C library's function.

private func unaryValue(_ operation: Operation, _ a: Double) -> Double {
    switch operation {
    case .add, .multiply, .max, .min: a
    case .divide, .power: .nan
    case .negate: -a
    case .sin: sin(a)
    case .cos: cos(a)
    case .tan: tan(a)
    case .asin: asin(a)
    case .acos: acos(a)
    case .atan: atan(a)
    case .sinh: sinh(a)
    case .cosh: cosh(a)
    case .tanh: tanh(a)
    case .exp: exp(a)
    case .log: log(a)
    case .sqrt: a.squareRoot()
    case .abs: a.magnitude
    case .sigmoid: sigmoid(a)
    case .relu: a > 0 ? a : (a <= 0 ? 0 : a)
    case .softplus: a > 0 ? a + log1p(exp(-a)) : log1p(exp(a))
    case .sign: a > 0 ? 1 : (a < 0 ? -1 : (a == 0 ? 0 : a))
    case .step: a > 0 ? 1 : (a <= 0 ? 0 : a)
    }
}

private func unaryPartial(_ operation: Operation, _ a: Double, _ u: Double) -> Double {
    switch operation {
    case .add, .multiply, .max, .min: return 1
    case .divide, .power: return .nan
    case .negate: return -1
    case .sin: return cos(a)
    case .cos: return -sin(a)
    case .tan: return 1 + u * u
    case .asin: return 1 / (1 - a * a).squareRoot()
    case .acos: return -1 / (1 - a * a).squareRoot()
    case .atan: return 1 / (1 + a * a)
    case .sinh: return cosh(a)
    case .cosh: return sinh(a)
    case .tanh: return 1 - u * u
    case .exp: return u
    // The slope of log ends where log does: 1/a alone would be a number at negative a.
    case .log: return a >= 0 ? 1 / a : .nan
    case .sqrt: return 0.5 / u
    case .abs: return unaryValue(.sign, a)
    // σ(a)(1 − σ(a)) would cancel for large a; 1 − σ(a) = σ(−a) does not.
    case .sigmoid: return u * sigmoid(-a)
    case .relu: return unaryValue(.step, a)
    case .softplus: return sigmoid(a)
    case .sign, .step: return 0
    }
}

private func binaryValue(_ operation: Operation, _ a: Double, _ b: Double) -> Double {
    switch operation {
    case .add: a + b
    case .multiply: a * b
    case .divide: a / b
    case .power: b == 2 ? a * a : pow(a, b)
    case .max: a.isNaN || b > a || b.isNaN ? (a.isNaN ? a : b) : a
    case .min: a.isNaN || b < a || b.isNaN ? (a.isNaN ? a : b) : a
    default: .nan
    }
}

private func binaryPartials(_ operation: Operation, _ a: Double, _ b: Double, _ u: Double) -> (Double, Double) {
    switch operation {
    case .add: (1, 1)
    case .multiply: (b, a)
    case .divide: (1 / b, -u / b)
    case .power: (Operation.powerPartial(base: a, exponent: b), powerPartialByExponent(a, b, u))
    case .max, .min: a.isNaN || b.isNaN ? (.nan, .nan) : (u == a ? (1, 0) : (0, 1))
    default: (.nan, .nan)
    }
}

/// ∂(a^b)/∂b = a^b·log a: 0 at a = 0 where b > 0, as the limit has it.
private func powerPartialByExponent(_ a: Double, _ b: Double, _ u: Double) -> Double {
    a == 0 && b > 0 ? 0 : u * log(a)
}

/// σ(a) = 1/(1 + e^−a), in the form whose exponential cannot overflow.
private func sigmoid(_ a: Double) -> Double {
    guard a < 0 else { return 1 / (1 + exp(-a)) }
    let power = exp(a)
    return power / (1 + power)
}
