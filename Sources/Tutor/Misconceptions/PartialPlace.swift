internal import Algebra
internal import Autodiff

/// An edge v → u as the rules look at it: the local partial, and the right-hand side that it is derived from.
struct PartialPlace: Sendable {
    let edge: Int
    /// v.
    let operand: Symbol
    /// u.
    let consumer: Symbol
    /// ∂u/∂v by its name.
    let atom: Expression
    /// ∂u/∂v worked out; nil where nobody would read it, or where u is opaque.
    let partial: Expression?
    /// u's right-hand side, likewise.
    let side: Expression?
    /// Every function in the right-hand side that is applied to something that depends on the operand, outermost first.
    let applications: [FunctionApplication]

    /// The longest right-hand side or partial that is looked into, in symbols and operations.
    static let sizeLimit = 200

    init(_ graph: Graph, edge: Int) {
        self.edge = edge
        let (from, to) = (graph.nodes[graph.edges[edge].from], graph.nodes[graph.edges[edge].to])
        operand = from.symbol
        consumer = to.symbol
        atom = .derivative(Derivative(of: to.symbol, variable: from.symbol, isPartial: true))
        let isReadable = !to.isOpaque && (to.expression?.size ?? 0) <= Self.sizeLimit
        side = isReadable ? to.expression : nil
        let worked = isReadable ? graph.partial(ofEdge: edge) : nil
        let partial = worked.flatMap { $0.size <= Self.sizeLimit ? $0 : nil }
        self.partial = partial
        applications = Self.applications(in: side, operand, partial: partial)
    }
}

/// A function f inside a right-hand side F applied to something that depends on the operand v: F = F(f(g), v).
struct FunctionApplication: Sendable {
    let operation: Operation
    /// f(g).
    let whole: Expression
    /// g.
    let inner: Expression
    /// ∂F/∂f, with v held where it stands elsewhere.
    let outerSlope: Expression
    /// f′(g).
    let slope: Expression
    /// ∂g/∂v.
    let innerSlope: Expression
    /// ∂F/∂v.
    fileprivate let partial: Expression

    /// The partial with another factor in place of f′(g)·∂g/∂v.
    func partial(with factor: Expression) -> Expression {
        let excess = Expression.apply(.add, [factor, .apply(.negate, [.apply(.multiply, [slope, innerSlope])])])
        return .apply(.add, [partial, .apply(.multiply, [outerSlope, excess])])
    }
}

extension PartialPlace {
    /// How many applications are looked at in one right-hand side.
    private static let applicationLimit = 8

    private static func applications(
        in side: Expression?, _ operand: Symbol, partial: Expression?
    ) -> [FunctionApplication] {
        guard let side, let partial else { return [] }
        var found: [FunctionApplication] = []
        // The parser gives no name a space.
        let hole = Symbol(" f")
        let argument = Symbol(" g")
        for (index, part) in side.partsFromWithin.enumerated().reversed() {
            guard found.count < applicationLimit, case .apply(let operation, let operands) = part,
                let position = innerPosition(operation, operands, operand)
            else { continue }
            let inner = operands[position]
            var outline = operands
            outline[position] = .symbol(argument)
            let outer = side.replacing(partAt: index, by: .symbol(hole))
            found.append(
                FunctionApplication(
                    operation: operation, whole: part, inner: inner,
                    outerSlope: outer.derivative(by: hole).substituting { $0 == hole ? part : nil },
                    slope: Expression.apply(operation, outline).derivative(by: argument)
                        .substituting { $0 == argument ? inner : nil },
                    innerSlope: inner.derivative(by: operand), partial: partial))
        }
        return found
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

extension Expression {
    /// The parts in the order in which they are combined, operands first.
    var partsFromWithin: [Expression] {
        var parts: [Expression] = []
        folded { part, _ in parts.append(part) }
        return parts
    }

    /// The expression with one part replaced, counted as in `partsFromWithin`.
    func replacing(partAt place: Int, by replacement: Expression) -> Expression {
        var next = 0
        return folded { part, operands in
            defer { next += 1 }
            if next == place { return replacement }
            switch part {
            case .apply(let operation, _): return .apply(operation, operands)
            case .opaque(let name, let arguments) where !arguments.isEmpty: return .opaque(name, operands)
            default: return part
            }
        }
    }

    /// The expression with operations replaced, innermost first; `nil` keeps one.
    func rewriting(_ replacement: (Operation, [Expression]) -> Expression?) -> Expression {
        folded { part, operands in
            switch part {
            case .apply(let operation, _): replacement(operation, operands) ?? .apply(operation, operands)
            case .opaque(let name, let arguments) where !arguments.isEmpty: .opaque(name, operands)
            default: part
            }
        }
    }

    /// Whether one of the operations occurs.
    func applies(_ operations: Set<Operation>) -> Bool {
        nodes.contains { if case .apply(let operation, _) = $0 { operations.contains(operation) } else { false } }
    }
}
