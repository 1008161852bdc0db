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
        if case .localPartial(let edge) = quantity, isNumeric, knowledge(ofEdge: edge).isShown {
            // `y = 3`: the expression says where the number comes from.
            let partial = working.edgeText(edge)
            expression = partial == shown ? nil : partial
        }
        return Ledger.Field(
            label: working.names.label(quantity), expression: expression, value: isNumeric ? shown : nil,
            state: cell != nil ? .asked : shown == nil ? .hidden : .given,
            shape: graph.isScalar || shown == nil ? nil : working.shape(quantity), cell: cell)
    }

    /// The product along an edge as it is multiplied, with the shape of every factor, once it gives nothing away: where
    /// expressions are entries, order and transposes are part of the question.
    func product(of edge: Int) -> Ledger.Product? {
        let consumer = graph.edges[edge].to
        guard graph.edges[edge].isMatrixValued, isKnown(.localPartial(edge: edge)), isKnown(.adjoint(node: consumer))
        else { return nil }
        let contribution = Quantity.contribution(edge: edge)
        // Where an entry may be an expression, how factors are multiplied is what is asked.
        let asksExpression = walk.entries == .both || !working.isNumeric(contribution)
        guard isKnown(contribution) || !asksExpression else { return nil }
        let product = graph.contributionProduct(of: edge)
        let followed = isUnmarked ? followed : FollowedSweep(working, own: [])
        return Ledger.Product(
            factors: product.factors.map { factor in
                let text = working.names.text(factor.expression)
                let value = isSymbolic ? nil : followed.tensor(of: factor.expression)?.text(notation)
                return Ledger.Factor(
                    text: factor.expression.isSum && product.factors.count > 1 ? "(\(text))" : text,
                    value: value == text ? nil : value, shape: factor.shape)
            },
            isMatrixProduct: product.multiplication == .matrix,
            sign: product.sign(working.names),
            shape: isKnown(contribution) ? product.shape : nil)
    }
}

extension Expression {
    /// Whether it stands in brackets as a factor.
    fileprivate var isSum: Bool {
        if case .apply(.add, _) = self { true } else { false }
    }
}
