internal import Algebra
internal import Autodiff
internal import Equivalence

/// The sweep over vectors and matrices as it follows from a student's own entries: what differs from the truth, as numbers
/// written out, or in a symbolic walk as expressions.
struct FollowedSweep {
    private let working: Working
    private var own: [Quantity: Expression] = [:]
    /// What differs from its true value. Everything else is as it is in the working.
    private var values: [Symbol: Expression] = [:]
    private var adjoints: [Symbol: Expression] = [:]
    private var contributions: [Int: Expression] = [:]
    private var sums: [Int: Expression] = [:]

    /// Expressions that grow longer than this are not followed.
    private static let lengthLimit = 400

    /// - Parameter own: the student's entries in the order of the walk.
    init(_ working: Working, own: [(quantity: Quantity, entry: Expression)]) {
        self.working = working
        for (quantity, entry) in own { self.own[quantity] = entry }
        guard !own.isEmpty else { return }
        followValues()
        followAdjoints()
    }

    /// What follows for a quantity; nil where that is the truth.
    func expression(_ quantity: Quantity) -> Expression? {
        if let entry = own[quantity] { return resolved(entry) }
        switch quantity {
        case .value(let node): return values[graph.nodes[node].symbol]
        case .localPartial(let edge): return localPartial(edge)
        case .contribution(let edge): return contributions[edge]
        case .runningSum(let edge): return sums[edge]
        case .adjoint(let node): return adjoints[graph.nodes[node].symbol]
        }
    }

    /// The quantity in numbers as it follows, also where that is the truth.
    func tensor(_ quantity: Quantity) -> Tensor? {
        guard let expression = expression(quantity) else { return working.tensor(quantity) }
        return working.tensor(of: expression)
    }

    /// An expression in the student's own values and adjoints, in numbers.
    func tensor(of expression: Expression) -> Tensor? {
        working.tensor(of: expression.substituting(leaves: standIn))
    }

    private var graph: Graph { working.graph }

    // MARK: Following

    private mutating func followValues() {
        for (node, definition) in graph.nodes.enumerated() {
            if let entry = own[.value(node: node)] {
                values[definition.symbol] = resolved(entry)
            } else if let expression = definition.expression, !values.isEmpty,
                expression.symbols.contains(where: { values[$0] != nil })
            {
                values[definition.symbol] = resolved(expression)
            }
        }
    }

    private mutating func followAdjoints() {
        for node in graph.reverseTopologicalOrder {
            let symbol = graph.nodes[node].symbol
            var sum: Expression?
            var terms: [Expression] = []
            var differs = false
            for edge in graph.pushOrder(at: node) where graph.isSwept(edge: edge) {
                let contribution = followed(edge)
                contributions[edge] = contribution
                differs = differs || contribution != nil
                terms.append(contribution ?? working.expression(.contribution(edge: edge)) ?? .zero)
                if let entry = own[.runningSum(edge: edge)], let resolved = resolved(entry) {
                    (terms, differs) = ([resolved], true)
                }
                sum = differs ? resolved(terms.count == 1 ? terms[0] : .apply(.add, terms)) : nil
                sums[edge] = sum
            }
            adjoints[symbol] = own[.adjoint(node: node)].map(resolved) ?? sum
        }
    }

    /// A contribution that differs from the truth; nil where it does not.
    private func followed(_ edge: Int) -> Expression? {
        if let entry = own[.contribution(edge: edge)] { return resolved(entry) }
        let consumer = graph.nodes[graph.edges[edge].to].symbol
        if let partial = own[.localPartial(edge: edge)].flatMap(resolved) {
            let upstream = adjoints[consumer] ?? .adjoint(consumer)
            guard graph.nodes[graph.edges[edge].to].shape != .scalar else {
                return resolved(.apply(.multiply, [upstream, partial]))
            }
            let factors = graph.layout == .denominator ? [partial, upstream] : [upstream, partial]
            return resolved(.apply(.matmul, factors))
        }
        let contribution = graph.laidOut(graph.contribution(ofEdge: edge))
        let differs = contribution.atoms.contains { standIn($0) != nil }
        return differs ? resolved(contribution) : nil
    }

    private func localPartial(_ edge: Int) -> Expression? {
        guard !values.isEmpty, let jacobian = graph.jacobian(ofEdge: edge).map(graph.laidOut) else { return nil }
        return jacobian.symbols.contains { values[$0] != nil } ? resolved(jacobian) : nil
    }

    // MARK: Standing in

    /// What stands for a name in place of the truth.
    private func standIn(_ atom: Atom) -> Expression? {
        switch graph.meaning(of: atom) {
        case .value(let node): values[graph.nodes[node].symbol]
        case .total(graph.output, let node): adjoints[graph.nodes[node].symbol]
        case .localPartial, .total, .opaqueCall, .undeclared: nil
        }
    }

    /// An expression with the student's own values and adjoints; in numbers where the walk is in numbers.
    private func resolved(_ expression: Expression) -> Expression? {
        let followed = expression.substituting(leaves: standIn)
        if !working.isSymbolic, let numbers = working.tensor(of: followed) { return numbers.expression }
        return followed.size <= Self.lengthLimit ? followed : nil
    }
}

extension Tensor {
    /// The numbers written out as a matrix.
    var expression: Expression {
        .matrix(
            (0..<shape.rows).map { row in
                (0..<shape.columns).map { .number(Number(self[row: row, column: $0])) }
            })
    }
}
