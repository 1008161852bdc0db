internal import Algebra

/// A function f inside a right-hand side F applied to something that depends on the operand v: F = F(f(g), v).
struct FunctionApplication: Sendable {
    let operation: Operation
    /// f(g).
    let whole: Expression
    /// g.
    let inner: Expression
    /// f′(g).
    let slope: Expression
    /// What comes back to f: ∂F/∂f, or ū times it.
    private let arriving: Expression
    /// What comes back to v otherwise than through f.
    private let besides: Expression?
    private let operand: Symbol
    private let shapes: [Symbol: Shape]

    /// What is given with another slope in place of f′(g).
    func given(withSlope slope: Expression) -> Expression? {
        inner.sent(to: operand, upstream: .product(arriving, slope), shapes: shapes).map(withOthers)
    }

    /// What is given without the derivative of g; nil where that is 1.
    var givenWithoutInner: Expression? {
        guard inner.atom == nil, inner.sent(to: operand, upstream: .symbol(.hole), shapes: shapes) != .symbol(.hole)
        else { return nil }
        return withOthers(.product(arriving, slope))
    }

    private func withOthers(_ expression: Expression) -> Expression {
        besides.map { .apply(.add, [expression, $0]) } ?? expression
    }

    /// How many applications are looked at in one right-hand side.
    private static let limit = 8

    /// - Parameter diagonal: those that do not work element by element, taken as if they did; nil for those that do.
    static func all(
        in side: Expression?, _ operand: Symbol, upstream: Expression, shapes: [Symbol: Shape],
        diagonal: Set<Operation>? = nil
    ) -> [FunctionApplication] {
        guard let side else { return [] }
        var found: [FunctionApplication] = []
        for (index, part) in side.partsFromWithin.enumerated().reversed() where found.count < limit {
            guard case .apply(let operation, _) = part, diagonal?.contains(operation) ?? operation.isElementwise else {
                continue
            }
            if let next = FunctionApplication(part, at: index, in: side, operand, upstream: upstream, shapes: shapes) {
                found.append(next)
            }
        }
        return found
    }

    private init?(
        _ part: Expression, at index: Int, in side: Expression, _ operand: Symbol, upstream: Expression,
        shapes: [Symbol: Shape]
    ) {
        guard case .apply(let operation, let operands) = part,
            let position = Self.innerPosition(operation, operands, operand)
        else { return nil }
        // f′ is a factor where f works element by element.
        guard let shape = part.shape(shapes), shape == operands[position].shape(shapes) else {
            return nil
        }
        var inside = shapes
        if shape != .scalar { inside[.hole] = shape }
        let argument = Symbol(" g")
        var outline = operands
        outline[position] = .symbol(argument)
        self.operation = operation
        whole = part
        inner = operands[position]
        slope =
            operation.isElementwise
            ? Expression.apply(operation, outline).derivative(by: argument)
                .substituting { $0 == argument ? operands[position] : nil }
            // The diagonal of a softmax's Jacobian.
            : .slope(of: .sigmoid, atOutput: part)
        let outer = side.replacing(partAt: index, by: .symbol(.hole))
        func sent(to target: Symbol) -> Expression? {
            outer.sent(to: target, upstream: upstream, shapes: inside)?
                .substituting { $0 == .hole ? part : nil }
        }
        guard let arriving = sent(to: .hole) else { return nil }
        self.arriving = arriving
        besides = outer.symbols.contains(operand) ? sent(to: operand) : nil
        self.operand = operand
        self.shapes = inside
    }

    /// Which operand of an operation is inside a function: the one that depends on the variable.
    private static func innerPosition(_ operation: Operation, _ operands: [Expression], _ variable: Symbol) -> Int? {
        let moving = operands.indices.filter { operands[$0].symbols.contains(variable) }
        guard moving.count == 1 else { return nil }
        switch operation {
        case .add, .multiply, .negate, .max, .min, .logsumexp: return nil
        // Below a fraction line; above it the derivative is a factor like any other.
        case .divide: return moving[0] == 1 ? 1 : nil
        default: return moving[0]
        }
    }
}

extension Symbol {
    /// Stands for a part of an expression: the parser gives no name a blank.
    fileprivate static let hole = Symbol(" f")
}

extension Expression {
    /// What the expression sends back to a name: of numbers its derivative times what arrives. Nil where shapes do not go
    /// together.
    func sent(to variable: Symbol, upstream: Expression, shapes: [Symbol: Shape]) -> Expression? {
        guard !shapes.isEmpty else { return .product(upstream, derivative(by: variable)) }
        do throws(ShapeError) {
            return try vjp(by: variable, upstream: upstream, shapes: shapes)
        } catch {
            return nil
        }
    }

    /// The shape in denominator layout; nil where there is none.
    func shape(_ shapes: [Symbol: Shape]) -> Shape? {
        do throws(ShapeError) { return try shape { shapes[$0] } } catch { return nil }
    }

    /// Two factors, 1 left out.
    fileprivate static func product(_ first: Expression, _ second: Expression) -> Expression {
        first == .one ? second : second == .one ? first : .apply(.multiply, [first, second])
    }
}
