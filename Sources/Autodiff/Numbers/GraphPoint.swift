package import Algebra

/// A graph at a point, where any expression over it has a value: what answer keys and answers are evaluated with.
///
/// - a symbol is the node's value;
/// - `∂u/∂v` where v is an operand of u is the local partial on that edge;
/// - `du/dv`, and ∂ where there is no such edge, is the total derivative of u by v, 0 where u does not depend on v;
/// - `bar(v)` is the adjoint of v;
/// - a call of an opaque function with the arguments of its definition is that node's value;
/// - `W[1,2]` is an element of a matrix, in derivatives too.
package struct GraphPoint: Sendable {
    /// The graph.
    package let graph: Graph
    /// The point, with the values and derivatives of the graph's nodes there.
    package let evaluation: Evaluation
    /// By node: its derivatives by all nodes, kept because one sweep answers for all of them.
    private var derivatives: [Int: [Tensor?]] = [:]
    /// The same point of the scalar view, worked out when an element is named.
    private var elements: [GraphPoint]?

    package init(_ graph: Graph, _ evaluation: Evaluation) {
        self.graph = graph
        self.evaluation = evaluation
    }

    /// The value of an atom that is a scalar; nil where it is none, names something that is not on the graph or cannot
    /// be known.
    package mutating func value(of atom: Atom) -> Double? {
        tensor(of: atom).flatMap { $0.shape == .scalar ? $0.scalar : nil }
    }

    /// The value of an atom in denominator layout; nil where it names something that is not on the graph or cannot be
    /// known. Derivatives are arranged as `Graph.jacobian` says.
    package mutating func tensor(of atom: Atom) -> Tensor? {
        if graph.namesElement(atom) {
            if elements == nil { elements = elementPoint.map { [$0] } ?? [] }
            return elements?.isEmpty == false ? elements?[0].tensor(of: atom) : nil
        }
        switch atom {
        case .symbol(let symbol):
            return graph.node(symbol).flatMap { evaluation.values[$0] }
        case .adjoint(let symbol):
            return graph.node(symbol).flatMap { evaluation.adjoints[$0] }
        case .derivative(let derivative):
            guard let consumer = graph.node(derivative.of), let operand = graph.node(derivative.variable) else {
                return nil
            }
            if derivative.isPartial, let edge = graph.edge(from: operand, to: consumer) {
                return evaluation.partials[edge] ?? graph.jacobian(ofEdge: edge, in: evaluation)
            }
            return totalDerivative(of: consumer, by: operand)
        case .opaque:
            return graph.nodes.indices.first { graph.nodes[$0].expression?.atom == atom }
                .flatMap { evaluation.values[$0] }
        }
    }

    /// The value of an expression over the graph that is a scalar; nil where it is none, an atom has no value, or the
    /// expression is not defined here.
    package mutating func value(of expression: Expression) -> Double? {
        if graph.isScalar {
            var values: [Atom: Double] = [:]
            for atom in expression.atoms { values[atom] = value(of: atom) }
            let value = expression.evaluated { values[$0] ?? .nan }
            if value.isFinite { return value }
        }
        return tensor(of: expression).flatMap { $0.shape == .scalar ? $0.scalar : nil }
    }

    /// The value of an expression over the graph; nil where an atom has none, or the expression is not defined here.
    /// - Parameter layout: how the derivatives and adjoints in it are laid out.
    package mutating func tensor(of expression: Expression, layout: Layout = .denominator) -> Tensor? {
        var values: [Atom: Tensor] = [:]
        for atom in expression.atoms {
            let value = tensor(of: atom)
            switch atom {
            case .derivative, .adjoint: values[atom] = layout == .numerator ? value?.transposed : value
            case .symbol, .opaque: values[atom] = value
            }
        }
        return expression.tensor { values[$0] }
    }

    /// The point among the elements; nil where they are too many, or where partials that stay symbols have values of their own.
    private var elementPoint: GraphPoint? {
        guard graph.opaqueEdges.isEmpty else { return nil }
        let view: ScalarView
        do throws(GraphError) { view = try graph.scalarView() } catch { return nil }
        var values: [Symbol: Tensor] = [:]
        for (node, element) in zip(view.graph.nodes, view.elements) where node.expression == nil {
            values[node.symbol] = evaluation.values[element.node].map { Tensor($0.elements[element.index]) }
        }
        return GraphPoint(view.graph, view.graph.evaluate(replacing: values))
    }

    private mutating func totalDerivative(of consumer: Int, by operand: Int) -> Tensor? {
        guard graph.nodes[consumer].shape == .scalar else {
            return graph.jacobian(of: consumer, by: operand, in: evaluation)
        }
        if let known = derivatives[consumer] { return known[operand] }
        let all = graph.derivatives(of: consumer, in: evaluation)
        derivatives[consumer] = all
        return all[operand]
    }
}

extension Graph {
    /// Whether an atom names an element of a vector or matrix, or has one in a derivative.
    package func namesElement(_ atom: Atom) -> Bool {
        guard !isScalar else { return false }
        return switch atom {
        case .symbol(let symbol), .adjoint(let symbol): node(symbol) == nil
        case .derivative(let derivative): node(derivative.of) == nil || node(derivative.variable) == nil
        case .opaque: false
        }
    }

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
