/// A piece of LaTeX source.
enum LaTeXToken: Hashable, Sendable {
    /// `\frac` is `command("frac")`, `\,` is `command(",")`; a lone backslash at the end is `command("")`.
    case command(String)
    case character(Character)
    case open, close
    case superscript, subscripted
    case cellEnd
    /// `\\`
    case rowEnd
    case blank

    /// The token as it stood in the source.
    var source: String {
        switch self {
        case .command(let name): "\\" + name
        case .character(let character): String(character)
        case .open: "{"
        case .close: "}"
        case .superscript: "^"
        case .subscripted: "_"
        case .cellEnd: "&"
        case .rowEnd: "\\\\"
        case .blank: " "
        }
    }

    /// Whether it is a command with letters for a name.
    var isNamedCommand: Bool {
        if case .command(let name) = self { name.first?.isLetter ?? false } else { false }
    }

    /// Every character of the source belongs to exactly one token; neighbouring blanks are one.
    static func tokens(of source: String) -> [LaTeXToken] {
        var tokens: [LaTeXToken] = []
        var rest = source[...]
        while let character = rest.popFirst() {
            switch character {
            case "\\": tokens.append(command(&rest))
            case "{": tokens.append(.open)
            case "}": tokens.append(.close)
            case "^": tokens.append(.superscript)
            case "_": tokens.append(.subscripted)
            case "&": tokens.append(.cellEnd)
            case _ where character.isWhitespace: if tokens.last != .blank { tokens.append(.blank) }
            default: tokens.append(.character(character))
            }
        }
        return tokens
    }

    private static func command(_ rest: inout Substring) -> LaTeXToken {
        guard let first = rest.first else { return .command("") }
        guard first.isASCII, first.isLetter else {
            rest.removeFirst()
            if first == "\\" { return .rowEnd }
            return .command(first.isWhitespace ? " " : String(first))
        }
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        rest = rest[name.endIndex...]
        // A starred command is one of its own: `\operatorname*`.
        if rest.first == "*", name == "operatorname" {
            rest.removeFirst()
            return .command(name + "*")
        }
        return .command(String(name))
    }
}
