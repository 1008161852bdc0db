internal import Algebra
internal import Autodiff

/// Calls of functions nobody knows. Those whose arguments are alike are one: f(x·1, y) is f(x, y), and g(f(x, y)) is g(u)
/// for u = f(x, y).
final class OpaqueCalls {
    private var forms = CanonicalForms()
    private var found: [CanonicalForms.Form: Atom] = [:]

    /// What names stand for is looked at in graphs of so many nodes.
    private static let nodeLimit = 200

    init(graph: Graph?) {
        guard let graph, graph.nodes.count <= Self.nodeLimit, graph.nodes.contains(where: \.isOpaque) else { return }
        for node in graph.nodes {
            if let definition = node.expression { forms.define(node.symbol, as: definition) }
        }
    }

    /// The first call that was seen with such arguments; every other atom is itself.
    func representative(of atom: Atom) -> Atom {
        guard case .opaque = atom else { return atom }
        let form = forms.form(of: atom.expression)
        if let atom = found[form] { return atom }
        found[form] = atom
        return atom
    }

    /// An expression with calls that are one written alike.
    func unified(_ expression: Expression) -> Expression {
        guard expression.atoms.contains(where: { if case .opaque = $0 { true } else { false } }) else {
            return expression
        }
        return expression.value(in: WrittenArithmetic()) { [self] atom in
            let expression = representative(of: atom).expression
            return WrittenArithmetic.Written(expression: expression, size: 1)
        }?.expression ?? expression
    }
}
