extension Character {
    /// One ASCII character in place of this one, for a cell of a terminal without UTF-8: `│` is `|`, `é` is `e`, `α` is
    /// `a`; `?` where nothing is like it.
    package var ascii: Character {
        if isASCII { return self }
        guard let scalar = unicodeScalars.first else { return "?" }
        if let symbol = ASCIISymbol.table[scalar] { return symbol.cell }
        return NamedLetter(scalar)?.cell ?? (scalar.isASCII ? Character(scalar) : "?")
    }
}

extension String {
    /// The text in ASCII words, for a terminal without UTF-8: `x²` is `x^2`, `w₁₃⁽²⁾` is `w_13^(2)`, `α` is `alpha`,
    /// `x̄` is `bar(x)`, `∂` is `d`; `?` for what has no such form. The columns change: fold before laying out.
    package var asciiFolded: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        var folded = ""
        var run = ""
        var script = NamedLetter.Script.baseline
        func endRun() {
            folded += script.mark
            folded +=
                script == .baseline || run.allSatisfy { $0.isLetter || $0.isNumber } || run.first == "("
                ? run : "(\(run))"
            run = ""
        }
        for (grapheme, _) in CellGraphemes(self) {
            let letter = grapheme.foldedLetter
            if letter.script != script { endRun() }
            script = letter.script
            run += letter.text
        }
        endRun()
        return folded
    }
}

extension Character {
    /// The ASCII form of one grapheme, its accents as functions.
    fileprivate var foldedLetter: NamedLetter {
        guard !isASCII, let scalar = unicodeScalars.first else { return NamedLetter(text: String(self)) }
        var letter: NamedLetter
        if let symbol = ASCIISymbol.table[scalar] {
            letter = NamedLetter(text: symbol.text)
        } else {
            letter = NamedLetter(scalar) ?? NamedLetter(text: scalar.isASCII ? String(scalar) : "?")
        }
        for mark in unicodeScalars.dropFirst() {
            if let accent = ASCIISymbol.accents[mark] { letter.text = "\(accent)(\(letter.text))" }
        }
        return letter
    }
}

/// A symbol's ASCII form in running text, and the one for a single cell.
private struct ASCIISymbol {
    var text: String
    var cell: Character

    /// Marks over a letter, as functions.
    static let accents: [Unicode.Scalar: String] = [
        "\u{302}": "hat", "\u{303}": "tilde", "\u{304}": "bar", "\u{305}": "bar", "\u{307}": "dot",
        "\u{308}": "ddot", "\u{20D7}": "vec",
    ]

    static let table: [Unicode.Scalar: ASCIISymbol] = {
        var table: [Unicode.Scalar: ASCIISymbol] = [:]
        func add(_ scalars: String, _ text: String, cell: Character? = nil) {
            for scalar in scalars.unicodeScalars {
                table[scalar] = ASCIISymbol(text: text, cell: cell ?? text.first ?? "?")
            }
        }
        add("─━┄┈╌═", "-")
        add("│┃┆┊╎║⎜⎟⎢⎥⎪⎸⎹∣", "|")
        add("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬⎡⎤⎣⎦⎧⎫⎨⎬⎩⎭⎛⎞⎝⎠", "+")
        add("▸▶►→⇒", ">")
        add("◂◀◄←⇐", "<")
        add("▴▲↑", "^")
        add("▾▼↓", "v")
        add("·×⊙∗⋅∘", "*")
        add("−–‐‑", "-")
        add("—", "--")
        add("÷∕⁄", "/")
        add("∂", "d")
        add("∇", "grad")
        add("′", "'")
        add("″", "''")
        add("‘’‚", "'")
        add("“”„«»", "\"")
        add("…⋯⋮⋱", "...")
        add("•‣◦", "*")
        add("≤", "<=")
        add("≥", ">=")
        add("≠", "!=", cell: "#")
        add("≈", "~=")
        add("≡", "==")
        add("±", "+-")
        add("√", "sqrt")
        add("∑", "sum", cell: "S")
        add("∏", "prod", cell: "P")
        add("∫", "int", cell: "I")
        add("∞", "inf")
        add("∈", " in ", cell: "e")
        add("∀", "forall ", cell: "A")
        add("½", "1/2", cell: "?")
        add("¼", "1/4", cell: "?")
        add("¾", "3/4", cell: "?")
        add("¬", "not ", cell: "!")
        add("✓✔", "v")
        add("✗✘", "x")
        add("█▉▊▋▓▒░■", "#")
        add("▁▏▎", "_")
        add("\u{A0}\u{2002}\u{2003}\u{2009}\u{202F}\u{3000}", " ")
        add("ß", "ss")
        add("æ", "ae")
        add("Æ", "AE")
        add("⟨〈", "<")
        add("⟩〉", ">")
        add("⌊⌈", "[")
        add("⌋⌉", "]")
        add("‖", "||")
        return table
    }()
}

/// A letter or digit whose Unicode name tells its ASCII form: GREEK SMALL LETTER ALPHA, SUPERSCRIPT TWO, LATIN SMALL
/// LETTER E WITH ACUTE, MATHEMATICAL BOLD SMALL X.
private struct NamedLetter {
    enum Script {
        case baseline, superscript, subscripted
        var mark: String {
            switch self {
            case .baseline: ""
            case .superscript: "^"
            case .subscripted: "_"
            }
        }
    }

    var text: String
    var script = Script.baseline
    /// The letter alone, for a single cell.
    var cell: Character?

    private static let words = [
        "ZERO": "0", "ONE": "1", "TWO": "2", "THREE": "3", "FOUR": "4", "FIVE": "5", "SIX": "6", "SEVEN": "7",
        "EIGHT": "8", "NINE": "9", "PLUS": "+", "MINUS": "-", "EQUALS": "=", "LEFT": "(", "RIGHT": ")",
    ]
    /// Words of a name that do not tell which letter it is.
    private static let noise: Set<String> = [
        "LATIN", "GREEK", "LETTER", "SMALL", "CAPITAL", "MATHEMATICAL", "BOLD", "ITALIC", "SCRIPT", "FRAKTUR",
        "DOUBLE-STRUCK", "BLACK-LETTER", "SANS-SERIF", "MONOSPACE", "FULLWIDTH", "DIGIT", "SIGN", "FINAL", "LUNATE",
        "PARENTHESIS", "SYMBOL", "INDICATOR", "ORDINAL",
    ]

    init(text: String) { self.text = text }

    init?(_ scalar: Unicode.Scalar) {
        guard let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ").map(String.init)
        var letters: [String] = []
        for word in words.prefix(while: { $0 != "WITH" }) {
            switch word {
            case "SUPERSCRIPT", "MODIFIER": script = .superscript
            case "SUBSCRIPT": script = .subscripted
            default: if !Self.noise.contains(word) { letters.append(word) }
            }
        }
        guard letters.count == 1, let word = letters.first else { return nil }
        let isGreek = words.contains("GREEK") || words.contains("MATHEMATICAL") && word.count > 1
        if let known = Self.words[word] {
            text = known
        } else if word.count == 1 || isGreek {
            let lower = word == "LAMDA" ? "lambda" : word.lowercased()
            text = words.contains("CAPITAL") ? lower.prefix(1).uppercased() + lower.dropFirst() : lower
        } else {
            return nil
        }
        cell = text.first
        if name.hasSuffix("WITH MACRON") { text = "bar(\(text))" }
    }
}
