/// Text that may go to a terminal: nothing in it moves the cursor, sets a title, turns the direction of writing, hides, or
/// piles up. Every text of a file, an argument or the environment leaves the program in one, or through a `Canvas`,
/// whose cells take the same graphemes.
package struct TerminalText: Sendable {
    /// What may be written as it is.
    package let text: String

    /// Line feeds and tabs stay; other control characters are shown as they are named on keys, ^[ for escape. What only
    /// hides or reorders is left out, and so is a fourth mark on a letter.
    package init(_ untrusted: String) {
        guard untrusted.unicodeScalars.contains(where: \.isSuspicious) else {
            text = untrusted
            return
        }
        var clean = ""
        var run = String.UnicodeScalarView()
        func flush() {
            for (grapheme, _) in CellGraphemes(String(run)) { clean.append(grapheme) }
            run.removeAll()
        }
        for scalar in untrusted.unicodeScalars {
            guard scalar == "\n" || scalar == "\t" || scalar.isControl else {
                run.append(scalar)
                continue
            }
            flush()
            clean += scalar.isControl ? scalar.nameOnKeys : String(scalar)
        }
        flush()
        text = clean
    }

    /// JSON, in which such characters stand only in strings: they are escaped there, and a reader gets them back.
    package init(json: String) {
        var escaped = ""
        var marks = 0
        for scalar in json.unicodeScalars {
            let cell = CellScalar(scalar)
            marks = cell == .mark ? marks + 1 : 0
            switch cell {
            case .spacing, .tab: escaped.unicodeScalars.append(scalar)
            case .mark where marks <= Canvas.markLimit: escaped.unicodeScalars.append(scalar)
            case .blank where scalar == "\n": escaped.unicodeScalars.append(scalar)
            default: escaped += scalar.jsonEscape
            }
        }
        text = escaped
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, other than a line feed or a tab: the general category Cc, which is fixed for all
    /// versions of Unicode. To look it up takes an eighth of drawing 1,000 nodes.
    package var isControl: Bool {
        (value < 0x20 || (0x7F...0x9F).contains(value)) && self != "\n" && self != "\t"
    }

    /// As control characters are named on keys: ^[ for escape. Those above 0x7F have no keys.
    fileprivate var nameOnKeys: String {
        value > 0x7F ? "^?" : "^" + String(Unicode.Scalar(UInt8(value ^ 0x40)))
    }

    /// `\u202e`; two of them beyond the first 65,536 characters.
    fileprivate var jsonEscape: String {
        Character(self).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    /// Whether it is more than a sign in a cell of its own.
    fileprivate var isSuspicious: Bool {
        if case .spacing = CellScalar(self) { return false }
        return self != "\n" && self != "\t"
    }
}
