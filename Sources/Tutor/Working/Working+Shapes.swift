internal import Algebra
internal import Autodiff

// Lines that say every shape, for graphs of vectors and matrices; in place of local partials stands what goes back along each
// edge.

extension Working {
    /// `z : 2×1 = Wx + b = [1; 2]`
    package func shapedValue(_ node: Int) -> String {
        let known = graph.nodes[node]
        return equation(
            names.shaped(names.node(node), known.shape), known.expression.map(names.text), value(ofNode: node),
            value: evaluation.values[node])
    }

    /// `z sends x: Wᵀ z̄ = [1; 2; 3]`
    package func sending(_ edge: Int) -> String {
        guard disclosure.shows(.contribution(edge: edge)) else { return "\(names.sending(edge)): \(Working.unknown)" }
        let sent = names.derivative(graph.contribution(ofEdge: edge))
        let equation = equation(
            sent, evaluation.contributions[edge].map(names.derivative), value: tensor(.contribution(edge: edge)))
        return "\(names.sending(edge)): \(equation)"
    }

    /// `x̄ : 3×1 = Wᵀ z̄ = [1; 2; 3]`
    package func shapedAdjoint(_ node: Int) -> String {
        shapedAdjoint(node, writtenAs: graph.adjointRule(of: node).map(names.derivative))
    }

    /// The same with a formula of one's own.
    func shapedAdjoint(_ node: Int, writtenAs formula: String?) -> String {
        let name = names.shaped(names.adjoint(node), shape(.adjoint(node: node)))
        guard disclosure.shows(.adjoint(node: node)) else { return equation(name, Working.unknown, value: nil) }
        return equation(
            name, formula, evaluation.adjoints[node].map(names.derivative), value: tensor(.adjoint(node: node)))
    }

    /// `dC/dx : 3×1 = [1; 2; 3]`
    package func shapedGradient(_ node: Int) -> String {
        let name = names.total(of: graph.output, by: node).text(names.notation)
        let isShown = disclosure.shows(.adjoint(node: node))
        return equation(
            names.shaped(name, shape(.adjoint(node: node))),
            isShown ? evaluation.adjoints[node].map(names.derivative) : Working.unknown,
            value: isShown ? tensor(.adjoint(node: node)) : nil)
    }

    /// The parts that are known, each once.
    private func equation(_ parts: String?..., value: Tensor?) -> String {
        equation(parts.compactMap(\.self), value: value)
    }
}
