/// A number in an expression: an exact rational while numerator and denominator fit in `Int`, else a `Double`.
///
/// Invariant of a rational: lowest terms, positive denominator.
package enum Number: Hashable, Sendable {
    case rational(numerator: Int, denominator: Int)
    case real(Double)

    /// The exact 0.
    package static let zero = Number(0)
    /// The exact 1.
    package static let one = Number(1)

    /// An exact whole number.
    package init(_ integer: Int) { self = .rational(numerator: integer, denominator: 1) }

    /// A whole number below 2⁵³ becomes exact.
    package init(_ value: Double) {
        if let integer = Int(exactly: value), integer.magnitude < 1 << 53 {
            self.init(integer)
        } else {
            self = .real(value)
        }
    }

    /// A fraction in lowest terms; a `Double` where it does not fit, and for a denominator of zero.
    package init(_ numerator: Int, over denominator: Int) {
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        guard divisor > 0, denominator != 0,
            let top = Int(exactly: numerator.magnitude / divisor),
            let bottom = Int(exactly: denominator.magnitude / divisor)
        else {
            self = .real(Double(numerator) / Double(denominator))
            return
        }
        let isNegative = (numerator < 0) != (denominator < 0)
        self = .rational(numerator: isNegative ? -top : top, denominator: bottom)
    }

    /// The nearest `Double`.
    package var doubleValue: Double {
        switch self {
        case .rational(let numerator, let denominator): Double(numerator) / Double(denominator)
        case .real(let value): value
        }
    }

    /// The whole number it is, if it is one.
    package var integer: Int? {
        if case .rational(let numerator, 1) = self { numerator } else { nil }
    }

    /// Whether it is below 0.
    package var isNegative: Bool {
        switch self {
        case .rational(let numerator, _): numerator < 0
        case .real(let value): value < 0
        }
    }

    /// Whether it is 0, exact or not.
    package var isZero: Bool { self == .zero }
    /// Whether it is neither infinite nor NaN.
    package var isFinite: Bool { doubleValue.isFinite }
    /// The number without its sign.
    package var magnitude: Number { isNegative ? -self : self }
}

// Exact where the result fits, else in Double.
extension Number {
    /// The number with the other sign.
    package static prefix func - (number: Number) -> Number {
        switch number {
        case .rational(let numerator, let denominator) where numerator > Int.min:
            .rational(numerator: -numerator, denominator: denominator)
        default: .real(-number.doubleValue)
        }
    }

    /// The sum; exact where both are and it fits.
    package static func + (left: Number, right: Number) -> Number {
        if case .rational(let a, let b) = left, case .rational(let c, let d) = right {
            let (first, overflow1) = a.multipliedReportingOverflow(by: d)
            let (second, overflow2) = c.multipliedReportingOverflow(by: b)
            let (top, overflow3) = first.addingReportingOverflow(second)
            let (bottom, overflow4) = b.multipliedReportingOverflow(by: d)
            if !(overflow1 || overflow2 || overflow3 || overflow4) { return Number(top, over: bottom) }
        }
        return Number(left.doubleValue + right.doubleValue)
    }

    /// The product; exact where both are and it fits.
    package static func * (left: Number, right: Number) -> Number {
        if case .rational(let a, let b) = left, case .rational(let c, let d) = right {
            let (top, overflow1) = a.multipliedReportingOverflow(by: c)
            let (bottom, overflow2) = b.multipliedReportingOverflow(by: d)
            if !(overflow1 || overflow2) { return Number(top, over: bottom) }
        }
        return Number(left.doubleValue * right.doubleValue)
    }

    /// 1/self; not finite for zero.
    package var reciprocal: Number {
        switch self {
        case .rational(let numerator, let denominator): Number(denominator, over: numerator)
        case .real(let value): Number(1 / value)
        }
    }

    /// self to a whole power, by repeated squaring.
    package func raised(to exponent: Int) -> Number {
        var base = exponent < 0 ? reciprocal : self
        var remaining = exponent.magnitude
        var result = Number.one
        while remaining > 0 {
            if remaining & 1 == 1 { result = result * base }
            remaining >>= 1
            if remaining > 0 { base = base * base }
        }
        return result
    }
}

private func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
