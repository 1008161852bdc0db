extension Unicode.Scalar {
    /// The character that this one shows in another typeface, as it arrives with a paste: full-width １ and ｘ, the 𝑥, 𝛼 and
    /// 𝟏 of typeset mathematics, ℯ. Others are themselves.
    var inPlainTypeface: Unicode.Scalar {
        guard value > 0x2100 else { return self }
        switch value {
        // Full-width forms follow the order of ASCII.
        case 0xFF01...0xFF5E: return Self.plain(value - 0xFEE0)
        // Thirteen alphabets of A…Z a…z, five of Greek, five rows of digits (Unicode, block Mathematical Alphanumeric Symbols).
        case 0x1D400...0x1D6A3:
            let place = (value - 0x1D400) % 52
            return Self.plain(place < 26 ? 0x41 + place : 0x61 + place - 26)
        case 0x1D6A8...0x1D7CB: return Self.greek((value - 0x1D6A8) % 58) ?? self
        case 0x1D7CE...0x1D7FF: return Self.plain(0x30 + (value - 0x1D7CE) % 10)
        default: return Self.outsideTheBlock[self] ?? self
        }
    }

    /// Letters that had a place before the block was made, and stand at a gap in it.
    private static let outsideTheBlock: [Unicode.Scalar: Unicode.Scalar] = [
        "ℎ": "h", "ℯ": "e", "ⅇ": "e", "ⅆ": "d", "ℓ": "l",
    ]

    private static func greek(_ place: UInt32) -> Unicode.Scalar? {
        switch place {
        case 17: "Θ"
        case 0...24: plain(0x391 + place)
        case 26...50: plain(0x3B1 + place - 26)
        case 51: "∂"
        case 52...57: Array("εθκφρπ".unicodeScalars)[Int(place) - 52]
        default: nil
        }
    }

    private static func plain(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? " " }
}
