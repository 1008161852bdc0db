internal import Letters

extension Expression {
    /// Reads one expression in the notation of lessons, graph blocks, keys and answers.
    /// - Parameter shape: the shape that is asked for, where it is known. A bare `ones`, `zeros` or `I` takes the size
    ///   with which the whole has that shape, or else the first size that fits where it stands.
    package init(parsing text: String, in scope: Scope, shape: Shape? = nil) throws(ParseError) {
        let tokens = try Lexer.tokens(of: text)
        var parser = Parser(Source(text, spreadsVectors: scope.spreadsVectors), tokens[...], scope)
        try parser.settleAccents()
        self = try parser.runTryingSizes(shape: shape).expression
    }
}

/// Reads tokens from left to right. Open brackets wait in `groups`, signs in the innermost group; only sums over index
/// ranges read their body with a parser of its own, and those are counted.
struct Parser {
    let source: Source
    var tokens: ArraySlice<Token>
    var scope: Scope
    var position: Int
    var groups: [Group]
    /// Tokens that may still be read, the bodies of sums counted for each value of the index.
    var tokensLeft: Int
    let sumDepth: Int
    /// What the bare `ones`, `zeros` and `I` at these tokens are read as.
    var bareShapes: [Int: Shape] = [:]

    init(
        _ source: Source, _ tokens: ArraySlice<Token>, _ scope: Scope, tokensLeft: Int = Limits.expressionLength,
        sumDepth: Int = 0
    ) {
        self.source = source
        self.tokens = tokens
        self.scope = scope
        position = tokens.startIndex
        self.tokensLeft = tokensLeft
        self.sumDepth = sumDepth
        let start = tokens.first?.range.lowerBound ?? 0
        groups = [Group(.whole, range: start..<start)]
    }

    /// The whole of the tokens as one operand.
    mutating func run() throws(ParseError) -> Operand {
        while position < tokens.endIndex {
            tokensLeft -= 1
            guard tokensLeft >= 0 else { throw ParseError(range: tokens[position].range, reason: .tooLong) }
            if groups[groups.count - 1].expectsOperand {
                try readOperand()
            } else {
                try readSign()
            }
        }
        if groups.count > 1, let open = groups.last {
            // Inside a bracket that is never closed, a missing value is the nearer fault.
            if open.expectsOperand, !open.waiting.isEmpty { throw open.missingOperand(at: end, in: source) }
            let bracket = (open.range.upperBound - 1)..<open.range.upperBound
            throw ParseError(range: bracket, reason: .unclosed(source[bracket]))
        }
        return try groups[0].finish(at: end, in: source)
    }

    // MARK: Looking

    /// The token some places ahead; nil past the end.
    func token(_ distance: Int = 0) -> Token? {
        let index = position + distance
        return tokens.indices.contains(index) ? tokens[index] : nil
    }

    func kind(at index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

    /// An empty range behind the last token.
    var end: Range<Int> {
        let offset = tokens.last?.range.upperBound ?? source.count
        return offset..<offset
    }

    // MARK: Operands

    /// Reads a value, or something that comes before one, at `position`.
    private mutating func readOperand() throws(ParseError) {
        let token = tokens[position]
        switch token.kind {
        case .number(let number):
            position += 1
            push(Operand(.number(number), depth: 1, range: token.range, form: .digits))
        case .name(let name):
            try readName(name)
        case .plus:
            position += 1
        case .minus:
            position += 1
            try groups[groups.count - 1].pushMinus(range: token.range)
        case .open(.round):
            try open(.round, range: token.range)
        case .open(.brace):
            try open(.brace, range: token.range)
        case .bar:
            try open(.bars, range: token.range)
        case .root:
            position += 1
            if kind(at: position) == .open(.square) {
                let index = kind(at: position + 2) == .close(.square) ? source[tokens[position + 1].range] : "3"
                throw ParseError(range: token.range, reason: .indexedRoot(index))
            }
            groups[groups.count - 1].pushRoot(range: token.range)
        case .partial:
            try readDerivative()
        case .fraction:
            try readFraction()
        case .open(.square), .open(.environment):
            try openMatrix()
        case .at where !scope.readsMatrices:
            throw ParseError(range: token.range, reason: .tensor("@"))
        case .close where groups.count > 1 && groups[groups.count - 1].isEmpty:
            throw nothingBetweenBrackets
        case .ampersand: throw ampersandElsewhere
        case .below, .above, .macron, .times, .slash, .caret, .close, .comma, .semicolon, .colon, .dots, .dot,
            .underscore, .comparison, .equals, .prime, .at, .transposed, .newRow:
            throw groups[groups.count - 1].missingOperand(at: token.range, in: source)
        }
    }

    /// Puts a value in the innermost group.
    mutating func push(_ operand: Operand) {
        groups[groups.count - 1].push(operand)
    }

    // MARK: Signs

    /// Reads what follows a value at `position`.
    private mutating func readSign() throws(ParseError) {
        let token = tokens[position]
        switch token.kind {
        case .plus: try pushSign(.add)
        case .minus: try pushSign(.subtract)
        case .times: try pushSign(.multiply)
        case .slash: try pushSign(.divide)
        case .comparison(let operation): try pushSign(.compare(operation))
        case .caret where try readTransposition(): break
        case .transposed where try readTransposition(): break
        case .prime where try readTransposition(): break
        case .dot where try readTransposition(): break
        case .caret: try pushSign(.power)
        case .above(let text):
            guard let exponent = Int(text) else {
                throw ParseError(range: token.range, reason: .unexpected(source.excerpt(token.range)))
            }
            position += 1
            try groups[groups.count - 1].raise(to: exponent, range: token.range, in: source)
        case .close(let bracket): try close(bracket)
        case .bar:
            if case .bars = groups[groups.count - 1].opener {
                try closeGroup()
            } else {
                try pushBeside(.other)
            }
        case .comma: try readComma()
        case .semicolon where try readRowEnd(): break
        case .ampersand where try readEntryEnd(): break
        case .ampersand: throw ampersandElsewhere
        case .newRow where try readRowEnd(): break
        case .name, .open(.brace), .open(.environment), .root, .partial, .fraction:
            try pushBeside(.other)
        case .number:
            if case .matrix = groups[groups.count - 1].opener, let before = self.token(-1), case .number = before.kind {
                let range = before.range.lowerBound..<token.range.upperBound
                throw ParseError(range: range, reason: .listWithoutBrackets(suggestion: entriesWithCommas))
            }
            if let before = self.token(-1), case .number = before.kind,
                let joined = Self.withoutSeparator(source[before.range], source[token.range])
            {
                throw ParseError(
                    range: before.range.lowerBound..<token.range.upperBound,
                    reason: .separatedDigits(suggestion: joined))
            }
            // 2 3 may be 23 or 2·3, and x 2 may be x², x₂ or 2x.
            let left = groups[groups.count - 1].operands.last?.range ?? token.range
            throw ParseError(
                range: token.range,
                reason: .numberWithoutSign(
                    source.excerpt(token.range),
                    suggestion: "\(source.excerpt(left))*\(source.excerpt(token.range))"))
        case .open(.round): try pushBeside(.round)
        case .at where scope.readsMatrices: try pushSign(.matrixMultiply)
        case .at: throw ParseError(range: token.range, reason: .tensor("@"))
        case .prime:
            let primed = groups[groups.count - 1].operands.last?.range ?? token.range
            throw ParseError(range: token.range, reason: .primedVariable(source.excerpt(primed), readings: []))
        case .equals: throw ParseError(range: token.range, reason: .equation)
        case .open(.square) where scope.readsMatrices: try pushBeside(.other)
        case .open(.square), .below, .macron, .semicolon, .colon, .dots, .dot, .underscore, .transposed, .newRow:
            throw ParseError(range: token.range, reason: .unexpectedCharacter(source.excerpt(token.range)))
        }
    }

    private mutating func pushSign(_ sign: Group.Operator) throws(ParseError) {
        let range = tokens[position].range
        position += 1
        try groups[groups.count - 1].push(sign, range: range, in: source)
    }

    /// A product without a sign before the token at `position`.
    mutating func pushBeside(_ follower: Group.Follower) throws(ParseError) {
        let isFunction = if case .name(let name) = tokens[position].kind { self.isFunction(name) } else { false }
        try pushBeside(follower, isFunction: isFunction, range: tokens[position].range)
    }

    /// A product without a sign before what starts at `range`.
    mutating func pushBeside(
        _ follower: Group.Follower, isFunction: Bool, range: Range<Int>
    ) throws(ParseError) {
        try groups[groups.count - 1].pushBeside(isFunction ? .function : follower, range: range, in: source)
    }

    /// Two numerals as one, where the second is a group of three digits as in 1,234.5 and 78.539 816; nil elsewhere.
    private static func withoutSeparator(_ whole: String, _ rest: String) -> String? {
        let group = rest.prefix { $0 != "." }
        guard group.count == 3, group.allSatisfy(\.isNumber) else { return nil }
        let parts = whole.split(separator: ".", omittingEmptySubsequences: false)
        switch parts.count {
        case 1 where (1...3).contains(whole.count) && whole.first != "0": return whole + rest
        case 2 where parts[1].count % 3 == 0 && !parts[1].isEmpty && group.count == rest.count: return whole + rest
        default: return nil
        }
    }

    private mutating func readComma() throws(ParseError) {
        let token = tokens[position]
        switch groups[groups.count - 1].opener {
        case .matrix where source[groups[groups.count - 1].range] == "[":
            _ = try readEntryEnd()
        case .call, .opaqueCall:
            let argument = try groups[groups.count - 1].finish(at: token.range, in: source)
            groups[groups.count - 1].arguments.append(argument)
            position += 1
            if kind(at: position) == .name("axis"), kind(at: position + 1) == .equals { try readAxis() }
        default:
            if scope.readsMatrices, groups.count == 1 {
                let whole = tokens[tokens.startIndex].range.lowerBound..<end.upperBound
                throw ParseError(
                    range: token.range, reason: .listWithoutBrackets(suggestion: "[\(source.excerpt(whole))]"))
            }
            if let before = self.token(-1), let after = self.token(1), case .number = before.kind,
                case .number = after.kind, token.range.upperBound == after.range.lowerBound
            {
                let (whole, rest) = (source[before.range], source[after.range])
                let range = before.range.lowerBound..<after.range.upperBound
                guard let joined = Self.withoutSeparator(whole, rest) else {
                    throw ParseError(range: range, reason: .decimalComma(suggestion: "\(whole).\(rest)"))
                }
                let readings = rest.contains(".") ? joined : "\(joined) or \(whole).\(rest)"
                throw ParseError(range: range, reason: .separatedDigits(suggestion: readings))
            }
            throw ParseError(range: token.range, reason: .unexpectedComma)
        }
    }
}
