/// How wide text comes out, before anyone knows which font it will be shown in: the widths of Times, in parts of the font's
/// size. Other fonts with serifs differ by less than a fifth.
enum TextMetrics {
    /// The size of an index in parts of the size of its line.
    static let scriptSize = 0.72

    static func width(of runs: [MathRun]) -> Double {
        runs.reduce(0) { $0 + width(of: $1) }
    }

    static func width(of run: MathRun) -> Double {
        let width = run.text.reduce(0) { $0 + self.width(of: $1, isSlanted: run.isSlanted) }
        return run.level == .base ? width : width * scriptSize
    }

    /// A character with its marks is as wide as without them.
    private static func width(of character: Character, isSlanted: Bool) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if let width = narrow[scalar] ?? wide[scalar] { return width }
        if scalar.properties.isUppercase { return isSlanted ? 0.65 : 0.7 }
        // Ideographs and their like fill a square.
        return scalar.value < 0x1100 || scalar.properties.isMath ? 0.52 : 1
    }

    private static let narrow: [Unicode.Scalar: Double] = [
        " ": 0.25, ".": 0.25, ",": 0.25, ":": 0.28, ";": 0.28, "!": 0.33, "'": 0.2, "|": 0.2, "(": 0.33, ")": 0.33,
        "[": 0.33, "]": 0.33, "i": 0.28, "j": 0.28, "l": 0.28, "t": 0.3, "f": 0.33, "r": 0.38, "s": 0.39, "/": 0.28,
        "-": 0.33, "·": 0.25, "′": 0.25, "I": 0.33, "c": 0.44, "z": 0.42, "e": 0.44, "J": 0.44,
    ]
    private static let wide: [Unicode.Scalar: Double] = [
        "=": 0.6, "+": 0.6, "−": 0.6, "×": 0.6, "<": 0.6, ">": 0.6, "~": 0.55, "≤": 0.6, "≥": 0.6, "∂": 0.52, "√": 0.58,
        "∑": 0.75, "∏": 0.85, "⊙": 0.75, "→": 1, "m": 0.75, "w": 0.7, "W": 0.87, "M": 0.87, "@": 0.92, "%": 0.83,
        "ω": 0.69, "φ": 0.6, "…": 1, "&": 0.78,
    ]
}
