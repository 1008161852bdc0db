internal import Letters

extension Parser {
    /// Reads `xz` as x·z where both are declared and xz is not. The last piece takes the indices and may be a function,
    /// `xsin(x)`. Returns whether the name could be read.
    mutating func readProduct(of name: String, _ suffix: Suffix) throws(ParseError) -> Bool {
        let startsArgument = kind(at: position + 1) == .open(.round)
        guard let cuts = cuts(of: name, suffix, endsInFunction: startsArgument) else { return false }
        let token = tokens[position]
        if let other = cuts.other {
            throw ParseError(
                range: token.range,
                reason: .ambiguous(text: name, readings: [cuts.pieces, other].map { $0.joined(separator: "*") }))
        }
        if scope.isAuthored, let product = productOfRepeated(cuts.pieces) {
            throw ParseError(
                range: token.range, reason: .unknownVariable(name, suggestion: product, known: declaredNames))
        }
        tokensLeft -= cuts.pieces.count
        var offset = token.range.lowerBound
        for (index, piece) in cuts.pieces.enumerated() {
            let range = offset..<(offset + piece.utf8.count)
            if index > 0 { try pushBeside(.other, isFunction: false, range: range) }
            offset = range.upperBound
            guard index == cuts.pieces.count - 1 else {
                push(variable(value(ofPiece: piece), range: range))
                continue
            }
            if let (symbol, suffix) = declared(GreekLetters.canonical(piece), suffix) {
                push(symbol, suffix, startingAt: range.lowerBound)
            } else if startsArgument, let function = NamedFunction.named(piece) {
                try readFunction(function, name: piece)
            } else {
                position += 1
                push(variable(value(ofPiece: piece), range: range))
            }
        }
        return true
    }

    /// The names that a name is made of, and a second way to cut it, where there is one. Nil where there is none.
    func cuts(
        of name: String, _ suffix: Suffix, endsInFunction: Bool
    ) -> (pieces: [String], other: [String]?)? {
        let letters = Array(name)
        guard letters.count > 1, letters.count <= Limits.productOfNames else { return nil }
        // For each place, the lengths of the pieces from which the rest of the name can be read; two show that there is
        // more than one way.
        var lengths = [[Int]](repeating: [], count: letters.count)
        for start in letters.indices.reversed() {
            for end in (start + 1)...letters.count where lengths[start].count < 2 {
                let piece = String(letters[start..<end])
                let isRead =
                    if end == letters.count {
                        isPiece(piece, suffix) || (endsInFunction && NamedFunction.named(piece) != nil)
                    } else {
                        !lengths[end].isEmpty && isPiece(piece, .none)
                    }
                if isRead { lengths[start].append(end - start) }
            }
        }
        guard !lengths[0].isEmpty else { return nil }
        func pieces(otherAt fork: Int?) -> [String] {
            var pieces: [String] = []
            var place = 0
            while place < letters.count {
                let length = lengths[place][place == fork ? 1 : 0]
                pieces.append(String(letters[place..<(place + length)]))
                place += length
            }
            return pieces
        }
        let first = pieces(otherAt: nil)
        guard first.contains(where: { $0 != Constant.e.rawValue }) else { return nil }
        // The first place on that way where another piece would do as well.
        var place = 0
        for piece in first {
            if lengths[place].count > 1 { return (first, pieces(otherAt: place)) }
            place += piece.count
        }
        return (first, nil)
    }

    /// Names of which one occurs twice as they would be written, `z^2`, `x*z*x`; nil where none does.
    private func productOfRepeated(_ pieces: [String]) -> String? {
        let different = Set(pieces)
        guard different.count < pieces.count else { return nil }
        return different.count == 1 ? "\(pieces[0])^\(pieces.count)" : pieces.joined(separator: "*")
    }

    private func isPiece(_ piece: String, _ suffix: Suffix) -> Bool {
        let canonical = GreekLetters.canonical(piece)
        return declared(canonical, suffix) != nil
            || (suffix.isEmpty && (scope.indices[piece] != nil || Constant(rawValue: canonical) != nil))
    }

    private func value(ofPiece piece: String) -> Expression {
        let canonical = GreekLetters.canonical(piece)
        if let value = scope.indices[piece] { return .number(Number(value)) }
        if let (symbol, _) = declared(canonical, .none) { return .symbol(symbol) }
        return Constant(rawValue: canonical).map(Expression.constant) ?? .symbol(Symbol(canonical))
    }
}
