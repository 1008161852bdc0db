package import Algebra
package import Autodiff

/// Quantities of a graph as expressions, where some were given another value than their own: what these bear on is written
/// out, and everything else stays under its name. Derivatives are in the layout of the graph.
package final class NamedSweep {
    private let graph: Graph
    private let target: Int
    private let sweep: Sweep<NamedArithmetic, GraphLeaves>

    /// - Parameters:
    ///   - target: what is differentiated; nil is the output.
    ///   - seed: the derivative of the target by itself, where that is not 1: for one element of a column.
    ///   - settled: how an expression that is written out goes on, as numbers or as it is; nil where it is too long.
    package init(
        _ graph: Graph, of target: Int? = nil, seed: Expression? = nil,
        settled: @escaping (Expression) -> Expression?
    ) {
        self.graph = graph
        self.target = target ?? graph.output
        sweep = Sweep(
            graph, of: self.target, in: NamedArithmetic(),
            leaves: GraphLeaves(graph: graph, seed: seed, written: settled))
    }

    /// Gives a quantity another value, in terms of everything given before it.
    package func assume(_ expression: Expression, for quantity: Quantity) {
        var value = sweep.leaves.settled(Named(expression: standing(expression), isWrittenOut: true), as: nil)
        value.isWrittenOut = true
        sweep.assume(value, for: quantity)
    }

    /// A quantity; nil where it would be too long.
    package func expression(_ quantity: Quantity) -> Expression? { sweep.value(of: quantity).expression }

    /// A quantity that something given bears on; nil where it is what it is in the graph, or too long.
    package func changed(_ quantity: Quantity) -> Expression? {
        let value = sweep.value(of: quantity)
        return value.isWrittenOut ? value.expression : nil
    }

    /// An expression with what was given and what follows from it in place of the names of values and adjoints.
    package func standing(_ expression: Expression) -> Expression {
        expression.substituting(leaves: { atom in
            switch atom {
            case .symbol(let symbol): graph.node(symbol).flatMap { changed(.value(node: $0)) }
            case .adjoint(let symbol): graph.node(symbol).flatMap { self.expression(.adjoint(node: $0)) }
            case .derivative:
                if case .total(target, let node) = graph.meaning(of: atom) {
                    changed(.adjoint(node: node))
                } else {
                    nil
                }
            case .opaque: nil
            }
        })
    }
}

/// An expression over a graph.
struct Named: Sendable {
    /// Nil where it would be too long.
    var expression: Expression?
    /// Whether it is another one than that of the graph, so that no name stands for it.
    var isWrittenOut = false
}

/// Evaluation to expressions in names.
struct NamedArithmetic: Arithmetic {
    func number(_ number: Number) -> Named { Named(expression: .number(number)) }

    func constant(_ constant: Constant) -> Named { Named(expression: .constant(constant)) }

    func apply(_ operation: Algebra.Operation, _ a: Named) -> Named { apply(operation, toAll: [a]) }

    func apply(_ operation: Algebra.Operation, _ a: Named, _ b: Named) -> Named { apply(operation, toAll: [a, b]) }

    func apply(_ operation: Algebra.Operation, toAll operands: ArraySlice<Named>) -> Named {
        let parts = operands.compactMap(\.expression)
        return Named(
            expression: parts.count == operands.count ? .apply(operation, parts) : nil,
            isWrittenOut: operands.contains(where: \.isWrittenOut))
    }

    func isDefined(_ value: Named) -> Bool { value.expression != nil }

    /// Without the terms that are 0, which have no shape.
    func sum(_ terms: [Named]) -> Named {
        let parts = terms.filter { $0.expression != .zero }
        var sum = parts.count > 1 ? apply(.add, toAll: parts[...]) : parts.first ?? number(.zero)
        sum.isWrittenOut = terms.contains(where: \.isWrittenOut)
        return sum
    }
}

/// The names of a graph.
private struct GraphLeaves: Leaves {
    let graph: Graph
    let seed: Expression?
    let written: (Expression) -> Expression?

    func place(of atom: Atom, input node: Node?) -> Atom { atom }

    func value(at atom: Atom) -> Named { Named(expression: atom.expression) }

    func seed(of node: Int) -> Named { Named(expression: seed ?? .one) }

    func settled(_ value: Named, as meaning: AtomMeaning?) -> Named {
        if value.isWrittenOut { return Named(expression: value.expression.flatMap(written), isWrittenOut: true) }
        return switch meaning {
        case .value(let node): Named(expression: .symbol(graph.nodes[node].symbol))
        case .total(let of, let by): Named(expression: name(of: of, by: by))
        case .localPartial, .opaqueCall, .undeclared, nil: value
        }
    }

    private func name(of target: Int, by node: Int) -> Expression {
        guard target != graph.output || seed != nil else { return .adjoint(graph.nodes[node].symbol) }
        guard target != node else { return seed ?? .one }
        let total = GraphNames(graph: graph, notation: .ascii).total(of: target, by: node)
        return seed.map { .apply(.matmul, [total, $0]) } ?? total
    }
}
