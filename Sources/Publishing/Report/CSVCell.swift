/// A cell of a table for spreadsheets.
enum CSVCell {
    case number(String)
    case text(String)
    case empty

    /// As RFC 4180 writes it. A text stays a text: one that a spreadsheet would compute begins with an apostrophe, which
    /// spreadsheets take for the sign of a text.
    var written: String {
        switch self {
        case .number(let number): number
        case .empty: ""
        case .text(let text):
            "\"" + (text.beginsAsFormula ? "'" : "") + text.withoutFormatting.escaping(["\"": "\"\""]) + "\""
        }
    }
}

extension String {
    /// What begins a formula, in full-width letters too, or hides its beginning: OWASP, "CSV Injection".
    private static let formulaBeginnings: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    fileprivate var beginsAsFormula: Bool {
        let visible = unicodeScalars.drop { $0.properties.generalCategory == .format || $0 == " " }
        return visible.first.map(Self.formulaBeginnings.contains) ?? false
    }

    /// The text without signs that are not seen: control characters, and those that turn the direction of writing, are
    /// replaced.
    var withoutFormatting: String {
        var text = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: text.append("\u{FFFD}")
            case .format where scalar.properties.isBidiControl: text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
