internal import Algebra
internal import Autodiff

/// Formulas about a graph as expressions over what is drawn at a point alone: inputs, and opaque functions with their
/// partials. Intermediates and derivatives are written out, as they are defined and without simplifying anything, where
/// the result is not too long.
struct WrittenOut {
    private let graph: Graph
    private let arithmetic = WrittenArithmetic()
    private let sweep: Sweep<WrittenArithmetic, WrittenNames>

    init(_ graph: Graph) {
        self.graph = graph
        sweep = Sweep(graph, in: arithmetic, leaves: WrittenNames())
    }

    /// nil where the result would be too long, or a name is unknown.
    func expression(_ formula: Formula) -> Expression? {
        do throws(TooLong) { return try written(formula).expression } catch { return nil }
    }

    private func written(_ formula: Formula) throws(TooLong) -> WrittenArithmetic.Value {
        switch formula {
        case .quantity(let quantity): return try sweep.value(of: quantity)
        case .expression(let expression): return try expression.value(in: arithmetic, meaning)
        case .sum(let terms): return try arithmetic.sum(terms.map(written))
        case .product(let factors):
            let factors = try factors.map(written)
            guard factors.count > 1 else { return factors.first ?? arithmetic.number(.one) }
            return try arithmetic.apply(.multiply, toAll: factors[...])
        case .negative(let formula): return try arithmetic.apply(.negate, written(formula))
        // What misconceptions make of a graph is sampled.
        case .assuming, .rounded: throw TooLong()
        }
    }

    /// A name of the graph.
    private func meaning(_ atom: Atom) throws(TooLong) -> WrittenArithmetic.Value {
        switch graph.meaning(of: atom) {
        case .value(let node): try sweep.value(ofNode: node)
        case .localPartial(let edge): try sweep.localPartial(edge)
        case .total(let of, let by): try sweep.total(of: of, by: by)
        case .opaqueCall: WrittenNames().value(at: atom)
        case .undeclared: throw TooLong()
        }
    }
}

/// Where an expression would be too long to be written out.
struct TooLong: Error {}

/// Evaluation to expressions as they are written, of bounded size.
struct WrittenArithmetic: Arithmetic {
    typealias Failure = TooLong

    /// An expression whose size is known.
    struct Value: Sendable {
        let expression: Expression
        /// Symbols and operations.
        let size: Int
    }

    /// Symbols and operations of a result; longer ones are compared by sampling alone.
    private static let sizeLimit = 1_000

    func number(_ number: Number) -> Value { Value(expression: .number(number), size: 1) }

    func constant(_ constant: Constant) -> Value { Value(expression: .constant(constant), size: 1) }

    func apply(_ operation: Algebra.Operation, _ a: Value) throws(TooLong) -> Value {
        try apply(operation, toAll: [a])
    }

    func apply(_ operation: Algebra.Operation, _ a: Value, _ b: Value) throws(TooLong) -> Value {
        try apply(operation, toAll: [a, b])
    }

    func apply(_ operation: Algebra.Operation, toAll operands: ArraySlice<Value>) throws(TooLong) -> Value {
        let size = operands.reduce(1) { $0 + $1.size }
        guard size <= Self.sizeLimit else { throw TooLong() }
        return Value(expression: .apply(operation, operands.map(\.expression)), size: size)
    }
}

/// Inputs and opaque functions under their names.
private struct WrittenNames: Leaves {
    func place(of atom: Atom, input node: Node?) -> Atom { atom }

    func value(at atom: Atom) -> WrittenArithmetic.Value {
        let expression = atom.expression
        return WrittenArithmetic.Value(expression: expression, size: expression.size)
    }
}
