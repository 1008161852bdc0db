// Matrices in brackets, and marks of transposition.

extension Parser {
    /// Opens the matrix whose bracket or `\\begin` is at `position`.
    mutating func openMatrix() throws(ParseError) {
        let range = tokens[position].range
        guard scope.readsMatrices else { throw ParseError(range: range, reason: .tensor("[…]")) }
        try open(.matrix, range: range)
    }

    /// Takes what stands before the sign at `position` as an entry of the matrix around it. Returns whether there is one.
    mutating func readEntryEnd() throws(ParseError) -> Bool {
        guard case .matrix = groups[groups.count - 1].opener else { return false }
        let entry = try groups[groups.count - 1].finish(at: tokens[position].range, in: source)
        groups[groups.count - 1].arguments.append(entry)
        position += 1
        return true
    }

    /// `[8, 20, 28]` for the `[8 20 28]` that the number at `position` stands in; of what holds more than numbers, this number
    /// and the one before it.
    var entriesWithCommas: String {
        let opening = groups[groups.count - 1].range
        let closing = tokens[position...].first { $0.kind == .close(.square) }
        let inside = closing.map { source[opening.upperBound..<$0.range.lowerBound] } ?? ""
        let rows = inside.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace) }
        guard source[opening] == "[", !rows.isEmpty, rows.joined().allSatisfy({ Double($0) != nil }) else {
            return "\(source[tokens[position - 1].range]), \(source[tokens[position].range])"
        }
        return "[\(rows.map { $0.joined(separator: ", ") }.joined(separator: "; "))]"
    }

    /// What to say of the `&` at `position` outside a matrix.
    var ampersandElsewhere: ParseError {
        let range = tokens[position].range
        return ParseError(range: range, reason: .characterElsewhere(source[range], instead: "*"))
    }

    /// The same where a row ends. `\\\\` may stand behind the last row too.
    mutating func readRowEnd() throws(ParseError) -> Bool {
        let isLatex = kind(at: position) == .newRow
        if isLatex, kind(at: position + 1) == .close(.environment) {
            position += 1
            return true
        }
        guard try readEntryEnd() else { return false }
        let row = groups[groups.count - 1].arguments
        groups[groups.count - 1].rows.append(row)
        groups[groups.count - 1].arguments = []
        return true
    }

    /// Puts the matrix with these rows in the innermost group.
    ///
    /// `[1, 2]` is a vector, hence a column; as a row of `[[1, 2], [3, 4]]` it lies flat. With semicolons, and in LaTeX,
    /// rows are rows.
    mutating func pushMatrix(_ rows: [[Operand]], range: Range<Int>) throws(ParseError) {
        var rows = rows
        let isList = source[range.lowerBound..<(range.lowerBound + 1)] == "[" && rows.count == 1
        var form = Operand.Form.other
        if isList {
            if rows[0].allSatisfy({ $0.form == .list }) {
                rows = rows[0].map(\.entries)
            } else {
                rows = rows[0].map { [$0] }
                form = .list
            }
        }
        for row in rows {
            if let entry = row.first(where: { $0.shape != .scalar }) {
                let text = source.excerpt(entry.range)
                throw ParseError(range: entry.range, reason: .entryNotScalar(text, entry.shape))
            }
            guard row.count == rows[0].count else {
                throw ParseError(
                    range: row[0].range.lowerBound..<row[row.count - 1].range.upperBound,
                    reason: .unevenRows(found: row.count, expected: rows[0].count))
            }
        }
        let depth = 2 + (rows.joined().map(\.depth).max() ?? 0)
        let matrix = Expression.matrix(rows.map { $0.map(\.expression) })
        let shape = Shape(rows: rows.count, columns: rows[0].count)
        push(try Operand(matrix, depth: depth, range: range, form: form, shape: shape).limited())
    }

    // MARK: Transposition

    /// Reads `.T`, `^T`, `^{\\top}`, `ᵀ`, `'` at `position`. Returns whether it is one: a declared T is an exponent, and a
    /// prime behind a scalar no transposition.
    mutating func readTransposition() throws(ParseError) -> Bool {
        let start = tokens[position].range.lowerBound
        guard let (end, rest) = transpositionEnd else { return false }
        let last = tokens[end - 1].range
        let range = start..<(last.upperBound - rest.utf8.count)
        guard scope.readsMatrices else {
            // Where names are declared by their use, T is a new one.
            if scope.declaresOnUse, tokens[position].kind == .caret { return false }
            throw ParseError(range: range, reason: .tensor(source[range]))
        }
        try groups[groups.count - 1].transpose(range: range, in: source)
        position = end
        if !rest.isEmpty {
            // x^Ty: the letters behind the T are a name of their own.
            position -= 1
            tokens[position] = Token(kind: .name(rest), range: range.upperBound..<last.upperBound)
        }
        return true
    }

    /// The token behind the mark of transposition at `position`, and letters that run on behind its T.
    private var transpositionEnd: (end: Int, rest: String)? {
        switch kind(at: position) {
        case .transposed: return (position + 1, "")
        case .prime:
            let isScalar = (groups[groups.count - 1].operands.last?.shape ?? .scalar) == .scalar
            return isScalar ? nil : (position + 1, "")
        case .dot: return kind(at: position + 1) == .name("T") ? (position + 2, "") : nil
        case .caret: break
        default: return nil
        }
        switch kind(at: position + 1) {
        case .transposed: return (position + 2, "")
        case .name(let name) where name.first == "T" && !scope.symbols.contains(Symbol("T")):
            let rest = String(name.dropFirst())
            guard rest.isEmpty || (scope.readsMatrices && rest.first?.isLetter == true) else { return nil }
            return (position + 2, rest)
        case .open(.brace) where kind(at: position + 3) == .close(.brace):
            let isMark =
                kind(at: position + 2) == .transposed
                || (kind(at: position + 2) == .name("T") && !scope.symbols.contains(Symbol("T")))
            return isMark ? (position + 4, "") : nil
        default: return nil
        }
    }
}

extension Operand {
    /// The scalars of a list.
    fileprivate var entries: [Operand] {
        guard form == .list else { return [self] }
        guard case .apply(.column, let entries) = expression, shape.rows > 1 else { return [reshaped(.scalar)] }
        return entries.map { Operand($0, depth: depth - 2, range: range) }
    }
}
