internal import Algebra
internal import Autodiff
internal import Equivalence

/// The form a task asks for, `in terms of: [dC/dz]`: an answer that is equal but written in other terms is no answer to it.
///
/// Derivatives that are listed have to occur, and no other total derivative may; local partials are free unless some are
/// listed, since they are what links one derivative to the next. Where values are listed, no other value may occur; where
/// only values are, no derivative may, except the partials of opaque functions, which nothing else can express.
struct AnswerForm: Sendable {
    private let graph: Graph?
    /// What the form lists.
    let terms: [Atom]
    private let listed: Set<Meaning>
    private let notation: Notation

    /// What an atom stands for: on a graph, or without one by itself.
    private enum Meaning: Hashable {
        case onGraph(AtomMeaning)
        case byItself(String, isValue: Bool)
    }

    /// nil where no form is asked for.
    init?(_ terms: [Atom], graph: Graph?, notation: Notation) {
        guard !terms.isEmpty else { return nil }
        self.graph = graph
        self.terms = terms
        self.notation = notation
        listed = Set(terms.map { Self.meaning(of: $0, graph) })
    }

    /// The terms as they are said: `dC/dz and y`.
    var text: String {
        terms.map { $0.expression.text(notation) }.listed()
    }

    /// What to say of an expression that is right but has another form; nil where it has this one.
    func fault(in expression: Expression) -> Fault? {
        isForm(of: expression)
            ? nil : Fault("this is equal to the right answer, but it is asked for in terms of \(text)")
    }

    func isForm(of expression: Expression) -> Bool {
        let used = Set(expression.atoms.map { Self.meaning(of: $0, graph) })
        guard listed.subtracting(used).allSatisfy(isValue) else { return false }
        let listsDerivatives = !listed.allSatisfy(isValue)
        let listsPartials = listed.contains(where: isPartial)
        return used.subtracting(listed).allSatisfy { meaning in
            if isValue(meaning) { return !listsValues }
            if isPartial(meaning) { return isOpaque(meaning) || (listsDerivatives && !listsPartials) }
            return false
        }
    }

    /// Whether values are among the terms, so that no other may occur.
    var listsValues: Bool { listed.contains(where: isValue) }

    /// Whether a name is among the terms, under any of its names.
    func lists(_ atom: Atom) -> Bool { listed.contains(Self.meaning(of: atom, graph)) }

    private static func meaning(of atom: Atom, _ graph: Graph?) -> Meaning {
        if let graph {
            let meaning = graph.canonical(graph.meaning(of: atom))
            // On the last edge the local partial is the adjoint of its operand.
            guard case .localPartial(let edge) = meaning, graph.edges[edge].to == graph.output else {
                return .onGraph(meaning)
            }
            let adjoint = AtomMeaning.total(of: graph.output, by: graph.edges[edge].from)
            return .onGraph(graph.canonical(adjoint) == meaning ? adjoint : meaning)
        }
        return switch atom {
        case .symbol, .opaque: .byItself(atom.stableName, isValue: true)
        case .derivative, .adjoint: .byItself(atom.stableName, isValue: false)
        }
    }

    private func isValue(_ meaning: Meaning) -> Bool {
        switch meaning {
        case .onGraph(.value), .onGraph(.opaqueCall), .onGraph(.undeclared): true
        case .onGraph(.localPartial), .onGraph(.total): false
        case .byItself(_, let isValue): isValue
        }
    }

    private func isPartial(_ meaning: Meaning) -> Bool {
        if case .onGraph(.localPartial) = meaning { true } else { false }
    }

    private func isOpaque(_ meaning: Meaning) -> Bool {
        guard case .onGraph(.localPartial(let edge)) = meaning, let graph else { return false }
        return graph.nodes[graph.edges[edge].to].isOpaque
    }
}
