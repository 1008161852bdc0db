internal import Letters

// A line or a hat over a letter, in the spellings of a keyboard. `zbar`, `z_bar[1]` and `z_1bar` become the letter and
// the token of its line, as z̄ is cut; `hat(y)` and `\hat{y}` become the name `y_hat`, which is looked for in all its
// spellings. A variable declared under the very name is always what is meant. A word below a letter, `\theta_{\text{max}}`,
// becomes a part of the name, `theta_max`.

extension Parser {
    /// Rewrites what is spelled in words, from the end, so that inner accents are settled first.
    mutating func settleAccents() throws(ParseError) {
        for index in tokens.indices.reversed() {
            guard case .name(let name)? = kind(at: index) else { continue }
            switch name {
            case "hat", "dhat": try settleHat(at: index, differential: String(name.dropLast(3)))
            case "bar": break
            default: try settleBar(of: name, at: index)
            }
        }
        settleSubscripts()
    }

    /// Rewrites words below a letter, once hats are settled: `\theta_{\text{max}}`, `\theta_{\text{max},1}`, and
    /// `\theta_{max}` where a variable is called so.
    private mutating func settleSubscripts() {
        for index in tokens.indices.reversed() {
            guard index + 4 < tokens.endIndex, case .name(let base)? = kind(at: index),
                kind(at: index + 1) == .underscore, kind(at: index + 2) == .open(.brace),
                case .name(let word)? = kind(at: index + 3), indexVariables(word) == nil
            else { continue }
            let joined = ["\(base)_\(word)", base + word]
            guard let name = joined.first(where: isName) ?? (isWord(at: index + 3) ? joined[0] : nil) else {
                continue
            }
            func settled(through last: Int) -> Token {
                let range = tokens[index].range.lowerBound..<tokens[last].range.upperBound
                return Token(kind: .name(name), range: range)
            }
            switch kind(at: index + 4) {
            case .close(.brace): tokens.replaceSubrange(index...(index + 4), with: [settled(through: index + 4)])
            // The indices behind it keep their braces.
            case .comma:
                let braces = tokens[(index + 1)...(index + 2)]
                tokens.replaceSubrange(index...(index + 4), with: [settled(through: index + 3)] + braces)
            default: continue
            }
        }
    }

    /// Whether a variable has just this name, digits and all.
    private func isName(_ name: String) -> Bool {
        let canonical = GreekLetters.canonical(name)
        let spellings = [canonical] + Self.hatSpellings(of: canonical)
        return scope.symbols.contains { spellings.contains($0.name) }
    }

    /// Whether a name is written as a word, `\text{max}`.
    private func isWord(at index: Int) -> Bool { source[tokens[index].range].first == "\\" }

    /// `hat(y)`, `hat y_1`, `\hat{y}`; `dhat(y)` in dC/dhat(y).
    private mutating func settleHat(at index: Int, differential: String) throws(ParseError) {
        let word = "\(differential)hat"
        guard !isDeclared(word), !scope.opaqueFunctions.contains(word) else { return }
        let closing = closingBracket(ofAccentAt: index)
        let nameAt = index + (closing == nil ? 1 : 2)
        guard case .name(let name)? = kind(at: nameAt), kind(at: nameAt + 1) != .open(.round) else {
            guard closing != nil, differential.isEmpty else { return }
            throw ParseError(range: tokens[index].range, reason: .needsName(in: word))
        }
        try refuseProduct(word, reading: "hat(\(name))", range: tokens[index].range)
        var range = tokens[index].range.lowerBound..<tokens[nameAt].range.upperBound
        if let closing {
            guard let end = tokens[nameAt...].firstIndex(where: { $0.kind == closing }) else { return }
            if end == nameAt + 1 { range = range.lowerBound..<tokens[end].range.upperBound }
            tokens.remove(at: end)
        }
        let base = name.prefix { $0.isLetter }
        let hatted = Token.Kind.name("\(differential)\(base)_hat\(name.dropFirst(base.count))")
        tokens.replaceSubrange(index...nameAt, with: [Token(kind: hatted, range: range)])
    }

    /// The bracket that closes what a line or a hat is over, where one opens behind the word at a token.
    func closingBracket(ofAccentAt index: Int) -> Token.Kind? {
        switch kind(at: index + 1) {
        case .open(.round): .close(.round)
        case .open(.brace): .close(.brace)
        default: nil
        }
    }

    /// `zbar`, `z_bar`, `zBar`, `barz`, with digits before or behind, where z is declared and `zbar` is not.
    private mutating func settleBar(of name: String, at index: Int) throws(ParseError) {
        guard let base = Self.name(name, without: .bar), !isDeclared(name), isDeclared(base),
            !scope.opaqueFunctions.contains(name)
        else { return }
        let range = tokens[index].range
        let reading = "bar(\(base))"
        if let other = Self.spellings(of: String(Self.withoutIndices(base)), with: .bar).first(where: isDeclared) {
            throw ParseError(range: range, reason: .ambiguous(text: name, readings: [reading, other]))
        }
        try refuseProduct(name, reading: reading, range: range)
        let line = Token(kind: .macron, range: range.upperBound..<range.upperBound)
        tokens.replaceSubrange(index...index, with: [Token(kind: .name(base), range: range), line])
    }

    /// A word that could be a product of declared letters as well.
    private func refuseProduct(_ word: String, reading: String, range: Range<Int>) throws(ParseError) {
        guard let product = cuts(of: word, .none, endsInFunction: false) else { return }
        throw ParseError(
            range: range,
            reason: .ambiguous(text: word, readings: [reading, product.pieces.joined(separator: "*")]))
    }

    /// Whether a variable has this name, whatever its layer and indices, in one of the spellings of its hat.
    private func isDeclared(_ name: String) -> Bool {
        let canonical = GreekLetters.canonical(name)
        let bare = String(Self.withoutIndices(canonical))
        return ([canonical, bare] + Self.hatSpellings(of: bare)).contains { name in
            scope.symbols.contains(Symbol(name)) || scope.symbols.contains { $0.name == name }
        }
    }

    // MARK: Lines

    /// `bar(z)`, `\bar{z}`, `\bar z`
    mutating func readBar() throws(ParseError) {
        let token = tokens[position]
        let closing = closingBracket(ofAccentAt: position)
        let nameAt = position + (closing == nil ? 1 : 2)
        guard case .name(let name)? = kind(at: nameAt), kind(at: nameAt + 1) != .open(.round) else {
            throw ParseError(range: token.range, reason: .needsName(in: "bar"))
        }
        let canonical = GreekLetters.canonical(name)
        var suffix = try suffix(at: nameAt + 1)
        var read = declared(canonical, suffix)
        var end = (read?.suffix ?? suffix).end
        if let closing {
            guard kind(at: end) == closing else { throw ParseError(range: token.range, reason: .needsName(in: "bar")) }
            end += 1
            if suffix.isEmpty, let outer = try suffixOfBar(at: end, over: read?.symbol) {
                let element = declared(canonical, outer)
                if let element, element.suffix.end > end {
                    (read, end) = (element, element.suffix.end)
                } else if read == nil, scope.declaresOnUse {
                    (suffix, end) = (outer, outer.end)
                }
            }
        }
        guard let symbol = read?.symbol ?? (scope.declaresOnUse ? newSymbol(canonical, suffix) : nil) else {
            throw unknownName(name, at: nameAt, suffix, isCalled: false)
        }
        let range = token.range.lowerBound..<tokens[end - 1].range.upperBound
        position = end
        push(variable(.adjoint(symbol), range: range))
    }

    /// What stands behind the brackets in `\\bar{z}_1`, `bar(z)[1]`. Brackets behind a vector or matrix hold an index of
    /// its, behind a scalar they may be a factor.
    private func suffixOfBar(at end: Int, over symbol: Symbol?) throws(ParseError) -> Suffix? {
        guard let symbol, let shape = scope.shapes[symbol], kind(at: end) == .open(.square) else {
            return try? suffix(at: end)
        }
        let suffix = try suffix(at: end)
        guard declared(symbol.name, suffix).map({ $0.suffix.end > end }) == true else {
            let range = tokens[position].range.lowerBound..<tokens[suffix.end - 1].range.upperBound
            throw ParseError(
                range: range,
                reason: .noElement(source.excerpt(range), tensor: symbol.text(.unicode), shape))
        }
        return suffix
    }

    // MARK: Spellings

    /// The spellings of a name with a hat, where this is one: `y_hat`, `yhat`, `yHat`, `hat_y`, `haty` and ŷ.
    static func hatSpellings(of name: String) -> [String] {
        guard name.utf8.count > 1 else { return [] }
        if let letter = name.first.flatMap(HattedLetters.plain) {
            return spellings(of: "\(letter)\(name.dropFirst())", with: .hat)
        }
        guard let base = self.name(name, without: .hat), let letter = base.first else { return [] }
        return spellings(of: base, with: .hat) + ["\(HattedLetters.hatted(letter))\(base.dropFirst())"]
    }

    private static func spellings(of base: String, with accent: Accent) -> [String] {
        let tail = base.drop { !$0.isNumber && $0 != "_" }
        let letters = base.dropLast(tail.count)
        return accent.words.flatMap { ["\(letters)_\($0)\(tail)", "\(letters)\($0)\(tail)"] }
            + ["\(accent)_\(base)", "\(accent)\(base)"]
    }

    /// `zbar`, `z_bar_1`, `z1bar` and `barz` without the word: `z`, `z_1`, `z1`, `z`. Nil where the word is no part of it.
    private static func name(_ name: String, without accent: Accent) -> String? {
        // Most names are too short, and are not looked at.
        guard name.utf8.count > accent.rawValue.utf8.count else { return nil }
        let head = withoutIndices(name)
        let base: Substring
        if accent.words.contains(where: { head.utf8.suffix(accent.rawValue.utf8.count).elementsEqual($0.utf8) }) {
            base = head.dropLast(accent.rawValue.count)
        } else if head.utf8.starts(with: accent.rawValue.utf8) {
            base = head.dropFirst(accent.rawValue.count)
        } else if let word = accent.words.first(where: { name.dropFirst().utf8.starts(with: "_\($0)_".utf8) }) {
            // y_hat_max
            return GreekLetters.canonical("\(name.prefix(1))\(name.dropFirst(word.count + 2))")
        } else {
            return nil
        }
        let letters = base.trimmingPrefix("_")
        guard letters.first?.isLetter == true else { return nil }
        let bare = letters.last == "_" ? letters.dropLast() : letters
        return GreekLetters.canonical("\(bare)\(name[head.endIndex...])")
    }

    /// `z_1_3` and `z13` as z.
    private static func withoutIndices(_ name: String) -> Substring {
        let end = name.utf8.lastIndex { !("0"..."9").contains(Unicode.Scalar($0)) && $0 != UInt8(ascii: "_") }
        return end.map { name[...$0] } ?? ""
    }
}

/// A mark over a letter that is spelled as a word.
private enum Accent: String {
    case bar, hat

    /// The word behind a letter: `zbar`, `zBar`.
    var words: [String] {
        switch self {
        case .bar: ["bar", "Bar"]
        case .hat: ["hat", "Hat"]
        }
    }
}
