/// Digits, signs and round brackets written above or below the line: ⁻¹, ₁₃, ⁽²⁾.
enum Script {
    case above, below

    private static let plain = Array("0123456789+-=()".unicodeScalars)
    private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾".unicodeScalars)
    private static let lowered = Array("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎".unicodeScalars)

    private static let plainByRaised = Dictionary(uniqueKeysWithValues: zip(raised, plain))
    private static let plainByLowered = Dictionary(uniqueKeysWithValues: zip(lowered, plain))
    private static let raisedByPlain = Dictionary(uniqueKeysWithValues: zip(plain, raised))
    private static let loweredByPlain = Dictionary(uniqueKeysWithValues: zip(plain, lowered))

    /// The text with each digit, sign and round bracket replaced.
    func text(_ plain: String) -> String {
        let forms = self == .above ? Self.raisedByPlain : Self.loweredByPlain
        return String(String.UnicodeScalarView(plain.unicodeScalars.map { forms[$0] ?? $0 }))
    }

    /// The plain character that a raised or lowered one stands for.
    func plain(_ scalar: Unicode.Scalar) -> Character? {
        (self == .above ? Self.plainByRaised : Self.plainByLowered)[scalar].map { Character($0) }
    }
}
