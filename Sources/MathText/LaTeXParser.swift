/// LaTeX mathematics to a tree. Anything parses: what is not known, or stands where it cannot, becomes text that shows
/// its source.
struct LaTeXParser {
    /// Groups, fences, environments and arguments inside one another. Deeper ones show as their source.
    static let depthLimit = 32

    let tokens: [LaTeXToken]
    var position = 0
    var depth = 0
    var alphabet = Alphabet.plain

    init(_ source: String) { tokens = LaTeXToken.tokens(of: source) }

    /// The formula; several lines (`\\` outside of an environment) become a grid of equations.
    static func parse(_ source: String) -> MathNode {
        var parser = LaTeXParser(source)
        let rows = parser.rows(until: [.source])
        if rows.count == 1, rows[0].count == 1 { return .row(rows[0][0]) }
        return .grid(Grid(rows: rows.map { $0.map(MathNode.row) }, kind: .equations))
    }
}

// MARK: - Rows

/// What ends a row of a formula.
enum RowEnd: Hashable {
    /// The end of the source only: whatever else ends something has no beginning.
    case source
    case group, right, environment, bracket, cell, fence
}

extension LaTeXParser {
    /// Rows of cells up to a row end that is not consumed. Always at least one cell.
    mutating func rows(until ends: Set<RowEnd>) -> [[[MathNode]]] {
        var rows: [[[MathNode]]] = []
        var cells: [[MathNode]] = []
        while true {
            cells.append(row(until: ends.union([.cell])))
            switch current {
            case .cellEnd: position += 1
            case .rowEnd:
                position += 1
                skipRowSpacing()
                rows.append(cells)
                cells = []
            default:
                // LaTeX allows a last `\\` without a row behind it.
                return rows.isEmpty || cells != [[]] ? rows + [cells] : rows
            }
        }
    }

    /// `\\[2pt]`: distances are not for character cells.
    mutating func skipRowSpacing() {
        let distance = tokens[position...].prefix(10)
        guard distance.first == .character("["), let end = distance.firstIndex(of: .character("]")) else { return }
        let length = distance[..<end].dropFirst().map(\.source).joined()
        let isDistance = length.first.map { $0.isNumber || $0 == "-" || $0 == "." } ?? false
        guard isDistance, ["pt", "em", "ex", "mm", "cm", "in"].contains(String(length.suffix(2))) else { return }
        position = end + 1
    }

    /// - Parameter isNested: whether what ends a group, `\left` or an environment around the row ends the row too.
    func isEnd(_ token: LaTeXToken, _ ends: Set<RowEnd>, isNested: Bool = true) -> Bool {
        switch token {
        case .close, .command("right"), .command("end"): isNested
        case .character("]"): ends.contains(.bracket) || ends.contains(.fence)
        case .character(")"), .command("}"), .command("rbrace"), .command("rangle"), .command("rfloor"),
            .command("rceil"), .command("rbrack"):
            ends.contains(.fence)
        case .cellEnd, .rowEnd: ends.contains(.cell)
        default: false
        }
    }

    /// The nodes up to an end that is not consumed.
    mutating func row(until ends: Set<RowEnd>) -> [MathNode] {
        let outerAlphabet = alphabet
        defer { alphabet = outerAlphabet }
        var nodes: [MathNode] = []
        while let token = current {
            if isEnd(token, ends) {
                guard ends.contains(.source), !isEnd(token, ends, isNested: false) else { break }
                nodes += stray()
            } else if token == .cellEnd || token == .rowEnd {
                nodes.append(takeSource())
            } else {
                nodes += scripted(ends)
            }
        }
        return nodes
    }

    /// One node with its scripts; several where an opening fence has no partner, none for what shows nothing.
    mutating func scripted(_ ends: Set<RowEnd>) -> [MathNode] {
        var nodes: [MathNode] = []
        if !isScript(at: position) { nodes = primary(ends) }
        let base = nodes.last ?? .row([])
        if case .space = base { return nodes }
        var sub: MathNode?
        var sup: [MathNode] = []
        var hasSuperscript = false
        scan: while let token = currentAfterBlanks {
            guard isScript(at: current == .blank ? position + 1 : position) else { break }
            switch token {
            case .subscripted where sub == nil:
                takeScriptMark()
                sub = argument()
            case .superscript where !hasSuperscript:
                takeScriptMark()
                hasSuperscript = true
                sup.append(argument())
            case .character("'"):
                takeScriptMark()
                sup.append(.atom(Symbols.prime))
            case .command("limits"), .command("nolimits"): takeScriptMark()
            default: break scan
            }
        }
        guard sub != nil || !sup.isEmpty else { return nodes }
        let superscript: MathNode? = sup.isEmpty ? nil : sup.count == 1 ? sup[0] : .row(sup)
        return nodes.dropLast() + [.scripts(base, sub: sub, sup: superscript)]
    }

    /// Whether a script or a prime stands there, with something to set.
    func isScript(at place: Int) -> Bool {
        guard place < tokens.count else { return false }
        switch tokens[place] {
        case .character("'"), .command("limits"), .command("nolimits"): return true
        case .superscript, .subscripted:
            let isBlank = place + 1 < tokens.count && tokens[place + 1] == .blank
            return isArgument(at: isBlank ? place + 2 : place + 1)
        default: return false
        }
    }

    mutating func takeScriptMark() {
        skipBlanks()
        position += 1
    }
}

// MARK: - Nodes

extension LaTeXParser {
    /// What stands at the present place, without scripts. Consumes at least one token.
    mutating func primary(_ ends: Set<RowEnd>) -> [MathNode] {
        guard let token = current else { return [] }
        guard depth < Self.depthLimit else { return [takeSource()] }
        depth += 1
        defer { depth -= 1 }
        switch token {
        case .blank:
            position += 1
            return []
        case .open: return [group()]
        case .character("("), .character("["), .command("{"), .command("lbrace"), .command("langle"),
            .command("lfloor"), .command("lceil"), .command("lbrack"):
            return fence(ends)
        case .character("~"):
            position += 1
            return [.space(1)]
        case .character(let character):
            if let ellipsis = ellipsis() { return [ellipsis] }
            position += 1
            return [character.isNumber ? number(from: character) : atom(Symbols.atom(character: character))]
        case .command(let name):
            position += 1
            return command(name)
        case .close, .superscript, .subscripted, .cellEnd, .rowEnd: return [takeSource()]
        }
    }

    func atom(_ atom: Atom) -> MathNode { .atom(alphabet.atom(atom)) }

    /// Three dots typed as such are an ellipsis.
    mutating func ellipsis() -> MathNode? {
        let end = position + 3
        guard end <= tokens.count, tokens[position..<end].allSatisfy({ $0 == .character(".") }) else { return nil }
        position = end
        return Symbols.atom(command: "ldots").map(MathNode.atom)
    }

    /// Digits with a decimal point are one atom.
    mutating func number(from first: Character) -> MathNode {
        var digits = String(first)
        while case .character(let character) = current {
            let isPoint: Bool
            if character == ".", tokens.indices.contains(position + 1), case .character(let next) = tokens[position + 1]
            {
                isPoint = next.isNumber
            } else {
                isPoint = false
            }
            guard character.isNumber || isPoint else { break }
            digits.append(character)
            position += 1
        }
        guard digits.count == 1 else { return .atom(Atom(digits)) }
        return atom(Atom(digits))
    }

    /// `{…}`
    mutating func group() -> MathNode {
        position += 1
        let nodes = row(until: [.group])
        if current == .close {
            position += 1
        } else if current != nil {
            // Something else ends here, `\right` for instance: the brace shows as it stands.
            return .row([.atom(Atom("{", .text))] + nodes)
        }
        return nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    /// The next argument: a group, or one token.
    mutating func argument() -> MathNode {
        skipBlanks()
        switch current {
        case nil, .close?, .cellEnd?, .rowEnd?, .command("right")?, .command("end")?: return .row([])
        case .character(let character)? where character.isNumber || "([])".contains(character):
            position += 1
            return atom(Symbols.atom(character: character))
        case .superscript?, .subscripted?: return takeSource()
        default:
            let nodes = primary([])
            return nodes.count == 1 ? nodes[0] : .row(nodes)
        }
    }

    var hasArgument: Bool { isArgument(at: current == .blank ? position + 1 : position) }

    func isArgument(at place: Int) -> Bool {
        guard place < tokens.count else { return false }
        switch tokens[place] {
        case .close, .cellEnd, .rowEnd, .command("right"), .command("end"): return false
        default: return true
        }
    }
}

// MARK: - Tokens

extension LaTeXParser {
    var current: LaTeXToken? { position < tokens.count ? tokens[position] : nil }

    var currentAfterBlanks: LaTeXToken? {
        let isBlank = current == .blank
        let place = position + (isBlank ? 1 : 0)
        return place < tokens.count ? tokens[place] : nil
    }

    mutating func skipBlanks() { if current == .blank { position += 1 } }

    /// What ends something that has not begun.
    mutating func stray() -> [MathNode] {
        guard case .command(let name) = current else { return [takeSource()] }
        position += 1
        return unknown(name)
    }

    /// The present token as text that shows its source.
    mutating func takeSource() -> MathNode {
        defer { position += 1 }
        return .atom(Atom(current?.source ?? "", .text))
    }
}
