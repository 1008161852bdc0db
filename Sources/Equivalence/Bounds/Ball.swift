internal import Algebra

/// A number known to lie within `radius` of `center`: what rounding leaves of an exact value.
///
/// Every operation widens the radius by what its own rounding can add, so that two expressions with the same exact value
/// have balls that touch, at any conditioning, and balls that do not touch prove a difference (midpoint-radius
/// arithmetic; F. Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", 2017).
package struct Ball: Sendable, Equatable {
    /// The number that was computed.
    package let center: Double
    /// How far the exact value may lie from it.
    package let radius: Double

    /// No value exists: the logarithm of a negative number.
    package static let undefined = Ball(raw: .nan, 0)
    /// Nothing is known, not even whether a value exists: a ball that reaches over the edge of an operation's domain.
    package static let unknown = Ball(raw: .infinity, .infinity)
    /// A value exists, of any size: an overflow.
    static let unbounded = Ball(raw: 0, .infinity)

    private init(raw center: Double, _ radius: Double) {
        self.center = center
        self.radius = radius
    }

    /// An exact number.
    package init(_ value: Double) { self.init(value, radius: 0) }

    /// A center with its radius, of a value that exists; unbounded where either is too large.
    package init(_ center: Double, radius: Double) {
        // The radius is itself computed with rounding.
        let radius = radius * (1 + 0x1p-40)
        if center.isFinite, radius.isFinite {
            self.init(raw: center, radius)
        } else {
            self = center.isNaN ? .unknown : .unbounded
        }
    }

    /// Whether no value exists.
    package var isUndefined: Bool { center.isNaN }
    /// Whether nothing is known of the value, but perhaps that it exists.
    package var isUnknown: Bool { radius == .infinity }
    /// Whether a value exists and lies in the ball.
    package var isKnown: Bool { !isUndefined && !isUnknown }
    /// Whether a value exists.
    var exists: Bool { center.isFinite }
    /// Whether the center is the value.
    package var isExact: Bool { radius == 0 && !isUndefined }
    /// Whether it is exactly 0, and not only what underflow leaves.
    var isZero: Bool { radius == 0 && center == 0 }

    /// The largest magnitude in the ball.
    package var magnitude: Double { center.magnitude + radius }
    /// Whether zero may be the exact value.
    package var mayBeZero: Bool { center.magnitude <= radius }

    /// On which side of zero a whole ball lies.
    enum Side { case below, at, above }

    /// On which side of zero the exact value lies; nil where that is not decided.
    var side: Side? {
        guard isKnown else { return nil }
        return mayBeZero ? isExact ? .at : nil : center < 0 ? .below : .above
    }

    /// The center, and 0 where rounding leaves nothing else: sin π.
    package var number: Double { mayBeZero ? 0 : center }

    /// Whether both may have the same exact value. Both must be known.
    package func touches(_ other: Ball) -> Bool { (center - other.center).magnitude <= radius + other.radius }
}

/// What one rounding of a result adds, relative to it, and what underflow adds to a result and to its radius: such a radius
/// never becomes 0, which would make the result exact.
private let roundoff = 0x1p-53
private let underflow = 0x1p-1072

extension Ball {
    /// A computed center: the radius that its operands bring plus `roundings` roundings of the result.
    init(computed center: Double, inherited: Double, roundings: Double) {
        self.init(center, radius: inherited + roundings * (center.magnitude * roundoff) + underflow)
    }

    /// A ball that holds what both hold. Both must be known.
    func widened(to other: Ball) -> Ball {
        Ball(center, radius: Swift.max(radius, (other.center - center).magnitude + other.radius))
    }

    /// Passes on what is not known of the operands, else computes.
    /// - Parameter isTotal: whether the operation has a value for every two numbers.
    static func combining(_ a: Ball, _ b: Ball, isTotal: Bool = false, _ compute: () -> Ball) -> Ball {
        if a.isUndefined || b.isUndefined { return .undefined }
        if a.isUnknown || b.isUnknown { return isTotal && a.exists && b.exists ? .unbounded : .unknown }
        return compute()
    }

    /// The ball mirrored at zero.
    package static prefix func - (a: Ball) -> Ball { Ball(raw: -a.center, a.radius) }

    /// A ball that holds the sum of what both hold.
    package static func + (a: Ball, b: Ball) -> Ball {
        combining(a, b, isTotal: true) {
            let sum = a.center + b.center
            // Knuth's two-sum: the rounding error itself, so that exact sums stay exact.
            let shifted = sum - a.center
            let error = (a.center - (sum - shifted)) + (b.center - shifted)
            return Ball(sum, radius: a.radius + b.radius + error.magnitude)
        }
    }

    /// A ball that holds the product of what both hold.
    package static func * (a: Ball, b: Ball) -> Ball {
        // Nothing is too large to be multiplied by 0.
        if a.isZero && b.exists || b.isZero && a.exists { return Ball(0) }
        return combining(a, b, isTotal: true) {
            let product = a.center * b.center
            let inherited = a.center.magnitude * b.radius + b.center.magnitude * a.radius + a.radius * b.radius
            let isExact =
                a.isExact && b.isExact && product.magnitude > 0x1p-900
                && (-product).addingProduct(a.center, b.center) == 0
            if isExact { return Ball(product) }
            return Ball(computed: product, inherited: inherited, roundings: 1)
        }
    }

    /// A ball that holds the quotient of what both hold: undefined by an exact zero, unknown by what may be zero.
    package static func / (a: Ball, b: Ball) -> Ball {
        combining(a, b) {
            guard !b.mayBeZero else { return b.isExact ? .undefined : .unknown }
            let quotient = a.center / b.center
            if a.isZero { return Ball(0) }
            let isExact =
                a.isExact && b.isExact && a.center.magnitude > 0x1p-900
                && (-a.center).addingProduct(quotient, b.center) == 0
            if isExact { return Ball(quotient) }
            let moved = b.isExact ? 0 : quotient.magnitude * b.radius + underflow
            let inherited = (a.radius + moved) / (b.center.magnitude - b.radius)
            return Ball(computed: quotient, inherited: inherited, roundings: 1)
        }
    }
}

extension Ball {
    /// The center rounded to so many decimals; a number of at most three decimals stays as it is, as nobody would round it.
    func rounded(decimals: Int) -> Ball {
        guard isKnown else { return self }
        func rounded(_ unit: Double) -> Double { (center * unit).rounded() / unit }
        let isShort = (center - rounded(1000)).magnitude <= radius + 1e-12
        return isShort ? self : Ball(rounded(powerOfTen(decimals)))
    }
}
