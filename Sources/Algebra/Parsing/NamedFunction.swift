/// A function that can be called by name.
package enum NamedFunction: Hashable {
    case operation(Operation)
    /// `mean(a, b)`, the sum over the count.
    case mean
    /// `σ'(a)`: the derivative of a function of one argument, at that argument.
    case derivative(Operation)

    /// The expression of the function applied to arguments, of which there are as many as it takes.
    func applied(to arguments: [Expression]) -> Expression {
        switch self {
        case .operation(let operation):
            return operation.arity == .many && arguments.count == 1 ? arguments[0] : .apply(operation, arguments)
        case .mean:
            return .apply(
                .divide,
                [
                    NamedFunction.operation(.add).applied(to: arguments),
                    .number(Number(arguments.count)),
                ])
        case .derivative(let operation):
            let variable = Symbol("x")
            return Expression.apply(operation, [.symbol(variable)]).derivative(by: variable)
                .substituting { $0 == variable ? arguments[0] : nil }
        }
    }

    /// The function that a prime makes of it; nil for functions of several arguments.
    var primed: NamedFunction? {
        guard case .operation(let operation) = self, operation.arity == .one else { return nil }
        return .derivative(operation)
    }

    /// How many levels deep its value may be above its arguments: a mean is a sum over a count, the derivative of asin
    /// 1/√(1 − x²).
    var levels: Int {
        switch self {
        case .operation: 1
        case .mean: 2
        case .derivative: 6
        }
    }

    /// How many symbols and operations the argument of a primed function may have: σ' names its argument twice, and so
    /// do primes inside primes in turn.
    static let primedArgumentSize = 200

    /// Whether it takes any number of arguments, rather than one.
    var takesMany: Bool {
        switch self {
        case .operation(let operation): operation.arity == .many
        case .mean: true
        case .derivative: false
        }
    }

    /// How the function that undoes it is called, where that is a function too: `asin` for `sin`.
    var inverse: String? {
        switch self {
        case .operation(.sin): "asin"
        case .operation(.cos): "acos"
        case .operation(.tan): "atan"
        case .operation(.asin): "sin"
        case .operation(.acos): "cos"
        case .operation(.atan): "tan"
        case .operation(.exp): "log"
        case .operation(.log): "exp"
        default: nil
        }
    }

    static func named(_ name: String) -> NamedFunction? { byName[name] }
    static func isKnown(_ name: String) -> Bool { byName[name] != nil || refused[name] != nil }
    /// Every name that can be called, for suggestions.
    package static var names: [String] { byName.keys.sorted() }

    private static let byName: [String: NamedFunction] = [
        "sin": .operation(.sin), "cos": .operation(.cos), "tan": .operation(.tan),
        "asin": .operation(.asin), "acos": .operation(.acos), "atan": .operation(.atan),
        "arcsin": .operation(.asin), "arccos": .operation(.acos), "arctan": .operation(.atan),
        "sinh": .operation(.sinh), "cosh": .operation(.cosh), "tanh": .operation(.tanh),
        "exp": .operation(.exp), "log": .operation(.log), "ln": .operation(.log),
        "sqrt": .operation(.sqrt), "abs": .operation(.abs),
        "sigmoid": .operation(.sigmoid), "σ": .operation(.sigmoid),
        "relu": .operation(.relu), "ReLU": .operation(.relu), "softplus": .operation(.softplus),
        "max": .operation(.max), "min": .operation(.min), "sum": .operation(.add), "mean": .mean,
        "logsumexp": .operation(.logsumexp), "sign": .operation(.sign), "sgn": .operation(.sign),
        "step": .operation(.step),
    ]

    /// Why a function that people know is not read.
    enum Refusal: Hashable {
        /// It works on vectors or matrices.
        case tensor
        /// Write this instead.
        case writeInstead(String)
    }

    static func refusal(of name: String) -> Refusal? { refused[name] }

    private static let refused: [String: Refusal] = [
        "softmax": .tensor, "dot": .tensor, "outer": .tensor, "transpose": .tensor, "norm": .tensor,
        "lg": .writeInstead("log"), "log10": .writeInstead("log(x)/log(10)"), "log2": .writeInstead("log(x)/log(2)"),
        "log_10": .writeInstead("log(x)/log(10)"), "log_2": .writeInstead("log(x)/log(2)"),
        "sech": .writeInstead("1/cosh(x)"), "csch": .writeInstead("1/sinh(x)"), "coth": .writeInstead("1/tanh(x)"),
        "tg": .writeInstead("tan"), "sec": .writeInstead("1/cos(x)"), "csc": .writeInstead("1/sin(x)"),
        "cot": .writeInstead("1/tan(x)"), "ctg": .writeInstead("1/tan(x)"),
    ]
}
