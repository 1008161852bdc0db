/// A value while a text is being read: an expression that may still grow into a longer sum or product.
struct Operand {
    private enum Content {
        case single(Expression)
        case sum([Expression])
        case product([Expression])
        case matrixProduct([Expression])
    }
    private var content: Content
    /// The depth of the expression.
    private(set) var depth: Int
    /// UTF-8 offsets of what was read.
    var range: Range<Int>
    /// Where the first factor ends, if factors stand side by side here without a sign: `2x`.
    private(set) var firstFactorEnd: Int?
    var form: Form
    private(set) var shape: Shape

    /// How it is written, as far as its neighbours need to know.
    enum Form {
        case digits
        /// In brackets of its own, which stand where an argument could.
        case round
        /// In the braces of LaTeX, which say how far a root reaches.
        case braces
        /// Between bars or under a root or a fraction bar: nobody reads on into it.
        case closed
        /// A list of scalars in square brackets: a column, or a row of the matrix around it.
        case list
        case other
    }

    init(_ expression: Expression, depth: Int, range: Range<Int>, form: Form = .other, shape: Shape = .scalar) {
        content = .single(expression)
        self.depth = depth
        self.range = range
        self.form = form
        self.shape = shape
    }

    var expression: Expression {
        switch content {
        case .single(let expression): expression
        case .sum(let terms): .apply(.add, terms)
        case .product(let factors): .apply(.multiply, factors)
        case .matrixProduct(let factors): .apply(.matmul, factors)
        }
    }

    /// self + other, in place.
    mutating func add(_ other: Operand) {
        let term = other.expression
        if case .sum(var terms) = content {
            // The array must have no second owner while it grows.
            content = .sum([])
            terms.append(term)
            content = .sum(terms)
            depth = max(depth, other.depth + 1)
        } else {
            content = .sum([expression, term])
            depth = max(depth, other.depth) + 1
        }
        joined(with: other)
    }

    /// self · other, in place. Factors side by side are one product with the factors around them.
    mutating func multiply(by other: Operand, isImplicit: Bool) {
        let firstEnd = isImplicit ? firstFactorEnd ?? range.upperBound : nil
        let more: [Expression]
        let moreDepth: Int
        if case .product(let factors) = other.content {
            (more, moreDepth) = (factors, other.depth - 1)
        } else {
            (more, moreDepth) = ([other.expression], other.depth)
        }
        if case .product(var factors) = content {
            content = .product([])
            factors.append(contentsOf: more)
            content = .product(factors)
            depth = max(depth, moreDepth + 1)
        } else {
            content = .product([expression] + more)
            depth = max(depth, moreDepth) + 1
        }
        joined(with: other)
        firstFactorEnd = firstEnd
    }

    /// self @ other, in place; their product has this shape. A matrix product in brackets stays one factor.
    mutating func multiplyMatrices(by other: Operand, shape product: Shape, isImplicit: Bool = false) {
        let firstEnd = isImplicit ? firstFactorEnd ?? range.upperBound : nil
        if case .matrixProduct(var factors) = content {
            content = .matrixProduct([])
            factors.append(other.expression)
            content = .matrixProduct(factors)
            depth = max(depth, other.depth + 1)
        } else {
            content = .matrixProduct([expression, other.expression])
            depth = max(depth, other.depth) + 1
        }
        joined(with: other)
        shape = product
        firstFactorEnd = firstEnd
    }

    private mutating func joined(with other: Operand) {
        // Unequal shapes have been refused: one of the two is that of the whole.
        if shape == .scalar { shape = other.shape }
        range = range.lowerBound..<other.range.upperBound
        firstFactorEnd = nil
        form = .other
    }

    /// The operation applied to it; `range` is what was read in all. The shape stays unless it is given.
    func applying(
        _ make: (Expression) -> Expression, range: Range<Int>, form: Form = .other, shape: Shape? = nil
    ) -> Operand {
        Operand(make(expression), depth: depth + 1, range: range, form: form, shape: shape ?? self.shape)
    }

    /// The operation applied element by element to two operands, whose shapes go together.
    static func applying(_ operation: Operation, _ left: Operand, _ right: Operand) -> Operand {
        Operand(
            .apply(operation, [left.expression, right.expression]), depth: max(left.depth, right.depth) + 1,
            range: left.range.lowerBound..<right.range.upperBound,
            shape: left.shape == .scalar ? right.shape : left.shape)
    }

    /// The same with another shape.
    func reshaped(_ shape: Shape) -> Operand {
        var operand = self
        operand.shape = shape
        return operand
    }

    /// The operand, where its expression is not too deep.
    func limited() throws(ParseError) -> Operand {
        guard depth <= Limits.nesting else { throw ParseError(range: range, reason: .nestedTooDeep) }
        return self
    }

    /// sin²x: the value of a function to a power that is written before its argument.
    func raised(to power: Expression?) throws(ParseError) -> Operand {
        guard let power else { return self }
        return try applying({ .apply(.power, [$0, power]) }, range: range).limited()
    }

    /// −self. A plain number becomes the negative number.
    func negated(range: Range<Int>) -> Operand {
        if case .single(.number(let number)) = content, !number.isNegative, !number.isZero, form == .digits {
            return Operand(.number(-number), depth: 1, range: range)
        }
        return applying({ .apply(.negate, [$0]) }, range: range)
    }
}
