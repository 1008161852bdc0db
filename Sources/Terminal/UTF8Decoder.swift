/// Bytes to characters, one byte at a time. Malformed input becomes U+FFFD, one for every maximal part of a character
/// (Unicode Standard 16, section 3.9, "U+FFFD Substitution of Maximal Subparts"), and never takes a good byte with it.
struct UTF8Decoder: Equatable {
    private var value: UInt32 = 0
    private var missing = 0
    /// What the next byte of the character may be.
    private var following: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether the rest of a character is still to come.
    var isInsideCharacter: Bool { missing > 0 }

    /// The characters that this byte completes: none, one, or one after the U+FFFD of a character that was cut short.
    mutating func feed(_ byte: UInt8) -> [Unicode.Scalar] {
        guard missing > 0 else { return start(byte) }
        guard following.contains(byte) else { return finish() + start(byte) }
        value = value << 6 | UInt32(byte & 0x3F)
        missing -= 1
        following = 0x80...0xBF
        guard missing == 0 else { return [] }
        return [Unicode.Scalar(value) ?? "\u{FFFD}"]
    }

    /// Ends the input: U+FFFD for a character that was begun.
    mutating func finish() -> [Unicode.Scalar] {
        guard missing > 0 else { return [] }
        missing = 0
        following = 0x80...0xBF
        return ["\u{FFFD}"]
    }

    /// A first byte. Its range keeps out overlong forms, surrogates and what lies beyond U+10FFFF (table 3-7).
    private mutating func start(_ byte: UInt8) -> [Unicode.Scalar] {
        switch byte {
        case 0x00...0x7F: return [Unicode.Scalar(byte)]
        case 0xC2...0xDF: (value, missing) = (UInt32(byte & 0x1F), 1)
        case 0xE0...0xEF: (value, missing) = (UInt32(byte & 0x0F), 2)
        case 0xF0...0xF4: (value, missing) = (UInt32(byte & 0x07), 3)
        default: return ["\u{FFFD}"]
        }
        switch byte {
        case 0xE0: following = 0xA0...0xBF
        case 0xED: following = 0x80...0x9F
        case 0xF0: following = 0x90...0xBF
        case 0xF4: following = 0x80...0x8F
        default: following = 0x80...0xBF
        }
        return []
    }
}
