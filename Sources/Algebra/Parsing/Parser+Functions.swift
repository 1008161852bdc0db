internal import Letters

extension Parser {
    /// Whether a name at the start of a factor is a function, which ends the argument of the function before it.
    func isFunction(_ name: String) -> Bool {
        let canonical = GreekLetters.canonical(name)
        return NamedFunction.named(canonical) != nil && !scope.symbols.contains(Symbol(canonical))
    }

    /// Reads the function at `position` with the power and the opening bracket after it, or gets ready for an argument
    /// without brackets. A prime behind the name belongs to the function that is given.
    mutating func readFunction(_ function: NamedFunction, name: String) throws(ParseError) {
        let start = tokens[position].range.lowerBound
        position += kind(at: position + 1) == .prime ? 2 : 1
        let power = try functionPower(function, name: name, start: start)
        if function.isForMatrices, !scope.readsMatrices {
            throw ParseError(range: start..<(start + name.utf8.count), reason: .tensor(name))
        }
        let called = start..<(position > tokens.startIndex ? tokens[position - 1].range.upperBound : start)
        switch kind(at: position) {
        case .open(.round) where function.takesMany && isIndexRange(at: position + 1):
            try readIndexRange(function, name: name, power: power, start: start)
        case .open(.round), .open(.brace):
            let range = start..<tokens[position].range.upperBound
            try open(.call(function, name: name, power: power), range: range)
        case .number, .name, .minus, .plus, .bar, .root, .partial, .fraction:
            guard !function.takesMany else {
                throw ParseError(range: called, reason: .needsParentheses(function: name))
            }
            groups[groups.count - 1].pushFunction(function, name: name, power: power, range: called)
        default:
            throw ParseError(range: called, reason: .needsArgument(function: name))
        }
    }

    /// The power between a function and its argument: `sin²x`, `sin^2 x`, `sin^{2}(x)`. The power −1 would be the
    /// inverse function to some and the reciprocal to others.
    private mutating func functionPower(
        _ function: NamedFunction, name: String, start: Int
    ) throws(ParseError) -> Expression? {
        let first = position
        let power: Expression
        switch kind(at: position) {
        case .above(let text):
            guard let exponent = Int(text) else { return nil }
            position += 1
            power = .number(Number(exponent))
        case .caret:
            position += 1
            let bracket: Token.Bracket?
            switch kind(at: position) {
            case .open(.brace): bracket = .brace
            case .open(.round): bracket = .round
            default: bracket = nil
            }
            if bracket != nil { position += 1 }
            power = try simpleExponent(name: name, start: start)
            if let bracket {
                guard kind(at: position) == .close(bracket) else {
                    throw ParseError(
                        range: start..<tokens[first].range.upperBound,
                        reason: .complicatedFunctionPower(function: name))
                }
                position += 1
            }
        default: return nil
        }
        if power == .number(Number(-1)) {
            let range = start..<tokens[position - 1].range.upperBound
            let inverse = function.inverse.map { ["\($0)(x)"] } ?? []
            throw ParseError(
                range: range,
                reason: .ambiguous(text: source.excerpt(range), readings: inverse + ["1/\(name)(x)"]))
        }
        return power
    }

    /// A number or a variable, perhaps with a minus.
    private mutating func simpleExponent(name: String, start: Int) throws(ParseError) -> Expression {
        var isNegative = false
        if kind(at: position) == .minus {
            isNegative = true
            position += 1
        }
        switch kind(at: position) {
        case .number(let number):
            position += 1
            return .number(isNegative ? -number : number)
        case .name(let word) where !isFunction(word):
            if let value = scope.indices[word] {
                position += 1
                return .number(Number(isNegative ? -value : value))
            }
            if let (symbol, suffix) = try symbol(named: word, suffixAt: position + 1) {
                position = suffix.end
                return isNegative ? .apply(.negate, [.symbol(symbol)]) : .symbol(symbol)
            }
            throw unknownName(word, at: position, try suffix(at: position + 1), isCalled: false)
        default:
            throw ParseError(
                range: start..<tokens[position - 1].range.upperBound,
                reason: .complicatedFunctionPower(function: name))
        }
    }

    // MARK: Index ranges

    /// Whether `i in` starts at a token: the head of `sum(i in 0..3, …)`.
    private func isIndexRange(at index: Int) -> Bool {
        if case .name? = kind(at: index), kind(at: index + 1) == .name("in") { true } else { false }
    }

    /// Reads `(i in 0..3, body)`, or with several ranges `(i in 0..3, j in 0..i, body)`, by reading the body once for each
    /// value of the indices.
    private mutating func readIndexRange(
        _ function: NamedFunction, name: String, power: Expression?, start: Int
    ) throws(ParseError) {
        let opening = position
        guard sumDepth < Limits.nestedSums else {
            throw ParseError(range: tokens[opening].range, reason: .tooManyNestedSums)
        }
        let closing = try closingBracket(of: opening)
        let whole = start..<tokens[closing].range.upperBound
        let arguments = try series(at: opening + 1, before: closing, name: name, whole: whole)
        position = closing + 1
        try pushCall(function, arguments, isSeries: true, power: power, range: whole)
    }

    /// The bodies for all values of the index whose range begins at a token, and of those behind it. The recursion is as
    /// deep as there are ranges.
    private mutating func series(
        at head: Int, before closing: Int, name: String, whole: Range<Int>
    ) throws(ParseError) -> [Operand] {
        guard case .name(let variable)? = kind(at: head) else { return [] }
        let (from, dots) = try index(at: head + 2)
        guard kind(at: dots) == .dots else { throw rangeError(name, at: dots) }
        let (through, comma) = try index(at: dots + 1)
        guard kind(at: comma) == .comma else { throw rangeError(name, at: comma) }
        guard from <= through else {
            throw ParseError(
                range: tokens[head + 2].range.lowerBound..<tokens[comma - 1].range.upperBound,
                reason: .emptyIndexRange(from: from, through: through))
        }
        guard comma + 1 < closing else {
            throw ParseError(range: tokens[closing].range, reason: .unexpected(source[tokens[closing].range]))
        }
        let (span, overflow) = through.subtractingReportingOverflow(from)
        guard !overflow, span < tokensLeft / (closing - comma - 1) else {
            throw ParseError(range: whole, reason: .tooLong)
        }
        let outer = scope
        defer { scope = outer }
        var bodies: [Operand] = []
        for value in from...through {
            scope.indices[variable] = value
            if isIndexRange(at: comma + 1) {
                bodies += try series(at: comma + 1, before: closing, name: name, whole: whole)
                continue
            }
            var body = Parser(
                source, tokens[(comma + 1)..<closing], scope, tokensLeft: tokensLeft, sumDepth: sumDepth + 1)
            body.bareShapes = bareShapes
            bodies.append(try body.run())
            tokensLeft = body.tokensLeft
        }
        return bodies
    }

    private func rangeError(_ function: String, at index: Int) -> ParseError {
        ParseError(
            range: tokens.indices.contains(index) ? tokens[index].range : end,
            reason: .notAnIndexRange(function: function))
    }

    /// The round bracket that closes the one at a token.
    private func closingBracket(of opening: Int) throws(ParseError) -> Int {
        var depth = 0
        for index in opening..<tokens.endIndex {
            switch tokens[index].kind {
            case .open(.round): depth += 1
            case .close(.round):
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        throw ParseError(range: tokens[opening].range, reason: .unclosed("("))
    }
}
