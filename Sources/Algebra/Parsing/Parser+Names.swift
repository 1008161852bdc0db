internal import Letters

extension Symbol {
    /// Reads one name as it stands left of a definition, such as `w_13`, `a[j]` with j an index, or `theta`.
    /// - Parameter constants: whole numbers that an index in brackets may name.
    package init(
        parsing text: String, indices: [String: Int] = [:], constants: [String: Int] = [:]
    ) throws(ParseError) {
        let tokens = try Lexer.tokens(of: text)
        var scope = Scope(indices: indices, declaresOnUse: true)
        scope.constants = constants
        let parser = Parser(Source(text), tokens[...], scope)
        guard case .name(let name)? = parser.kind(at: 0) else {
            let range = tokens.first?.range ?? parser.end
            throw ParseError(range: range, reason: range.isEmpty ? .empty : .unexpected(parser.source.excerpt(range)))
        }
        let suffix = try parser.suffix(at: 1)
        guard suffix.end == tokens.count, !suffix.hasMacron else {
            let range = tokens[min(suffix.end, tokens.count - 1)].range
            throw ParseError(range: range, reason: .unexpectedCharacter(parser.source.excerpt(range)))
        }
        self = parser.newSymbol(GreekLetters.canonical(name), suffix)
    }
}

extension Parser {
    /// A declared variable, or a new one where names are declared by their use, that starts at the token at `index`;
    /// with the token behind it. Nil where there is no name or it is unknown.
    func symbol(
        named name: String, suffixAt index: Int
    ) throws(ParseError) -> (symbol: Symbol, suffix: Suffix)? {
        let suffix = try suffix(at: index)
        if let declared = declared(GreekLetters.canonical(name), suffix) { return declared }
        let symbol = scope.declaresOnUse ? newSymbol(GreekLetters.canonical(name), suffix) : accented(name, suffix)
        return symbol.map { ($0, suffix) }
    }

    /// The declared variable of that name and suffix. A power that only looks like a layer, x^{(2)}, is left out of the
    /// suffix that is returned; a layer that looks like a power, w_13^(2), and indices with a comma, w_1,3, are taken in.
    func declared(_ name: String, _ suffix: Suffix) -> (symbol: Symbol, suffix: Suffix)? {
        readings(name, suffix).map { ($0.symbols[0], $0.suffix) }
    }

    /// Every declared variable that a name with what follows may mean, and what of it belongs to the name: as it stands
    /// before it is spelled otherwise.
    func readings(_ name: String, _ suffix: Suffix) -> (symbols: [Symbol], suffix: Suffix)? {
        guard !scope.isEmpty else { return nil }
        // Nothing else can be meant by a letter that is declared.
        if name.utf8.count == 1, suffix.isEmpty, case let letter = Symbol(name), scope.symbols.contains(letter) {
            return ([letter], suffix)
        }
        if let indexed = withTouchingIndex(suffix), case let symbols = candidates(name, indexed), !symbols.isEmpty {
            return (symbols, indexed)
        }
        var symbols = candidates(name, suffix)
        if !symbols.isEmpty { return (symbols, suffix) }
        if let bare = suffix.withoutLayer {
            symbols = candidates(name, bare)
            if !symbols.isEmpty { return (symbols, bare) }
        }
        for (name, suffix) in otherSpellings(name, suffix) {
            symbols = candidates(name, suffix)
            if !symbols.isEmpty { return (symbols, suffix) }
        }
        return nil
    }

    /// Every declared variable that a name with its suffix may mean: w₁₃ is w[1,3] or w[13].
    func candidates(_ name: String, _ suffix: Suffix) -> [Symbol] {
        let symbols: [Symbol]
        switch suffix.indices {
        case .listed(let layer, let indices):
            symbols = [Symbol(name, layer: layer ?? suffix.layer, indices: indices)]
        case .digits(let digits):
            symbols =
                splits(of: digits).map { Symbol(name, layer: suffix.layer, indices: $0) }
                + [Symbol("\(name)_\(digits)", layer: suffix.layer), Symbol(name + digits, layer: suffix.layer)]
        case .touching(let digits):
            symbols =
                [Symbol(name + digits, layer: suffix.layer)]
                + splits(of: digits).map { Symbol(name, layer: suffix.layer, indices: $0) }
                + [Symbol("\(name)_\(digits)", layer: suffix.layer)]
        case .none:
            // `w_13` in one piece, and `w13`: a name of its own before it is w with indices.
            symbols =
                [Symbol(name, layer: suffix.layer)]
                + (underscored(name) + endingInDigits(name)).map { base, indices in
                    indices.map { Symbol(base, layer: suffix.layer, indices: $0) }
                }.joined()
        }
        let declared = symbols.filter(scope.declares)
        // The elements of W are often called w₁₃.
        guard declared.isEmpty, !scope.shapes.isEmpty else { return declared }
        return symbols.compactMap { symbol in
            guard !symbol.indices.isEmpty, symbol.name.count == 1 else { return nil }
            let element = Symbol(symbol.name.uppercased(), layer: symbol.layer, indices: symbol.indices)
            return scope.isElement(element) ? element : nil
        }
    }

    /// The variable whose name is an unknown one with accents, which not every keyboard has: ñ for n. Nil where there is none,
    /// or more than one.
    private func accented(_ name: String, _ suffix: Suffix) -> Symbol? {
        let names = Set(scope.symbols.map(\.name)).filter { declared in
            declared.utf8.contains { $0 >= 0x80 } && AccentedLetters.plain(declared) == name
        }
        guard names.count == 1, let accented = names.first else { return nil }
        return candidates(accented, suffix).first
    }

    /// `w_13` as w and the indices that 13 may mean, `w_ij` as w and the values of i and j.
    private func underscored(_ name: String) -> [(base: String, indices: [[Int]])] {
        guard let underscore = name.lastIndex(of: "_"), underscore > name.startIndex, name.last != "_" else {
            return []
        }
        let base = GreekLetters.canonical(String(name[..<underscore]))
        let rest = String(name[name.index(after: underscore)...])
        if rest.allSatisfy(\.isNumber) {
            let parts = name.split(separator: "_", omittingEmptySubsequences: false)
            let indices = parts.dropFirst().compactMap { Int($0) }
            let listed = indices.count == parts.count - 1 && indices.count > 1 && !parts[0].isEmpty
            return [(base, splits(of: rest))] + (listed ? [(GreekLetters.canonical(String(parts[0])), [indices])] : [])
        }
        return indexVariables(rest).map { [(base, [$0])] } ?? []
    }

    /// `w13` as w and the indices that 13 may mean.
    private func endingInDigits(_ name: String) -> [(base: String, indices: [[Int]])] {
        let base = name.prefix { !$0.isNumber }
        guard base.count < name.count, base.last != "_", name[base.endIndex...].allSatisfy(\.isNumber) else {
            return []
        }
        return [(String(base), splits(of: String(name[base.endIndex...])))]
    }

    /// The ways to read digits in a row as indices, one digit each first: 13 as 1,3 or 13.
    private func splits(of digits: String) -> [[Int]] {
        let digits = Array(digits)
        guard digits.count <= 8 else { return Int(String(digits)).map { [[$0]] } ?? [] }
        // Bit k says whether the digits k and k+1 stand together.
        return (0..<(1 << max(0, digits.count - 1))).map { together in
            var indices: [Int] = []
            for (place, digit) in digits.enumerated() {
                let value = digit.wholeNumberValue ?? 0
                if place > 0, together >> (place - 1) & 1 == 1 {
                    indices[indices.count - 1] = indices[indices.count - 1] * 10 + value
                } else {
                    indices.append(value)
                }
            }
            return indices
        }
    }

    /// The variable that a name declares by its use: digits in a row are one index each.
    func newSymbol(_ name: String, _ suffix: Suffix) -> Symbol {
        switch suffix.indices {
        case .listed(let layer, let indices):
            return Symbol(name, layer: layer ?? suffix.layer, indices: indices)
        case .digits(let digits), .touching(let digits):
            return Symbol(name, layer: suffix.layer, indices: splits(of: digits).first ?? [])
        case .none:
            if let (base, indices) = underscored(name).first, let first = indices.first {
                return Symbol(base, layer: suffix.layer, indices: first)
            }
            return Symbol(name, layer: suffix.layer)
        }
    }

    // MARK: Reading

    /// Reads the name at `position` and all that belongs to it.
    mutating func readName(_ name: String) throws(ParseError) {
        let token = tokens[position]
        let canonical = GreekLetters.canonical(name)
        let isCalled = kind(at: position + 1) == .open(.round)
        if isCalled, scope.opaqueFunctions.contains(canonical) {
            position += 1
            let range = token.range.lowerBound..<tokens[position].range.upperBound
            return try open(.opaqueCall(canonical), range: range)
        }
        if kind(at: position + 1) == .prime, !isMatrix(canonical) { return try readPrimed(name) }
        if try readDerivative(startingWith: name) { return }
        if try readSlice(of: canonical) { return }
        let suffix = try suffix(at: position + 1)
        if let value = scope.indices[name], suffix.isEmpty {
            position += 1
            return push(Operand(.number(Number(value)), depth: 1, range: token.range, form: .digits))
        }
        if let (symbol, suffix) = declared(canonical, suffix) {
            try refuseOtherReading(canonical, suffix, range: token.range)
            return push(symbol, suffix)
        }
        if name == "bar" { return try readBar() }
        if let shape = bareShapes[position] { return try pushBare(name, shape) }
        if case .digits(let base) = suffix.indices, suffix.layer == nil,
            let function = NamedFunction.named("\(canonical)_\(base)")
        {
            // \log_2 and log₂
            position = suffix.end - 1
            return try readFunction(function, name: "\(name)_\(base)")
        }
        if let function = NamedFunction.named(canonical) {
            try refuseInverse(function, name)
            return try readFunction(function, name: name)
        }
        if let refusal = NamedFunction.refusal(of: name) {
            switch refusal {
            case .writeInstead(let instead):
                throw ParseError(range: token.range, reason: .functionElsewhere(name, instead: instead))
            }
        }
        if isCalled, let instead = NamedFunction.elsewhere(name),
            scope.isAuthored || cuts(of: name, suffix, endsInFunction: true) == nil
        {
            throw ParseError(range: token.range, reason: .functionElsewhere(name, instead: instead))
        }
        if suffix.isEmpty, let constant = Constant(rawValue: canonical) {
            position += 1
            return push(Operand(.constant(constant), depth: 1, range: token.range))
        }
        if let instead = lookAlike(of: name) {
            throw ParseError(range: token.range, reason: .lookAlike(name, instead: instead))
        }
        if canonical == "Σ", startsOperand(at: position + 1) {
            throw ParseError(range: token.range, reason: .functionElsewhere(name, instead: "sum(i in 1..3, x[i])"))
        }
        if try readProduct(of: name, suffix) { return }
        if !isCalled, !declaresName(name, isCalled: false), let symbol = accented(name, suffix) {
            return push(symbol, suffix)
        }
        try refuseWordAfterNumber(name)
        if declaresName(name, isCalled: isCalled) { return push(newSymbol(canonical, suffix), suffix) }
        throw unknownName(name, at: position, suffix, isCalled: isCalled)
    }

    /// The name in Latin letters, where an answer has letters of another alphabet that look like them; a key may declare
    /// such names.
    private func lookAlike(of name: String) -> String? {
        guard !scope.declaresOnUse || scope.declaresOnlyLetters else { return nil }
        let plain = String(name.map { GreekLetters.latinLookAlikes[$0] ?? $0 })
        return plain == name ? nil : plain
    }

    /// Whether a value stands at a token, right behind something that takes it.
    private func startsOperand(at index: Int) -> Bool {
        switch kind(at: index) {
        case .name, .number, .open, .root, .fraction: true
        default: false
        }
    }

    /// 2xy in a key: of x and y, or of one variable xy?
    private func refuseWordAfterNumber(_ name: String) throws(ParseError) {
        let range = tokens[position].range
        guard scope.declaresOnUse, !scope.declaresOnlyLetters, (2...3).contains(name.count),
            name.allSatisfy(\.isLetter), GreekLetters.canonical(name) == name, let before = token(-1),
            case .number = before.kind, before.range.upperBound == range.lowerBound
        else { return }
        let number = source[before.range]
        throw ParseError(
            range: before.range.lowerBound..<range.upperBound,
            reason: .ambiguous(
                text: number + name,
                readings: ["\(number)*" + name.map(String.init).joined(separator: "*"), "\(number)*\(name)"]))
    }

    /// Whether an unknown name is a new variable.
    private func declaresName(_ name: String, isCalled: Bool) -> Bool {
        let canonical = GreekLetters.canonical(name)
        guard scope.declaresOnUse, !isCalled || standsAlone(canonical) else { return false }
        guard scope.declaresOnlyLetters else { return true }
        // X where x is known is a slip as well, and E may be meant for e.
        return Self.isOneLetter(canonical) && canonical != "E"
            && !scope.symbols.contains { $0.name != canonical && $0.name.lowercased() == canonical.lowercased() }
    }

    /// Whether a name stands without a bracket behind it somewhere, here or in the text beside this one.
    private func standsAlone(_ canonical: String) -> Bool {
        func standsAlone(in tokens: ArraySlice<Token>) -> Bool {
            tokens.indices.contains { index in
                guard case .name(let name) = tokens[index].kind, GreekLetters.canonical(name) == canonical else {
                    return false
                }
                return index + 1 == tokens.endIndex || tokens[index + 1].kind != .open(.round)
            }
        }
        return standsAlone(in: tokens)
            || (try? Lexer.tokens(of: scope.textBeside)).map { standsAlone(in: $0[...]) } ?? false
    }

    /// Whether a name is one letter, perhaps with digits: `x`, `x1`, `w_13`.
    static func isOneLetter(_ name: String) -> Bool {
        name.drop { $0.isNumber || $0 == "_" }.prefix { !$0.isNumber && $0 != "_" }.count == 1
    }

    /// asin(t) where a is declared: the function, or a·sin(t) without its sign?
    private func refuseInverse(_ function: NamedFunction, _ name: String) throws(ParseError) {
        let rest = String(name.dropFirst())
        guard scope.asksForInverses, let first = name.first, scope.symbols.contains(Symbol(String(first))),
            NamedFunction.named(rest)?.inverse == name
        else { return }
        throw ParseError(
            range: tokens[position].range,
            reason: .ambiguous(text: "\(name)(…)", readings: ["arc\(rest)(…)", "\(first)*\(rest)(…)"]))
    }

    /// Reads `σ'(a)`. A variable with a prime, and a function nobody knows, do not say by what they are differentiated.
    private mutating func readPrimed(_ name: String) throws(ParseError) {
        let prime = tokens[position + 1].range
        guard isFunction(name), let function = NamedFunction.named(GreekLetters.canonical(name))?.primed else {
            if case .name(let variable)? = kind(at: position + 3), kind(at: position + 2) == .open(.round) {
                let isRead = [name, variable].allSatisfy { scope.symbols.contains(Symbol(GreekLetters.canonical($0))) }
                let derivative = isRead ? "d\(name)/d\(variable)" : nil
                throw ParseError(range: prime, reason: .primedFunction(derivative: derivative))
            }
            guard let symbol = declared(GreekLetters.canonical(name), .none)?.symbol else {
                throw ParseError(range: prime, reason: .primedFunction(derivative: nil))
            }
            let text = symbol.text(.ascii)
            let output = scope.symbols.contains(Symbol("C")) && text != "C" ? ["dC/d\(text)"] : []
            throw ParseError(range: prime, reason: .primedVariable(name, readings: ["bar(\(text))"] + output))
        }
        if kind(at: position + 2) == .prime { throw ParseError(range: prime, reason: .higherDerivative) }
        try readFunction(function, name: name)
    }

    /// Whether a prime behind a name transposes a vector or matrix.
    private func isMatrix(_ name: String) -> Bool {
        declared(name, .none).map { scope.shapes[$0.symbol] != nil } ?? false
    }

    /// Puts a variable or, under a bar, its adjoint in the innermost group.
    mutating func push(_ symbol: Symbol, _ suffix: Suffix, startingAt start: Int? = nil) {
        let start = start ?? tokens[position].range.lowerBound
        let range = start..<tokens[suffix.end - 1].range.upperBound
        position = suffix.end
        push(variable(suffix.hasMacron ? .adjoint(symbol) : .symbol(symbol), range: range))
    }

    /// A variable or an adjoint with its shape.
    func variable(_ leaf: Expression, range: Range<Int>) -> Operand {
        var shape = Shape.scalar
        switch leaf {
        case .symbol(let symbol): shape = scope.shapes[symbol] ?? .scalar
        case .adjoint(let symbol):
            shape = scope.shapes[symbol] ?? .scalar
            if scope.layout == .numerator { shape = shape.transposed }
        default: break
        }
        return Operand(leaf, depth: 1, range: range, shape: shape)
    }

    /// w₁₃ while both w[1,3] and w[13] are declared, w^(2) while both w and w[2;] are.
    private func refuseOtherReading(_ name: String, _ suffix: Suffix, range: Range<Int>) throws(ParseError) {
        guard let symbols = readings(name, suffix)?.symbols else { return }
        if let layered = withBracketedLayer(suffix), let other = candidates(name, layered).first,
            let layer = layered.layer
        {
            let range = range.lowerBound..<tokens[layered.end - 1].range.upperBound
            throw ParseError(
                range: range,
                reason: .ambiguous(
                    text: source.excerpt(range),
                    readings: [other.text(.ascii), "\(symbols[0].text(.ascii))^\(layer)"]))
        }
        let digits = if case .touching(let digits) = suffix.indices { digits } else { "" }
        guard !scope.symbols.contains(Symbol(name + digits, layer: suffix.layer)) else { return }
        if symbols.count > 1 {
            let range = range.lowerBound..<tokens[suffix.end - 1].range.upperBound
            throw ParseError(
                range: range,
                reason: .ambiguous(text: source.excerpt(range), readings: symbols.map { $0.text(.ascii) }))
        }
    }
}
