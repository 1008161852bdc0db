internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// What is known at this moment: what answers may name, and what the drawing and the ledger may show.

extension WalkSession {
    /// Whether the forward pass is over.
    private var isSweeping: Bool { present.map { cells[$0].step != nil || cells[$0].isUpdate } ?? true }

    /// Whether an answer may name an atom now.
    func mayName(_ meaning: AtomMeaning) -> Bool {
        if case .total(graph.output, let node) = meaning { return isKnown(.adjoint(node: node)) }
        return switch graph.canonical(meaning) {
        case .value(let node): isKnown(.value(node: node))
        case .localPartial(let edge): isKnown(.localPartial(edge: edge))
        case .total, .opaqueCall: true
        case .undeclared: false
        }
    }

    /// Whether a quantity may be seen now: settled where it is asked, else given when its time has come.
    func isKnown(_ quantity: Quantity) -> Bool {
        if isFinished { return true }
        if let cell = plan.cellIndex[quantity] { return states[cell].isSettled }
        switch quantity {
        case .value: return true
        case .localPartial: return isSweeping
        case .contribution(let edge):
            // A contribution that is part of a sum that is asked for would give it away.
            if let sum = carrier(of: edge) { return !isUnmarked && states[sum].isSettled }
            return !isUnmarked && hasBegun(step(of: edge)) && isKnown(.localPartial(edge: edge))
        case .runningSum(let edge):
            if plan.cellIndex[.contribution(edge: edge)] != nil { return isKnown(.contribution(edge: edge)) }
            return isDone(step(of: edge))
        case .adjoint(let node):
            guard let step = plan.stepIndex[node] else { return false }
            if walk.method == .push {
                if node == graph.output { return isSweeping }
                return graph.pushOrder(at: node).last { graph.isSwept(edge: $0) }.map { isKnown(.runningSum(edge: $0)) }
                    ?? false
            }
            return isDone(step)
        // It is asked, or of no interest.
        case .update: return false
        }
    }

    /// The cell that asks for the sum a contribution goes into.
    private func carrier(of edge: Int) -> Int? {
        switch walk.method {
        case .pull: plan.cellIndex[.adjoint(node: graph.edges[edge].from)]
        case .push: plan.cellIndex[.runningSum(edge: edge)]
        }
    }

    /// The step in whose ledger an edge has its row.
    private func step(of edge: Int) -> Int {
        plan.stepIndex[walk.method == .pull ? graph.edges[edge].from : graph.edges[edge].to] ?? steps.count
    }

    /// The working as it may be told at a cell: without what other cells and other tasks ask. The last line of help, and what
    /// is said of a right answer, have the cell itself.
    func told(at cell: Int) -> Working {
        var told = disclosure
        for other in cells.indices where other != cell && !states[other].isSettled {
            told.hidden.insert(cells[other].quantity)
        }
        return working.showing(told)
    }

    /// What is said of a cell that is answered or shown: how it comes about, or where that would tell what another task asks,
    /// what it is.
    func line(at cell: Int) -> String {
        let (quantity, told) = (cells[cell].quantity, told(at: cell))
        guard !told.tells(quantity) || !told.tellsFactors(of: quantity) else { return told.line(quantity) }
        return "\(cells[cell].label) = \(working.result(quantity) ?? "")"
    }

    /// A quantity as it may be shown now: the right one, or what follows from the student's own entries while they wait for
    /// their marks. Nil while it is not known.
    func shown(_ quantity: Quantity) -> String? {
        guard isKnown(quantity), disclosure.shows(quantity) else { return nil }
        guard isUnmarked else { return working.result(quantity) }
        guard graph.isScalar else {
            if working.isNumeric(quantity) { return ownNumber(quantity) }
            return (followed.expression(quantity) ?? working.expression(quantity)).map(working.names.text)
        }
        if let cell = plan.cellIndex[quantity], states[cell].mark == .kept {
            return working.isNumeric(quantity)
                ? answers[cell].flatMap { _ in ownNumber(quantity) } : states[cell].grade?.read
        }
        guard working.isNumeric(quantity) else { return ownExpression(quantity) }
        switch quantity {
        case .value, .localPartial: return walk.fill.contains(.values) ? ownNumber(quantity) : working.result(quantity)
        case .contribution, .runningSum, .adjoint, .update: return ownNumber(quantity)
        }
    }

    /// What is not asked and has no number, as it follows from the student's entries.
    private func ownExpression(_ quantity: Quantity) -> String? {
        switch quantity {
        case .value, .localPartial: return working.result(quantity)
        case .contribution, .update: return nil
        case .runningSum(let edge): return shown(.contribution(edge: edge))
        case .adjoint(let node):
            guard node != graph.output else { return working.result(quantity) }
            let rows = working.rows(of: node)
            if walk.method == .push {
                return graph.pushOrder(at: node).last { graph.isSwept(edge: $0) }.flatMap {
                    shown(.runningSum(edge: $0))
                }
            }
            let terms = rows.compactMap { shown(.contribution(edge: $0)) }
            return terms.count == rows.count ? terms.joined(separator: " + ") : nil
        }
    }

    private func ownNumber(_ quantity: Quantity) -> String? { followed.tensor(quantity)?.text(notation) }

    /// What follows from the student's entries so far.
    var followed: FollowedSweep { FollowedSweep(working, own: ownEntries) }

    /// The student's own quantities, in order.
    var ownEntries: [(quantity: Quantity, entry: Expression)] {
        cells.indices.compactMap { cell in answers[cell].map { (cells[cell].quantity, $0) } }
    }

    // MARK: For the drawing

    /// What may be seen of the graph on a screen of its own, beside the adjoints that are known.
    package var drawnDisclosure: Disclosure {
        var drawn = disclosure
        drawn.hidesSweep = !isFinished
        for node in graph.nodes.indices where knowledge(ofNode: node).value == nil {
            drawn.hidden.insert(.value(node: node))
        }
        for edge in graph.edges.indices where !knowledge(ofEdge: edge).isShown {
            drawn.hidden.insert(.localPartial(edge: edge))
        }
        return drawn
    }

    /// What is known of a node so far.
    package func knowledge(ofNode node: Int) -> NodeKnowledge {
        let hasAdjoint = graph.isSwept(node)
        let isShown = isKnown(.value(node: node)) && disclosure.shows(.value(node: node))
        let isOwn = isOwn(.value(node: node))
        return NodeKnowledge(
            value: isOwn ? shown(.value(node: node)).map(Self.own) : isShown ? working.value(ofNode: node) : nil,
            isOwnValue: isOwn,
            adjoint: hasAdjoint
                ? shown(.adjoint(node: node)).map { self.isOwn(.adjoint(node: node)) ? Self.own($0) : $0 } : nil,
            isPresent: activeStep.map { steps[$0].node == node } ?? isAsked(node), hasAdjoint: hasAdjoint)
    }

    /// Stands behind a value that is the student's and not marked yet, or follows from one.
    package static let ownSign = "*"

    private static func own(_ text: String) -> String { text + ownSign }

    /// What the mark on values of the student's own means, a sentence; empty while there are none.
    package var legend: String {
        ownEntries.isEmpty || !isUnmarked ? "" : "\(Self.ownSign) is yours and not marked yet"
    }

    /// Whether what is shown of a value or an adjoint is the student's own, or may follow from that.
    private func isOwn(_ quantity: Quantity) -> Bool {
        guard isUnmarked else { return false }
        if let cell = plan.cellIndex[quantity] { return states[cell].mark == .kept }
        switch quantity {
        case .value(let node):
            return graph.nodes[node].expression != nil && walk.fill.contains(.values) && !ownEntries.isEmpty
        default: return quantity != .adjoint(node: graph.output) && !ownEntries.isEmpty
        }
    }

    /// The step that the drawing marks: none while the student chooses one.
    private var activeStep: Int? { stage == .order ? nil : ledgerStep }

    /// Whether a node's value is asked now, on the forward pass or after a step.
    private func isAsked(_ node: Int) -> Bool {
        switch present.map({ cells[$0].quantity }) {
        case .value(node), .update(node, _): true
        default: false
        }
    }

    /// Whether the number of a local partial would tell a value that is asked for and not marked yet.
    private func dependsOnAskedValue(_ edge: Int) -> Bool {
        graph.partial(ofEdge: edge).symbols.contains { symbol in
            guard let cell = graph.node(symbol).flatMap({ plan.cellIndex[.value(node: $0)] }) else { return false }
            return isUnmarked || !states[cell].isSettled
        }
    }

    /// Whether a value of the forward pass is asked now.
    package var isOnForwardPass: Bool {
        if case .value? = present.map({ cells[$0].quantity }) { true } else { false }
    }

    /// What is known of an edge so far.
    package func knowledge(ofEdge edge: Int) -> EdgeKnowledge {
        let isAsked = plan.cellIndex[.localPartial(edge: edge)] != nil
        var isShown = isKnown(.localPartial(edge: edge)) || !isAsked
        // Between vectors and matrices the label says how what goes back along the edge is multiplied; the partial of a
        // function that is not defined says no more than its name.
        if graph.edges[edge].isMatrixValued, !isAsked, !graph.nodes[graph.edges[edge].to].isOpaque {
            isShown = isKnown(.contribution(edge: edge)) && !isUnmarked
        }
        return EdgeKnowledge(
            isShown: isShown && disclosure.showsLabel(of: edge, in: graph)
                && !(isUnmarked && isAsked) && (isFinished || !dependsOnAskedValue(edge)),
            isActive: activeStep.map { steps[$0].edges.contains(edge) } ?? false)
    }
}
