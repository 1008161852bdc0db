/// The alphabets of mathematics: `\mathbf`, `\mathbb` and their like.
enum Alphabet: Hashable, Sendable {
    case plain, bold, doubleStruck, script, fraktur

    /// The letter in this alphabet; the letter itself where it has no such form. Bold tells vectors from numbers, so it
    /// is told in ASCII too, as Markdown tells it.
    func atom(_ atom: Atom) -> Atom {
        guard self != .plain, atom.unicode.unicodeScalars.count == 1, let scalar = atom.unicode.unicodeScalars.first,
            let styled = styled(scalar)
        else { return atom }
        var result = atom
        result.unicode = String(styled)
        if self == .bold { result.ascii = "**\(atom.ascii)**" }
        return result
    }

    private func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let exception = Self.exceptions[self]?[scalar] { return exception }
        let value = scalar.value
        let start: UInt32? =
            switch scalar {
            case "A"..."Z": capitals.map { $0 + value - 0x41 }
            case "a"..."z": capitals.map { $0 + 26 + value - 0x61 }
            case "0"..."9": digits.map { $0 + value - 0x30 }
            case "Α"..."Ω": self == .bold ? 0x1D6A8 + value - 0x391 : nil
            case "α"..."ω": self == .bold ? 0x1D6C2 + value - 0x3B1 : nil
            case "∇": self == .bold ? 0x1D6C1 : nil
            default: nil
            }
        return start.flatMap(Unicode.Scalar.init)
    }

    private var capitals: UInt32? {
        switch self {
        case .plain: nil
        case .bold: 0x1D400
        case .doubleStruck: 0x1D538
        case .script: 0x1D49C
        case .fraktur: 0x1D504
        }
    }

    private var digits: UInt32? {
        switch self {
        case .bold: 0x1D7CE
        case .doubleStruck: 0x1D7D8
        default: nil
        }
    }

    /// Letters that Unicode had before it had the alphabets.
    private static let exceptions: [Alphabet: [Unicode.Scalar: Unicode.Scalar]] = [
        .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
        .script: [
            "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
            "o": "ℴ",
        ],
        .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    ]
}
