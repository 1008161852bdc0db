internal import Algebra

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A number as a student gave it, with the precision it was written to.
struct NumberEntry: Hashable, Sendable {
    enum Precision: Hashable, Sendable {
        /// Arithmetic over whole numbers and functions, `exp(6)*3`: no more digits to ask for.
        case exact
        /// Digits: so many significant figures, the last of them at a power of ten (−2 for `4.13`).
        case digits(figures: Int, lastPlace: Int)
        /// Arithmetic over rounded numbers, `403.4*3`: as many figures as the shortest of them.
        case figures(Int)
    }
    var value: Double
    var precision: Precision

    init(value: Double, precision: Precision) {
        self.value = value
        self.precision = precision
    }

    /// - Parameters:
    ///   - text: what was typed.
    ///   - value: what it evaluates to.
    init(text: String, value: Double) {
        self.value = value
        let numerals = Numeral.all(in: text)
        if let only = numerals.first, only.isWholeText {
            precision = .digits(figures: only.figures, lastPlace: only.lastPlace)
        } else if let fewest = numerals.filter(\.hasPoint).map(\.figures).min() {
            precision = .figures(fewest)
        } else {
            precision = .exact
        }
    }

    /// Whether the digits given outweigh how many wrong numbers there are to hit: of those between half and one and a half
    /// of it, how many would be met by accident by a number written so coarsely.
    func isMeant(among wrong: [Double]) -> Bool {
        let near = wrong.filter { ($0 - value).magnitude <= 0.5 * value.magnitude }.sorted()
        let noise = NumericComparison.noise * value.magnitude
        let distinct = near.indices.count { $0 == 0 || near[$0] - near[$0 - 1] > noise }
        // Arithmetic is as good as the number it comes to.
        let written =
            precision == .exact ? NumberEntry(text: value.text(.ascii, significantDigits: 9), value: value) : self
        guard let halfUnit = written.halfUnit(atLeast: NumericComparison.figures) else { return false }
        return Double(distinct) * 2 * max(halfUnit, noise) <= NearMiss.chanceAllowed * value.magnitude
    }

    /// Whether it is no rounded value of another number: arithmetic over whole numbers, and 0, however many zeros are written.
    var isExact: Bool { precision == .exact || value == 0 }

    /// Whether it is a whole number that is written as one.
    var isWhole: Bool {
        switch precision {
        case .exact: value == value.rounded()
        case .digits(_, let lastPlace): lastPlace == 0
        case .figures: false
        }
    }

    /// Whether it is just this number, with nothing rounded.
    func isExactly(_ number: Double) -> Bool {
        (value - number).magnitude <= NumericComparison.noise * max(number.magnitude, value.magnitude)
    }

    /// Which part of the numbers of its size it may stand for, so coarsely it is written: 1 of 0.
    var coarseness: Double {
        guard value != 0 else { return 1 }
        return min(1, 2 * max(halfUnit(atLeast: 1) ?? 0, NumericComparison.noise * value.magnitude) / value.magnitude)
    }

    /// How many significant figures it is written to; nil where it is exact.
    var figures: Int? {
        switch precision {
        case .exact: nil
        case .digits(let figures, _), .figures(let figures): figures
        }
    }

    /// Half a unit of the last place given: how far the exact value may lie from a rightly rounded one. Nil where the
    /// entry has fewer than `figures` significant figures, 0 where it is exact.
    func halfUnit(atLeast figures: Int) -> Double? {
        switch precision {
        case .exact: return 0
        case .digits(let given, let lastPlace):
            return given >= figures ? 0.5 * powerOfTen(lastPlace) : nil
        case .figures(let given):
            guard given >= figures else { return nil }
            guard value != 0 else { return 0 }
            return 0.5 * powerOfTen(Int(log10(value.magnitude).rounded(.down)) + 1 - given)
        }
    }
}

/// A numeral in a text: `12`, `0.333`, `1.2e3`.
private struct Numeral {
    /// Significant figures: digits from the first that is not 0. Zeros at the end count, as written.
    var figures = 0
    var digitsAfterPoint = 0
    var hasPoint = false
    var exponent = 0
    /// Whether nothing but a sign and space stands around it.
    var isWholeText = false

    var lastPlace: Int { exponent - digitsAfterPoint }

    static func all(in text: String) -> [Numeral] {
        let trimmed = text.drop { $0 == " " || $0 == "+" || $0 == "-" || $0 == "−" }
        let characters = Array(trimmed)
        let end = characters.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
        var numerals: [Numeral] = []
        var index = 0
        while index < end {
            let start = index
            guard let numeral = Numeral(characters, &index) else {
                index += 1
                continue
            }
            numerals.append(numeral)
            if start == 0, index == end { numerals[0].isWholeText = true }
        }
        return numerals
    }

    /// Reads digits with at most one point, and an exponent where a number follows the `e`.
    private init?(_ characters: [Character], _ index: inout Int) {
        var place = index
        var digits = 0
        while place < characters.count {
            let character = characters[place]
            if isDigit(character) {
                digits += 1
                if figures > 0 || character != "0" { figures += 1 }
                if hasPoint { digitsAfterPoint += 1 }
            } else if character == ".", !hasPoint {
                hasPoint = true
            } else {
                break
            }
            place += 1
        }
        guard digits > 0 else { return nil }
        // `0` and `0.00` have their zeros as figures.
        if figures == 0 { figures = digits }
        if place < characters.count, characters[place] == "e" || characters[place] == "E" {
            var end = place + 1
            var sign = 1
            if end < characters.count, characters[end] == "-" || characters[end] == "−" || characters[end] == "+" {
                sign = characters[end] == "+" ? 1 : -1
                end += 1
            }
            let digits = characters[end...].prefix(while: isDigit)
            if let magnitude = Int(String(digits)), magnitude < 400 {
                exponent = sign * magnitude
                place = end + digits.count
            }
        }
        index = place
    }
}

private func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
