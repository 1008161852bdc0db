import SeededGenerator
@testable import Algebra

/// Random expressions over x, y, θ and w₁₃ with every operation of scalars.
struct RandomExpressions {
    var generator: SeededGenerator
    static let symbols = [
        Symbol("x"), Symbol("y"), Symbol("θ"), Symbol("w", indices: [1, 3]), Symbol("w", layer: 2, indices: [1, 3]),
        Symbol("loss"),
    ]
    static let scope = Scope(symbols: Set(symbols), opaqueFunctions: ["f"])
    /// Whether derivative atoms, adjoints and opaque calls occur.
    var hasAtoms = false

    init(seed: UInt64, hasAtoms: Bool = false) {
        generator = SeededGenerator(seed: seed)
        self.hasAtoms = hasAtoms
    }

    mutating func next(depth: Int) -> Expression {
        if depth <= 1 || Int.random(in: 0..<8, using: &generator) == 0 { return leaf() }
        let operation = Operation.elementwise[Int.random(in: 0..<Operation.elementwise.count, using: &generator)]
        switch operation.arity {
        case .one: return .apply(operation, [next(depth: depth - 1)])
        case .two: return .apply(operation, [next(depth: depth - 1), next(depth: depth - 1)])
        case .three: return .apply(operation, (0..<3).map { _ in next(depth: depth - 1) })
        case .many:
            let count = Int.random(in: 2...3, using: &generator)
            return .apply(operation, (0..<count).map { _ in next(depth: depth - 1) })
        }
    }

    private mutating func leaf() -> Expression {
        switch Int.random(in: 0..<(hasAtoms ? 13 : 10), using: &generator) {
        case 0: return .number(Number(Int.random(in: -3...4, using: &generator)))
        case 1:
            return .number(
                Number(
                    Int.random(in: -7...7, using: &generator),
                    over: [2, 3, 4, 10][Int.random(in: 0..<4, using: &generator)]))
        case 2: return .constant(Bool.random(using: &generator) ? .pi : .e)
        case 10: return .adjoint(symbol())
        case 11:
            return .derivative(Derivative(of: symbol(), variable: symbol(), isPartial: Bool.random(using: &generator)))
        case 12: return .opaque("f", [.symbol(symbol()), .number(Number(2))])
        default: return .symbol(symbol())
        }
    }

    private mutating func symbol() -> Symbol {
        Self.symbols[Int.random(in: 0..<Self.symbols.count, using: &generator)]
    }

    /// A value for each variable, most of them around 1, with both signs.
    mutating func point() -> [Atom: Double] {
        var point: [Atom: Double] = [:]
        for symbol in Self.symbols { point[.symbol(symbol)] = Double.random(in: -2...2.5, using: &generator) }
        return point
    }
}

/// Whether two computations of one number agree: to `tolerance` of the larger one, or of 1.
func agree(_ a: Double, _ b: Double, tolerance: Double = 1e-9) -> Bool {
    if a == b { return true }
    return abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
