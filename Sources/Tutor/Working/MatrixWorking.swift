internal import Algebra
package import Autodiff

/// The bookkeeping of a graph of vectors and matrices in lines: every value with its shape, and in place of local partials
/// what goes back along each edge. Derivatives are in the layout of the graph.
package struct MatrixWorking: Sendable {
    private let evaluation: Evaluation
    private let names: GraphNames

    package init(names: GraphNames, evaluation: Evaluation) {
        self.names = names
        self.evaluation = evaluation
    }

    private var graph: Graph { names.graph }

    /// `z : 2×1 = Wx + b = [1; 2]`
    package func value(_ node: Int) -> String {
        joined([shaped(names.node(node), node), text(graph.nodes[node].expression), text(evaluation.values[node])])
    }

    /// `z sends x: Wᵀ z̄ = [1; 2; 3]`
    package func contribution(_ edge: Int) -> String {
        let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
        let chain = joined([
            derivative(graph.contribution(ofEdge: edge)), derivative(evaluation.contributions[edge]),
        ])
        return "\(names.node(consumer)) sends \(names.node(operand)): \(chain)"
    }

    /// `x̄ : 3×1 = Wᵀ z̄ = [1; 2; 3]`
    package func adjoint(_ node: Int) -> String {
        joined([
            shaped(names.adjoint(node), node, isDerivative: true), derivative(graph.adjointRule(of: node)),
            derivative(evaluation.adjoints[node]),
        ])
    }

    /// `dC/dx : 3×1 = [1; 2; 3]`
    package func gradient(_ node: Int) -> String {
        let name = names.total(of: graph.output, by: node).text(names.notation)
        return joined([shaped(name, node, isDerivative: true), derivative(evaluation.adjoints[node])])
    }

    private func shaped(_ name: String, _ node: Int, isDerivative: Bool = false) -> String {
        let own = graph.nodes[node].shape
        let shape = isDerivative ? own.laidOut(in: graph.layout) : own
        return shape == .scalar ? name : "\(name) : \(shape.text(names.notation))"
    }

    private func derivative(_ expression: Expression?) -> String? { text(expression.map(graph.laidOut)) }

    private func derivative(_ tensor: Tensor?) -> String? { text(tensor?.laidOut(in: graph.layout)) }

    private func text(_ expression: Expression?) -> String? { expression?.text(names.notation, shapes: graph.shapes) }

    private func text(_ tensor: Tensor?) -> String? { tensor?.text(names.notation) }

    /// The parts that are known, each once.
    private func joined(_ parts: [String?]) -> String {
        var kept: [String] = []
        for case let part? in parts where kept.last != part { kept.append(part) }
        return kept.joined(separator: " = ")
    }
}
