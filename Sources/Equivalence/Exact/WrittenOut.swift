internal import Algebra
internal import Autodiff

/// Formulas about a graph as expressions over what is drawn at a point alone: inputs, and opaque functions with their
/// partials. Intermediates and derivatives are written out, as they are defined and without simplifying anything, where
/// the result is not too long.
struct WrittenOut {
    private let graph: Graph
    private let arithmetic = WrittenArithmetic()
    private let names: WrittenNames
    private let sweep: Sweep<WrittenArithmetic, WrittenNames>

    init(_ graph: Graph, _ calls: OpaqueCalls) {
        self.graph = graph
        names = WrittenNames(calls: calls)
        sweep = Sweep(graph, in: arithmetic, leaves: names)
    }

    /// nil where the result would be too long, or a name is unknown.
    func expression(_ formula: Formula) -> Expression? { written(formula)?.expression }

    private func written(_ formula: Formula) -> WrittenArithmetic.Value {
        switch formula {
        case .quantity(let quantity): return sweep.value(of: quantity)
        case .expression(let expression): return expression.value(in: arithmetic, meaning)
        case .sum(let terms): return arithmetic.sum(terms.map(written))
        case .product(let factors):
            let factors = factors.map(written)
            guard factors.count > 1 else { return factors.first ?? arithmetic.number(.one) }
            return arithmetic.apply(.multiply, toAll: factors[...])
        case .negative(let formula): return arithmetic.apply(.negate, written(formula))
        // What misconceptions make of a graph is sampled.
        case .assuming, .rounded: return nil
        }
    }

    /// A name of the graph.
    private func meaning(_ atom: Atom) -> WrittenArithmetic.Value {
        switch graph.meaning(of: atom) {
        case .value(let node): sweep.value(ofNode: node)
        case .localPartial(let edge): sweep.localPartial(edge)
        case .total(let of, let by): sweep.total(of: of, by: by)
        case .opaqueCall: names.value(at: names.place(of: atom, input: nil))
        case .undeclared: nil
        }
    }
}

/// Evaluation to expressions as they are written, of bounded size.
struct WrittenArithmetic: Arithmetic {
    /// An expression whose size is known.
    struct Written: Sendable {
        let expression: Expression
        /// Symbols and operations.
        let size: Int
    }
    /// Nil where it would be too long to be written out.
    typealias Value = Written?

    /// Symbols and operations of a result; longer ones are compared by sampling alone.
    private static let sizeLimit = 1_000

    func number(_ number: Number) -> Written? { Written(expression: .number(number), size: 1) }

    func constant(_ constant: Constant) -> Written? { Written(expression: .constant(constant), size: 1) }

    func apply(_ operation: Algebra.Operation, _ a: Written?) -> Written? { apply(operation, toAll: [a]) }

    func apply(_ operation: Algebra.Operation, _ a: Written?, _ b: Written?) -> Written? {
        apply(operation, toAll: [a, b])
    }

    func apply(_ operation: Algebra.Operation, toAll operands: ArraySlice<Written?>) -> Written? {
        var size = 1
        var parts: [Expression] = []
        for operand in operands {
            guard let operand, size + operand.size <= Self.sizeLimit else { return nil }
            size += operand.size
            parts.append(operand.expression)
        }
        return Written(expression: .apply(operation, parts), size: size)
    }
}

/// Inputs and opaque functions under their names.
private struct WrittenNames: Leaves {
    let calls: OpaqueCalls

    func place(of atom: Atom, input node: Node?) -> Atom { calls.representative(of: atom) }

    func value(at atom: Atom) -> WrittenArithmetic.Value {
        let expression = atom.expression
        return WrittenArithmetic.Written(expression: expression, size: expression.size)
    }
}
