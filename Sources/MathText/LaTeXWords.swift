/// Groups that are words rather than mathematics: `\text{…}`, `\operatorname{…}`.
extension LaTeXParser {
    /// `{ReLU}`: a group of nothing but letters, digits and blanks; nil leaves everything where it is.
    mutating func takeWord() -> String? {
        skipBlanks()
        guard current == .open else { return nil }
        var word = ""
        for index in (position + 1)..<tokens.count {
            switch tokens[index] {
            case .character(let character) where character.isLetter || character.isNumber || character == "-":
                word.append(character)
            case .blank, .command(","): word += word.isEmpty ? "" : " "
            case .close:
                position = index + 1
                return word
            default: return nil
            }
        }
        return nil
    }

    /// `{…}` as text, with `$…$` inside as mathematics again.
    mutating func text(isTag: Bool) -> [MathNode] {
        skipBlanks()
        position += 1
        var nodes: [MathNode] = isTag ? [.space(4), .atom(Atom("(", .text))] : []
        var words = ""
        // For every group inside whether it belongs to a command that shows as its source, and so its braces too.
        var groups: [Bool] = []
        var isAfterCommand = false
        var isMath = false
        func flushed(_ words: inout String) -> [MathNode] {
            defer { words = "" }
            guard !words.isEmpty else { return [] }
            return isMath ? [Self.parse(words)] : Self.wordNodes(words)
        }
        while let token = current {
            if token == .close, groups.isEmpty { break }
            position += 1
            if token == .character("$") {
                nodes += flushed(&words)
                isMath.toggle()
                continue
            }
            var isShown = true
            if token == .open {
                groups.append(isAfterCommand)
                isShown = isAfterCommand
            } else if token == .close {
                isShown = groups.removeLast()
            }
            if isMath {
                words += token.source
                if case .command(let name) = token, name.last?.isLetter ?? false { words += " " }
            } else if isShown {
                words += Self.textCommands[token] ?? token.source
            }
            // A command may have several groups.
            isAfterCommand = token == .close && isShown || token.isNamedCommand && Self.textCommands[token] == nil
        }
        nodes += flushed(&words)
        if isTag { nodes.append(.atom(Atom(")", .text))) }
        if current == .close { position += 1 }
        return nodes
    }

    /// Words with the blank behind them, so that a displayed formula can break between them.
    private static func wordNodes(_ text: String) -> [MathNode] {
        var nodes: [MathNode] = text.first == " " ? [.space(1)] : []
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated() {
            let hasBlank = index < words.count - 1 || text.last == " "
            nodes.append(.atom(Atom(hasBlank ? word + " " : String(word), .text)))
        }
        return nodes
    }

    private static let textCommands: [LaTeXToken: String] = [
        .command(" "): " ", .command(","): " ", .command("%"): "%", .command("$"): "$", .command("&"): "&",
        .command("#"): "#", .command("_"): "_", .command("{"): "{", .command("}"): "}", .character("~"): " ",
        .command("ldots"): "…", .command("dots"): "…",
    ]
}
