internal import Algebra

/// Decides whether two rational functions over the rationals are the same, without rounding: both are evaluated modulo
/// three primes, each at a fixed random point (polynomial identity testing; J. Schwartz, "Fast probabilistic algorithms for
/// verification of polynomial identities", 1980).
///
/// Equal functions always agree. Different ones of degree d agree at one point with probability d/2⁶¹ at most, at all
/// with 2⁻¹²³ at the largest degree taken, unless all primes divide every coefficient of their difference. π and e stand
/// for variables: no polynomial with rational coefficients is known to join them.
enum RationalIdentity {
    /// The largest primes below 2⁶¹.
    private static let primes: [UInt64] = [(1 << 61) - 1, (1 << 61) - 31, (1 << 61) - 45]
    /// The largest degree for which the probability above holds.
    private static let degreeLimit = 1 << 20
    /// How often a point is drawn anew where a denominator happens to be zero at it.
    private static let drawLimit = 4

    /// nil where one of them is no rational function, or has no value anywhere.
    ///
    /// Single points where one of them has no value, as x/x at 0, make no other function.
    static func holds(_ left: Expression, _ right: Expression) -> Bool? {
        guard left.isRational, right.isRational else { return nil }
        for prime in primes {
            guard let agrees = agrees(left, right, modulo: prime) else { return nil }
            if !agrees { return false }
        }
        return true
    }

    private static func agrees(_ left: Expression, _ right: Expression, modulo prime: UInt64) -> Bool? {
        for draw in 0..<drawLimit {
            let field = PrimeField(prime: prime, draw: draw)
            do throws(PrimeField.Obstacle) {
                let (a, b) = (try field.value(left).get(), try field.value(right).get())
                guard a.degree + b.degree <= degreeLimit else { return nil }
                return field.product(a.numerator, b.denominator) == field.product(b.numerator, a.denominator)
            } catch {
                guard error == .zeroDivision else { return nil }
            }
        }
        return nil
    }
}

/// The whole numbers modulo a prime below 2⁶², with a value for every variable.
private struct PrimeField: Arithmetic {
    typealias Value = Result<Fraction, Obstacle>
    enum Obstacle: Error { case notRational, zeroDivision }

    /// A quotient; the denominator is not zero.
    struct Fraction {
        var numerator: UInt64
        var denominator: UInt64 = 1
        /// At most the degree of numerator and denominator as polynomials of the variables.
        var degree = 0
        /// The whole number that stands there, where it is written out: a power has to know it.
        var written: Int?
    }

    let prime: UInt64
    /// Which of the fixed random points.
    let draw: Int

    /// Larger whole exponents are no polynomial that anybody means.
    private static let exponentLimit = 1 << 20

    /// The value of an expression; each name stands for a number of its own.
    func value(_ expression: Expression) -> Value {
        expression.value(in: self) { atom in
            if case .derivative(let derivative) = atom, derivative.of == derivative.variable {
                return .success(Fraction(numerator: 1))
            }
            return .success(variable(atom.stableName))
        }
    }

    // MARK: Operations

    func constant(_ constant: Constant) -> Value { .success(variable("constant \(constant.rawValue)")) }

    func apply(_ operation: Operation, _ a: Value) -> Value {
        switch operation {
        case .negate: return a.map(negated)
        case .add, .multiply: return a
        default: return .failure(.notRational)
        }
    }

    func apply(_ operation: Operation, _ a: Value, _ b: Value) -> Value {
        Result { () throws(Obstacle) in try applied(operation, a.get(), b.get()) }
    }

    private func applied(_ operation: Operation, _ a: Fraction, _ b: Fraction) throws(Obstacle) -> Fraction {
        switch operation {
        case .add: return sum(a, b)
        case .multiply: return product(a, b)
        case .divide: return product(a, try inverse(b))
        case .power:
            guard let exponent = b.written, exponent.magnitude <= Self.exponentLimit else { throw .notRational }
            return try power(a, exponent)
        default: throw .notRational
        }
    }

    // MARK: Leaves

    private func variable(_ name: String) -> Fraction {
        var generator = SplitMix64(name: name, counter: draw)
        return Fraction(numerator: generator.next() % prime, degree: 1)
    }

    /// The value of a literal.
    func number(_ number: Number) -> Value { Result { () throws(Obstacle) in try fraction(number) } }

    private func fraction(_ number: Number) throws(Obstacle) -> Fraction {
        switch number {
        case .rational(let numerator, let denominator):
            let bottom = denominator.magnitude
            guard UInt64(bottom) % prime != 0 else { throw .notRational }
            var value = Fraction(
                numerator: UInt64(numerator.magnitude) % prime, denominator: UInt64(bottom) % prime)
            if numerator < 0 { value = negated(value) }
            value.written = number.integer
            return value
        case .real(let decimal): return try value(decimal: decimal)
        }
    }

    /// A number with too many places for a fraction of whole numbers, as it was written: the shortest decimal that reads
    /// as this `Double`.
    private func value(decimal: Double) throws(Obstacle) -> Fraction {
        guard let (written, exponent) = decimal.shortestDecimal else { throw .notRational }
        var digits: UInt64 = 0
        for digit in written { digits = (product(digits, 10) + UInt64(digit)) % prime }
        let scale = power(10, exponent.magnitude)
        let value =
            exponent < 0
            ? Fraction(numerator: digits, denominator: scale) : Fraction(numerator: product(digits, scale))
        return decimal < 0 ? negated(value) : value
    }

    // MARK: Arithmetic

    func product(_ a: UInt64, _ b: UInt64) -> UInt64 { prime.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder }

    private func power(_ base: UInt64, _ exponent: UInt) -> UInt64 {
        var (base, remaining, result) = (base, exponent, UInt64(1))
        while remaining > 0 {
            if remaining & 1 == 1 { result = product(result, base) }
            base = product(base, base)
            remaining >>= 1
        }
        return result
    }

    private func negated(_ a: Fraction) -> Fraction {
        Fraction(
            numerator: a.numerator == 0 ? 0 : prime - a.numerator, denominator: a.denominator, degree: a.degree,
            written: a.written.map { -$0 })
    }

    private func sum(_ a: Fraction, _ b: Fraction) -> Fraction {
        if a.denominator == 1, b.denominator == 1 {
            return Fraction(numerator: (a.numerator + b.numerator) % prime, degree: saturated(a.degree + b.degree))
        }
        return Fraction(
            numerator: (product(a.numerator, b.denominator) + product(b.numerator, a.denominator)) % prime,
            denominator: product(a.denominator, b.denominator), degree: saturated(a.degree + b.degree))
    }

    private func product(_ a: Fraction, _ b: Fraction) -> Fraction {
        Fraction(
            numerator: product(a.numerator, b.numerator), denominator: product(a.denominator, b.denominator),
            degree: saturated(a.degree + b.degree))
    }

    private func inverse(_ a: Fraction) throws(Obstacle) -> Fraction {
        guard a.numerator != 0 else { throw .zeroDivision }
        return Fraction(numerator: a.denominator, denominator: a.numerator, degree: a.degree)
    }

    private func power(_ a: Fraction, _ exponent: Int) throws(Obstacle) -> Fraction {
        let base = exponent < 0 ? try inverse(a) : a
        return Fraction(
            numerator: power(base.numerator, exponent.magnitude),
            denominator: power(base.denominator, exponent.magnitude),
            degree: saturated(a.degree * Int(exponent.magnitude)))
    }

    private func saturated(_ degree: Int) -> Int { min(degree, 1 << 30) }
}

extension Expression {
    /// Whether it has no other operations than those of rational functions.
    fileprivate var isRational: Bool {
        nodes.allSatisfy { part in
            guard case .apply(let operation, _) = part else { return true }
            return [.add, .multiply, .negate, .divide, .power].contains(operation)
        }
    }
}
