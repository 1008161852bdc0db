/// A function that can be called by name.
package enum NamedFunction: Hashable {
    case operation(Operation)
    /// `mean(a, b)`, the sum over the count; of one vector or matrix, the mean of its elements.
    case mean
    /// `σ'(a)`: the derivative of a function of one argument, at that argument.
    case derivative(Operation)
    /// `zeros(2, 3)`: a matrix of zeros.
    case zeros

    /// The function applied to arguments, of which there are as many as it takes. `max`, `sum` and the like of one vector
    /// or matrix go over its elements; of one scalar, they are that scalar.
    /// - Parameter isSeries: whether the arguments are the terms of `sum(i in 0..3, …)`, of which there may be one.
    func applied(
        to arguments: [Operand], isSeries: Bool = false, range: Range<Int>, in source: Source
    ) throws(ParseError) -> Operand {
        let expressions = arguments.map(\.expression)
        let depth = 1 + (arguments.map(\.depth).max() ?? 0)
        func operand(_ expression: Expression, depth: Int, shape: Shape) throws(ParseError) -> Operand {
            try Operand(expression, depth: depth, range: range, shape: shape).limited()
        }
        if !isSeries { try refuseBareAxis(arguments, range: range, in: source) }
        switch self {
        case .operation(let operation):
            if arguments.count == 1, operation.rule.reduction != nil, isSeries || arguments[0].shape == .scalar {
                return try operand(expressions[0], depth: depth, shape: arguments[0].shape)
            }
            let applied = arguments.count == 1 ? operation.rule.reduction ?? operation : operation
            let operands = try applied.spreading(arguments, in: source)
            let shape = try applied.shape(of: operands, between: nil, whole: range, in: source)
            return try operand(
                .apply(applied, operands.map(\.expression)), depth: 1 + (operands.map(\.depth).max() ?? 0), shape: shape
            )
        case .mean:
            if arguments.count == 1, arguments[0].shape != .scalar, !isSeries {
                return try operand(.apply(.mean, expressions), depth: depth, shape: .scalar)
            }
            let sum = try NamedFunction.operation(.add)
                .applied(to: arguments, isSeries: isSeries, range: range, in: source)
            let count = Expression.number(Number(arguments.count))
            return try operand(.apply(.divide, [sum.expression, count]), depth: depth + 1, shape: sum.shape)
        case .zeros:
            let ones = try NamedFunction.operation(.ones).applied(to: arguments, range: range, in: source)
            return try operand(.apply(.multiply, [.zero, ones.expression]), depth: depth + 1, shape: ones.shape)
        case .derivative(let operation):
            guard expressions[0].size <= Self.primedArgumentSize else {
                throw ParseError(range: range, reason: .primedTooLong)
            }
            let variable = Symbol("x")
            let slope = Expression.apply(operation, [.symbol(variable)]).derivative(by: variable)
            // A slope of 0 everywhere is 0 for each element.
            let shaped = slope.symbols.isEmpty ? .apply(.multiply, [slope, .symbol(variable)]) : slope
            let written = (arguments[0].shape == .scalar ? slope : shaped)
                .substituting { $0 == variable ? expressions[0] : nil }
            return try operand(written, depth: depth + slope.depth - 1, shape: arguments[0].shape)
        }
    }

    /// The operation that `axis=` makes of it.
    var along: Operation? {
        switch self {
        case .operation(let operation): operation.rule.along
        case .mean: Operation.mean.rule.along
        case .derivative, .zeros: nil
        }
    }

    /// max(Z, 1) of a matrix: an axis may be meant, or a number for each element.
    private func refuseBareAxis(_ arguments: [Operand], range: Range<Int>, in source: Source) throws(ParseError) {
        guard let along, arguments.count == 2, arguments[0].shape.kind == .matrix,
            let axis = arguments[1].expression.number, axis == .zero || axis == .one
        else { return }
        let (matrix, number) = (source.excerpt(arguments[0].range), axis == .one ? "1" : "0")
        let elementwise =
            switch along {
            case .sumAlong: "\(matrix) + \(number)"
            case .meanAlong: "(\(matrix) + \(number))/2"
            default: "\(along.name)(\(number), \(matrix))"
            }
        throw ParseError(
            range: range,
            reason: .ambiguous(
                text: source.excerpt(range), readings: ["\(along.name)(\(matrix), axis=\(number))", elementwise]))
    }

    /// The function that a prime makes of it; nil for functions of several arguments.
    var primed: NamedFunction? {
        guard case .operation(let operation) = self, operation.arity == .one, operation.isElementwise else {
            return nil
        }
        return .derivative(operation)
    }

    /// How many symbols and operations the argument of a primed function may have: σ' names its argument twice, and so
    /// do primes inside primes in turn.
    static let primedArgumentSize = 200

    /// How many arguments it takes.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .mean: 1...Int.max
        case .derivative: 1...1
        case .zeros, .operation(.ones): 1...2
        case .operation(let operation):
            switch operation.arity {
            case .one: 1...1
            case .two: 2...2
            case .three: 3...3
            case .many: 1...Int.max
            }
        }
    }

    /// Whether it may take more than one argument, so that they need brackets.
    var takesMany: Bool { argumentCounts.upperBound > 1 }

    /// Whether it is a function of vectors and matrices alone.
    var isForMatrices: Bool {
        switch self {
        case .mean, .derivative: false
        case .zeros: true
        case .operation(let operation): !operation.isElementwise
        }
    }

    /// How the function that undoes it is called, where that is a function too: `asin` for `sin`.
    var inverse: String? {
        if case .operation(let operation) = self { operation.rule.inverse?.name } else { nil }
    }

    static func named(_ name: String) -> NamedFunction? { byName[name] }
    static func isKnown(_ name: String) -> Bool { byName[name] != nil || refused[name] != nil }
    /// Whether a name always is a function or the bar of an adjoint: functions of vectors and matrices alone leave theirs to
    /// graphs.
    package static func isReserved(_ name: String) -> Bool { name == "bar" || named(name)?.isForMatrices == false }
    /// Every name that can be called, for suggestions.
    package static var names: [String] { byName.keys.sorted() }

    private static let byName: [String: NamedFunction] = {
        var functions: [String: NamedFunction] = ["mean": .mean, "zeros": .zeros]
        for operation in Operation.allCases {
            for name in operation.rule.calls { functions[name] = functions[name] ?? .operation(operation) }
        }
        return functions
    }()

    /// Why a function that people know is not read.
    enum Refusal: Hashable {
        /// Write this instead.
        case writeInstead(String)
    }

    static func refusal(of name: String) -> Refusal? { refused[name] }

    private static let refused: [String: Refusal] = [
        "lg": .writeInstead("log10"),
        "sech": .writeInstead("1/cosh(x)"), "csch": .writeInstead("1/sinh(x)"), "coth": .writeInstead("1/tanh(x)"),
        "tg": .writeInstead("tan"), "sec": .writeInstead("1/cos(x)"), "csc": .writeInstead("1/sin(x)"),
        "cot": .writeInstead("1/tan(x)"), "ctg": .writeInstead("1/tan(x)"),
    ]
}
