/// Greek letters by name, as in `theta` and `\theta`.
package enum GreekLetters {
    private static let names: [(name: String, letter: Character)] = [
        ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
        ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
        ("omicron", "ο"), ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"),
        ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"),
        ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"), ("Sigma", "Σ"), ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"),
        ("Omega", "Ω"),
    ]
    /// LaTeX has two shapes of some letters; here they are one.
    private static let variants: [(name: String, letter: Character)] = [
        ("varepsilon", "ε"), ("vartheta", "θ"), ("varphi", "φ"), ("varrho", "ρ"), ("varsigma", "σ"), ("varpi", "π"),
        ("varkappa", "κ"),
    ]
    /// Cyrillic letters that look like Latin ones, with those.
    package static let latinLookAlikes: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("авеһіјкмнорѕтухсАВЕНІЈКМОРЅТУХС", "aBehijkmHopsTyxcABEHIJKMOPSTYXC"))

    private static let letterByName = Dictionary(
        uniqueKeysWithValues: (names + variants).map { ($0.name, $0.letter) })
    private static let nameByLetter = Dictionary(uniqueKeysWithValues: names.map { ($0.letter, $0.name) })

    /// Every name with its letter, those of the variants of LaTeX too.
    package static var all: [(name: String, letter: Character)] { names + variants }

    /// The letter of this name, capital where the name is; nil where it is none.
    package static func letter(named name: some StringProtocol) -> Character? { letterByName[String(name)] }

    /// The name of a letter; nil for what is no Greek letter.
    package static func name(of letter: Character) -> String? { nameByLetter[letter] }

    /// `theta` as `θ`, `theta1` as `θ1`, `alpha_hidden` as `α_hidden`; other names as they are.
    package static func canonical(_ name: String) -> String {
        // Most names are a single letter.
        guard name.utf8.count > 1 else { return name }
        let letters = name.prefix { $0.isLetter }
        guard let letter = letter(named: letters) else { return name }
        return String(letter) + name[letters.endIndex...]
    }
}
