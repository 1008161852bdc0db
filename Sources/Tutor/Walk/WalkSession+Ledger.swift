internal import Algebra
internal import Autodiff
internal import Cards

// The ledger of the present node.

extension WalkSession {
    /// The step whose ledger is shown: the present one, the last one visited between steps and when finished, none on the
    /// forward pass.
    var ledgerStep: Int? {
        switch stage {
        case .entry: step
        case .order: visits.last
        case .review, .finished: visits.last ?? steps.indices.last
        }
    }

    /// The ledger of the present node; of the last one visited between steps and when finished; nil before.
    package var ledger: Ledger? {
        guard let ledgerStep else { return nil }
        let (node, edges) = (steps[ledgerStep].node, steps[ledgerStep].edges)
        return Ledger(
            node: node, name: working.names.node(node),
            rows: edges.map { edge in
                let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
                return Ledger.Row(
                    edge: edge, name: working.names.node(walk.method == .pull ? consumer : operand),
                    upstream: field(.adjoint(node: consumer)), localPartial: field(.localPartial(edge: edge)),
                    contribution: field(.contribution(edge: edge)),
                    runningSum: walk.method == .push ? field(.runningSum(edge: edge)) : nil,
                    product: product(of: edge), isMatrixValued: graph.edges[edge].isMatrixValued)
            },
            adjoint: field(.adjoint(node: node)))
    }

    private func field(_ quantity: Quantity) -> Ledger.Field {
        let cell = plan.cellIndex[quantity]
        let shown = shown(quantity)
        let isNumeric = working.isNumeric(quantity)
        var expression = isNumeric ? nil : shown
        if case .localPartial(let edge) = quantity, isNumeric {
            // `y = 3`: the expression says where the number comes from.
            expression = knowledge(ofEdge: edge).partial.flatMap { $0 == shown ? nil : $0 }
        }
        return Ledger.Field(
            label: working.names.label(quantity), expression: expression, value: isNumeric ? shown : nil,
            state: cell != nil ? .asked : shown == nil ? .hidden : .given,
            shape: graph.isScalar || shown == nil ? nil : working.shape(quantity), cell: cell)
    }
}
