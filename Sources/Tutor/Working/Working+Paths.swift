package import Autodiff
internal import Algebra

// Whole paths from a node to the output: one product each, then their sum.

extension Working {
    /// `∂C/∂t · ∂t/∂x = 2t · y = 12 · 3 = 36`: the local partials along a path, from the output back as in a reverse sweep,
    /// in names, as expressions, with numbers, and their product. The empty path's product is 1.
    package func chain(_ path: Path) -> String {
        let edges = Array(path.edges.reversed())
        guard !edges.isEmpty else { return "1" }
        guard graph.isScalar else { return matrixChain(path) }
        var value: Tensor?
        var steps = [
            factors(edges.map(names.localPartial)),
            factors(
                edges.map { edge in
                    let isShown = disclosure.shows(.localPartial(edge: edge))
                    return isShown ? graph.partial(ofEdge: edge).text(names.notation) : Working.unknown
                }),
        ]
        let numbers = edges.map { number(.localPartial(edge: $0)) }
        if !isSymbolic, !numbers.contains(nil) {
            let known = numbers.compactMap(\.self)
            steps.append(factors(edges.compactMap { result(.localPartial(edge: $0)) }))
            let product = known.reduce(1, *)
            steps.append(text(product))
            value = Tensor(product)
        } else if edges.contains(where: { graph.partial(ofEdge: $0).atom == nil }) {
            steps.append(graph.product(of: path).text(names.notation))
        }
        return equation(steps, value: value)
    }

    /// `∂z/∂x ∂h/∂z ∂C/∂h = Wᵀ diag(1 − h²) 2h = 2Wᵀ (h ⊙ (1 − h²))`: Jacobians in the order of the layout.
    private func matrixChain(_ path: Path) -> String {
        let atoms = graph.matrixProduct(of: path) { edge in
            .derivative(
                Derivative(
                    of: graph.nodes[graph.edges[edge].to].symbol, variable: graph.nodes[graph.edges[edge].from].symbol,
                    isPartial: true))
        }
        let areShown = path.edges.allSatisfy { disclosure.shows(.localPartial(edge: $0)) }
        guard areShown else { return "\(names.text(atoms)) = \(Working.unknown)" }
        return equation(
            [names.text(atoms), names.text(graph.matrixProduct(of: path, graph.label(ofEdge:))), product(path)],
            value: nil)
    }

    /// What a path's product comes to: `36`, or in a symbolic working `2t·y`.
    package func product(_ path: Path) -> String {
        let numbers = path.edges.map { number(.localPartial(edge: $0)) }
        guard graph.isScalar, !isSymbolic, !numbers.contains(nil) else { return names.text(graph.product(of: path)) }
        return text(numbers.compactMap(\.self).reduce(1, *))
    }

    /// `dC/dx = 36 + 1 = 37`: the sum over these paths, which are all that lead from a node to the output.
    package func sum(over paths: [Path], from node: Int) -> String {
        let total = names.total(of: graph.output, by: node).text(names.notation)
        var steps = [total]
        if let terms = sum(paths, of: { product($0) }) { steps.append(terms) }
        if isNumeric(.adjoint(node: node)), let result = result(.adjoint(node: node)) { steps.append(result) }
        return equation(steps, value: isSymbolic ? nil : tensor(.adjoint(node: node)))
    }
}
