/// Brackets of indices in lists, `[w[1,3], x]`. YAML would need quotes around each such entry, as it takes every bracket in a
/// list for one of its own; behind a letter it is always an error, so that nothing else can be meant.
enum YAMLIndices {
    /// What stands for the signs of an index while libyaml reads. Private-use characters, one scalar like the originals.
    static let standIns: [Unicode.Scalar: Unicode.Scalar] = ["[": "\u{F8FA}", "]": "\u{F8FB}", ",": "\u{F8FC}"]

    /// Replaces the brackets of indices within lists and mappings in brackets, and the commas between them.
    static func replace(in scalars: inout [Unicode.Scalar]) {
        // How many brackets of YAML are open, and how many of indices inside.
        var (lists, indices) = (0, 0)
        var quote: Unicode.Scalar?
        var last: Unicode.Scalar = "\n"
        // The last one that is no blank; at the beginning of a line it is the line feed.
        var before: Unicode.Scalar = "\n"
        for (place, scalar) in scalars.enumerated() {
            defer {
                last = scalar
                if scalar != " " { before = scalar }
            }
            if let open = quote {
                if scalar == open { quote = nil }
                continue
            }
            switch scalar {
            case "\"", "'": if lists > 0, indices == 0, !isWord(last) { quote = scalar }
            case "[" where lists > 0 && (indices > 0 || isWord(last)):
                indices += 1
                scalars[place] = standIns[scalar] ?? scalar
            case "]" where indices > 0:
                indices -= 1
                scalars[place] = standIns[scalar] ?? scalar
            case "," where indices > 0: scalars[place] = standIns[scalar] ?? scalar
            case "[", "{": if lists > 0 || beginsValue(behind: before, last) { lists += 1 }
            case "]", "}": lists = max(0, lists - 1)
            // An index that is open at the end of its line was never meant as one.
            case "\n": indices = 0
            default: break
            }
        }
    }

    /// Whether a value can begin here: behind a colon or a dash and a blank, or at the beginning of a line.
    private static func beginsValue(behind before: Unicode.Scalar, _ last: Unicode.Scalar) -> Bool {
        before == "\n" || (last == " " && (before == ":" || before == "-"))
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "]"
    }
}
