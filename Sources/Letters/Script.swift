/// Characters written above or below the line: ⁻¹, ₁₃, ⁽²⁾, ᵀ.
package enum Script: Sendable {
    case above, below

    private static let signs = "0123456789+-=()"
    private static let raisedSigns = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
    private static let loweredSigns = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"

    // MARK: Digits, signs and round brackets

    private static let raisedBySign = scalars(signs, raisedSigns)
    private static let loweredBySign = scalars(signs, loweredSigns)
    private static let signByRaised = scalars(raisedSigns, signs)
    private static let signByLowered = scalars(loweredSigns, signs)

    private static func scalars(_ keys: String, _ values: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(uniqueKeysWithValues: zip(keys.unicodeScalars, values.unicodeScalars))
    }

    /// The text with each digit, sign and round bracket replaced.
    package func text(_ plain: String) -> String {
        let forms = self == .above ? Self.raisedBySign : Self.loweredBySign
        return String(String.UnicodeScalarView(plain.unicodeScalars.map { forms[$0] ?? $0 }))
    }

    /// The digit, sign or round bracket that a raised or lowered one stands for; nil for letters and all else.
    package func plain(_ scalar: Unicode.Scalar) -> Character? {
        (self == .above ? Self.signByRaised : Self.signByLowered)[scalar].map { Character($0) }
    }

    // MARK: Letters too

    // As typeset text writes it, with a minus.
    private static let typesetSigns = "0123456789+−=()"
    private static let superscripts = characters(
        typesetSigns + "abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχℓ⊤′″*∗⋆†∘°",
        raisedSigns + "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡˡᵀ′″**⋆†°°")
    private static let subscripts = characters(
        typesetSigns + "aehijklmnoprstuvxβγρφχℓ", loweredSigns + "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪₗ")

    private static func characters(_ keys: String, _ values: String) -> [Character: Character] {
        Dictionary(uniqueKeysWithValues: zip(keys, values))
    }

    /// The text in characters above or below the line, where Unicode has one for each of its characters; else nil.
    package func glyphs(_ text: String) -> String? {
        let forms = self == .above ? Self.superscripts : Self.subscripts
        var result = ""
        for character in text {
            guard let glyph = forms[character] else { return nil }
            result.append(glyph)
        }
        return result
    }

    /// The character that a sub- or superscript stands for, and where it stands; nil for what is none. `ˡ` and `ₗ` are
    /// read as l.
    package static func unscripted(_ glyph: Character) -> (character: Character, script: Script)? {
        if let plain = plainSuperscripts[glyph] { return (plain, .above) }
        return plainSubscripts[glyph].map { ($0, .below) }
    }

    private static let plainSuperscripts = inverted(superscripts)
    private static let plainSubscripts = inverted(subscripts)

    /// Signs that stand high of themselves, as the prime does, are no scripts of others, and what has one glyph with a
    /// letter is read as the letter.
    private static func inverted(_ glyphs: [Character: Character]) -> [Character: Character] {
        let scripts = glyphs.filter { !"ℓ⊤′″*∗⋆†∘°".contains($0.key) }
        return Dictionary(scripts.map { ($0.value, $0.key) }, uniquingKeysWith: min)
    }
}
