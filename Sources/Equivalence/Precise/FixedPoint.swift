/// A number with a fixed count of binary places: a whole number over 2^places.
struct FixedPoint: Equatable, Sendable {
    var isNegative = false
    var magnitude: Natural

    init(_ magnitude: Natural, isNegative: Bool = false) {
        self.magnitude = magnitude
        self.isNegative = isNegative && !magnitude.isZero
    }

    var isZero: Bool { magnitude.isZero }

    static prefix func - (a: FixedPoint) -> FixedPoint { FixedPoint(a.magnitude, isNegative: !a.isNegative) }

    static func + (a: FixedPoint, b: FixedPoint) -> FixedPoint {
        if a.isNegative == b.isNegative { return FixedPoint(a.magnitude + b.magnitude, isNegative: a.isNegative) }
        return a.magnitude >= b.magnitude
            ? FixedPoint(a.magnitude - b.magnitude, isNegative: a.isNegative)
            : FixedPoint(b.magnitude - a.magnitude, isNegative: b.isNegative)
    }

    static func - (a: FixedPoint, b: FixedPoint) -> FixedPoint { a + -b }

    static func < (a: FixedPoint, b: FixedPoint) -> Bool { (a - b).isNegative }
}

/// Arithmetic and functions on fixed-point numbers of so many binary places. Results are off by a few units in the last
/// places, more where an operation magnifies what its operands are off by; nothing keeps account of it: a result is
/// compared with that of another precision. nil is a value that does not exist, or is too large to be worth having.
struct FixedPointArithmetic: Sendable {
    let places: Int
    let one: FixedPoint
    let logarithmOfTwo: FixedPoint
    let pi: FixedPoint

    /// How many binary digits a number may have before the point.
    private static let widthLimit = 1 << 13

    init(places: Int) {
        self.places = places
        one = FixedPoint(Natural(1) << places)
        // ln 2 = 2 artanh(1/3); π/4 = 4 arctan(1/5) − arctan(1/239) (Machin).
        func series(_ inverse: UInt64, alternates: Bool) -> Natural {
            var power = (Natural(1) << places) / inverse
            var (even, odd) = (power, Natural(0))
            var index: UInt64 = 1
            while !power.isZero {
                power = power / (inverse * inverse)
                index += 2
                if alternates, index % 4 == 3 { odd = odd + power / index } else { even = even + power / index }
            }
            return even - odd
        }
        logarithmOfTwo = FixedPoint(series(3, alternates: false) << 1)
        pi = FixedPoint(((series(5, alternates: true) << 2) - series(239, alternates: true)) << 2)
    }

    // MARK: Numbers

    func number(_ value: Int) -> FixedPoint {
        FixedPoint(Natural(UInt64(value.magnitude)) << places, isNegative: value < 0)
    }

    /// Exact where the places suffice.
    func number(_ value: Double) -> FixedPoint? {
        guard value.isFinite else { return nil }
        guard value != 0 else { return FixedPoint(Natural(0)) }
        let significand = Natural(UInt64(value.magnitude.significand * 0x1p52))
        return FixedPoint(significand << (places + Int(value.magnitude.exponent) - 52), isNegative: value < 0)
    }

    /// The whole number it is; nil where it is none, or large.
    func wholeNumber(_ a: FixedPoint) -> Int? {
        let whole = a.magnitude >> places
        guard whole << places == a.magnitude, let value = whole.small, value <= 1 << 20 else { return nil }
        return a.isNegative ? -Int(value) : Int(value)
    }

    /// The whole number below, where it is not large.
    private func floor(_ a: FixedPoint) -> Int? {
        let whole = a.magnitude >> places
        guard let value = whole.small, value <= 1 << 20 else { return nil }
        let isWhole = whole << places == a.magnitude
        return a.isNegative ? -Int(value) - (isWhole ? 0 : 1) : Int(value)
    }

    private func limited(_ a: FixedPoint) -> FixedPoint? {
        a.magnitude.bitWidth - places > Self.widthLimit ? nil : a
    }

    // MARK: Arithmetic

    func product(_ a: FixedPoint, _ b: FixedPoint) -> FixedPoint? { limited(times(a, b)) }

    func times(_ a: FixedPoint, _ b: FixedPoint) -> FixedPoint {
        let product = Natural.product(a.magnitude, b.magnitude, droppingDigits: places / 64) >> (places % 64)
        return FixedPoint(product, isNegative: a.isNegative != b.isNegative)
    }

    func quotient(_ a: FixedPoint, _ b: FixedPoint) -> FixedPoint? {
        guard !b.isZero else { return nil }
        return limited(
            FixedPoint((a.magnitude << places) / b.magnitude, isNegative: a.isNegative != b.isNegative))
    }

    func squareRoot(_ a: FixedPoint) -> FixedPoint? {
        a.isNegative ? nil : FixedPoint((a.magnitude << places).squareRoot)
    }

    /// A power with a whole exponent.
    func power(_ base: FixedPoint, _ exponent: Int) -> FixedPoint? {
        if exponent < 0 { return power(base, -exponent).flatMap { quotient(one, $0) } }
        var (square, result, remaining) = (base, one, exponent)
        while remaining > 0 {
            if remaining & 1 == 1 {
                guard let next = product(result, square) else { return nil }
                result = next
            }
            remaining >>= 1
            guard remaining > 0 else { break }
            guard let next = product(square, square) else { return nil }
            square = next
        }
        return result
    }

    // MARK: Functions

    func exponential(_ a: FixedPoint) -> FixedPoint? {
        // e^a = 2^k · (e^(r/2^s))^(2^s) with 0 ≤ r < ln 2.
        guard let ratio = quotient(a, logarithmOfTwo), let k = floor(ratio), k < Self.widthLimit else { return nil }
        if k < -places { return FixedPoint(Natural(0)) }
        let rest = a - FixedPoint(logarithmOfTwo.magnitude * Natural(UInt64(k.magnitude)), isNegative: k < 0)
        let halvings = 4 + Int(Double(places).squareRoot() / 2)
        let small = FixedPoint(rest.magnitude >> halvings, isNegative: rest.isNegative)
        var (sum, term, index) = (one + small, small, UInt64(1))
        while !term.isZero {
            index += 1
            term = FixedPoint(times(term, small).magnitude / index, isNegative: term.isNegative != small.isNegative)
            sum = sum + term
        }
        for _ in 0..<halvings { sum = times(sum, sum) }
        return FixedPoint(sum.magnitude << k)
    }

    func logarithm(_ a: FixedPoint) -> FixedPoint? {
        guard !a.isNegative, !a.isZero else { return nil }
        // a = m · 2^k with m from 0.7 to 1.4; ln m = 2 artanh((m − 1)/(m + 1)).
        var k = a.magnitude.bitWidth - places
        var m = FixedPoint(a.magnitude << -k)
        if m.magnitude * Natural(10) < one.magnitude * Natural(7) {
            k -= 1
            m = FixedPoint(a.magnitude << -k)
        }
        guard let z = quotient(m - one, m + one) else { return nil }
        let series = oddSeries(z, alternates: false)
        return series + series + FixedPoint(logarithmOfTwo.magnitude * Natural(UInt64(k.magnitude)), isNegative: k < 0)
    }

    /// z ± z³/3 + z⁵/5 ± …
    private func oddSeries(_ z: FixedPoint, alternates: Bool) -> FixedPoint {
        let square = times(z, z)
        var (sum, power, index) = (z, z, UInt64(1))
        while !power.isZero {
            power = times(power, alternates ? -square : square)
            index += 2
            sum = sum + FixedPoint(power.magnitude / index, isNegative: power.isNegative)
        }
        return sum
    }

    func sineAndCosine(_ a: FixedPoint) -> (sine: FixedPoint, cosine: FixedPoint)? {
        let quarter = FixedPoint(pi.magnitude >> 1)
        guard let ratio = quotient(a, quarter) else { return nil }
        // Whole quarters of a turn, rounded down; half of the places are left to the rest.
        var quarters = ratio.magnitude >> places
        guard quarters.bitWidth <= places / 2 else { return nil }
        if a.isNegative, quarters << places != ratio.magnitude { quarters = quarters + Natural(1) }
        let rest = a - FixedPoint((pi.magnitude * quarters) >> 1, isNegative: a.isNegative)
        let turned = Int((quarters - ((quarters >> 2) << 2)).small ?? 0)
        let square = -times(rest, rest)
        func series(_ first: FixedPoint, from start: UInt64) -> FixedPoint {
            var (sum, term, index) = (first, first, start)
            while !term.isZero {
                let next = times(term, square)
                term = FixedPoint(next.magnitude / ((index + 1) * (index + 2)), isNegative: next.isNegative)
                index += 2
                sum = sum + term
            }
            return sum
        }
        let (sine, cosine) = (series(rest, from: 1), series(one, from: 0))
        switch a.isNegative ? -turned & 3 : turned {
        case 0: return (sine, cosine)
        case 1: return (cosine, -sine)
        case 2: return (-sine, -cosine)
        default: return (-cosine, sine)
        }
    }

    func arctangent(_ a: FixedPoint) -> FixedPoint? {
        if one.magnitude < a.magnitude {
            guard let inverse = quotient(one, a), let angle = arctangent(inverse) else { return nil }
            return FixedPoint(pi.magnitude >> 1, isNegative: a.isNegative) - angle
        }
        // arctan a = 2 arctan(a/(1 + √(1 + a²))), three times.
        var z = a
        for _ in 0..<3 {
            guard let root = squareRoot(one + times(z, z)), let half = quotient(z, one + root) else { return nil }
            z = half
        }
        let angle = oddSeries(z, alternates: true)
        return FixedPoint(angle.magnitude << 3, isNegative: angle.isNegative)
    }

    func arcsine(_ a: FixedPoint) -> FixedPoint? {
        guard a.magnitude <= one.magnitude else { return nil }
        guard let root = squareRoot(one - times(a, a)), !root.isZero else {
            return FixedPoint(pi.magnitude >> 1, isNegative: a.isNegative)
        }
        return quotient(a, root).flatMap(arctangent)
    }
}
