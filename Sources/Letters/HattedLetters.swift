/// Letters with a hat, ŷ and x̂: as one character, or with the hat as a character of its own.
package enum HattedLetters {
    /// The character that stands behind a letter and puts a hat on it.
    package static let hat: Unicode.Scalar = "\u{302}"

    /// The letter with a hat.
    package static func hatted(_ letter: Character) -> Character { Character("\(letter)\(hat)") }

    /// The letter under the hat; nil for what has none.
    package static func plain(_ hatted: Character) -> Character? {
        guard !hatted.isASCII else { return nil }
        let scalars = hatted.unicodeScalars
        if scalars.count == 2, scalars.last == hat { return scalars.first.map(Character.init) }
        return plainByHatted[hatted]
    }

    private static let plainByHatted = Dictionary(
        uniqueKeysWithValues: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map { (hatted($0), $0) })
}
