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
        /// Rightly rounded, but to fewer figures than are asked for.
        case tooCoarse
        case wrong
    }

    /// Digits after the decimal point, for `round:`.
    var round: Int?
    /// Relative tolerance, for `tolerance:`.
    var tolerance: Double?

    /// How many significant figures an answer needs where the card does not say.
    static let figures = 3
    /// What is left of a result after rounding in `Double`.
    static let noise = 1e-9
    /// Values are shown with six significant digits and without zeros at the end: a student who copies one, or computes
    /// from it, is right to about this.
    private static let displayRounding = 5e-6

    func judge(_ entry: NumberEntry, against value: Double) -> Outcome {
        let distance = (entry.value - value).magnitude
        guard distance.isFinite else { return .wrong }
        // A whole number has no digits that rounding might have cost.
        let slack =
            value == 0 ? Self.noise : (value == value.rounded() ? Self.noise : Self.displayRounding) * value.magnitude
        if distance <= slack { return .right }
        if let tolerance { return distance <= tolerance * value.magnitude * (1 + Self.noise) ? .right : .wrong }
        if let round {
            // Rounded as asked; at a tie, up and down alike.
            let unit = pow(10, Double(-round))
            let isRounded = (entry.value / unit - (entry.value / unit).rounded()).magnitude < 1e-6
            if isRounded, distance <= 0.5 * unit + slack { return .right }
            // Or more precise than asked.
            if case .digits(_, let lastPlace) = entry.precision, lastPlace >= -round { return .wrong }
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
        if let halfUnit = entry.halfUnit(atLeast: 1), distance <= halfUnit + slack { return .tooCoarse }
        return .wrong
    }
}
