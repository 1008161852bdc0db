internal import Algebra
internal import Autodiff
internal import Equivalence

// Formulas over a graph of vectors and matrices as expressions, which are compared with an answer entry by entry.

extension ExaminedPlace {
    /// The longest expression that is compared, in symbols and operations.
    private static let sizeLimit = 600

    /// A wrong answer as an expression over the graph, in the layout of the task; nil where it cannot be written as one, or
    /// where its shapes do not go together, so that nobody can have given it.
    func written(_ formula: Formula) -> Expression? {
        guard let expression = expression(formula), shape(of: expression) != nil else { return nil }
        if case .quantity(.value) = subject { return expression }
        return expression.exchangingLayout(place.layout)
    }

    /// The shape of an expression in denominator layout; nil where it has none.
    func shape(of expression: Expression) -> Shape? {
        expression.size <= Self.sizeLimit ? expression.shape(graph.shapes) : nil
    }

    /// A formula as an expression in denominator layout; nil where it cannot be written as one.
    func expression(_ formula: Formula) -> Expression? {
        func all(_ formulas: [Formula]) -> [Expression]? {
            let expressions = formulas.compactMap(expression)
            return expressions.count == formulas.count ? expressions : nil
        }
        switch formula {
        case .quantity(let quantity): return expression(quantity)
        case .expression(let expression): return expression
        case .sum(let terms): return all(terms).map(Expression.sum)
        case .product(let factors): return all(factors).map { .apply(.multiply, $0) }
        case .negative(let formula): return expression(formula).map { .apply(.negate, [$0]) }
        case .assuming(let wrong, _): return whole(assuming: wrong)
        case .rounded: return nil
        }
    }

    /// A quantity under its name, or what is sent back.
    func expression(_ quantity: Quantity) -> Expression? {
        switch quantity {
        case .value(let node): .symbol(symbol(node))
        case .adjoint(let node): .adjoint(symbol(node))
        case .localPartial(let edge):
            .derivative(
                Derivative(of: symbol(ends(edge).consumer), variable: symbol(ends(edge).operand), isPartial: true))
        case .contribution(let edge): graph.contribution(ofEdge: edge)
        case .runningSum(let edge): runningSum(edge, [:])
        }
    }

    // MARK: What becomes of the answer

    /// The answer where other contributions than the right ones are sent back; nil where something else is assumed.
    private func whole(assuming assumptions: [Formula.Assumption]) -> Expression? {
        var wrong: [Int: Expression] = [:]
        for assumption in assumptions {
            guard case .contribution(let edge) = assumption.quantity, let value = expression(assumption.value) else {
                return nil
            }
            wrong[edge] = value
        }
        switch subject {
        case .quantity(.localPartial(let edge)): return jacobian(edge, wrong)
        case .quantity(.contribution(let edge)): return sent(edge, wrong)
        case .quantity(.runningSum(let edge)): return runningSum(edge, wrong)
        case .quantity(.adjoint(let node)): return swept(node, from: graph.output, wrong)
        case .total(let of, let by): return swept(by, from: of, wrong)
        case .quantity(.value), .written: return nil
        }
    }

    private func sent(_ edge: Int, _ wrong: [Int: Expression]) -> Expression {
        wrong[edge] ?? graph.contribution(ofEdge: edge)
    }

    private func runningSum(_ edge: Int, _ wrong: [Int: Expression]) -> Expression {
        let earlier = graph.pushOrder(at: ends(edge).operand).filter { graph.isSwept(edge: $0) }.prefix { $0 != edge }
        return .sum((earlier + [edge]).map { sent($0, wrong) })
    }

    /// The local partial of a number or column by a column, one element of the consumer after another.
    private func jacobian(_ edge: Int, _ wrong: [Int: Expression]) -> Expression? {
        let sent = sent(edge, wrong)
        let (operand, consumer) = (shape(ofNode: ends(edge).operand), shape(ofNode: ends(edge).consumer))
        let name = symbol(ends(edge).consumer)
        if consumer == .scalar { return sent.replacingAdjoint(of: name, by: .one) }
        guard consumer.kind == .column, operand.columns == 1 else { return nil }
        return .beside(
            (0..<consumer.rows).map { sent.replacingAdjoint(of: name, by: .unit($0, of: consumer.rows)) })
    }

    private func swept(_ node: Int, from target: Int, _ wrong: [Int: Expression]) -> Expression? {
        let shape = shape(ofNode: target)
        if shape == .scalar { return swept(node, from: target, seed: nil, wrong) }
        guard shape.kind == .column, self.shape(ofNode: node).columns == 1 else { return nil }
        let columns = (0..<shape.rows).compactMap { swept(node, from: target, seed: $0, wrong) }
        return columns.count == shape.rows ? .beside(columns) : nil
    }

    /// The reverse sweep from a target, or from one element of it, down to a node: only where something goes wrong on the
    /// way is a consumer's adjoint written out.
    private func swept(_ node: Int, from target: Int, seed: Int?, _ wrong: [Int: Expression]) -> Expression? {
        if node == target { return upstream(of: node, from: target, seed: seed) }
        var adjoints: [Int: Expression] = [:]
        let places = Set(wrong.keys.map { ends($0).operand })
        for consumer in (node..<target).reversed() {
            guard consumer == node || places.contains(where: { graph.leads(consumer, to: $0) }),
                graph.leads(consumer, to: target)
            else { continue }
            let terms = graph.outgoing[consumer].filter { graph.leads(ends($0).consumer, to: target) }.map { edge in
                sent(edge, wrong).substituting(leaves: { atom in
                    guard case .adjoint(let symbol) = atom, let other = graph.node(symbol) else { return nil }
                    return adjoints[other] ?? upstream(of: other, from: target, seed: seed)
                })
            }
            let sum = Expression.sum(terms)
            guard sum.size <= Self.sizeLimit else { return nil }
            adjoints[consumer] = sum
        }
        return adjoints[node]
    }

    /// The derivative of a target, or of one of its elements, by a node, under its name.
    private func upstream(of node: Int, from target: Int, seed: Int?) -> Expression {
        let count = shape(ofNode: target).rows
        if node == target { return seed.map { .unit($0, of: count) } ?? .one }
        if target == graph.output, seed == nil { return .adjoint(symbol(node)) }
        let total = names.total(of: target, by: node)
        return seed.map { .apply(.matmul, [total, .unit($0, of: count)]) } ?? total
    }
}

extension Expression {
    /// A sum of terms, without those that are 0; 0 of none.
    static func sum(_ terms: [Expression]) -> Expression {
        let terms = terms.filter { $0 != .zero }
        return terms.count > 1 ? .apply(.add, terms) : terms.first ?? .zero
    }

    /// Columns beside each other.
    fileprivate static func beside(_ columns: [Expression]) -> Expression {
        columns.count == 1 ? columns[0] : .apply(.row, columns)
    }

    /// The column of zeros with a 1 at one place, counted from 0.
    fileprivate static func unit(_ index: Int, of count: Int) -> Expression {
        .matrix((0..<count).map { [$0 == index ? .one : .zero] })
    }

    /// Ones in a shape; 1 for a scalar.
    static func filled(_ shape: Shape) -> Expression {
        guard shape != .scalar else { return .one }
        return .apply(.ones, [.number(Number(shape.rows)), .number(Number(shape.columns))])
    }

    func replacingAdjoint(of symbol: Symbol, by upstream: Expression) -> Expression {
        substituting(leaves: { $0 == .adjoint(symbol) ? upstream : nil })
    }

    /// A derivative brought from denominator layout into another one, or back: transposed, as are the derivatives and
    /// adjoints it is written in.
    func exchangingLayout(_ layout: Layout) -> Expression {
        guard layout == .numerator else { return self }
        let turned = substituting(leaves: { atom in
            switch atom {
            case .adjoint, .derivative: .apply(.transpose, [atom.expression])
            case .symbol, .opaque: nil
            }
        })
        return .apply(.transpose, [turned])
    }
}
