/// A mathematical expression over the variables of a graph.
///
/// Sums and products are flat, so a sum of many terms is not deep. The parser bounds the depth (`Limits.nesting`), a
/// derivative is at most three levels deeper for each level of its expression, and everything here walks an expression
/// without recursion (`ExpressionWalk.swift`).
package indirect enum Expression: Sendable {
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

    /// The nearest `Double`.
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
    /// What is differentiated.
    package var of: Symbol
    /// What it is differentiated by.
    package var variable: Symbol
    /// Whether it was written with ∂.
    package var isPartial: Bool

    package init(of: Symbol, variable: Symbol, isPartial: Bool) {
        self.of = of
        self.variable = variable
        self.isPartial = isPartial
    }
}

/// What an expression takes from outside when it is evaluated.
package enum Atom: Hashable, Sendable {
    case symbol(Symbol)
    case derivative(Derivative)
    case adjoint(Symbol)
    /// A call of an opaque function, with its arguments as written.
    case opaque(String, [Expression])
}

extension Atom {
    /// The atom as an expression.
    package var expression: Expression {
        switch self {
        case .symbol(let symbol): .symbol(symbol)
        case .derivative(let derivative): .derivative(derivative)
        case .adjoint(let symbol): .adjoint(symbol)
        case .opaque(let name, let arguments): .opaque(name, arguments)
        }
    }
}

extension Expression {
    /// What the expression takes from outside, where it is such a leaf or call itself.
    package var atom: Atom? {
        switch self {
        case .symbol(let symbol): .symbol(symbol)
        case .derivative(let derivative): .derivative(derivative)
        case .adjoint(let symbol): .adjoint(symbol)
        case .opaque(let name, let arguments): .opaque(name, arguments)
        case .number, .constant, .apply: nil
        }
    }

    /// What the expression is made of: the operands of an operation, the arguments of an opaque function.
    package var operands: [Expression] {
        switch self {
        case .apply(_, let operands), .opaque(_, let operands): operands
        case .number, .constant, .symbol, .derivative, .adjoint: []
        }
    }

    /// The number, where the expression is a plain one.
    package var number: Number? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The number 0.
    package static let zero = Expression.number(.zero)
    /// The number 1.
    package static let one = Expression.number(.one)
}
