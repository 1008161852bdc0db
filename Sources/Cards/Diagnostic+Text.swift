extension Diagnostic {
    /// The finding as three lines: `cards/lattice.md:14:7: error: …`, the source line, and a caret below the place. An
    /// empty source line is left out, and the caret with it.
    ///
    /// The caret's line repeats the source line's tabs, so that the two stay aligned. A long source line is shown from
    /// a little before the place. Control characters of the file are shown as U+FFFD: a card must not steer a terminal.
    package var text: String {
        let heading = "\(path):\(line):\(column): \(words)"
        guard !sourceLine.isEmpty else { return visible(heading) }
        let (excerpt, caret) = excerpt
        return [visible(heading), visible(excerpt), caret + "^"].joined(separator: "\n")
    }

    /// What is wrong, with what was probably meant: `error: …; did you mean `title`?`
    package var words: String { "\(severity.rawValue): \(sentence)" }

    /// The message with what was probably meant.
    package var sentence: String { message + (suggestion.map { "; did you mean `\($0)`?" } ?? "") }

    /// The part of the source line around the place, and the white space that leads to the place.
    private var excerpt: (line: String, caret: String) {
        let characters = Array(sourceLine)
        let before = Swift.min(column - 1, characters.count)
        let start = before <= Self.excerptLead ? 0 : before - Self.excerptLead / 2
        let end = Swift.min(characters.count, start + Self.excerptWidth)
        let opening = start > 0 ? "…" : ""
        let line = opening + String(characters[start..<end]) + (end < characters.count ? "…" : "")
        let caret = characters[start..<before].map { $0 == "\t" ? "\t" : " " }
        return (line, (opening.isEmpty ? "" : " ") + caret.joined())
    }

    /// How far right of the line's beginning a place may be before the beginning is left out, in characters.
    private static let excerptLead = 100
    /// The longest excerpt of a source line, in characters.
    private static let excerptWidth = 160
}

/// Text without characters that change how a terminal shows what follows: controls and bidirectional overrides.
private func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x00...0x08, 0x0A...0x1F, 0x7F...0x9F, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            shown.append("\u{FFFD}")
        default:
            shown.append(scalar)
        }
    }
    return String(shown)
}
