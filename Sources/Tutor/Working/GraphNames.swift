package import Algebra
package import Autodiff

/// What nodes, adjoints and partials of a graph are called, in messages, ledgers and on drawings alike.
package struct GraphNames: Sendable {
    package let graph: Graph
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
    func sending(_ edge: Int) -> String { "\(node(graph.edges[edge].to)) sends \(node(graph.edges[edge].from))" }

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

    /// What a quantity is called: `t`, `∂t/∂x`, `t̄ · ∂t/∂x`, `x̄`.
    package func label(_ quantity: Quantity) -> String {
        switch quantity {
        case .value(let index): node(index)
        case .localPartial(let edge): localPartial(edge)
        case .contribution(let edge): contribution(edge)
        case .runningSum(let edge): adjoint(graph.edges[edge].from)
        case .adjoint(let index): adjoint(index)
        }
    }

    /// `C, t and u`.
    func list(_ nodes: [Int]) -> String { joined(nodes.map(node)) }

    /// `a, b and c`.
    func joined(_ words: [String], by conjunction: String = "and") -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
}
