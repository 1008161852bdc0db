extension Unicode.Scalar {
    /// Whether it shows nothing and means nothing, so that an answer is read without it: zero-width spaces, a byte order mark,
    /// marks of the direction of writing. One that turns the direction round is none, since what is seen is not what is read,
    /// nor are the invisible signs of mathematics.
    var isUnseen: Bool {
        // Most characters are found out about fast.
        value >= 0xAD && properties.isDefaultIgnorableCodePoint && self != "\u{202E}"
            && !(0x2061...0x2064).contains(value)
    }
}

extension String {
    /// The text where something is seen of it, else its characters by their numbers: `U+202E`.
    package var visible: String {
        unicodeScalars.contains(where: \.isSeen) ? self : unicodeScalars.map(\.number).joined(separator: " ")
    }
}

extension Unicode.Scalar {
    /// Whether it shows anything by itself.
    fileprivate var isSeen: Bool {
        guard !properties.isDefaultIgnorableCodePoint else { return false }
        return switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark:
            false
        default: true
        }
    }

    /// As the Unicode Standard writes it: `U+202E`.
    fileprivate var number: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
