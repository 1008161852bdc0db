/// A mathematical expression over the variables of a graph.
///
/// Sums and products are flat, so a sum of many terms is not deep; the parser bounds the depth (`Limits.nesting`), and
/// every function that builds expressions keeps it bounded, so that recursion over an expression is safe.
package indirect enum Expression: Hashable, Sendable {
    case number(Number)
    /// π or e, where the graph does not declare the name.
    case constant(Constant)
    case symbol(Symbol)
    /// A derivative atom: `dC/dz`, `∂z/∂x`.
    case derivative(Derivative)
    /// `bar(z)`, z̄: the derivative of the graph's output with respect to z.
    case adjoint(Symbol)
    case apply(Operation, [Expression])
    /// A function that is named but not defined, `f(x, y)`.
    case opaque(String, [Expression])
}

/// A constant with a name.
package enum Constant: String, Hashable, Sendable, CaseIterable {
    case pi = "π"
    case e = "e"

    package var value: Double {
        switch self {
        case .pi: Double.pi
        case .e: 2.718281828459045
        }
    }
}

/// `d of / d variable`, or `∂ of / ∂ variable` as it was written.
///
/// A ∂ between two nodes joined by an edge is the local partial on that edge, everything else held fixed; every
/// other derivative is total.
package struct Derivative: Hashable, Sendable {
    package var of: Symbol
    package var variable: Symbol
    /// Whether it was written with ∂.
    package var isPartial: Bool

    package init(of: Symbol, variable: Symbol, isPartial: Bool) {
        self.of = of
        self.variable = variable
        self.isPartial = isPartial
    }
}
