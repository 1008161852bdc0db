extension Number {
    /// How many digits after the point write it exactly, where that is six or fewer, or where it has tenths in it as a
    /// decimal has: 0.0004463, but 1/1024.
    var decimalPlaces: Int? {
        guard case .rational(_, var denominator) = self else { return nil }
        var twos = 0
        var fives = 0
        while denominator.isMultiple(of: 2) { (denominator, twos) = (denominator / 2, twos + 1) }
        while denominator.isMultiple(of: 5) { (denominator, fives) = (denominator / 5, fives + 1) }
        let places = max(twos, fives)
        return denominator == 1 && (places <= 6 || twos > 0 && fives > 0 && places <= 18) ? places : nil
    }

    /// How a coefficient or an exponent is written: 3/2 over and under a fraction bar, 3x/2, but tenths and hundredths
    /// as a decimal, 0.1x.
    var fraction: (above: Number, below: Number) {
        guard case .rational(let numerator, let denominator) = self, denominator != 1,
            !(denominator.isMultiple(of: 5) && decimalPlaces != nil)
        else { return (self, .one) }
        return (Number(numerator), Number(denominator))
    }

    /// The magnitude as digits the parser reads back to the same number: `3`, `0.25`, `1/3`, `1e-20`.
    var magnitudeText: String {
        switch self {
        case .real(let value): return trimmed(value.magnitude.description)
        case .rational(let numerator, let denominator):
            let digits = String(numerator.magnitude)
            guard denominator != 1 else { return digits }
            guard let places = decimalPlaces else { return "\(digits)/\(denominator)" }
            let power = (0..<places).reduce(UInt(1)) { power, _ in power * 10 }
            let (scaled, overflow) = numerator.magnitude.multipliedReportingOverflow(by: power / UInt(denominator))
            guard !overflow else { return "\(digits)/\(denominator)" }
            return pointed(String(scaled), places: places)
        }
    }
}

extension Double {
    /// The number as it is shown on screen: at most `significantDigits` digits, no zeros at the end, an exponent only
    /// where the number is very large or very small. `−` is U+2212 in Unicode notation.
    package func text(_ notation: Notation, significantDigits: Int = 6) -> String {
        guard isFinite else {
            if isNaN { return notation == .latex ? "\\text{undefined}" : "undefined" }
            let infinity =
                switch notation {
                case .unicode: "∞"
                case .ascii: "infinity"
                case .latex: "\\infty"
                }
            return (self < 0 ? notation.minus : "") + infinity
        }
        guard self != 0 else { return "0" }
        let wanted = Swift.max(1, significantDigits)
        let (digits, exponent, isRounded) = rounded(significantDigits: wanted)
        let sign = self < 0 ? notation.minus : ""
        // A rounded number is not filled up with zeros, which would pass for its digits.
        if exponent < -5 || exponent >= 15 || (isRounded && exponent >= wanted) {
            let mantissa = digits.count == 1 ? digits : pointed(digits, places: digits.count - 1)
            switch notation {
            case .unicode: return "\(sign)\(mantissa)e\(exponent < 0 ? notation.minus : "")\(exponent.magnitude)"
            case .ascii: return "\(sign)\(mantissa)e\(exponent)"
            case .latex: return "\(sign)\(mantissa) \\cdot 10^{\(exponent)}"
            }
        }
        let places = digits.count - 1 - exponent
        if places <= 0 { return sign + digits + String(repeating: "0", count: -places) }
        return sign + pointed(digits, places: places)
    }

    /// The number that is read from the digits shown.
    package func shown(withSignificantDigits count: Int = 6) -> Double {
        guard isFinite, self != 0 else { return self }
        let (digits, exponent, isRounded) = rounded(significantDigits: Swift.max(1, count))
        guard isRounded else { return self }
        // Whole numbers and powers of ten are exact here, so that the quotient is the number of these digits.
        let whole = digits.utf8.reduce(0.0) { $0 * 10 + Double($1 - UInt8(ascii: "0")) }
        let places = digits.utf8.count - 1 - exponent
        let scale = powerOfTen(Int(places.magnitude))
        let rounded = places < 0 ? whole * scale : whole / scale
        return (self < 0 ? -rounded : rounded)
    }

    /// The significant digits without zeros at the end, and the power of ten of the first one. Works on the shortest
    /// digits that name the number, so that 0.285 rounds as a person rounds it.
    private func rounded(significantDigits: Int) -> (digits: String, exponent: Int, isRounded: Bool) {
        var digits: [UInt8] = []
        var exponent = 0
        var pointAt: Int?
        var description = magnitude.description[...]
        if let mark = description.utf8.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(description[description.utf8.index(after: mark)...]) ?? 0
            description = description[..<mark]
        }
        for byte in description.utf8 {
            if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte - 48) }
        }
        exponent += (pointAt ?? digits.count) - 1
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        let isRounded = digits.count > significantDigits
        if isRounded {
            let roundsUp = digits[significantDigits] >= 5
            digits.removeLast(digits.count - significantDigits)
            if roundsUp {
                var index = digits.count - 1
                while index >= 0, digits[index] == 9 {
                    digits[index] = 0
                    index -= 1
                }
                if index >= 0 {
                    digits[index] += 1
                } else {
                    digits.insert(1, at: 0)
                    exponent += 1
                }
            }
        }
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        return (String(decoding: digits.map { $0 + 48 }, as: UTF8.self), exponent, isRounded)
    }
}

extension Notation {
    /// The sign of a negative number.
    var minus: String { self == .unicode ? "−" : "-" }
}

/// Digits with a point before the last `places` of them.
private func pointed(_ digits: String, places: Int) -> String {
    guard places > 0 else { return digits }
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
}

/// `2.0` as `2`, `1e+20` as `1e20`.
private func trimmed(_ description: String) -> String {
    description.hasSuffix(".0") ? String(description.dropLast(2)) : description.filter { $0 != "+" }
}
