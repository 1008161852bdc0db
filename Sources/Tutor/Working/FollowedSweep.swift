internal import Algebra
internal import Autodiff
internal import Equivalence

/// The sweep as it follows from a student's own entries. Over vectors and matrices what differs from the truth is kept as
/// numbers written out, or in a symbolic walk as expressions; over numbers a `Sampler` follows.
struct FollowedSweep {
    private let working: Working
    /// Over numbers; nil where nothing is the student's own.
    private let sampler: Sampler?
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
        guard !own.isEmpty, !working.graph.isScalar else {
            let formulas = own.map { (quantity: $0.quantity, formula: Formula.expression($0.entry)) }
            sampler = own.isEmpty ? nil : Sampler(graph: working.graph, own: formulas)
            return
        }
        sampler = nil
        for (quantity, entry) in own { self.own[quantity] = entry }
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
        if let sampler { return sampler.number(quantity).map { Tensor($0) } }
        guard let expression = expression(quantity) else { return truth(quantity) }
        return working.tensor(of: expression)
    }

    private func truth(_ quantity: Quantity) -> Tensor? {
        let tensor = working.tensor(quantity)
        // Rounding may leave a little of what is zero.
        guard graph.isScalar, let number = tensor?.scalar, number.magnitude < 1e-9 else { return tensor }
        return Sampler(graph: graph).number(quantity).map { Tensor($0) }
    }

    /// An expression in the student's own values and adjoints, in numbers.
    func tensor(of expression: Expression) -> Tensor? {
        guard let sampler else { return working.tensor(of: expression.substituting(leaves: standIn)) }
        let value = sampler.value(.expression(expression))
        return value.isKnown ? Tensor(value.number) : nil
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
