#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
package import Algebra

/// The local partials of single operations, in `Double`, beside their values (`Operation.value` in Algebra).
///
/// A partial is NaN where the operation is not defined, and infinite or NaN where it has a value but no slope, √a at 0.
/// An operand that is NaN stands for a value nobody knows: a partial that depends on it is NaN.
extension Operation {
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

private func unaryPartial(_ operation: Operation, _ a: Double, _ u: Double) -> Double {
    switch operation {
    case .add, .multiply, .max, .min, .logsumexp: return 1
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
    case .abs: return Operation.sign.value(a)
    // σ(a)(1 − σ(a)) would cancel for large a; 1 − σ(a) = σ(−a) does not.
    case .sigmoid: return u * Operation.sigmoid.value(-a)
    case .relu: return Operation.step.value(a)
    case .softplus: return Operation.sigmoid.value(a)
    case .sign, .step: return 0
    // A scalar is a matrix of one element.
    case .matmul, .transpose, .sum, .mean, .diag, .row, .column: return 1
    case .softmax, .ones, .eye: return 0
    case .dot, .outer: return .nan
    }
}

private func binaryPartials(_ operation: Operation, _ a: Double, _ b: Double, _ u: Double) -> (Double, Double) {
    switch operation {
    case .add: (1, 1)
    case .multiply, .matmul, .dot, .outer: (b, a)
    case .divide: (1 / b, -u / b)
    case .power: (Operation.powerPartial(base: a, exponent: b), powerPartialByExponent(a, b, u))
    case .max, .min: a.isNaN || b.isNaN ? (.nan, .nan) : (u == a ? (1, 0) : (0, 1))
    // The shares e^a/(e^a + e^b) and e^b/(e^a + e^b).
    case .logsumexp: (Operation.sigmoid.value(a - b), Operation.sigmoid.value(b - a))
    default: (.nan, .nan)
    }
}

/// ∂(a^b)/∂b = a^b·log a: 0 at a = 0 where b > 0, as the limit has it.
private func powerPartialByExponent(_ a: Double, _ b: Double, _ u: Double) -> Double {
    a == 0 && b > 0 ? 0 : u * log(a)
}
