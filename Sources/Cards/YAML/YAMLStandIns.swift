/// What stands for some signs of a text while libyaml reads it, so that they mean what an author means by them.
///
/// `&` and `*` make no anchors and no aliases: an alias used in a key would be expanded before anything can be counted.
/// Brackets of indices in lists, `[w[1,3], x]`, and the commas between them are no signs of YAML, which would need quotes
/// around each such entry; behind a letter its own bracket is always an error, so that nothing else can be meant.
///
/// The stand-ins are private-use characters, one scalar like the originals, so that places stay what they are.
enum YAMLStandIns {
    private static let first = 0xF8FA
    /// The signs that have one, each the next character from the first on.
    private static let signs = Array("[],&*".utf8)
    /// The byte that all of them begin with in UTF-8.
    static let leadingByte: UInt8 = 0xEF

    /// A text in UTF-8 with the stand-ins in it.
    static func replacing(in text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 8)
        // How many brackets of YAML are open, and how many of indices inside.
        var (lists, indices) = (0, 0)
        var quote: UInt8?
        // The last one that is no blank; at the beginning of a line it is the line feed.
        var before = UInt8.newline
        for (place, byte) in text.enumerated() {
            let sign = byte < 0x80 ? Unicode.Scalar(byte) : "\u{0}"
            var isReplaced = sign == "&" || sign == "*"
            if let open = quote {
                if byte == open { quote = nil }
            } else {
                switch sign {
                case "\"", "'": if lists > 0, indices == 0, !endsInWord(text[..<place]) { quote = byte }
                case "[" where lists > 0 && (indices > 0 || endsInWord(text[..<place])):
                    indices += 1
                    isReplaced = true
                case "]" where indices > 0:
                    indices -= 1
                    isReplaced = true
                case "," where indices > 0: isReplaced = true
                case "[", "{":
                    let isAfterBlank = result.last == .space
                    if lists > 0 || beginsValue(behind: before, isAfterBlank: isAfterBlank) { lists += 1 }
                case "]", "}": lists = max(0, lists - 1)
                // An index that is open at the end of its line was never meant as one.
                case "\n": indices = 0
                default: break
                }
            }
            if byte != .space { before = byte }
            if isReplaced, let number = signs.firstIndex(of: byte) {
                // The first one and those behind it in UTF-8.
                result += [leadingByte, 0xA3, 0xBA + UInt8(number)]
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// What a stand-in stands for; nil for every other character.
    static func original(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let number = Int(scalar.value) - first
        return signs.indices.contains(number) ? Unicode.Scalar(signs[number]) : nil
    }

    /// Whether a value can begin here: behind a colon or a dash and a blank, or at the beginning of a line.
    private static func beginsValue(behind before: UInt8, isAfterBlank: Bool) -> Bool {
        before == .newline || (isAfterBlank && (before == UInt8(ascii: ":") || before == UInt8(ascii: "-")))
    }

    private static func endsInWord(_ text: ArraySlice<UInt8>) -> Bool {
        let start = text.lastIndex { $0 & 0xC0 != 0x80 } ?? text.startIndex
        guard let last = String(decoding: text[start...], as: UTF8.self).unicodeScalars.first else { return false }
        return last.properties.isAlphabetic || ("0"..."9").contains(last) || last == "_" || last == "]"
    }
}
