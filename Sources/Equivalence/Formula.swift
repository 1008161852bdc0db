package import Algebra
package import Autodiff

/// A way to compute a number at a place of a graph: the right one, or one that a misconception takes instead.
package indirect enum Formula: Sendable {
    case quantity(Quantity)
    /// An expression over the names of the graph.
    case expression(Expression)
    case sum([Formula])
    case product([Formula])
    case negative(Formula)
    /// The formula as it follows when quantities have other values than their own; each may be computed from those before it.
    case assuming([Assumption], Formula)
    /// Rounded to so many decimals, where more are there: a number at the graph's own values, and nothing elsewhere.
    case rounded(Formula, decimals: Int)

    /// Names, numbers and operations that it is written with.
    var size: Int {
        switch self {
        case .quantity: 1
        case .expression(let expression): expression.size
        case .sum(let parts), .product(let parts): parts.reduce(1) { $0 + $1.size }
        case .negative(let part), .rounded(let part, decimals: _): 1 + part.size
        case .assuming(let assumptions, let formula): assumptions.reduce(formula.size) { $0 + $1.value.size }
        }
    }

    /// A value that a quantity is given in place of its own.
    package struct Assumption: Sendable {
        /// What is given another value.
        package let quantity: Quantity
        /// The value, in terms of everything assumed before it.
        package let value: Formula

        /// `quantity` has the value of a formula.
        package init(quantity: Quantity, value: Formula) {
            self.quantity = quantity
            self.value = value
        }
    }
}
