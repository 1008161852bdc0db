internal import Algebra
internal import Autodiff
internal import Equivalence

/// How many nodes a graph may have for a whole sweep to be rounded.
private let nodeLimit = 60

/// Rounding to 0, 1, 2 or 3 decimals before the end: of the values, of the partials, of everything on the way back. What
/// has three decimals or fewer stays as it is.
@Sendable func roundedEarly(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return (0...3).flatMap { decimals in
        place.rounded(decimals).map { formula in WrongWay(formula, says.roundedEarly(decimals)) }
    }
}

extension ExaminedPlace {
    fileprivate func rounded(_ decimals: Int) -> [Formula] {
        func rounded(_ formula: Formula) -> Formula { .rounded(formula, decimals: decimals) }
        func assumption(_ quantity: Quantity) -> Formula.Assumption {
            .init(quantity: quantity, value: rounded(.quantity(quantity)))
        }
        func operands(of node: Int) -> [Formula.Assumption] {
            graph.incoming[node].prefix(nodeLimit).map { assumption(.value(node: graph.edges[$0].from)) }
        }
        /// ū · ∂u/∂v with both rounded.
        func contribution(_ row: Int) -> Formula { .product([rounded(upstream(row)), rounded(localPartial(row))]) }
        switch subject {
        case .written, .quantity(.update): return []
        case .quantity(.value(let node)): return [.assuming(operands(of: node), asked)]
        case .quantity(.localPartial(let edge)): return [.assuming(operands(of: graph.edges[edge].to), asked)]
        case .quantity(.contribution(let edge)): return [contribution(edge)]
        case .quantity(.runningSum(let edge)):
            let before = sumBefore(edge).map { [rounded($0)] } ?? []
            return [.sum(before + [contribution(edge)])]
        case .quantity(.adjoint), .total:
            // Where nothing is computed, nothing can have been rounded.
            guard !rows.isEmpty, rows.count <= Self.rowLimit else { return [] }
            var formulas = [Formula.sum(rows.map(contribution))]
            if place.isStandalone, graph.nodes.count <= nodeLimit {
                let values = graph.nodes.indices.map { assumption(.value(node: $0)) }
                let partials = graph.edges.indices.map { assumption(.localPartial(edge: $0)) }
                // The result itself may be rounded.
                let adjoints = graph.reverseTopologicalOrder.filter { $0 != place.sum?.node }
                    .map { assumption(.adjoint(node: $0)) }
                formulas += [
                    .assuming(values, asked), .assuming(partials, asked), .assuming(values + partials, asked),
                    .assuming(values + partials + adjoints, asked),
                ]
            }
            return formulas
        }
    }
}
