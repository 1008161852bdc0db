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
    private static let nearReach = 64.0
    /// Of so many points where values reach further, so many are looked at.
    static let choice = 12
    private static let farPoints = 4
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

    // MARK: Points

    /// A point, by what is drawn for every name.
    struct Point {
        fileprivate let numbers: [Atom: Double]
        /// How far the values on the way reach from 1, in binary digits: the further, the more places are needed.
        fileprivate let reach: Double

        /// Whether it can be looked at without much ado.
        var isCheap: Bool { places <= cheapPlaces }

        fileprivate var places: Int {
            // Values near 1 need nothing more.
            reach <= nearReach
                ? PreciseComparison.places
                : min(placesLimit, 64 * Int((Double(PreciseComparison.places) + 1.25 * min(reach, 1e6)) / 64))
        }
    }

    /// The present point of a sampler; nil where a name has no exact value.
    func point(of sampler: Sampler) -> Point? {
        sampler.point(of: [left, right]).map {
            Point(numbers: $0, reach: max(left.reach(at: $0), right.reach(at: $0)))
        }
    }

    /// Whether there should be more points to choose from: two, or more where values reach far from 1 and may hide a
    /// difference.
    static func wantsMore(than points: [Point]) -> Bool {
        points.count < 2 || points.count < choice && points.allSatisfy { $0.reach > nearReach }
    }

    /// The points in order, those first where values stay nearest to 1.
    static func nearest(_ points: [Point]) -> [Point] { points.sorted { $0.reach < $1.reach } }

    /// Whether both sides differ at one of the points where values stay nearest to 1.
    func differs(at points: [Point]) -> Bool {
        let points = Self.nearest(points)
        guard let nearest = points.first else { return false }
        if nearest.reach <= Self.nearReach || !nearest.isCheap { return outcome(at: nearest) == .differ }
        return points.prefix { $0.isCheap }.prefix(Self.farPoints).contains { outcome(at: $0) == .differ }
    }

    // MARK: At a point

    /// What the expressions say at a point.
    func outcome(at point: Point) -> Outcome {
        let places = point.places
        let (first, second) =
            places == Self.places
            ? Self.usual
            : (FixedPointArithmetic(places: places), FixedPointArithmetic(places: places + Self.morePlaces))
        guard let rough = difference(at: point.numbers, in: first)?.difference else { return .unknown }
        if rough.magnitude.bitWidth <= Self.noise { return .agree }
        guard let (fine, value) = difference(at: point.numbers, in: second) else { return .unknown }
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
