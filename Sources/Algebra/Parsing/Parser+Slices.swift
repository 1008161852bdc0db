// Parts of vectors and matrices, `z[1..2]` and `Z[:,1]`, and the axis of `sum(Z, axis=1)`.

extension Parser {
    /// Reads a slice of the vector or matrix whose name is at `position`. Returns whether there is one: brackets without
    /// `..` and `:` hold the indices of an element.
    mutating func readSlice(of name: String) throws(ParseError) -> Bool {
        guard scope.readsMatrices else { return false }
        var whole = Suffix(end: position + 1)
        if !isSlice(at: whole.end) {
            // A layer may stand between: `W[2;][1,:]`, `W⁽²⁾[1,:]`.
            guard let suffix = try? suffix(at: position + 1), isSlice(at: suffix.end) else { return false }
            whole = suffix
        }
        guard let symbol = candidates(name, whole).first, let shape = scope.shapes[symbol] else { return false }
        let start = tokens[position].range.lowerBound
        var bounds: [Int] = []
        var place = whole.end
        repeat {
            let (from, through, next) = try bound(at: place + 1)
            bounds += [from, through]
            place = next
        } while kind(at: place) == .comma && bounds.count < 4
        guard kind(at: place) == .close(.square) else {
            throw ParseError(range: token(place - position)?.range ?? end, reason: .badIndex)
        }
        // A column has one column: z[1..2,:] is z[1..2].
        if shape.kind == .column, bounds.count == 4, bounds[3] < 2 { bounds.removeLast(2) }
        let range = start..<tokens[place].range.upperBound
        let name = start..<tokens[whole.end - 1].range.upperBound
        let operands =
            [variable(.symbol(symbol), range: name)]
            + bounds.map { Operand(.number(Number($0)), depth: 1, range: range) }
        let part = try Operation.slice.shape(of: operands, between: nil, whole: range, in: source)
        position = place + 1
        push(Operand(.apply(.slice, operands.map(\.expression)), depth: 2, range: range, shape: part))
        return true
    }

    /// Whether brackets open at a token that have `..` or `:` among their indices.
    func isSlice(at opening: Int) -> Bool {
        guard kind(at: opening) == .open(.square) else { return false }
        let inside = tokens[(opening + 1)...].prefix { $0.kind != .close(.square) && $0.kind != .open(.square) }
        return inside.contains { $0.kind == .colon || $0.kind == .dots }
    }

    /// `1..2`, `3`, or `:` as two zeros.
    private func bound(at start: Int) throws(ParseError) -> (from: Int, through: Int, end: Int) {
        if kind(at: start) == .colon { return (0, 0, start + 1) }
        let (written, next) = try index(at: start)
        // Zero stands for all rows or columns, and is no place.
        let from = written == 0 ? -1 : written
        guard kind(at: next) == .dots else { return (from, from, next) }
        let (through, end) = try index(at: next + 1)
        guard from <= through else {
            throw ParseError(
                range: tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound,
                reason: .emptyIndexRange(from: from, through: through))
        }
        return (from, through, end)
    }

    /// Reads `axis=1)` at `position`, which ends the call of the innermost group.
    mutating func readAxis() throws(ParseError) {
        let group = groups[groups.count - 1]
        guard case .call(let function, let name, let power) = group.opener else { return }
        let range = tokens[position].range.lowerBound..<(token(2)?.range ?? end).upperBound
        guard scope.readsMatrices else { throw ParseError(range: range, reason: .tensor("axis=")) }
        guard let along = function.along, group.arguments.count == 1 else {
            throw ParseError(range: range, reason: .noAxis(function: name))
        }
        guard case .number(let axis)? = kind(at: position + 2), axis == .zero || axis == .one,
            kind(at: position + 3) == .close(.round)
        else { throw ParseError(range: range, reason: .badAxis(function: name)) }
        groups.removeLast()
        position += 4
        let whole = group.range.lowerBound..<tokens[position - 1].range.upperBound
        let operands = group.arguments + [Operand(.number(axis), depth: 1, range: range)]
        let shape = try along.shape(of: operands, between: nil, whole: whole, in: source)
        let value = Operand(
            .apply(along, operands.map(\.expression)), depth: operands[0].depth + 1, range: whole, shape: shape)
        push(try value.limited().raised(to: power))
    }
}
