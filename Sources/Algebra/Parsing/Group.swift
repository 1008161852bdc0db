/// What stands between two brackets while it is read: operands and the signs between them, waiting to be joined by
/// precedence. No part of it recurses, however many signs are waiting.
struct Group {
    /// What the brackets are for.
    enum Opener {
        /// The whole text.
        case whole
        case round, brace, bars
        case call(NamedFunction, name: String, power: Expression?)
        case opaqueCall(String)
        case numerator
        case denominator(of: Operand)
        /// A matrix: in square brackets, or in a LaTeX environment.
        case matrix
    }

    /// A sign between two operands.
    enum Operator: Equatable {
        case add, subtract, multiply, divide, power, matrixMultiply
        case compare(Operation)
    }

    /// A sign that has its left operand, if it takes one, and waits for its right one.
    struct Waiting {
        enum Sign {
            case between(Operator)
            /// Two factors side by side.
            case beside
            case negate
            case root
            /// A function whose argument stands without brackets: `sin 2x`, `sin² x`.
            case function(NamedFunction, name: String, power: Expression?)
        }
        var sign: Sign
        var precedence: Int
        var range: Range<Int>
    }

    /// How tightly the signs bind; what binds more tightly is joined first.
    private enum Precedence {
        static let comparison = 5
        static let sum = 10
        static let leadingMinus = 15
        static let product = 20
        /// x · −y
        static let innerMinus = 25
        /// `2 sin x`: a function ends the argument of the function before it …
        static let besideFunction = 27
        /// … while `sin 2x` takes whatever else stands side by side.
        static let function = 28
        static let minusInArgument = 29
        static let beside = 30
        /// x^−y
        static let minusInExponent = 45
        static let functionInExponent = 46
        static let power = 50
        static let root = 60
    }

    /// What the next operand is, for a product without a sign.
    enum Follower {
        case function, round, other
    }

    let opener: Opener
    /// The opening bracket.
    let range: Range<Int>
    /// The arguments of a call before the last comma.
    var arguments: [Operand] = []
    /// The rows of a matrix before the last semicolon.
    var rows: [[Operand]] = []
    private(set) var operands: [Operand] = []
    private(set) var waiting: [Waiting] = []
    /// Whether a value has to follow, rather than a sign.
    private(set) var expectsOperand = true

    init(_ opener: Opener, range: Range<Int>) {
        self.opener = opener
        self.range = range
    }

    var isEmpty: Bool { operands.isEmpty && waiting.isEmpty }

    mutating func push(_ operand: Operand) {
        operands.append(operand)
        expectsOperand = false
    }

    // MARK: Signs

    /// A sign between two operands.
    mutating func push(_ sign: Operator, range: Range<Int>, in source: Source) throws(ParseError) {
        let precedence: Int
        switch sign {
        case .compare:
            precedence = Precedence.comparison
            try refuseSecondComparison(at: range, in: source)
        case .add, .subtract: precedence = Precedence.sum
        case .multiply, .divide, .matrixMultiply: precedence = Precedence.product
        case .power: precedence = Precedence.power
        }
        if sign == .power {
            try refuseUnderRoot(upTo: range, in: source)
            // Right-associative: an earlier power waits for this one.
            try join(from: precedence + 1, in: source)
        } else {
            try join(from: precedence, in: source)
        }
        waiting.append(Waiting(sign: .between(sign), precedence: precedence, range: range))
        expectsOperand = true
    }

    /// a < b < c is two comparisons to some, and a comparison of 1 or 0 with c to others.
    private func refuseSecondComparison(at range: Range<Int>, in source: Source) throws(ParseError) {
        let isSecond = waiting.contains {
            if case .between(.compare) = $0.sign { true } else { false }
        }
        guard isSecond, let first = operands.first else { return }
        throw ParseError(
            range: first.range.lowerBound..<range.upperBound,
            reason: .ambiguous(
                text: source.excerpt(first.range.lowerBound..<range.upperBound) + "…",
                readings: ["(a < b)*(b < c)", "(a < b) < c"]))
    }

    /// A product without a sign, before `follower`, which starts at `range`.
    mutating func pushBeside(_ follower: Follower, range: Range<Int>, in source: Source) throws(ParseError) {
        if follower == .other { try refuseBesideExponent(range, in: source) }
        if let argument = operands.last, case .function(_, let name, _)? = waiting.last?.sign {
            if follower == .round, argument.form != .digits, argument.form != .closed {
                // sin x (y): does the bracket belong to the argument?
                let start = waiting[waiting.count - 1].range.lowerBound
                let inner = source[argument.range]
                throw ParseError(
                    range: start..<range.upperBound,
                    reason: .ambiguous(
                        text: "\(name) \(inner)(…)", readings: ["\(name)(\(inner))·(…)", "\(name)(\(inner)·(…))"]))
            }
            if follower == .other, source[argument.range] == source[range], case .symbol = argument.expression {
                // sin x x: nobody writes x² like that.
                let start = waiting[waiting.count - 1].range.lowerBound
                let factor = source[range]
                throw ParseError(
                    range: start..<range.upperBound,
                    reason: .ambiguous(
                        text: "\(name) \(factor) \(factor)",
                        readings: ["\(name)(\(factor))*\(factor)", "\(name)(\(factor)*\(factor))"]))
            }
            if argument.form == .closed { try join(from: Precedence.besideFunction, in: source) }
        }
        try join(from: follower == .function ? Precedence.besideFunction : Precedence.beside, in: source)
        waiting.append(Waiting(sign: .beside, precedence: Precedence.beside, range: range))
        expectsOperand = true
    }

    /// A minus before an operand. What it covers depends on what stands before it.
    mutating func pushMinus(range: Range<Int>) throws(ParseError) {
        let before = waiting.last
        let precedence: Int
        switch before?.sign {
        case nil, .between(.add), .between(.subtract), .between(.compare): precedence = Precedence.leadingMinus
        case .between(.multiply), .between(.divide), .between(.matrixMultiply), .beside:
            precedence = Precedence.innerMinus
        case .between(.power): precedence = Precedence.minusInExponent
        case .function:
            precedence =
                before?.precedence == Precedence.function ? Precedence.minusInArgument : Precedence.minusInExponent
        case .negate: precedence = before?.precedence ?? Precedence.leadingMinus
        case .root: throw ParseError(range: range, reason: .signUnderRoot)
        }
        waiting.append(Waiting(sign: .negate, precedence: precedence, range: range))
    }

    mutating func pushRoot(range: Range<Int>) {
        waiting.append(Waiting(sign: .root, precedence: Precedence.root, range: range))
    }

    /// A function whose argument follows without brackets.
    mutating func pushFunction(_ function: NamedFunction, name: String, power: Expression?, range: Range<Int>) {
        let precedence =
            (waiting.last?.precedence ?? 0) > Precedence.beside ? Precedence.functionInExponent : Precedence.function
        waiting.append(
            Waiting(sign: .function(function, name: name, power: power), precedence: precedence, range: range))
    }

    /// A raised whole number after the last operand: x².
    mutating func raise(to exponent: Int, range: Range<Int>, in source: Source) throws(ParseError) {
        try refuseUnderRoot(upTo: range, in: source)
        try join(from: Precedence.root, in: source)
        let base = operands.removeLast()
        let power = Operand(.number(Number(exponent)), depth: 1, range: range)
        operands.append(try Operand.applying(.power, base, power).limited())
    }

    /// A mark of transposition after the last operand, and a power that stands before it: (x²)ᵀ.
    mutating func transpose(range: Range<Int>, in source: Source) throws(ParseError) {
        try refuseUnderRoot(upTo: range, in: source)
        try join(from: Precedence.power, in: source)
        let operand = operands.removeLast()
        let whole = operand.range.lowerBound..<range.upperBound
        operands.append(
            try operand.applying({ .apply(.transpose, [$0]) }, range: whole, shape: operand.shape.transposed).limited())
    }

    /// √x² has two readings; √(x)² and \sqrt{x}² have one.
    private func refuseUnderRoot(upTo exponent: Range<Int>, in source: Source) throws(ParseError) {
        guard case .root? = waiting.last?.sign, let start = waiting.last?.range.lowerBound, let operand = operands.last,
            operand.form != .round, operand.form != .braces
        else { return }
        let inner = source[operand.range]
        let range = start..<exponent.upperBound
        throw ParseError(
            range: range,
            reason: .ambiguous(text: source.excerpt(range), readings: ["(√\(inner))^…", "√(\(inner)^…)"]))
    }

    /// e^2x and x^ab: does what follows without a space belong to the exponent? x²y is what everyone means by x^2y.
    private func refuseBesideExponent(_ next: Range<Int>, in source: Source) throws(ParseError) {
        guard let exponent = operands.last, operands.count > 1, exponent.range.upperBound == next.lowerBound,
            exponent.form == .digits || exponent.form == .other
        else { return }
        var signs = waiting[...]
        while case .negate? = signs.last?.sign { signs.removeLast() }
        guard case .between(.power)? = signs.last?.sign, let power = signs.last?.range else { return }
        let base = operands[operands.count - 2]
        if exponent.form == .digits {
            switch base.expression {
            case .number, .constant: break
            default: return
            }
        }
        let (below, above) = (source[base.range], source[power.upperBound..<exponent.range.upperBound])
        let range = base.range.lowerBound..<next.upperBound
        throw ParseError(
            range: range,
            reason: .ambiguous(
                text: source.excerpt(range),
                readings: ["\(below)^(\(above)\(source[next]))", "\(below)^(\(above))*\(source[next])"]))
    }

    // MARK: Joining

    /// Joins everything that binds at least as tightly as `precedence`.
    private mutating func join(from precedence: Int, in source: Source) throws(ParseError) {
        while let last = waiting.last, last.precedence >= precedence {
            waiting.removeLast()
            try join(last, in: source)
        }
    }

    private mutating func join(_ last: Waiting, in source: Source) throws(ParseError) {
        let right = operands.removeLast()
        let whole = last.range.lowerBound..<right.range.upperBound
        switch last.sign {
        case .negate:
            operands.append(try right.negated(range: whole).limited())
        case .root:
            operands.append(try right.applying({ .apply(.sqrt, [$0]) }, range: whole, form: .closed).limited())
        case .function(let function, _, let power):
            operands.append(try function.applied(to: [right], range: whole, in: source).raised(to: power))
        case .beside:
            var left = operands.removeLast()
            if left.shape != .scalar, right.shape != .scalar {
                let shape = try Operation.matmul.shape(of: [left, right], between: nil, in: source)
                left.multiplyMatrices(by: right, shape: shape, isImplicit: true)
            } else {
                left.multiply(by: right, isImplicit: true)
            }
            operands.append(try left.limited())
        case .between(let sign):
            var left = operands.removeLast()
            if sign == .multiply { try refuseDot(left, right, at: last.range, in: source) }
            let both = try sign.operation.spreading([left, right], in: source)
            left = both[0]
            let right = both[1]
            let shape = try sign.operation.shape(of: [left, right], between: last.range, in: source)
            switch sign {
            case .add: left.add(right)
            case .subtract: left.add(right.negated(range: whole))
            case .multiply: left.multiply(by: right, isImplicit: false)
            case .matrixMultiply:
                if left.shape.kind == .column, right.shape == left.shape {
                    left = .applying(.dot, left, right).reshaped(.scalar)
                } else {
                    left.multiplyMatrices(by: right, shape: shape)
                }
            case .divide:
                try refuseFraction(left, right, in: source)
                left = .applying(.divide, left, right)
            case .power: left = .applying(.power, left, right)
            case .compare(let operation): left = .applying(operation, left, right)
            }
            operands.append(try left.limited())
        }
    }

    /// W · x of two vectors or matrices has two readings; `*` and ⊙ have one.
    private func refuseDot(_ left: Operand, _ right: Operand, at sign: Range<Int>, in source: Source) throws(ParseError)
    {
        guard left.shape != .scalar, right.shape != .scalar,
            ["·", "⋅", "∙", "×", "\\cdot", "\\times"].contains(source[sign])
        else { return }
        let (first, second) = (source.excerpt(left.range), source.excerpt(right.range))
        let range = left.range.lowerBound..<right.range.upperBound
        throw ParseError(
            range: range,
            reason: .ambiguous(
                text: source.excerpt(range), readings: ["\(first) @ \(second)", "\(first) ⊙ \(second)"]))
    }

    /// x^1/2 is no power anybody writes: the root may be meant.
    private func refuseRoot(_ above: Operand, _ below: Operand, in source: Source) throws(ParseError) {
        guard below.form == .digits, above.form == .other, case .apply(.power, let operands) = above.expression,
            operands[1] == .one, source[above.range].hasSuffix("^1") || source[above.range].hasSuffix("¹")
        else { return }
        let range = above.range.lowerBound..<below.range.upperBound
        let base = source[above.range].dropLast(source[above.range].hasSuffix("¹") ? 1 : 2)
        throw ParseError(
            range: range,
            reason: .ambiguous(
                text: source.excerpt(range),
                readings: ["\(base)^(1/\(source[below.range]))", "\(base)/\(source[below.range])"]))
    }

    /// 1/2x has two readings.
    private func refuseFraction(_ above: Operand, _ below: Operand, in source: Source) throws(ParseError) {
        try refuseRoot(above, below, in: source)
        guard let end = below.firstFactorEnd else { return }
        let top = source[above.range]
        let first = source[below.range.lowerBound..<end]
        let rest = source[end..<below.range.upperBound].trimmed
        let range = above.range.lowerBound..<below.range.upperBound
        let readings =
            source[range].count <= 60
            ? ["(\(top)/\(first))\(rest)", "\(top)/(\(source[below.range]))"] : ["(a/b)c", "a/(bc)"]
        throw ParseError(range: range, reason: .ambiguous(text: source.excerpt(range), readings: readings))
    }

    /// Everything read so far as one operand; `end` is where the reading stopped.
    mutating func finish(at end: Range<Int>, in source: Source) throws(ParseError) -> Operand {
        if expectsOperand { throw missingOperand(at: end, in: source) }
        try join(from: 0, in: source)
        let operand = operands.removeLast()
        expectsOperand = true
        return operand
    }

    /// What to say when a value has to follow and `place` is none.
    func missingOperand(at place: Range<Int>, in source: Source) -> ParseError {
        guard let last = waiting.last else {
            return place.isEmpty
                ? ParseError(range: place, reason: .empty)
                : ParseError(range: place, reason: .unexpected(source.excerpt(place)))
        }
        if case .function(_, let name, _) = last.sign {
            return ParseError(range: last.range, reason: .needsArgument(function: name))
        }
        return ParseError(range: last.range, reason: .missingOperand(after: source.excerpt(last.range)))
    }
}

extension String {
    /// Without spaces at the start.
    fileprivate var trimmed: Substring { drop { $0 == " " } }
}
