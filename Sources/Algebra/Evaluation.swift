extension Expression {
    /// The value at a point, in `Double`; NaN where it is not defined. Atoms are asked for like variables.
    package func evaluated(_ value: (Atom) -> Double) -> Double { .nan }
}

/// What an expression takes from outside when it is evaluated.
package enum Atom: Hashable, Sendable {
    case symbol(Symbol)
    case derivative(Derivative)
    case adjoint(Symbol)
    /// A call of an opaque function, with its arguments as written.
    case opaque(String, [Expression])
}
