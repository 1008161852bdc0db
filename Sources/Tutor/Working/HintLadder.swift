/// The generated hints for a quantity, from the rule to the worked step.
struct HintLadder: Sendable {
    let working: Working

    private var names: GraphNames { working.names }

    /// The rule in symbols; the rule in this node's names; one cell of the ledger filled in; the worked step.
    func hints(for quantity: Quantity) -> [String] {
        var hints = [rule(quantity), "\(names.label(quantity)) = \(working.rule(quantity))"]
        switch quantity {
        case .value(let node):
            let operands = working.graph.incoming[node].map { working.graph.edges[$0].from }
            hints[1] = "\(names.node(node)) = \(working.rule(quantity))"
            hints.append(names.joined(operands.map { filledIn(.value(node: $0)) }) + ".")
        case .localPartial(let edge):
            let (operand, consumer) = (working.graph.edges[edge].from, working.graph.edges[edge].to)
            hints[1] =
                "\(names.node(consumer)) = \(working.rule(.value(node: consumer))): "
                + "differentiate by \(names.node(operand)), everything else held fixed."
            if !working.isSymbolic { hints.append("\(names.localPartial(edge)) = \(working.rule(quantity))") }
        case .contribution(let edge):
            hints[1] = "It is \(names.contribution(edge))."
            hints.append("The local partial is \(working.chain(.localPartial(edge: edge))).")
        case .runningSum(let edge):
            hints.append("What is added is \(working.chain(.contribution(edge: edge))).")
        case .adjoint(let node):
            let rows = working.rows(of: node)
            if rows.count > 1 {
                hints.append("One of the \(rows.count) contributions: \(working.chain(.contribution(edge: rows[0]))).")
            } else if let row = rows.first {
                hints.append("The local partial is \(working.chain(.localPartial(edge: row))).")
            }
        }
        hints.append(working.line(quantity))
        return hints
    }

    /// The rule in the letters of the lecture: u consumes v.
    private func rule(_ quantity: Quantity) -> String {
        let ascii = names.notation == .ascii
        let term = ascii ? "bar(u) * du/dv" : "ū · ∂u/∂v"
        let v = ascii ? "bar(v)" : "v̄"
        switch quantity {
        case .value: return "A value follows from its operands' values."
        case .localPartial:
            return "\(ascii ? "du/dv" : "∂u/∂v"): differentiate u by its operand v alone, everything else held fixed."
        case .contribution: return "What a consumer u sends back to v is \(term): its adjoint times the local partial."
        case .runningSum: return "Every visit adds to what is there: \(v) grows by \(term)."
        case .adjoint(let node) where node == working.graph.output:
            return "The sweep starts at the output, whose derivative by itself is asked."
        case .adjoint: return "\(v) is the sum of \(term) over the consumers u of v."
        }
    }

    private func filledIn(_ quantity: Quantity) -> String {
        working.result(quantity).map { "\(names.label(quantity)) = \($0)" } ?? names.label(quantity)
    }
}
