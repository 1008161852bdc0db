internal import Algebra
internal import Autodiff

/// The generated hints for a quantity, from the rule to the worked step.
struct HintLadder: Sendable {
    let working: Working
    /// Whether the contributions of a sum stand beside it, so that none of them need be told.
    var hasContributions = false

    var names: GraphNames { working.names }

    /// The rule in words; the rule in symbols, both in this node's names; one cell of the ledger filled in; the worked step.
    func hints(for quantity: Quantity) -> [String] {
        // A value in symbols is its definition: there is nothing between the rule and the answer.
        if case .value = quantity, !working.isNumeric(quantity) { return [rule(quantity), working.line(quantity)] }
        var hints = [rule(quantity), "\(names.label(quantity)) = \(working.rule(quantity))"]
        switch quantity {
        case .value(let node):
            let operands = working.graph.incoming[node].map { working.graph.edges[$0].from }
            hints[1] = "\(names.node(node)) = \(working.rule(quantity))"
            hints.append(operands.map { filledIn(.value(node: $0)) }.listed() + ".")
        case .localPartial(let edge):
            let (operand, consumer) = (working.graph.edges[edge].from, working.graph.edges[edge].to)
            hints[1] =
                "\(names.node(consumer)) = \(working.rule(.value(node: consumer))): "
                + "differentiate by \(names.node(operand)), everything else held fixed."
            if working.isNumeric(quantity), working.disclosure.shows(quantity) {
                hints.append("\(names.localPartial(edge)) = \(working.rule(quantity))")
            }
        case .contribution(let edge):
            guard !working.graph.edges[edge].isMatrixValued else {
                hints = productHints(for: edge)
                break
            }
            hints[1] = "It is \(names.contribution(edge))."
            hints += localPartial(edge)
        case .runningSum(let edge):
            // The first increment is all there is.
            let isFirst = working.graph.increments(upTo: edge).count == 1
            hints += isFirst ? localPartial(edge) : contribution(edge, lead: "What is added is")
        case .update(let node, _): hints.append(filledIn(.adjoint(node: node)) + ".")
        case .adjoint(let node):
            let rows = working.rows(of: node)
            if rows.count > 1, hasContributions {
                break
            } else if rows.count > 1 {
                hints += contribution(rows[0], lead: "One of the \(rows.count) contributions:")
            } else if let row = rows.first, working.graph.edges[row].isMatrixValued {
                hints = productHints(for: row)
            } else if let row = rows.first {
                hints += localPartial(row)
            }
        }
        hints.append(working.line(quantity))
        return hints
    }

    private func contribution(_ edge: Int, lead: String) -> [String] {
        let contribution = Quantity.contribution(edge: edge)
        return working.tells(contribution) ? ["\(lead) \(working.chain(contribution))."] : []
    }

    /// The local partial, unless it may not be shown, or the output's adjoint, 1, is all that it is multiplied by.
    private func localPartial(_ edge: Int) -> [String] {
        let graph = working.graph
        guard graph.edges[edge].to != graph.output, working.disclosure.shows(.localPartial(edge: edge)) else {
            return []
        }
        return ["The local partial is \(working.chain(.localPartial(edge: edge)))."]
    }

    /// The rule in words, in the names of the nodes that it is about here.
    private func rule(_ quantity: Quantity) -> String {
        let graph = working.graph
        func ends(_ edge: Int) -> (operand: String, consumer: String) {
            (names.node(graph.edges[edge].from), names.node(graph.edges[edge].to))
        }
        switch quantity {
        case .value: return "A value follows from its operands' values."
        case .localPartial(let edge):
            let (operand, consumer) = ends(edge)
            return
                "\(names.localPartial(edge)) says how fast \(consumer) changes when its operand \(operand) alone is moved."
        case .contribution(let edge):
            let (operand, consumer) = ends(edge)
            return "What \(consumer) sends back to \(operand) is its adjoint times the local partial."
        case .update: return "Training goes against the derivative: the learning rate times the adjoint is subtracted."
        case .runningSum(let edge):
            let (operand, consumer) = (graph.edges[edge].from, ends(edge).consumer)
            return
                "Every visit adds to what is there: \(names.adjoint(operand)) grows by what \(consumer) sends back, its "
                + "adjoint times the local partial."
        case .adjoint(graph.output): return "The sweep starts at the output, whose derivative by itself is asked."
        case .adjoint(let node):
            return
                "\(names.adjoint(node)) is a sum over the consumers of \(names.node(node)): of each, its adjoint times its "
                + "local partial by \(names.node(node))."
        }
    }

    private func filledIn(_ quantity: Quantity) -> String {
        let steps = [names.label(quantity)] + (working.result(quantity).map { [$0] } ?? [])
        return working.equation(steps, value: working.tensor(quantity))
    }
}
