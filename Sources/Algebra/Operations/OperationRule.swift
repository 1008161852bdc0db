/// What is known of an operation: everything that tells it from others and can be said without a graph.
package final class OperationRule: Sendable {
    /// How many operands an operation takes: one, two, three, or any number.
    package enum Arity: Sendable {
        case one, two, three, many
    }

    // C functions, which need no context at a call.
    typealias Value = @Sendable @convention(c) (Double) -> Double
    typealias PairValue = @Sendable (Double, Double) -> Double
    typealias Partial = @Sendable @convention(c) (_ a: Double, _ u: Double) -> Double
    typealias PairPartials = @Sendable (_ a: Double, _ b: Double, _ u: Double) -> (Double, Double)
    typealias Expansion = @Sendable (_ operands: [Expression], _ shapes: [Shape]) -> Expression

    /// How it is called in plain text.
    let name: String
    /// The names by which it can be called; none for one that is only written with signs.
    let calls: [String]
    /// How it is called where any sign can be written.
    let symbol: String
    /// How LaTeX writes it before its arguments.
    let latex: String
    /// The sign between its operands, in a sentence.
    let sign: String?
    /// The same, where only ASCII can be written.
    let asciiSign: String?
    let arity: Arity
    let shape: ShapeRule
    /// Whether the number of elements is part of the value, as of a mean.
    let dependsOnCount: Bool
    /// What a call of it means for one vector or matrix, if that is to go over the elements.
    let reduction: Operation?
    /// What a call of it with `axis=` means, if that is something.
    let along: Operation?
    /// The function that undoes it, on the way to which a power of −1 might be.
    let inverse: Operation?
    /// For which numbers it has a value, where that is not all.
    let domain: String?

    /// The value of one operand. An operation of many operands gives its value for that one alone.
    let value: Value
    /// The value of two operands; of more, it is computed two at a time, from the left.
    let pairValue: PairValue
    /// The value at a number, where it is a number that can be written out exactly.
    let exactValue: @Sendable (Number) -> Number?

    /// ∂u/∂a of one operand in `Double`, given u as well.
    let partial: Partial
    /// ∂u/∂a and ∂u/∂b of two operands in `Double`, given u as well.
    let pairPartials: PairPartials
    /// The derivatives by each operand as a person writes them, over `Expression.operand` and `Expression.u`; none where
    /// they are told by the composition, or differ with the number of operands.
    private let slopes: [Expression]

    /// What it stands for, where it is composed of others.
    let expansion: Expansion?
    /// What it sends back, where that is not told best by its slope or its expansion.
    let sends: (@Sendable (SentBack) -> Expression?)?

    init(
        _ name: String, calls: [String]? = nil, symbol: String? = nil, latex: String? = nil, sign: String? = nil,
        asciiSign: String? = nil,
        arity: Arity = .one,
        shape: ShapeRule = .elementwise, dependsOnCount: Bool = false, reduction: Operation? = nil,
        along: Operation? = nil,
        inverse: Operation? = nil,
        domain: String? = nil,
        value: Value = { _ in .nan }, pairValue: @escaping PairValue = { _, _ in .nan },
        exactValue: @escaping @Sendable (Number) -> Number? = { _ in nil },
        partial: Partial = { _, _ in .nan },
        pairPartials: @escaping PairPartials = { _, _, _ in (.nan, .nan) }, slope: Expression? = nil,
        slopes: [Expression] = [],
        sends: (@Sendable (SentBack) -> Expression?)? = nil, expansion: Expansion? = nil
    ) {
        self.name = name
        self.calls = calls ?? [name]
        self.symbol = symbol ?? name
        self.latex = latex ?? "\\operatorname{\(name)}"
        self.sign = sign
        self.asciiSign = asciiSign ?? sign
        self.arity = arity
        self.shape = shape
        self.dependsOnCount = dependsOnCount
        self.reduction = reduction
        self.along = along
        self.inverse = inverse
        self.domain = domain
        self.value = value
        self.pairValue = pairValue
        self.exactValue = exactValue
        self.partial = partial
        self.pairPartials = pairPartials
        self.slopes = slope.map { [$0] } ?? slopes
        self.expansion = expansion
        self.sends = sends
    }
}

extension OperationRule {
    /// The derivative by an operand on scalars, over `Expression.operand` and `Expression.u`.
    func slope(by place: Int, ofOperands count: Int) -> Expression {
        if slopes.count == count { return slopes[place] }
        let operands = (0..<count).map(Expression.operand)
        guard let expansion else { return .number(.real(.nan)) }
        return expansion(operands, operands.map { _ in .scalar }).derivative(by: .operand(place))
    }
}

/// What an operation u is asked to send back to one of its operands.
struct SentBack {
    /// An operand or a value as it is written, with its shape.
    struct Part {
        var expression: Expression
        var shape: Shape
    }
    /// u itself.
    var result: Part
    var operands: [Part]
    /// Which operand it goes to.
    var place: Int
    /// ū, in the shape of u.
    var upstream: Expression

    var value: Expression { result.expression }
    var shape: Shape { result.shape }
    var operand: Part { operands[place] }
}

extension Operation {
    /// By raw value.
    private static let rules = allCases.map(rule(of:))
    // What sweeps ask for at every step, without a rule on the way.
    private static let values = rules.map(\.value)
    private static let pairValues = rules.map(\.pairValue)
    private static let partials = rules.map(\.partial)
    private static let pairPartials = rules.map(\.pairPartials)

    var rule: OperationRule { Self.rules[Int(rawValue)] }

    /// How it is called in plain text: `asin`, `matmul`.
    package var name: String { rule.name }

    /// How many operands it takes.
    package var arity: OperationRule.Arity { rule.arity }

    /// Whether it works element by element, on scalars and on operands of one shape.
    package var isElementwise: Bool { rule.shape == .elementwise }

    /// Whether it makes one number of the elements of a single operand, where it has only one.
    package var reducesAlone: Bool { rule.reduction == self }

    /// Whether it says 1 or 0 of two operands, `a > b`.
    package var isComparison: Bool { [.greater, .less, .atLeast, .atMost].contains(self) }

    /// Whether its second operand is an axis, written `axis=1`.
    package var isAlongAxis: Bool { [.sumAlong, .meanAlong, .maxAlong, .softmaxAlong].contains(self) }

    /// The operations that work element by element, which are those of scalars.
    package static let elementwise = allCases.filter(\.isElementwise)

    /// For which numbers it has a value, in words: `a number above 0`; nil where that is all.
    package var domain: String? { rule.domain }

    /// The value of one operand in `Double`. An operation of many operands gives its value for that one alone.
    ///
    /// Where it is not defined the value is NaN: a division by zero, the logarithm of zero or less, a negative number to a
    /// fractional power. A result that is defined but too large is infinite.
    package func value(_ a: Double) -> Double { Self.values[Int(rawValue)](a) }

    /// The value of two operands. An operation of many operands is computed two at a time, from the left.
    package func value(_ a: Double, _ b: Double) -> Double { Self.pairValues[Int(rawValue)](a, b) }

    /// The value of as many operands as there are.
    package func value(_ operands: [Double]) -> Double {
        switch operands.count {
        case 0: .nan
        case 1: value(operands[0])
        case _ where self == .where: Self.choice(by: operands[0], operands[1], operands[2])
        default: operands.dropFirst().reduce(operands[0]) { value($0, $1) }
        }
    }

    /// The value of `where`: the first where the condition is not 0, else the second.
    package static func choice(by condition: Double, _ first: Double, _ second: Double) -> Double {
        condition.isNaN ? condition : condition != 0 ? first : second
    }

    /// ∂u/∂a of an operation u of one operand, given u as well.
    ///
    /// A partial is NaN where the operation is not defined, and infinite or NaN where it has a value but no slope, √a at 0.
    /// An operand that is NaN stands for a value nobody knows: a partial that depends on it is NaN.
    package func partial(_ a: Double, value u: Double) -> Double { Self.partials[Int(rawValue)](a, u) }

    /// ∂u/∂a and ∂u/∂b of an operation u of two operands, given u as well.
    package func partials(_ a: Double, _ b: Double, value u: Double) -> (Double, Double) {
        Self.pairPartials[Int(rawValue)](a, b, u)
    }

    /// What it stands for, where it is composed of other operations.
    /// - Parameter operands: as they are to be written in its place, with their shapes.
    package func expansion(of operands: [Expression], shapes: [Shape]) -> Expression? {
        rule.expansion?(operands, shapes)
    }
}

// The letters and signs in which the table writes rules.

extension Symbol {
    /// An operand of a rule. No name that can be written has a blank.
    static func operand(_ place: Int) -> Symbol { Symbol("operand ", indices: [place]) }
    /// The value of a rule.
    static let value = Symbol("value ")
}

extension Expression {
    /// The operand of a rule, or its first.
    static let a = operand(0)
    /// The value of a rule.
    static let u = Expression.symbol(.value)

    /// An operand of a rule.
    static func operand(_ place: Int) -> Expression { .symbol(.operand(place)) }

    var squared: Expression { .apply(.power, [self, .number(Number(2))]) }

    static func of(_ operation: Operation, _ operand: Expression) -> Expression { .apply(operation, [operand]) }

    static prefix func - (a: Expression) -> Expression { .apply(.negate, [a]) }
    static func + (a: Expression, b: Expression) -> Expression { .apply(.add, [a, b]) }
    static func - (a: Expression, b: Expression) -> Expression { .apply(.add, [a, -b]) }
    static func * (a: Expression, b: Expression) -> Expression { .apply(.multiply, [a, b]) }
    static func / (a: Expression, b: Expression) -> Expression { .apply(.divide, [a, b]) }
}

extension Expression: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .number(Number(value)) }
}
