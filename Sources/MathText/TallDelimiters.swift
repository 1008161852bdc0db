/// Delimiters as high as what they enclose.
enum TallDelimiters {
    /// - Returns: nil for no delimiter.
    static func box(_ delimiter: Delimiter, height: Int, baseline: Int, ascii: Bool) -> MathBox? {
        guard delimiter != .none else { return nil }
        guard height > 1 else {
            let text = delimiter.text(ascii: ascii)
            return MathBox(text, width: text.count)
        }
        if delimiter == .doubleBar {
            let bar = MathBox.column(Array(repeating: ascii ? "|" : "│", count: height), baseline: baseline)
            return .beside([bar, bar])
        }
        if ascii, height == 2, delimiter == .leftBrace || delimiter == .rightBrace {
            return .column(Array(delimiter.rawValue + delimiter.rawValue), baseline: baseline)
        }
        guard let pieces = ascii ? asciiPieces(delimiter) : pieces(delimiter) else {
            // No pieces to build it from: it stands on the baseline.
            let name = ascii ? delimiter.text(ascii: true) : delimiter.rawValue
            var rows = Array(repeating: MathBox.blanks(name.count), count: height)
            rows[min(baseline, height - 1)] = MathBox(name, width: name.count)
            return .stacked(rows, baselineOf: min(baseline, height - 1))
        }
        var characters = Array(repeating: pieces.extension, count: height)
        characters[0] = pieces.top
        characters[height - 1] = pieces.bottom
        if height > 2, let middle = pieces.middle { characters[min(max(1, baseline), height - 2)] = middle }
        return .column(characters, baseline: baseline)
    }

    private struct Pieces {
        var top, `extension`, bottom: Character
        var middle: Character?
    }

    private static func pieces(_ delimiter: Delimiter) -> Pieces? {
        switch delimiter {
        case .leftParenthesis: Pieces(top: "⎛", extension: "⎜", bottom: "⎝")
        case .rightParenthesis: Pieces(top: "⎞", extension: "⎟", bottom: "⎠")
        case .leftBracket: Pieces(top: "⎡", extension: "⎢", bottom: "⎣")
        case .rightBracket: Pieces(top: "⎤", extension: "⎥", bottom: "⎦")
        case .leftBrace: Pieces(top: "⎧", extension: "⎪", bottom: "⎩", middle: "⎨")
        case .rightBrace: Pieces(top: "⎫", extension: "⎪", bottom: "⎭", middle: "⎬")
        case .leftFloor: Pieces(top: "⎢", extension: "⎢", bottom: "⎣")
        case .rightFloor: Pieces(top: "⎥", extension: "⎥", bottom: "⎦")
        case .leftCeiling: Pieces(top: "⎡", extension: "⎢", bottom: "⎢")
        case .rightCeiling: Pieces(top: "⎤", extension: "⎥", bottom: "⎥")
        case .bar: Pieces(top: "│", extension: "│", bottom: "│")
        case .none, .leftAngle, .rightAngle, .doubleBar, .slash, .backslash: nil
        }
    }

    private static func asciiPieces(_ delimiter: Delimiter) -> Pieces? {
        switch delimiter {
        case .leftParenthesis: Pieces(top: "/", extension: "|", bottom: "\\")
        case .rightParenthesis: Pieces(top: "\\", extension: "|", bottom: "/")
        case .leftBracket: Pieces(top: "[", extension: "[", bottom: "[")
        case .rightBracket: Pieces(top: "]", extension: "]", bottom: "]")
        case .leftBrace: Pieces(top: "/", extension: "|", bottom: "\\", middle: "<")
        case .rightBrace: Pieces(top: "\\", extension: "|", bottom: "/", middle: ">")
        case .bar: Pieces(top: "|", extension: "|", bottom: "|")
        default: nil
        }
    }
}
