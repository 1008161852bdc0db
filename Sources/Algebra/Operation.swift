/// What an expression applies to its operands: the closed set of everything Adjoint can differentiate.
///
/// One `switch` per interpretation (value, derivative, rendering, tape instruction); a new operation is a new case,
/// and the compiler then names every place that has to learn it.
package enum Operation: String, Hashable, Sendable, CaseIterable {
    /// u = a + b + …; ∂u/∂a = 1. Two or more operands. A difference is a sum with a negated term.
    case add
    /// u = a · b · …; ∂u/∂a = product of the others. Two or more operands.
    case multiply
    /// u = a / b; ∂u/∂a = 1/b, ∂u/∂b = −a/b².
    case divide
    /// u = a ^ b; ∂u/∂a = b·a^(b−1), ∂u/∂b = a^b·log a.
    case power
    /// u = −a; ∂u/∂a = −1.
    case negate
    /// u = sin a; ∂u/∂a = cos a.
    case sin
    /// u = cos a; ∂u/∂a = −sin a.
    case cos
    /// u = tan a; ∂u/∂a = 1/cos² a.
    case tan
    /// u = asin a; ∂u/∂a = 1/√(1 − a²).
    case asin
    /// u = acos a; ∂u/∂a = −1/√(1 − a²).
    case acos
    /// u = atan a; ∂u/∂a = 1/(1 + a²).
    case atan
    /// u = sinh a; ∂u/∂a = cosh a.
    case sinh
    /// u = cosh a; ∂u/∂a = sinh a.
    case cosh
    /// u = tanh a; ∂u/∂a = 1 − tanh² a.
    case tanh
    /// u = e^a; ∂u/∂a = e^a.
    case exp
    /// u = ln a; ∂u/∂a = 1/a.
    case log
    /// u = √a; ∂u/∂a = 1/(2√a).
    case sqrt
    /// u = |a|; ∂u/∂a = sign a (0 at the kink).
    case abs
    /// u = 1/(1 + e^−a); ∂u/∂a = σ(a)(1 − σ(a)).
    case sigmoid
    /// u = max(0, a); ∂u/∂a = step a (0 at the kink).
    case relu
    /// u = ln(1 + e^a); ∂u/∂a = σ(a).
    case softplus
    /// u = max(a, b, …); ∂u/∂a = 1 where a is the largest, else 0 (the first of equals counts as largest).
    case max
    /// u = min(a, b, …); ∂u/∂a = 1 where a is the smallest, else 0 (the first of equals counts as smallest).
    case min
    /// u = ln(e^a + e^b + …); ∂u/∂a = e^(a − u). One or more operands.
    case logsumexp
    /// u = −1, 0 or 1 with the sign of a; ∂u/∂a = 0. The derivative of `abs`.
    case sign
    /// u = 1 where a > 0, else 0; ∂u/∂a = 0. The derivative of `relu`.
    case step
}
