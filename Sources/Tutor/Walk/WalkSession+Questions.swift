internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// What a cell asks of the grader.

extension WalkSession {
    var grader: Grader { Grader(working) }

    /// The question of a cell at this moment: what is known may be named.
    /// - Parameter own: the student's own earlier quantities that the right answer follows from (follow-through).
    func question(for cell: WalkCell, own: [(quantity: Quantity, entry: Expression)] = []) -> Question {
        var question = grader.question(cell.quantity, working, entries: walk.entries, own: own)
        question.revealsShape = walk.revealsShape
        question.terms = terms(for: cell)
        question.place = AskedPlace(
            graph: graph, subject: .quantity(cell.quantity), isStandalone: false, notation: notation,
            layout: graph.layout)
        question.label = cell.label
        return question
    }

    /// What an entry for a cell may name at this moment.
    func terms(for cell: WalkCell) -> AnswerTerms {
        let session = self
        return AnswerTerms(
            graph: graph, asked: graph.meaning(of: cell.quantity),
            stage: .walk(
                isKnown: { session.mayName($0) },
                needsValues: walk.entries == .numeric && working.isNumeric(cell.quantity)),
            notation: notation)
    }

    /// The question that is open, a full sentence; empty when none is.
    package var prompt: String {
        guard let present else {
            guard stage == .order else { return "" }
            return visits.isEmpty ? "Which node does the reverse sweep visit first?" : "Which node is visited next?"
        }
        let names = working.names
        switch cells[present].quantity {
        case .value(let node):
            return "What is the value of \(names.node(node)) = \(working.rule(.value(node: node)))?"
        case .localPartial(let edge):
            let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
            return "What is \(names.localPartial(edge)), the local partial on the edge from \(names.node(operand)) to "
                + "\(names.node(consumer))?"
        case .contribution(let edge):
            let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
            let question = "What does \(names.node(consumer)) send back to \(names.node(operand))"
            return question + (graph.edges[edge].isMatrixValued ? "?" : ", \(names.contribution(edge))?")
        case .runningSum(let edge):
            let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
            return "What is \(names.adjoint(operand)) once \(names.node(consumer)) has sent its contribution?"
        case .adjoint(let node):
            let role = node == graph.output ? "the output" : names.node(node)
            return "What is \(names.adjoint(node)), the adjoint of \(role)?"
        case .update(let node, let rate):
            return "What is \(names.node(node)) after one step with the learning rate \(rate.text(notation))?"
        }
    }

    /// How the signs are typed that an expression may need, where the present entry is likely to be one; empty elsewhere.
    package var typing: String {
        guard let present,
            !graph.isScalar || walk.entries != .numeric || !working.isNumeric(cells[present].quantity)
        else { return "" }
        return switch cells[present].quantity {
        case .value, .localPartial, .update: TypedSign.sentence(for: working.names, namesAdjoints: false)
        case .contribution(let edge), .runningSum(let edge):
            TypedSign.sentence(for: working.names, namesAdjoints: true, sparing: graph.edges[edge].from)
        // The sweep starts with 1.
        case .adjoint(graph.output): ""
        case .adjoint(let node): TypedSign.sentence(for: working.names, namesAdjoints: true, sparing: node)
        }
    }

    /// One line about what the present step does: "x has 2 consumers, C and t: one row each, then their sum."
    package var guidance: String {
        guard let present else {
            guard stage == .order else { return "" }
            let visited = visits.map { steps[$0].node }
            return visited.isEmpty
                ? "You choose the order: a node's turn comes when all its consumers have been visited."
                : "Visited so far: \(working.names.list(visited))."
        }
        if case .update(let node, _) = cells[present].quantity {
            let adjoint = working.result(.adjoint(node: node)).map { " = \($0)" } ?? ""
            let value = working.value(ofNode: node).map { " = \($0)" } ?? ""
            return "The sweep is over, and no parameter has moved yet: "
                + "\(working.names.node(node))\(value), \(working.names.adjoint(node))\(adjoint)."
        }
        guard let step = cells[present].step else { return "Forward pass: every value follows from its operands." }
        let (node, edges) = (steps[step].node, steps[step].edges)
        let name = working.names.node(node)
        switch walk.method {
        case .pull:
            guard node != graph.output else { return "The sweep starts at the output, \(name)." }
            let consumers = edges.map { graph.edges[$0].to }
            return consumers.count == 1
                ? "\(name) has one consumer, \(working.names.list(consumers)): one row."
                : "\(name) has \(consumers.count) consumers, \(working.names.list(consumers)): one row each, then their sum."
        case .push:
            let operands = edges.map { graph.edges[$0].from }
            return "\(name) sends a contribution back to \(operands.count == 1 ? "its operand" : "each operand"), "
                + "\(working.names.list(operands)); it is added to what is there."
        }
    }
}
