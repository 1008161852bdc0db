internal import Algebra

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a number is compared with the right one.
struct NumericComparison: Hashable, Sendable {
    enum Outcome: Hashable, Sendable {
        case right
        /// Rightly rounded, but to fewer figures or decimals than are asked for.
        case tooCoarse
        /// The digits of the right number, which go on behind, and would have been rounded up.
        case cutOff
        case wrong
    }

    /// Digits after the decimal point, for `round:`.
    var round: Int?
    /// Relative tolerance, for `tolerance:`.
    var tolerance: Double?

    /// How many significant figures an answer needs where the card does not say.
    static let figures = 3

    /// How many significant figures an answer needs: fewer than usual where the value itself has fewer.
    static func figures(of value: Double) -> Int {
        (1..<figures).first { (value.shown(withSignificantDigits: $0) - value).magnitude <= noise * value.magnitude }
            ?? figures
    }

    /// Half a unit of a value's significant figure, counted from 1.
    static func halfUnit(ofFigure figure: Int, in value: Double) -> Double {
        guard value != 0, value.isFinite else { return 0 }
        return 0.5 * powerOfTen(Int(log10(value.magnitude).rounded(.down)) + 1 - figure)
    }

    /// `one figure`, `2 figures`.
    static func inWords(figures: Int) -> String { figures == 1 ? "one figure" : "\(figures) figures" }

    /// How numbers are to be rounded, `rounded to 2 decimals`; nil where the card does not say.
    var rounding: String? {
        round.map {
            $0 == 0 ? "rounded to the nearest integer" : "rounded to \($0) \($0 == 1 ? "decimal" : "decimals")"
        }
    }

    /// A number as it is to be given.
    func rounded(_ value: Double) -> Double {
        guard let round else { return value }
        let unit = powerOfTen(min(round, 300))
        return (value * unit).rounded() / unit
    }

    /// What is left of a result after rounding in `Double`.
    static let noise = 1e-9
    /// Values are shown with six significant digits and without zeros at the end: a student who copies one, or computes
    /// from it, is right to about this.
    private static let displayRounding = 5e-6

    /// Whether a number would be marked right for another one, given in full or in no more figures than are asked for.
    func passes(_ number: Double, for value: Double) -> Bool {
        // No rounding of either goes so far.
        let reach = (tolerance ?? 0) + 0.02
        let unit = round.map { powerOfTen(-$0) } ?? 0
        guard (number - value).magnitude <= reach * max(number.magnitude, value.magnitude) + unit + Self.noise else {
            return false
        }
        let full = NumberEntry(text: number.text(.ascii, significantDigits: 9), value: number)
        let short = round == nil ? number.shown(withSignificantDigits: Self.figures) : rounded(number)
        return [full, NumberEntry(text: short.text(.ascii), value: short)]
            .contains { judge($0, against: value) == .right }
    }

    func judge(_ entry: NumberEntry, against value: Double) -> Outcome {
        let outcome = judgeRounding(entry, against: value)
        return outcome == .wrong && tolerance == nil && isCutOff(entry, of: value) ? .cutOff : outcome
    }

    /// Whether an entry with a decimal point has the digits of a number that goes on behind them, as many as are asked for.
    private func isCutOff(_ entry: NumberEntry, of value: Double) -> Bool {
        guard case .digits(let figures, let lastPlace) = entry.precision, lastPlace < 0, entry.value != 0,
            round.map({ lastPlace <= -$0 }) ?? (figures >= Self.figures)
        else { return false }
        let unit = powerOfTen(lastPlace)
        return (entry.value / unit).rounded() == (value / unit * (1 + Self.noise)).rounded(.towardZero)
    }

    private func judgeRounding(_ entry: NumberEntry, against value: Double) -> Outcome {
        let distance = (entry.value - value).magnitude
        guard distance.isFinite else { return .wrong }
        /// Whether the entry is the value rounded to as many figures as it has.
        func isCoarse(slack: Double) -> Bool {
            guard entry.value != 0, let figures = entry.figures, let halfUnit = entry.halfUnit(atLeast: 1) else {
                return false
            }
            return distance <= min(halfUnit, Self.halfUnit(ofFigure: figures, in: value)) + slack
        }
        // A whole number has no digits that rounding might have cost.
        let slack =
            value == 0 ? Self.noise : (value == value.rounded() ? Self.noise : Self.displayRounding) * value.magnitude
        if distance <= slack { return .right }
        if let tolerance { return distance <= tolerance * value.magnitude * (1 + Self.noise) ? .right : .wrong }
        if let round {
            // Rounded as asked; at a tie, up and down alike.
            let unit = powerOfTen(-round)
            let isRounded = (entry.value / unit - (entry.value / unit).rounded()).magnitude < 1e-6
            if isRounded, distance <= 0.5 * unit + slack { return .right }
            if case .digits(_, let lastPlace) = entry.precision, lastPlace >= -round {
                return lastPlace > -round && isCoarse(slack: slack) ? .tooCoarse : .wrong
            }
            // Or more precise than asked.
            if let halfUnit = entry.halfUnit(atLeast: 1), halfUnit < 0.5 * unit, halfUnit > 0 {
                return distance <= halfUnit + slack ? .right : .wrong
            }
            return .wrong
        }
        // However many zeros are written, 0 is no rounded value of anything else.
        guard entry.value != 0 else { return .wrong }
        if let halfUnit = entry.halfUnit(atLeast: Self.figures) {
            return halfUnit > 0 && distance <= halfUnit + slack ? .right : .wrong
        }
        // A short whole number has no figures to leave out.
        let isShort = value == value.rounded() && value.magnitude < 1_000
        return !isShort && isCoarse(slack: slack) ? .tooCoarse : .wrong
    }
}
