#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The rules of all operations. What they mean stands at the cases of `Operation`.
///
/// A function of its own and no member of `Operation`, because there `sin` is the case and not the C library's function.
func rule(of operation: Operation) -> OperationRule {
    // In a slope, a is the operand and u the value.
    let (a, u) = (Expression.a, Expression.u)
    return switch operation {
    // Arithmetic

    case .add:
        OperationRule(
            "add", calls: ["sum"], sign: "+", arity: .many, reduction: .sum, along: .sumAlong, value: { $0 },
            pairValue: { $0 + $1 },
            partial: { _, _ in 1 }, pairPartials: { _, _, _ in (1, 1) }, slope: 1)
    case .multiply:
        OperationRule(
            "multiply", calls: [], sign: "⊙", arity: .many, value: { $0 }, pairValue: { $0 * $1 },
            partial: { _, _ in 1 }, pairPartials: { a, b, _ in (b, a) }, slope: 1)
    case .divide:
        OperationRule(
            "divide", calls: [], sign: "/", arity: .two, pairValue: { $1 == 0 ? .nan : $0 / $1 },
            pairPartials: { _, b, u in (1 / b, -u / b) })
    case .power:
        OperationRule(
            "power", calls: [], sign: "^", arity: .two, pairValue: power,
            pairPartials: { a, b, u in
                // ∂(a^b)/∂b = a^b·log a: 0 at a = 0 where b > 0, as the limit has it.
                (Operation.powerPartial(base: a, exponent: b), a == 0 && b > 0 ? 0 : u * log(a))
            })
    case .negate: OperationRule("negate", calls: [], sign: "−", value: { -$0 }, partial: { _, _ in -1 }, slope: -1)
    case .max:
        OperationRule(
            "max", latex: "\\max", arity: .many, reduction: .max, along: .maxAlong,
            value: { $0 }, pairValue: { $0.isNaN || $0 >= $1 ? $0 : $1 },
            partial: { _, _ in 1 }, pairPartials: extremePartials, slope: 1)
    case .min:
        OperationRule(
            "min", latex: "\\min", arity: .many, reduction: .min,
            value: { $0 }, pairValue: { $0.isNaN || $0 <= $1 ? $0 : $1 },
            partial: { _, _ in 1 }, pairPartials: extremePartials, slope: 1)
    case .logsumexp:
        OperationRule(
            "logsumexp", arity: .many, reduction: .logsumexp, value: { $0 }, pairValue: logSumExp,
            // The shares e^a/(e^a + e^b) and e^b/(e^a + e^b).
            partial: { _, _ in 1 }, pairPartials: { a, b, _ in (logistic(a - b), logistic(b - a)) }, slope: 1)

    // Elementary functions

    case .sin:
        OperationRule(
            "sin", latex: "\\sin", inverse: .asin, value: { sin($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in cos(a) }, slope: .of(.cos, a))
    case .cos:
        OperationRule(
            "cos", latex: "\\cos", inverse: .acos, value: { cos($0) }, exactValue: { $0.isZero ? .one : nil },
            partial: { a, _ in -sin(a) }, slope: -Expression.of(.sin, a))
    case .tan:
        OperationRule(
            "tan", latex: "\\tan", inverse: .atan, value: { tan($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { _, u in 1 + u * u }, slope: 1 / Expression.of(.cos, a).squared)
    case .asin:
        OperationRule(
            "asin", calls: ["asin", "arcsin"], latex: "\\arcsin", inverse: .sin, domain: "a number from -1 to 1",
            value: { asin($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in 1 / (1 - a * a).squareRoot() }, slope: 1 / Expression.of(.sqrt, 1 - a.squared))
    case .acos:
        OperationRule(
            "acos", calls: ["acos", "arccos"], latex: "\\arccos", inverse: .cos, domain: "a number from -1 to 1",
            value: { acos($0) }, exactValue: { $0 == .one ? .zero : nil },
            partial: { a, _ in -1 / (1 - a * a).squareRoot() }, slope: -1 / Expression.of(.sqrt, 1 - a.squared))
    case .atan:
        OperationRule(
            "atan", calls: ["atan", "arctan"], latex: "\\arctan", inverse: .tan, value: { atan($0) },
            exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in 1 / (1 + a * a) }, slope: 1 / (1 + a.squared))
    case .sinh:
        OperationRule(
            "sinh", latex: "\\sinh", value: { sinh($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in cosh(a) }, slope: .of(.cosh, a))
    case .cosh:
        OperationRule(
            "cosh", latex: "\\cosh", value: { cosh($0) }, exactValue: { $0.isZero ? .one : nil },
            partial: { a, _ in sinh(a) }, slope: .of(.sinh, a))
    case .tanh:
        OperationRule(
            "tanh", latex: "\\tanh", value: { tanh($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { _, u in 1 - u * u }, slope: 1 - u.squared)
    case .exp:
        OperationRule(
            "exp", latex: "\\exp", inverse: .log, value: { exp($0) }, exactValue: { $0.isZero ? .one : nil },
            partial: { _, u in u }, slope: u)
    case .log:
        OperationRule(
            "log", calls: ["log", "ln"], latex: "\\log", inverse: .exp, domain: "a number above 0",
            value: { $0 > 0 ? log($0) : .nan }, exactValue: { $0 == .one ? .zero : nil },
            // The slope of log ends where log does: 1/a alone would be a number at negative a.
            partial: { a, _ in a >= 0 ? 1 / a : .nan }, slope: 1 / a)
    case .log2:
        OperationRule(
            "log2", calls: ["log2", "log_2"], domain: "a number above 0",
            value: { $0 > 0 ? log2($0) : .nan }, exactValue: { $0.exactLogarithm(toBase: 2) },
            partial: { a, _ in a >= 0 ? 1 / (a * log(2)) : .nan }, slope: 1 / (a * .of(.log, 2)),
            expansion: { operands, _ in .of(.log, operands[0]) / .of(.log, 2) })
    case .log10:
        OperationRule(
            "log10", calls: ["log10", "log_10"], domain: "a number above 0",
            value: { $0 > 0 ? log10($0) : .nan }, exactValue: { $0.exactLogarithm(toBase: 10) },
            partial: { a, _ in a >= 0 ? 1 / (a * log(10)) : .nan }, slope: 1 / (a * .of(.log, 10)),
            expansion: { operands, _ in .of(.log, operands[0]) / .of(.log, 10) })
    case .expm1:
        OperationRule(
            "expm1", inverse: .log1p, value: { expm1($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in exp(a) }, slope: .of(.exp, a), expansion: { operands, _ in .of(.exp, operands[0]) - 1 })
    case .log1p:
        OperationRule(
            "log1p", inverse: .expm1, domain: "a number above -1", value: { $0 > -1 ? log1p($0) : .nan },
            exactValue: { $0.isZero ? .zero : nil }, partial: { a, _ in a >= -1 ? 1 / (1 + a) : .nan },
            slope: 1 / (1 + a), expansion: { operands, _ in .of(.log, 1 + operands[0]) })
    case .sqrt:
        OperationRule(
            "sqrt", domain: "a number that is not negative",
            value: { $0.squareRoot() }, exactValue: \.exactSquareRoot,
            partial: { _, u in 0.5 / u }, slope: 1 / (2 * u))
    case .abs:
        OperationRule(
            "abs", value: { $0.magnitude }, exactValue: \.magnitude, partial: { a, _ in sign(a) },
            slope: .of(.sign, a))
    case .sign:
        OperationRule(
            "sign", calls: ["sign", "sgn"], value: sign,
            exactValue: { Number($0.isNegative ? -1 : $0.isZero ? 0 : 1) }, partial: { _, _ in 0 }, slope: 0)
    case .step:
        OperationRule(
            "step", value: step, exactValue: { Number($0.isNegative || $0.isZero ? 0 : 1) },
            partial: { _, _ in 0 }, slope: 0)

    case .greater: comparison("greater", ">", { $0 > $1 }) { .of(.step, $0 - $1) }
    case .less: comparison("less", "<", { $0 < $1 }) { .of(.step, $1 - $0) }
    case .atLeast:
        comparison("greater_equal", "≥", ascii: ">=", latex: "\\ge", { $0 >= $1 }) { 1 - .of(.step, $1 - $0) }
    case .atMost: comparison("less_equal", "≤", ascii: "<=", latex: "\\le", { $0 <= $1 }) { 1 - .of(.step, $0 - $1) }
    case .where:
        OperationRule(
            "where", arity: .three,
            slopes: [0, .apply(.where, [a, 1, 0]), .apply(.where, [a, 0, 1])])

    // Activations

    case .sigmoid:
        OperationRule(
            "sigmoid", calls: ["sigmoid", "σ"], symbol: "σ", latex: "\\sigma", value: logistic,
            exactValue: { $0.isZero ? Number(1, over: 2) : nil },
            // σ(a)(1 − σ(a)) would cancel for large a; 1 − σ(a) = σ(−a) does not.
            partial: { a, u in u * logistic(-a) }, slope: u * (1 - u))
    case .relu:
        OperationRule(
            "relu", calls: ["relu", "ReLU"], value: { $0.isNaN || $0 > 0 ? $0 : 0 },
            exactValue: { $0.isNegative ? .zero : $0 },
            partial: { a, _ in step(a) }, slope: .of(.step, a))
    case .softplus:
        OperationRule(
            "softplus", value: { ($0 > 0 ? $0 : 0) + log1p(exp(-$0.magnitude)) },
            partial: { a, _ in logistic(a) }, slope: .of(.sigmoid, a))

    case .erf:
        OperationRule(
            "erf", value: { erf($0) }, exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in 2 / Double.pi.squareRoot() * exp(-a * a) },
            slope: 2 / .of(.sqrt, .constant(.pi)) * .of(.exp, -a.squared))
    case .gelu:
        OperationRule(
            "gelu", calls: ["gelu", "GELU"], value: { $0 * normalDistribution($0) },
            exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in normalDistribution(a) + a * exp(-a * a / 2) / (2 * Double.pi).squareRoot() },
            slope: (1 + .of(.erf, a / .of(.sqrt, 2))) / 2
                + a * .of(.exp, -a.squared / 2) / .of(.sqrt, 2 * .constant(.pi)),
            expansion: { operands, _ in operands[0] * (1 + .of(.erf, operands[0] / .of(.sqrt, 2))) / 2 })
    case .silu:
        OperationRule(
            "silu", calls: ["silu", "SiLU", "swish"], value: { $0 * logistic($0) },
            exactValue: { $0.isZero ? .zero : nil },
            partial: { a, _ in logistic(a) * (1 + a * logistic(-a)) },
            slope: .of(.sigmoid, a) * (1 + a * (1 - .of(.sigmoid, a))),
            expansion: { operands, _ in operands[0] * .of(.sigmoid, operands[0]) })
    case .leakyrelu:
        OperationRule(
            "leakyrelu", calls: ["leakyrelu", "leaky_relu", "LeakyReLU"], arity: .two,
            pairValue: { $0 > 0 ? $0 + 0 * $1 : $0 * $1 }, pairPartials: { a, s, _ in a > 0 ? (1, 0) : (s, a) },
            slopes: [.of(.step, a) + .operand(1) * (1 - .of(.step, a)), .apply(.min, [a, 0])],
            expansion: { operands, _ in
                .of(.relu, operands[0]) + operands[1] * .apply(.min, [operands[0], 0])
            })
    case .elu:
        OperationRule(
            "elu", calls: ["elu", "ELU"], value: { $0 > 0 ? $0 : expm1($0) }, exactValue: { $0.isNegative ? nil : $0 },
            partial: { a, _ in a > 0 ? 1 : exp(a) }, slope: .of(.exp, .apply(.min, [a, 0])),
            expansion: { operands, _ in
                .of(.relu, operands[0]) + .of(.expm1, .apply(.min, [operands[0], 0]))
            })

    // Vectors and matrices. A scalar is a matrix of one element.

    case .matmul:
        OperationRule(
            "matmul", calls: [], sign: "@", arity: .many, shape: .matrixProduct, value: { $0 }, pairValue: { $0 * $1 },
            partial: { _, _ in 1 }, pairPartials: { a, b, _ in (b, a) }, slope: 1)
    case .transpose:
        OperationRule("transpose", shape: .transposed, value: { $0 }, partial: { _, _ in 1 }, slope: 1)
    case .sum: OperationRule("sum", calls: [], shape: .scalar, value: { $0 }, partial: { _, _ in 1 }, slope: 1)
    case .mean:
        OperationRule(
            "mean", calls: [], shape: .scalar, dependsOnCount: true, along: .meanAlong, value: { $0 },
            partial: { _, _ in 1 }, slope: 1,
            sends: { ($0.upstream / .number(Number($0.operand.shape.count))).filling($0.operand.shape) },
            expansion: { Expression.of(.sum, $0[0]) / .number(Number($1[0].count)) })
    case .dot:
        OperationRule(
            "dot", arity: .two, shape: .dot, pairValue: { $0 * $1 }, pairPartials: { a, b, _ in (b, a) })
    case .outer:
        OperationRule(
            "outer", arity: .two, shape: .outer, pairValue: { $0 * $1 }, pairPartials: { a, b, _ in (b, a) })
    case .softmax:
        OperationRule(
            "softmax", shape: .vector, along: .softmaxAlong, value: { $0.isNaN ? $0 : 1 }, partial: { _, _ in 0 },
            slope: 0,
            sends: { sent in
                guard sent.shape != .scalar else { return nil }
                return sent.value * (sent.upstream - .apply(.dot, [sent.value, sent.upstream]))
            },
            expansion: { $1[0] == .scalar ? .one : .of(.exp, $0[0] - .of(.logsumexp, $0[0])) })
    case .norm:
        OperationRule(
            "norm", shape: .vectorToScalar, value: { $0.magnitude }, partial: { a, _ in sign(a) },
            slope: .of(.sign, a), sends: { $0.upstream * $0.operand.expression / $0.value },
            expansion: { $1[0] == .scalar ? .of(.abs, $0[0]) : .of(.sqrt, .of(.sum, $0[0].squared)) })
    case .layernorm:
        OperationRule(
            "layernorm", calls: ["layernorm", "layer_norm", "LayerNorm"], shape: .vector, dependsOnCount: true,
            sends: { sent in
                func mean(_ vector: Expression) -> Expression { .of(.mean, vector) }
                let a = sent.operand.expression
                return (sent.upstream - mean(sent.upstream) - sent.value * mean(sent.upstream * sent.value))
                    / .of(.sqrt, mean((a - mean(a)).squared))
            },
            expansion: { operands, _ in
                let centred = operands[0] - .of(.mean, operands[0])
                return centred / .of(.sqrt, .of(.mean, centred.squared))
            })
    case .sumAlong:
        OperationRule(
            "sum", calls: [], arity: .two, shape: .alongAxis,
            expansion: { operands, shapes in
                let (rows, columns) = (shapes[0].rows, shapes[0].columns)
                return operands[1] == .one
                    ? .apply(.matmul, [operands[0], .ones(.column(columns))])
                    : .apply(.matmul, [.ones(Shape(rows: 1, columns: rows)), operands[0]])
            })
    case .meanAlong:
        OperationRule(
            "mean", calls: [], arity: .two, shape: .alongAxis, dependsOnCount: true,
            expansion: { operands, shapes in
                let count = operands[1] == .one ? shapes[0].columns : shapes[0].rows
                return .apply(.sumAlong, operands) / .number(Number(count))
            })
    case .maxAlong:
        OperationRule(
            "max", calls: [], latex: "\\max", arity: .two, shape: .alongAxis,
            sends: { sent in
                guard sent.place == 0 else { return nil }
                let (a, axis) = (sent.operand.expression, sent.operands[1].expression)
                func spread(_ line: Expression) -> Expression { line.spread(along: axis, over: sent.operand.shape) }
                // 1 at the largest elements, else 0.
                let isElsewhere = Expression.of(.abs, .of(.sign, spread(sent.value) - a))
                return spread(sent.upstream) * (1 - isElsewhere)
            },
            expansion: { alongAxis($0, $1) { .of(.max, $0) } })
    case .softmaxAlong:
        OperationRule(
            "softmax", calls: [], arity: .two, shape: .likeFirst,
            sends: { sent in
                guard sent.place == 0 else { return nil }
                let axis = sent.operands[1].expression
                let sums = Expression.apply(.sumAlong, [sent.upstream * sent.value, axis])
                return sent.value * (sent.upstream - sums.spread(along: axis, over: sent.shape))
            },
            expansion: { alongAxis($0, $1) { .of(.softmax, $0) } })
    case .argmax: .argmax
    case .onehot: .onehot
    case .conv1d: .conv1d
    case .conv2d: .conv2d
    case .maxpool: .maxpool
    case .concat:
        OperationRule(
            "concat", arity: .many, shape: .below, value: { $0 }, partial: { _, _ in 1 },
            expansion: { operands, _ in .apply(.column, operands) })
    case .slice:
        OperationRule(
            "slice", calls: [], sign: "[…]", arity: .many, shape: .slice,
            expansion: { operands, shapes in
                let bounds = operands.dropFirst().map { $0.number?.integer ?? 0 }
                func selected(_ from: Int, _ through: Int, of count: Int) -> Expression? {
                    guard from > 0 else { return nil }
                    return .matrix(
                        (from...through).map { line in (1...count).map { $0 == line ? .one : .zero } })
                }
                let rows = selected(bounds[0], bounds[1], of: shapes[0].rows)
                let columns =
                    bounds.count == 4 ? selected(bounds[2], bounds[3], of: shapes[0].columns) : nil
                let factors = [rows, operands[0], columns.map { .of(.transpose, $0) }].compactMap(\.self)
                return factors.count == 1 ? factors[0] : .apply(.matmul, factors)
            })
    case .diag: OperationRule("diag", shape: .diagonal, value: { $0 }, partial: { _, _ in 1 }, slope: 1)
    case .ones:
        OperationRule(
            "ones", arity: .many, shape: .written, value: { $0 == 1 ? 1 : .nan },
            pairValue: { $0 == 1 && $1 == 1 ? 1 : .nan }, partial: { _, _ in 0 }, slope: 0)
    case .eye:
        OperationRule(
            "eye", shape: .writtenSquare, value: { $0 == 1 ? 1 : .nan }, partial: { _, _ in 0 }, slope: 0)
    case .row:
        OperationRule(
            "row", calls: [], sign: "[…]", arity: .many, shape: .beside, value: { $0 }, partial: { _, _ in 1 }, slope: 1
        )
    case .column:
        OperationRule(
            "column", calls: [], sign: "[…]", arity: .many, shape: .below, value: { $0 }, partial: { _, _ in 1 },
            slope: 1)
    }
}

extension Operation {
    /// ∂u/∂a of u = a^b alone, for exponents that are plain numbers: the partial by the exponent costs a logarithm.
    package static func powerPartial(base a: Double, exponent b: Double) -> Double {
        if b == 2 { return 2 * a }
        // b·a^(b−1) is 0 for b = 0 at a = 0 as well, where the factors would be 0 and ∞.
        return b == 0 ? 0 : b * pow(a, b - 1)
    }
}

/// a^b: 0⁰ is 1, and zero has no negative power. C's `pow` would say 1 for NaN⁰ and 1^NaN.
@Sendable private func power(_ a: Double, _ b: Double) -> Double {
    if b == 2 { return a * a }
    if a.isNaN || b.isNaN || (a == 0 && b < 0) { return .nan }
    return pow(a, b)
}

/// ln(e^a + e^b), without the exponential of anything positive.
@Sendable private func logSumExp(_ a: Double, _ b: Double) -> Double {
    guard a != b else { return a + log1p(1) }
    let larger = a > b ? a : b
    return larger + log1p(exp(-(a - b).magnitude))
}

@Sendable private func extremePartials(_ a: Double, _ b: Double, _ u: Double) -> (Double, Double) {
    a.isNaN || b.isNaN ? (.nan, .nan) : (u == a ? (1, 0) : (0, 1))
}

/// σ(a). Each branch takes the exponential of something negative, so that neither overflows.
@Sendable private func logistic(_ a: Double) -> Double {
    a >= 0 ? 1 / (1 + exp(-a)) : exp(a) / (1 + exp(a))
}

/// 1 or 0, flat everywhere.
private func comparison(
    _ name: String, _ sign: String, ascii: String? = nil, latex: String? = nil,
    _ holds: @escaping @Sendable (Double, Double) -> Bool,
    composition: @escaping @Sendable (Expression, Expression) -> Expression
) -> OperationRule {
    OperationRule(
        name, calls: [], latex: latex ?? sign, sign: sign, asciiSign: ascii, arity: .two,
        pairValue: { $0.isNaN || $1.isNaN ? .nan : holds($0, $1) ? 1 : 0 }, pairPartials: { _, _, _ in (0, 0) },
        slopes: [0, 0], expansion: { operands, _ in composition(operands[0], operands[1]) })
}

/// A function of vectors for each row of a matrix, below each other, or for each column, side by side.
private func alongAxis(
    _ operands: [Expression], _ shapes: [Shape], _ function: (Expression) -> Expression
) -> Expression {
    let isForRows = operands[1] == .one
    let lines = (1...(isForRows ? shapes[0].rows : shapes[0].columns)).map { line in
        let (place, all) = ([Expression.number(Number(line)), .number(Number(line))], [Expression.zero, .zero])
        return function(.apply(.slice, [operands[0]] + (isForRows ? place + all : all + place)))
    }
    return lines.count == 1 ? lines[0] : .apply(isForRows ? .column : .row, lines)
}

/// Φ(a), the share of a normal distribution below a; with erfc, which does not cancel below 0.
@Sendable private func normalDistribution(_ a: Double) -> Double { erfc(-a / 2.0.squareRoot()) / 2 }

@Sendable private func sign(_ a: Double) -> Double { a > 0 ? 1 : a < 0 ? -1 : a.isNaN ? a : 0 }

@Sendable private func step(_ a: Double) -> Double { a > 0 ? 1 : a.isNaN ? a : 0 }
