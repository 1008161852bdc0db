internal import Letters

extension Symbol {
    /// The symbol alone: `w₁₃⁽²⁾`, `w[2;1,3]`, `w_{13}^{(2)}`. Indices that would run together, 1 and 13, keep their
    /// brackets.
    package func text(_ notation: Notation) -> String {
        switch notation {
        case .unicode: hasShortIndices ? name + shortIndices : name + bracketedIndices
        case .ascii: asciiName + bracketedIndices
        case .latex: latexText
        }
    }

    /// The name with its first letter spelled out where it is Greek or has a hat: `theta1` for `θ1`, `y_hat` for `ŷ`.
    private var asciiName: String {
        guard let first = name.first else { return name }
        let letter = HattedLetters.plain(first)
        let spelled = GreekLetters.name(of: letter ?? first) ?? letter.map(String.init)
        guard let spelled else { return name }
        return spelled + (letter == nil ? "" : "_hat") + name.dropFirst()
    }

    private var bracketedIndices: String {
        guard layer != nil || !indices.isEmpty else { return "" }
        let list = indices.map(String.init).joined(separator: ",")
        return "[\(layer.map { "\($0);" } ?? "")\(list)]"
    }

    /// Whether the indices can stand as digits in a row and still be told apart.
    private var hasShortIndices: Bool {
        indices.allSatisfy { $0 >= 0 } && (indices.count <= 1 || indices.allSatisfy { $0 < 10 })
            && (layer ?? 0) >= 0
    }

    private var shortIndices: String {
        let below = indices.map { Script.below.text(String($0)) }.joined()
        return below + (layer.map { Script.above.text("(\($0))") } ?? "")
    }

    private var latexText: String {
        let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
        let base = parts.first ?? name
        // One subscript for all: TeX refuses a second one.
        var below = parts.dropFirst().map(Self.latexWord)
        var text = "\\mathrm{\(base)}"
        if base.count == 1 { text = base }
        if let first = base.first, let letter = Self.latexLetter(first) {
            text = letter
            if base.count > 1 { below.insert(Self.latexWord(String(base.dropFirst())), at: 0) }
        }
        if !indices.isEmpty {
            below.append(indices.map(String.init).joined(separator: hasShortIndices ? "" : ","))
        }
        if !below.isEmpty { text += "_{\(below.joined(separator: ","))}" }
        if let layer { text += "^{(\(layer))}" }
        return text
    }

    /// `\theta`, `\hat{y}`; nil for a letter that TeX takes as it is.
    private static func latexLetter(_ letter: Character) -> String? {
        GreekLetters.name(of: letter).map { "\\\($0)" } ?? HattedLetters.plain(letter).map { "\\hat{\($0)}" }
    }

    /// A part of a name as a word, in which TeX needs a backslash before an underscore.
    private static func latexWord(_ word: String) -> String {
        "\\text{\(word.split(separator: "_").joined(separator: "\\_"))}"
    }

    /// Whether the name is one letter, so that it can stand beside other factors.
    var isLetter: Bool { name.count == 1 && hasShortIndices }

    /// x̄, w̄₁₃, x̄2; nil where the name is longer than a letter and digits.
    var barred: String? {
        guard isLetter || isNumberedLetter else { return nil }
        return "\(name.prefix(1))\u{304}\(name.dropFirst())\(shortIndices)"
    }

    /// Whether the name is one letter and digits, x2, and has neither layer nor indices.
    private var isNumberedLetter: Bool {
        name.count > 1 && name.dropFirst().allSatisfy { $0.isASCII && $0.isNumber } && layer == nil && indices.isEmpty
    }
}
