/// Letters with accents that belong to words, é, ö and ñ: as one character, or with the accent as one of its own. The hat and
/// the macron are none of these, because they mean something in mathematics.
package enum AccentedLetters {
    /// Grave, acute, tilde, breve, dot, diaeresis, ring, double acute, caron, cedilla and ogonek, behind their letter.
    private static let accents: [Unicode.Scalar] = [
        "\u{300}", "\u{301}", "\u{303}", "\u{306}", "\u{307}", "\u{308}", "\u{30A}", "\u{30B}", "\u{30C}", "\u{327}",
        "\u{328}",
    ]

    /// Latin letters beyond ASCII that are one character.
    private static let precomposed: [Character: Unicode.Scalar] = {
        let scalars = [0xC0...0x24F, 0x1E00...0x1EFF].joined().compactMap(Unicode.Scalar.init(_:))
        // Characters are equal where they are canonically equivalent, in one piece or in two.
        return Dictionary(scalars.map { (Character($0), $0) }) { first, _ in first }
    }()

    private static let plainByAccented: [Character: String] = {
        var plain: [Character: String] = [
            "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        ]
        for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
            for accent in accents { plain[Character("\(letter)\(accent)")] = String(letter) }
        }
        return plain
    }()

    /// The one character for a letter and the accent that stands behind it; nil where there is none.
    package static func composed(_ letter: Unicode.Scalar, _ accent: Unicode.Scalar) -> Unicode.Scalar? {
        // Behind what is no letter, as a tab, an accent is a character of its own.
        guard accents.contains(accent), letter.properties.isAlphabetic else { return nil }
        return precomposed[Character("\(letter)\(accent)")]
    }

    /// A word without its accents, as it is typed where they cannot be; nil where a letter has no such spelling.
    package static func plain(_ word: String) -> String? {
        var plain = ""
        for letter in word {
            guard let spelling = letter.isASCII ? String(letter) : plainByAccented[letter] else { return nil }
            plain += spelling
        }
        return plain
    }
}
