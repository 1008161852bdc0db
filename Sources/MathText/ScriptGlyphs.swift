/// Sub- and superscripts as characters of Unicode, where every character has one.
enum ScriptGlyphs {
    static func superscript(_ text: String) -> String? { mapped(text, superscripts) }
    static func subscripted(_ text: String) -> String? { mapped(text, subscripts) }

    /// The character that a sub- or superscript stands for; nil for what is none. `ˡ` and `ₗ` are read as l.
    static func plain(_ glyph: Character) -> (text: String, isRaised: Bool)? {
        if let plain = plainSuperscripts[glyph] { return (String(plain), true) }
        return plainSubscripts[glyph].map { (String($0), false) }
    }

    private static let plainSuperscripts = inverted(superscripts)
    private static let plainSubscripts = inverted(subscripts)

    /// Signs that stand high of themselves, as the prime does, are no scripts of others, and what has one glyph with a
    /// letter is read as the letter.
    private static func inverted(_ glyphs: [Character: Character]) -> [Character: Character] {
        let scripts = glyphs.filter { !"ℓ⊤′″*∗⋆†∘°".contains($0.key) }
        return Dictionary(scripts.map { ($0.value, $0.key) }, uniquingKeysWith: min)
    }

    private static func mapped(_ text: String, _ glyphs: [Character: Character]) -> String? {
        var result = ""
        for character in text {
            guard let glyph = glyphs[character] else { return nil }
            result.append(glyph)
        }
        return result
    }

    private static let superscripts = Dictionary(
        uniqueKeysWithValues: zip(
            "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχℓ⊤′″*∗⋆†∘°",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡˡᵀ′″**⋆†°°"))

    private static let subscripts = Dictionary(
        uniqueKeysWithValues: zip("0123456789+−=()aehijklmnoprstuvxβγρφχℓ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪₗ"))
}
