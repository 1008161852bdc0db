package import Algebra

/// A graph at a point, where any expression over it has a value: what answer keys and answers are evaluated with.
///
/// - a symbol is the node's value;
/// - `∂u/∂v` where v is an operand of u is the local partial on that edge;
/// - `du/dv`, and ∂ where there is no such edge, is the total derivative of u by v, 0 where u does not depend on v;
/// - `bar(v)` is the adjoint of v;
/// - a call of an opaque function with the arguments of its definition is that node's value.
package struct GraphPoint: Sendable {
    package let graph: Graph
    package let evaluation: Evaluation
    /// By node: its derivatives by all nodes, kept because one sweep answers for all of them.
    private var derivatives: [Int: [Tensor?]] = [:]

    package init(_ graph: Graph, _ evaluation: Evaluation) {
        self.graph = graph
        self.evaluation = evaluation
    }

    /// The value of an atom; nil where it names something that is not on the graph or cannot be known.
    package mutating func value(of atom: Atom) -> Double? {
        switch atom {
        case .symbol(let symbol):
            return graph.node(symbol).flatMap { evaluation.values[$0]?.scalar }
        case .adjoint(let symbol):
            return graph.node(symbol).flatMap { evaluation.adjoints[$0]?.scalar }
        case .derivative(let derivative):
            guard let consumer = graph.node(derivative.of), let operand = graph.node(derivative.variable) else {
                return nil
            }
            if derivative.isPartial, let edge = graph.edge(from: operand, to: consumer) {
                return evaluation.partials[edge]?.scalar
            }
            return totalDerivative(of: consumer, by: operand)
        case .opaque:
            return graph.nodes.indices.first { graph.nodes[$0].expression?.atom == atom }
                .flatMap { evaluation.values[$0]?.scalar }
        }
    }

    /// The value of an expression over the graph; nil where an atom has none, or the expression is not defined here.
    package mutating func value(of expression: Expression) -> Double? {
        var values: [Atom: Double] = [:]
        for atom in expression.atoms { values[atom] = value(of: atom) }
        let value = expression.evaluated { values[$0] ?? .nan }
        return value.isFinite ? value : nil
    }

    private mutating func totalDerivative(of consumer: Int, by operand: Int) -> Double? {
        if let known = derivatives[consumer] { return known[operand]?.scalar }
        let all = graph.derivatives(of: consumer, in: evaluation)
        derivatives[consumer] = all
        return all[operand]?.scalar
    }
}

extension Graph {
    /// The value of an atom at a point. For several of one point, a `GraphPoint` remembers its sweeps.
    package func value(of atom: Atom, in evaluation: Evaluation) -> Double? {
        var point = GraphPoint(self, evaluation)
        return point.value(of: atom)
    }

    /// The value of an expression over the graph at a point.
    package func value(of expression: Expression, in evaluation: Evaluation) -> Double? {
        var point = GraphPoint(self, evaluation)
        return point.value(of: expression)
    }
}
