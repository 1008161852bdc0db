// Opening and closing: brackets, bars, calls, and the braces of a LaTeX fraction.

extension Parser {
    /// Opens a group at the bracket at `position`.
    mutating func open(_ opener: Group.Opener, range: Range<Int>) throws(ParseError) {
        guard groups.count <= Limits.nesting else { throw ParseError(range: range, reason: .nestedTooDeep) }
        position += 1
        groups.append(Group(opener, range: range))
    }

    /// `\frac{a}{b}`, `\frac12` or `\frac{dC}{dz}`.
    mutating func readFraction() throws(ParseError) {
        let token = tokens[position]
        if try readLatexDerivative() { return }
        position += 1
        if kind(at: position) == .open(.brace) {
            return try open(.numerator, range: token.range.lowerBound..<tokens[position].range.upperBound)
        }
        if case .number? = kind(at: position) {
            let digits = Array(source[tokens[position].range])
            if digits.count == 2, let top = digits[0].wholeNumberValue, let bottom = digits[1].wholeNumberValue {
                let range = token.range.lowerBound..<tokens[position].range.upperBound
                position += 1
                return push(
                    Operand(
                        .apply(.divide, [.number(Number(top)), .number(Number(bottom))]), depth: 2, range: range,
                        form: .closed))
            }
        }
        throw ParseError(range: token.range, reason: .commandNeedsGroup("frac"))
    }

    /// What to say of a group that is closed before anything stands in it, or behind its last comma.
    var nothingBetweenBrackets: ParseError {
        let group = groups[groups.count - 1]
        let whole = group.range.lowerBound..<tokens[position].range.upperBound
        if !group.arguments.isEmpty {
            let comma = tokens[position - 1].range
            return ParseError(range: comma, reason: .missingOperand(after: source[comma]))
        }
        switch group.opener {
        case .call(_, let name, _), .opaqueCall(let name):
            return ParseError(range: whole, reason: .needsArgument(function: name))
        case .whole, .round, .brace, .bars, .numerator, .denominator, .matrix:
            return ParseError(range: whole, reason: .nothingBetweenBrackets)
        }
    }

    /// Closes the innermost group with the bracket at `position`.
    mutating func close(_ bracket: Token.Bracket) throws(ParseError) {
        let token = tokens[position]
        let group = groups[groups.count - 1]
        let expected: Token.Bracket? =
            switch group.opener {
            case .whole, .bars: nil
            case .round, .opaqueCall, .call: kind(ofBracketAt: group.range)
            case .brace, .numerator, .denominator: .brace
            case .matrix: source[group.range] == "[" ? .square : .environment
            }
        guard let expected else {
            if case .bars = group.opener {
                throw ParseError(range: group.range, reason: .unclosed("|"))
            }
            throw ParseError(range: token.range, reason: .unopened(source[token.range]))
        }
        guard bracket == expected else {
            throw ParseError(
                range: token.range,
                reason: .mismatched(open: bracketText(group.range), close: source[token.range]))
        }
        try closeGroup()
    }

    /// A call may be opened by a round bracket or, in LaTeX, by a brace.
    private func kind(ofBracketAt range: Range<Int>) -> Token.Bracket {
        source[range].last == "{" ? .brace : .round
    }

    /// Takes the innermost group, whose closing bracket is at `position`, as a value of the group around it.
    mutating func closeGroup() throws(ParseError) {
        let closing = tokens[position].range
        var group = groups[groups.count - 1]
        let whole = group.range.lowerBound..<closing.upperBound
        var inner = try group.finish(at: closing, in: source)
        groups.removeLast()
        position += 1
        switch group.opener {
        case .whole: break
        case .round:
            push(Operand(inner.expression, depth: inner.depth, range: whole, form: .round, shape: inner.shape))
        case .brace:
            push(Operand(inner.expression, depth: inner.depth, range: whole, form: .braces, shape: inner.shape))
        case .matrix:
            try pushMatrix(group.rows + [group.arguments + [inner]], range: whole)
        case .bars:
            if let vector = inner.insideBars(of: group.range.upperBound..<closing.lowerBound) {
                return try pushCall(.operation(.norm), [vector], power: nil, range: whole)
            }
            push(try inner.applying({ .apply(.abs, [$0]) }, range: whole, form: .closed).limited())
        case .call(let function, let name, let power):
            let arguments = group.arguments + [inner]
            let counts = function.argumentCounts
            guard counts.contains(arguments.count) else {
                let expected = arguments.count < counts.lowerBound ? counts.lowerBound : counts.upperBound
                throw ParseError(
                    range: whole, reason: .argumentCount(function: name, expected: expected, found: arguments.count))
            }
            try pushCall(function, arguments, power: power, range: whole)
        case .opaqueCall(let name):
            let arguments = group.arguments + [inner]
            let depth = 1 + (arguments.map(\.depth).max() ?? 0)
            let call = Expression.opaque(name, arguments.map(\.expression))
            push(try Operand(call, depth: depth, range: whole).limited())
        case .numerator:
            guard kind(at: position) == .open(.brace) else {
                throw ParseError(range: whole, reason: .commandNeedsGroup("frac"))
            }
            inner.range = whole
            try open(.denominator(of: inner), range: tokens[position].range)
        case .denominator(let numerator):
            _ = try Operation.divide.shape(of: [numerator, inner], between: nil, in: source)
            var quotient = Operand.applying(.divide, numerator, inner)
            quotient.range = numerator.range.lowerBound..<closing.upperBound
            quotient.form = .closed
            push(try quotient.limited())
        }
    }

    /// The value of a function of any number of arguments, as a value of the innermost group.
    mutating func pushCall(
        _ function: NamedFunction, _ arguments: [Operand], isSeries: Bool = false, power: Expression?,
        range: Range<Int>
    ) throws(ParseError) {
        let value = try function.applied(to: arguments, isSeries: isSeries, range: range, in: source)
        push(try value.raised(to: power))
    }

    /// The last character of an opening: the bracket of `max(`.
    private func bracketText(_ range: Range<Int>) -> String {
        String(source[range].last.map(String.init) ?? "(")
    }
}

extension Operand {
    /// What stands in a second pair of bars right inside the first, `‖z‖` as `||z||`: a vector or matrix, whose norm it is.
    fileprivate func insideBars(of inside: Range<Int>) -> Operand? {
        guard case .apply(.abs, let operands) = expression, form == .closed, range == inside, shape != .scalar
        else { return nil }
        return Operand(operands[0], depth: depth - 1, range: range, form: .closed, shape: shape)
    }
}
