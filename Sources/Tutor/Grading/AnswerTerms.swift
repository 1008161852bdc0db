internal import Algebra
internal import Autodiff
internal import Equivalence

/// Which names an answer may use: those that are known where it is given, and never the quantity that is asked for.
struct AnswerTerms: Sendable {
    enum Stage: Sendable {
        /// An expression in anything true.
        case expression
        /// A number: values of nodes may be named, derivatives are to be worked out.
        case number
        /// A cell of a walk: what is known at this step. `needsValues` where entries are numbers.
        case walk(isKnown: @Sendable (AtomMeaning) -> Bool, needsValues: Bool)
    }

    let graph: Graph
    let stage: Stage
    let notation: Notation
    private let asked: AtomMeaning?

    init(graph: Graph, asked: AtomMeaning?, stage: Stage, notation: Notation) {
        self.graph = graph
        self.stage = stage
        self.notation = notation
        self.asked = asked
    }

    /// What stands in the way of taking the expression as an answer; nil where nothing does.
    func fault(in expression: Expression) -> Fault? {
        for atom in expression.atoms {
            if let message = objection(to: atom) { return Fault(message) }
        }
        return nil
    }

    private func objection(to atom: Atom) -> String? {
        let name = atom.expression.text(notation)
        let meaning = graph.meaning(of: atom)
        if isAsked(meaning) {
            if case .value = meaning { return "\(name) is the very value that is asked for" }
            return "\(name) is the very derivative that is asked for"
        }
        switch (stage, meaning) {
        case (_, .undeclared(let symbol)): return "\(symbol.text(notation)) is not a name of this graph"
        case (.expression, _): return nil
        case (.number, .value(let node)): return missingValue(node, name)
        case (.number, .opaqueCall), (.walk(_, needsValues: true), .opaqueCall):
            return "a number is asked for, and \(name) has none: its function is not defined"
        case (.number, .localPartial), (.number, .total):
            return "a number is asked for: work \(name) out"
        case (.walk(let isKnown, let needsValues), _):
            guard isKnown(meaning) else { return "\(name) is not known yet at this step" }
            if needsValues, case .value(let node) = meaning { return missingValue(node, name) }
            return nil
        }
    }

    /// Whether a name stands for the very quantity that is asked for. A total derivative along a single edge is the same as
    /// the local partial there; but in a walk the partial stands in the ledger, and the adjoint is still to be said.
    private func isAsked(_ meaning: AtomMeaning) -> Bool {
        guard let asked else { return false }
        if meaning == asked || graph.canonical(meaning) == asked { return true }
        if case .walk = stage { return false }
        return graph.canonical(meaning) == graph.canonical(asked)
    }

    private func missingValue(_ node: Int, _ name: String) -> String? {
        let isGiven = graph.nodes[node].expression == nil
        return isGiven && graph.nodes[node].value == nil ? "a number is asked for, and \(name) has no value" : nil
    }
}
