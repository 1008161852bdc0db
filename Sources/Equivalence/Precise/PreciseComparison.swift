internal import Algebra

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Looks for a difference that sixteen digits do not show, as between cos x and cos x · (1 + e⁻⁶⁰).
///
/// Both sides are evaluated with many more places at a point where they agree as far as `Double` sees. What rounding
/// leaves of their difference shrinks when more places are taken; a real difference stays, and then they differ (the idea of
/// A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded last bit", 1991).
struct PreciseComparison {
    /// What a point says.
    enum Outcome { case agree, differ, unknown }

    let left: Expression
    let right: Expression

    /// Binary places of a first evaluation, enough for a difference of 10⁻⁵⁰; further ones where values are very small
    /// or very large, so that 1 − tanh 200 is seen as well.
    private static let places = 256
    /// How many more places the second evaluation takes.
    private static let morePlaces = 128
    private static let placesLimit = 6_144
    /// What more places cost too much to be taken at more than one point.
    private static let cheapPlaces = 2_304
    /// A difference of so many binary digits in the last places is what rounding may leave.
    private static let noise = 80
    private static let usual = (
        FixedPointArithmetic(places: places), FixedPointArithmetic(places: places + morePlaces)
    )
    /// Larger expressions are compared by `Double` alone.
    private static let sizeLimit = 500

    /// nil where the expressions are too large to be worth it.
    init?(_ left: Expression, _ right: Expression) {
        guard left.size + right.size <= Self.sizeLimit else { return nil }
        self.left = left
        self.right = right
    }

    /// How far the values on the way reach from 1, in binary digits; such expressions are looked at in more points.
    func reach(at point: [Atom: Double]) -> Double { max(left.reach(at: point), right.reach(at: point)) }

    /// Whether a point of this reach can be looked at without much ado.
    static func isCheap(reach: Double) -> Bool { places(forReach: reach) <= cheapPlaces }

    private static func places(forReach reach: Double) -> Int {
        // Values near 1 need nothing more.
        reach <= 64 ? places : min(placesLimit, 64 * Int((Double(places) + 1.25 * min(reach, 1e6)) / 64))
    }

    /// What the expressions say at a point.
    func outcome(at point: [Atom: Double], reach: Double) -> Outcome {
        let places = Self.places(forReach: reach)
        let (first, second) =
            places == Self.places
            ? Self.usual
            : (FixedPointArithmetic(places: places), FixedPointArithmetic(places: places + Self.morePlaces))
        guard let rough = difference(at: point, in: first)?.difference else { return .unknown }
        if rough.magnitude.bitWidth <= Self.noise { return .agree }
        guard let (fine, value) = difference(at: point, in: second) else { return .unknown }
        let expected = FixedPoint(rough.magnitude << Self.morePlaces, isNegative: rough.isNegative)
        let stays = (expected - fine).magnitude << 20 < fine.magnitude
        if stays { return .differ }
        // Of very large values the last places say nothing.
        return fine.magnitude.bitWidth + Self.places <= value.magnitude.bitWidth + Self.noise ? .agree : .unknown
    }

    /// How far both sides lie apart, and where one of them lies.
    private func difference(
        at point: [Atom: Double], in arithmetic: FixedPointArithmetic
    ) -> (difference: FixedPoint, value: FixedPoint)? {
        let point = point.compactMapValues(arithmetic.numberNear)
        guard let left = left.value(in: arithmetic, at: point), let right = right.value(in: arithmetic, at: point)
        else { return nil }
        return (left - right, left)
    }
}

extension FixedPointArithmetic {
    /// A number close by, where it is not whole, that is no binary fraction: a function of a period such as 2⁻⁶⁴ has one
    /// value at all of those.
    fileprivate func numberNear(_ value: Double) -> FixedPoint? {
        guard let number = number(value), wholeNumber(number) == nil else { return number(value) }
        return FixedPoint(number.magnitude + (number.magnitude >> 40) / 3, isNegative: number.isNegative)
    }
}

extension Expression {
    /// The largest distance of a value on the way from 1, in binary digits.
    func reach(at point: [Atom: Double]) -> Double {
        var reach = 0.0
        _ = folded { (part, operands: [Double]) -> Double in
            let value: Double
            switch part {
            case .number(let number): value = number.doubleValue
            case .constant(let constant): value = constant.value
            case .symbol, .derivative, .adjoint, .opaque: value = part.atom.flatMap { point[$0] } ?? .nan
            case .apply(let operation, _):
                value = operation.value(operands)
                reach = max(reach, operation.reach(of: operands, value: value))
            }
            if value != 0 { reach = max(reach, value.magnitude.isFinite ? abs(log2(value.magnitude)) : 1_100) }
            return value
        }
        return reach.isNaN ? .infinity : reach
    }
}
