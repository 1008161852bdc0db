internal import Algebra
internal import Autodiff
internal import Equivalence
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
                let product = product(of: edge)
                return Ledger.Row(
                    edge: edge, name: working.names.node(walk.method == .pull ? consumer : operand),
                    upstream: field(.adjoint(node: consumer)), localPartial: field(.localPartial(edge: edge)),
                    contribution: field(.contribution(edge: edge)),
                    runningSum: walk.method == .push ? field(.runningSum(edge: edge)) : nil,
                    product: product, ingredients: product == nil ? ingredients(of: edge) : [],
                    isMatrixValued: graph.edges[edge].isMatrixValued)
            },
            adjoint: field(.adjoint(node: node)))
    }

    private func field(_ quantity: Quantity) -> Ledger.Field {
        let cell = plan.cellIndex[quantity]
        let shown = mayStandInLedger(quantity) ? shown(quantity) : nil
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

    /// A local partial that is not asked between vectors and matrices says which factor stands where and which way round: it
    /// comes with the product.
    private func mayStandInLedger(_ quantity: Quantity) -> Bool {
        guard case .localPartial(let edge) = quantity, graph.edges[edge].isMatrixValued else { return true }
        return plan.cellIndex[quantity] != nil || knowledge(ofEdge: edge).isShown
    }

    /// The product along an edge as it is multiplied, with the shape of every factor, once the contribution is known and
    /// marked: before, the factors and their order are part of the question.
    private func product(of edge: Int) -> Ledger.Product? {
        guard graph.edges[edge].isMatrixValued, isKnown(.contribution(edge: edge)), !isUnmarked else { return nil }
        let product = graph.contributionProduct(of: edge)
        let truth = FollowedSweep(working, own: [])
        return Ledger.Product(
            factors: product.factors.map { factor in
                let text = working.names.text(factor.expression)
                let value = isSymbolic ? nil : truth.tensor(of: factor.expression)?.text(notation)
                return Ledger.Factor(
                    text: factor.expression.isSum && product.factors.count > 1 ? "(\(text))" : text,
                    value: value == text ? nil : value, shape: factor.shape)
            },
            isMatrixProduct: product.multiplication == .matrix,
            sign: product.sign(working.names),
            shape: product.shape)
    }

    /// The names in what goes back along an edge between vectors and matrices, with their numbers and shapes.
    private func ingredients(of edge: Int) -> [Ledger.Factor] {
        guard graph.edges[edge].isMatrixValued else { return [] }
        let upstream = Quantity.adjoint(node: graph.edges[edge].to)
        let atoms = graph.contribution(ofEdge: edge).atoms
        let nodes = Set(atoms.compactMap { if case .symbol(let symbol) = $0 { graph.node(symbol) } else { nil } })
        let partials = atoms.filter { if case .derivative = $0 { true } else { false } }
        return [ingredient(upstream)] + nodes.sorted().map { ingredient(.value(node: $0)) }
            + partials.map { atom in
                let expression = atom.expression
                return Ledger.Factor(
                    text: working.names.text(expression), value: nil, shape: graph.shape(of: expression))
            }
    }

    private func ingredient(_ quantity: Quantity) -> Ledger.Factor {
        let isSaid = !isSymbolic || quantity.isAdjoint
        return Ledger.Factor(
            text: working.names.label(quantity), value: isSaid ? shown(quantity) : nil, shape: working.shape(quantity))
    }
}

extension Quantity {
    fileprivate var isAdjoint: Bool { if case .adjoint = self { true } else { false } }
}

extension Expression {
    /// Whether it stands in brackets as a factor.
    fileprivate var isSum: Bool {
        if case .apply(.add, _) = self { true } else { false }
    }
}
