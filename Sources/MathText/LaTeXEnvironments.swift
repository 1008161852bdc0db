/// `\begin{…} … \end{…}`
extension LaTeXParser {
    /// `\begin{NAME} … \end{NAME}`
    mutating func environment() -> [MathNode] {
        let start = position
        guard let name = takeWordWithStar(), var grid = Self.environments[name] else {
            position = start
            return unknown("begin")
        }
        if name == "array" || name == "alignedat" || name == "alignat" { grid.alignments = columnAlignments() }
        let cells = rows(until: [.environment])
        grid.rows = cells.map { $0.map(MathNode.row) }
        if current == .command("end") {
            position += 1
            if takeWordWithStar() == nil { return [.grid(grid), source("end")] }
        }
        // One cell is the formula itself: `\begin{equation}`.
        if grid.left == .none, grid.right == .none, cells.count == 1, cells[0].count == 1 { return cells[0][0] }
        return [.grid(grid)]
    }

    mutating func takeWordWithStar() -> String? {
        skipBlanks()
        guard current == .open else { return nil }
        var word = ""
        for index in (position + 1)..<tokens.count {
            guard case .character(let character) = tokens[index], character.isLetter || character == "*" else {
                guard tokens[index] == .close else { return nil }
                position = index + 1
                return word.hasSuffix("*") ? String(word.dropLast()) : word
            }
            word.append(character)
        }
        return nil
    }

    /// `{l|cr}`
    mutating func columnAlignments() -> [Grid.Alignment] {
        guard currentAfterBlanks == .open else { return [] }
        skipBlanks()
        var alignments: [Grid.Alignment] = []
        for index in position..<tokens.count {
            switch tokens[index] {
            case .character("l"): alignments.append(.left)
            case .character("c"): alignments.append(.centre)
            case .character("r"): alignments.append(.right)
            case .character("|"), .blank: continue
            case .open where index == position: continue
            case .close:
                position = index + 1
                return alignments
            default: return []
            }
        }
        return []
    }

    static let environments: [String: Grid] = [
        "matrix": Grid(rows: []), "smallmatrix": Grid(rows: []), "array": Grid(rows: []),
        "pmatrix": Grid(rows: [], left: .leftParenthesis, right: .rightParenthesis),
        "bmatrix": Grid(rows: [], left: .leftBracket, right: .rightBracket),
        "Bmatrix": Grid(rows: [], left: .leftBrace, right: .rightBrace),
        "vmatrix": Grid(rows: [], left: .bar, right: .bar),
        "Vmatrix": Grid(rows: [], left: .doubleBar, right: .doubleBar),
        "cases": Grid(rows: [], left: .leftBrace, alignments: [.left]),
        "rcases": Grid(rows: [], right: .rightBrace, alignments: [.left]),
        "aligned": Grid(rows: [], kind: .equations), "align": Grid(rows: [], kind: .equations),
        "alignat": Grid(rows: [], kind: .equations), "alignedat": Grid(rows: [], kind: .equations),
        "split": Grid(rows: [], kind: .equations), "eqnarray": Grid(rows: [], kind: .equations),
        "gathered": Grid(rows: []), "gather": Grid(rows: []), "multline": Grid(rows: []), "equation": Grid(rows: []),
    ]
}
