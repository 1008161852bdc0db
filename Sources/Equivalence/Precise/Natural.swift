/// A whole number of any size, 0 or more.
struct Natural: Equatable, Comparable, Sendable {
    /// Digits to the base 2⁶⁴, the last ones first, without zeros in front.
    private var digits: [UInt64]

    init(_ value: UInt64) { digits = value == 0 ? [] : [value] }

    private init(digits: [UInt64]) {
        self.digits = digits
        while self.digits.last == 0 { self.digits.removeLast() }
    }

    var isZero: Bool { digits.isEmpty }

    /// How many binary digits it has.
    var bitWidth: Int { digits.count * 64 - (digits.last?.leadingZeroBitCount ?? 0) }

    /// The number, where it fits.
    var small: UInt64? { digits.count > 1 ? nil : digits.first ?? 0 }

    static func < (a: Natural, b: Natural) -> Bool {
        guard a.digits.count == b.digits.count else { return a.digits.count < b.digits.count }
        for index in a.digits.indices.reversed() where a.digits[index] != b.digits[index] {
            return a.digits[index] < b.digits[index]
        }
        return false
    }

    static func + (a: Natural, b: Natural) -> Natural {
        var (sum, other) = (a.digits, b.digits)
        if sum.count < other.count { swap(&sum, &other) }
        sum.append(0)
        var carry: UInt64 = 0
        for index in sum.indices {
            guard index < other.count || carry > 0 else { break }
            let (partial, first) = sum[index].addingReportingOverflow(index < other.count ? other[index] : 0)
            let (digit, second) = partial.addingReportingOverflow(carry)
            sum[index] = digit
            carry = first || second ? 1 : 0
        }
        return Natural(digits: sum)
    }

    /// The difference; `b` is not the larger one.
    static func - (a: Natural, b: Natural) -> Natural {
        var difference = a.digits
        var borrow: UInt64 = 0
        for index in difference.indices {
            guard index < b.digits.count || borrow > 0 else { break }
            let (partial, first) = difference[index].subtractingReportingOverflow(
                index < b.digits.count ? b.digits[index] : 0)
            let (digit, second) = partial.subtractingReportingOverflow(borrow)
            difference[index] = digit
            borrow = first || second ? 1 : 0
        }
        return Natural(digits: difference)
    }

    static func * (a: Natural, b: Natural) -> Natural { product(a, b, droppingDigits: 0) }

    /// The product without its last digits to the base 2⁶⁴, rounded down.
    static func product(_ a: Natural, _ b: Natural, droppingDigits dropped: Int) -> Natural {
        let count = a.digits.count + b.digits.count
        guard !a.isZero, !b.isZero, count > dropped else { return Natural(0) }
        return a.digits.withUnsafeBufferPointer { a in
            b.digits.withUnsafeBufferPointer { b in
                withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { product in
                    product.initialize(repeating: 0)
                    for i in a.indices {
                        var carry: UInt64 = 0
                        for j in b.indices {
                            let (high, low) = a[i].multipliedFullWidth(by: b[j])
                            let (first, overflow1) = low.addingReportingOverflow(carry)
                            let (second, overflow2) = first.addingReportingOverflow(product[i + j])
                            product[i + j] = second
                            carry = high &+ (overflow1 ? 1 : 0) &+ (overflow2 ? 1 : 0)
                        }
                        product[i + b.count] = carry
                    }
                    return Natural(digits: [UInt64](product[dropped...]))
                }
            }
        }
    }

    static func << (a: Natural, places: Int) -> Natural {
        guard places >= 0 else { return a >> -places }
        guard !a.isZero, places > 0 else { return a }
        let (whole, part) = (places / 64, UInt64(places % 64))
        var digits = [UInt64](repeating: 0, count: whole + a.digits.count + 1)
        for (index, digit) in a.digits.enumerated() {
            digits[whole + index] |= digit << part
            if part > 0 { digits[whole + index + 1] = digit >> (64 - part) }
        }
        return Natural(digits: digits)
    }

    /// Rounded down.
    static func >> (a: Natural, places: Int) -> Natural {
        guard places > 0 else { return a << -places }
        let (whole, part) = (places / 64, UInt64(places % 64))
        guard whole < a.digits.count else { return Natural(0) }
        var digits = Array(a.digits[whole...])
        guard part > 0 else { return Natural(digits: digits) }
        for index in digits.indices {
            let above = index + 1 < digits.count ? digits[index + 1] << (64 - part) : 0
            digits[index] = digits[index] >> part | above
        }
        return Natural(digits: digits)
    }

    /// The quotient, rounded down; the divisor is not 0.
    static func / (a: Natural, divisor: UInt64) -> Natural {
        var digits = a.digits
        var remainder: UInt64 = 0
        if divisor <= UInt64(UInt32.max) {
            // Half a digit at a time, which every machine divides in one step.
            for index in digits.indices.reversed() {
                let (high, rest) = (remainder << 32 | digits[index] >> 32).quotientAndRemainder(dividingBy: divisor)
                let (low, last) = (rest << 32 | digits[index] & 0xFFFF_FFFF).quotientAndRemainder(dividingBy: divisor)
                (digits[index], remainder) = (high << 32 | low, last)
            }
        } else {
            for index in digits.indices.reversed() {
                (digits[index], remainder) = divisor.dividingFullWidth((remainder, digits[index]))
            }
        }
        return Natural(digits: digits)
    }

    /// The quotient, rounded down; the divisor is not 0 (D. Knuth, "The Art of Computer Programming" 2, 4.3.1, algorithm D).
    static func / (a: Natural, b: Natural) -> Natural {
        if let divisor = b.small { return a / divisor }
        guard a >= b, let leading = b.digits.last else { return Natural(0) }
        // The leading digit of the divisor at least half the base: an estimated digit is too large by 2 at most.
        let shift = leading.leadingZeroBitCount
        let divisor = (b << shift).digits
        var rest = (a << shift).digits
        let places = divisor.count
        while rest.count <= a.digits.count { rest.append(0) }
        var quotient = [UInt64](repeating: 0, count: rest.count - places)
        for place in quotient.indices.reversed() {
            let top = rest[place + places]
            var digit =
                top >= divisor[places - 1]
                ? UInt64.max : divisor[places - 1].dividingFullWidth((top, rest[place + places - 1])).quotient
            var isNegative = subtract(divisor, times: digit, from: &rest, at: place)
            while isNegative {
                digit -= 1
                isNegative = !add(divisor, to: &rest, at: place)
            }
            quotient[place] = digit
        }
        return Natural(digits: quotient)
    }

    /// Subtracts in place; whether the result is below zero.
    private static func subtract(
        _ divisor: [UInt64], times digit: UInt64, from rest: inout [UInt64], at place: Int
    ) -> Bool {
        var (borrow, carry): (UInt64, UInt64) = (0, 0)
        for index in 0...divisor.count {
            let (high, low) = digit.multipliedFullWidth(by: index < divisor.count ? divisor[index] : 0)
            let (product, overflow) = low.addingReportingOverflow(carry)
            carry = high &+ (overflow ? 1 : 0)
            let (partial, first) = rest[place + index].subtractingReportingOverflow(product)
            let (difference, second) = partial.subtractingReportingOverflow(borrow)
            rest[place + index] = difference
            borrow = first || second ? 1 : 0
        }
        return borrow > 0
    }

    /// Adds in place; whether the result passes zero.
    private static func add(_ divisor: [UInt64], to rest: inout [UInt64], at place: Int) -> Bool {
        var carry: UInt64 = 0
        for index in 0...divisor.count {
            let (partial, first) = rest[place + index].addingReportingOverflow(
                index < divisor.count ? divisor[index] : 0)
            let (sum, second) = partial.addingReportingOverflow(carry)
            rest[place + index] = sum
            carry = first || second ? 1 : 0
        }
        return carry > 0
    }

    /// The square root, rounded down.
    var squareRoot: Natural {
        guard !isZero else { return self }
        // Newton's method from above.
        var root = Natural(1) << (bitWidth / 2 + 1)
        if bitWidth > 60 {
            let excess = (bitWidth - 52) / 2 * 2
            let start = Double((self >> excess).small ?? 0).squareRoot()
            root = (Natural(UInt64(start) + 2)) << (excess / 2)
        }
        while true {
            let next = (root + self / root) >> 1
            if next >= root { return root }
            root = next
        }
    }
}
