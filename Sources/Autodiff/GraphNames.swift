package import Algebra

/// How a graph is written, in messages, ledgers, on drawings and in files alike: what nodes, adjoints and partials are called,
/// and expressions and values in the notation, shapes and layout of the graph.
package struct GraphNames: Sendable {
    /// The graph whose nodes and derivatives are named.
    package let graph: Graph
    /// How names are written.
    package let notation: Notation

    package init(graph: Graph, notation: Notation) {
        self.graph = graph
        self.notation = notation
    }

    /// `t`.
    package func node(_ node: Int) -> String { graph.nodes[node].symbol.text(notation) }

    /// `t̄`.
    package func adjoint(_ node: Int) -> String { Expression.adjoint(graph.nodes[node].symbol).text(notation) }

    /// `∂t/∂x`.
    package func localPartial(_ edge: Int) -> String {
        localDerivative(of: graph.edges[edge].to, by: graph.edges[edge].from)
    }

    /// `dC/dx` as an atom.
    package func total(of node: Int, by variable: Int) -> Expression {
        .derivative(
            Derivative(of: graph.nodes[node].symbol, variable: graph.nodes[variable].symbol, isPartial: false))
    }

    /// `∂u/∂v`.
    package func localDerivative(of node: Int, by variable: Int) -> String {
        Expression.derivative(
            Derivative(of: graph.nodes[node].symbol, variable: graph.nodes[variable].symbol, isPartial: true)
        ).text(notation)
    }

    /// `x▸t▸C`.
    package func path(_ path: Path) -> String {
        let edges = path.edges.map { graph.edges[$0] }
        return ((edges.first.map { [$0.from] } ?? [graph.output]) + edges.map(\.to)).map(node)
            .joined(separator: notation == .ascii ? ">" : "▸")
    }

    /// The sign between factors that are written apart.
    package var times: String { notation == .ascii ? " * " : " · " }

    /// `z sends W`.
    package func sending(_ edge: Int) -> String {
        "\(node(graph.edges[edge].to)) sends \(node(graph.edges[edge].from))"
    }

    /// The sign between factors that are multiplied element by element.
    package var elementwise: String { notation == .ascii ? " * " : " ⊙ " }

    /// `t̄ · ∂t/∂x`; between vectors and matrices, where the product has an order and a transpose that may be asked for, in
    /// words: `what z sends back to W`.
    package func contribution(_ edge: Int) -> String {
        guard !graph.edges[edge].isMatrixValued else {
            return "what \(node(graph.edges[edge].to)) sends back to \(node(graph.edges[edge].from))"
        }
        return adjoint(graph.edges[edge].to) + times + localPartial(edge)
    }

    /// What a quantity is called: `t`, `∂t/∂x`, `t̄ · ∂t/∂x`, `x̄`, `new w`.
    package func label(_ quantity: Quantity) -> String {
        switch quantity {
        case .value(let index): node(index)
        case .localPartial(let edge): localPartial(edge)
        case .contribution(let edge): contribution(edge)
        case .runningSum(let edge): adjoint(graph.edges[edge].from)
        case .adjoint(let index): adjoint(index)
        case .update(let index, _): "new \(node(index))"
        }
    }

    /// A parameter after a step, in names: w − 0.1·w̄, in denominator layout.
    package func update(of node: Int, rate: Double) -> Expression {
        let symbol = graph.nodes[node].symbol
        let step = Expression.apply(.multiply, [.number(Number(rate)), .adjoint(symbol)])
        return .apply(.add, [.symbol(symbol), .apply(.negate, [step])])
    }

    // MARK: What is written

    /// An expression with ⊙ between vectors or matrices that are multiplied element by element.
    package func text(_ expression: Expression) -> String { expression.text(notation, shapes: graph.shapes) }

    /// A derivative, given in denominator layout, in the layout of the graph.
    package func derivative(_ expression: Expression) -> String { text(graph.laidOut(expression)) }

    /// A derivative's value, given in denominator layout, in the layout of the graph.
    package func derivative(_ value: Tensor) -> String { value.laidOut(in: graph.layout).text(notation) }

    /// `x̄ : 3×1`, a name with its shape; of a number the name alone.
    package func shaped(_ name: String, _ shape: Shape) -> String {
        shape == .scalar ? name : "\(name) : \(shape.text(notation))"
    }

    /// `C, t and u`.
    package func list(_ nodes: [Int]) -> String { nodes.map(node).listed() }
}
