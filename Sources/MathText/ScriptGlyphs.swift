/// Sub- and superscripts as characters of Unicode, where every character has one.
enum ScriptGlyphs {
    static func superscript(_ text: String) -> String? { mapped(text, superscripts) }
    static func subscripted(_ text: String) -> String? { mapped(text, subscripts) }

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
