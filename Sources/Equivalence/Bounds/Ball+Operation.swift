internal import Algebra

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// What an operation makes of balls: its value at the center, and a radius from the largest slope within the ball. The
// domains are those of `Operation.value`.

extension Operation {
    func value(_ a: Ball) -> Ball {
        guard a.isUnknown else { return a.isUndefined ? a : unary(self, a) }
        return a.exists && isTotal ? .unbounded : .unknown
    }

    /// Whether it is known to have a value for every number.
    private var isTotal: Bool {
        switch self {
        case .negate, .abs, .relu, .sin, .cos, .atan, .sinh, .cosh, .tanh, .exp, .sigmoid, .softplus, .erf, .sign,
            .step:
            true
        default: false
        }
    }

    /// For two operands, or for the operands so far and the next one.
    func value(_ a: Ball, _ b: Ball) -> Ball {
        switch self {
        case .add: return a + b
        case .multiply, .matmul, .dot, .outer: return a * b
        case .divide: return a / b
        case .power: return Ball.combining(a, b) { powerOf(a, b) }
        case .max, .min: return Ball.combining(a, b) { extremum(self, a, b) }
        case .logsumexp:
            // The slopes by both operands add up to 1.
            return Ball.combining(a, b) {
                Ball(computed: value(a.center, b.center), inherited: Swift.max(a.radius, b.radius), roundings: 12)
            }
        default: return Self.compositions[self]?.evaluate([a, b]) ?? .undefined
        }
    }
}

extension Operation {
    private static let names = [Symbol("a"), Symbol("b")]

    /// What operations of numbers are composed of, over two names in this order.
    fileprivate static let compositions: [Operation: BallProgram] = programs { operation, operands in
        operation.expansion(of: operands, shapes: operands.map { _ in .scalar })
    }

    /// The slopes of operations of one number.
    fileprivate static let slopes: [Operation: BallProgram] = programs { operation, operands in
        operation.arity == .one ? Expression.apply(operation, operands).derivative(by: names[0]) : nil
    }

    private static func programs(_ formula: (Operation, [Expression]) -> Expression?) -> [Operation: BallProgram] {
        var programs: [Operation: BallProgram] = [:]
        for operation in elementwise {
            let operands = names.prefix(operation.arity == .one ? 1 : 2).map(Expression.symbol)
            programs[operation] = formula(operation, operands).map {
                BallProgram($0, taking: operands.compactMap(\.atom))
            }
        }
        return programs
    }
}

/// How many roundings a function of the C library is trusted with: glibc documents at most 2 units for these.
private let library = 8.0

private func unary(_ operation: Operation, _ a: Ball) -> Ball {
    let (center, radius) = (a.center, a.radius)
    /// The value at the center, with the largest slope in the ball.
    func sloped(_ slope: Double) -> Ball {
        Ball(computed: operation.value(center), inherited: slope * radius, roundings: library)
    }
    /// A step function: known where the ball lies on one side.
    func stepped() -> Ball { a.side == nil ? .unknown : Ball(operation.value(center)) }

    switch operation {
    case .add, .multiply, .max, .min, .logsumexp: return a
    case .divide, .power: return .undefined
    case .negate: return -a
    case .abs: return a.side == .below ? -a : a.side == nil ? Ball(center.magnitude, radius: radius) : a
    case .relu: return a.side == .below ? Ball(0) : a.side == nil ? Ball(operation.value(center), radius: radius) : a
    // The slope changes by no more than the radius within the ball.
    case .sin: return sloped(radius == 0 ? 0 : min(1, cos(center).magnitude + radius))
    case .cos: return sloped(radius == 0 ? 0 : min(1, sin(center).magnitude + radius))
    case .tan:
        let distance = cos(center).magnitude - radius - 0x1p-50
        return distance > 0 ? sloped(1 / (distance * distance)) : .unknown
    case .asin, .acos:
        guard a.center.magnitude - radius <= 1 else { return .undefined }
        guard radius > 0 else { return sloped(0) }
        guard a.magnitude < 1 else { return .unknown }
        return sloped(1 / (1 - a.magnitude * a.magnitude).squareRoot())
    case .atan:
        let nearest = max(0, center.magnitude - radius)
        return sloped(1 / (1 + nearest * nearest))
    case .sinh: return sloped(cosh(a.magnitude))
    case .cosh: return sloped(sinh(a.magnitude))
    case .tanh:
        let nearest = max(0, center.magnitude - radius)
        return sloped(1 / (cosh(nearest) * cosh(nearest)))
    case .exp:
        // By a large radius the value at the center may have underflowed where that at the edge has not.
        let inherited = radius < 1 ? exp(center) * expm1(radius) : exp(center + radius)
        return Ball(computed: exp(center), inherited: inherited, roundings: library)
    case .log:
        guard center + radius > 0 else { return .undefined }
        guard center > radius else { return .unknown }
        return sloped(1 / (center - radius))
    case .sqrt:
        guard center + radius >= 0 else { return .undefined }
        guard center >= radius else { return .unknown }
        let root = center.squareRoot()
        guard root > 0 else { return Ball(0) }
        return Ball(
            computed: root, inherited: radius / (root + (center - radius).squareRoot()), roundings: 1)
    case .sigmoid:
        // The slope σ(1 − σ) changes by at most e^radius within the ball.
        let value = operation.value(center)
        return sloped(value * operation.value(-center) * exp(radius))
    case .softplus: return sloped(Operation.sigmoid.value(center + radius))
    case .sign, .step: return stepped()
    // A scalar is a matrix of one element.
    case .matmul, .transpose, .sum, .mean, .diag, .row, .column: return a
    case .softmax: return Ball(1)
    case .ones, .eye: return a.isExact && center == 1 ? a : .undefined
    case .dot, .outer: return .undefined
    default:
        if let composition = Operation.compositions[operation] { return composition.evaluate([a]) }
        // The mean value theorem: the largest slope is that of the slopes in the ball.
        guard let slope = Operation.slopes[operation]?.evaluate([a]), slope.isKnown else { return .unknown }
        return sloped(slope.magnitude)
    }
}

private func extremum(_ operation: Operation, _ a: Ball, _ b: Ball) -> Ball {
    // Apart, the extremum is one of them exactly; together, it moves no more than the wider one.
    if !a.touches(b) { return operation.value(a.center, b.center) == a.center ? a : b }
    return Ball(operation.value(a.center, b.center), radius: max(a.radius, b.radius))
}

/// a^b, defined for every a where b is a whole number, for a > 0 otherwise.
private func powerOf(_ a: Ball, _ b: Ball) -> Ball {
    if b.isExact, b.center == b.center.rounded() { return wholePower(a, b.center) }
    if a.isExact, a.center == 0 {
        if b.center > b.radius { return Ball(0) }
        return b.center < -b.radius ? .undefined : .unknown
    }
    guard a.center + a.radius >= 0 else {
        // A negative base: undefined, unless the exponent may be a whole number.
        let mayBeWhole = (b.center - b.center.rounded()).magnitude <= b.radius
        return mayBeWhole ? .unknown : .undefined
    }
    guard a.center > a.radius else { return .unknown }
    let logarithm = log(a.center).magnitude
    let shift = -log1p(-a.radius / a.center)
    let exponent = (b.center.magnitude + b.radius) * shift + b.radius * logarithm
    let value = pow(a.center, b.center)
    return Ball(computed: value, inherited: value * expm1(exponent), roundings: library)
}

private func wholePower(_ a: Ball, _ exponent: Double) -> Ball {
    if exponent == 0 { return Ball(1) }
    if exponent < 0 { return Ball(1) / wholePower(a, -exponent) }
    // A few products stay exact where they can.
    if exponent <= 16 { return (1..<Int(exponent)).reduce(a) { product, _ in product * a } }
    if a.isZero { return Ball(0) }
    let value = pow(a.center, exponent)
    guard !a.mayBeZero else {
        return Ball(
            computed: value, inherited: value.magnitude + pow(a.magnitude, exponent), roundings: library)
    }
    let shift = -log1p(-a.radius / a.center.magnitude)
    return Ball(computed: value, inherited: value.magnitude * expm1(exponent * shift), roundings: library)
}
