/// A number in an expression: an exact rational while numerator and denominator fit in `Int`, else a `Double`.
///
/// Invariant of a rational: lowest terms, positive denominator.
package enum Number: Hashable, Sendable {
    case rational(numerator: Int, denominator: Int)
    case real(Double)

    package static let zero = Number.rational(numerator: 0, denominator: 1)
    package static let one = Number.rational(numerator: 1, denominator: 1)

    package init(_ integer: Int) { self = .rational(numerator: integer, denominator: 1) }

    package var doubleValue: Double {
        switch self {
        case .rational(let numerator, let denominator): Double(numerator) / Double(denominator)
        case .real(let value): value
        }
    }
}
