/// Parentheses and their like, typed as such or with `\left` and `\right`.
extension LaTeXParser {
    /// Parentheses and their like that are typed as such: a fence where both stand in one row.
    mutating func fence(_ ends: Set<RowEnd>) -> [MathNode] {
        guard let open = current, let left = delimiter(open) else { return [takeSource()] }
        position += 1
        var inner = ends
        inner.insert(.fence)
        let nodes = row(until: inner)
        if let token = current, let right = delimiter(token), isEnd(token, [.fence], isNested: false) {
            position += 1
            return [.enclosed(left, nodes, right)]
        }
        return [.atom(Atom(left.rawValue, ascii: left.text(ascii: true), .open))] + nodes
    }

    /// `\left( … \right)`
    mutating func leftRight() -> MathNode {
        guard let left = takeDelimiter() else { return source("left") }
        let nodes = row(until: [.right])
        guard current == .command("right") else {
            return .row([.atom(Atom(left.rawValue, ascii: left.text(ascii: true), .open))] + nodes)
        }
        position += 1
        return .enclosed(left, nodes, takeDelimiter() ?? .none)
    }

    mutating func takeDelimiter() -> Delimiter? {
        skipBlanks()
        guard let token = current, let delimiter = delimiter(token) else { return nil }
        position += 1
        return delimiter
    }

    func delimiter(_ token: LaTeXToken) -> Delimiter? {
        switch token {
        case .character("."): Delimiter.none
        case .character("<"): .leftAngle
        case .character(">"): .rightAngle
        case .character(let character): Delimiter(rawValue: String(character))
        case .command(let name): Symbols.atom(command: name).flatMap { Delimiter(rawValue: $0.unicode) }
        default: nil
        }
    }
}
