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

    /// A wrong answer as it is compared, with the formula around it: over vectors and matrices written as an expression; nil
    /// where it cannot be.
    func comparable(_ formula: Formula) -> Formula? {
        guard isOfNumbers else {
            return written(formula).map { wrong in
                .expression(place.around?.substituting(leaves: { isAsked($0) ? wrong : nil }) ?? wrong)
            }
        }
        guard let around = place.around, case .quantity(let quantity) = subject else { return formula }
        return .assuming([.init(quantity: quantity, value: formula)], .expression(around))
    }

    private func isAsked(_ atom: Atom) -> Bool {
        guard case .quantity(let quantity) = subject else { return false }
        return graph.meaning(of: quantity) == graph.meaning(of: atom)
    }

    /// What is said of a way, with the place of it where it is part of the answer.
    func said(_ way: WrongWay) -> String {
        guard place.around != nil, case .quantity(let quantity) = subject, let name = expression(quantity) else {
            return way.message()
        }
        let (part, message) = (name.text(names.notation), way.message())
        let namesPart = [part, "In \(part)"].contains { message.hasPrefix($0) }
        return namesPart ? message : "In \(part): \(message.withoutCapital)"
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
        case .update(let node, let rate): names.update(of: node, rate: rate)
        case .localPartial(let edge):
            .derivative(
                Derivative(of: symbol(ends(edge).consumer), variable: symbol(ends(edge).operand), isPartial: true))
        case .contribution(let edge): graph.contribution(ofEdge: edge)
        case .runningSum(let edge): .sum(graph.increments(upTo: edge).map { graph.contribution(ofEdge: $0) })
        }
    }

    // MARK: What becomes of the answer

    /// The answer where other contributions than the right ones are sent back; nil where something else is assumed.
    private func whole(assuming assumptions: [Formula.Assumption]) -> Expression? {
        var wrong: [(edge: Int, sent: Expression)] = []
        for assumption in assumptions {
            guard case .contribution(let edge) = assumption.quantity, let value = expression(assumption.value) else {
                return nil
            }
            wrong.append((edge, value))
        }
        switch subject {
        case .quantity(.value), .written: return nil
        case .quantity(.localPartial(let edge)):
            return jacobian(edge, wrong.last { $0.edge == edge }?.sent ?? graph.contribution(ofEdge: edge))
        case .quantity(let quantity): return swept(quantity, of: graph.output, wrong)
        case .total(let of, let by): return swept(.adjoint(node: by), of: of, wrong)
        }
    }

    /// The local partial of a number or column by a column, one element of the consumer after another.
    private func jacobian(_ edge: Int, _ sent: Expression) -> Expression? {
        let name = symbol(ends(edge).consumer)
        return columns(of: ends(edge).consumer, by: ends(edge).operand) { seed in
            sent.replacingAdjoint(of: name, by: seed ?? .one)
        }
    }

    /// A quantity of the sweep from a target, where wrong contributions are sent back on the way.
    private func swept(_ quantity: Quantity, of target: Int, _ wrong: [(edge: Int, sent: Expression)]) -> Expression? {
        var graph = graph
        graph.layout = .denominator
        func swept(_ seed: Expression?) -> Expression? {
            let sweep = NamedSweep(graph, of: target, seed: seed) { $0.size <= Self.sizeLimit ? $0 : nil }
            // A consumer's adjoint comes before what it sends back.
            for (edge, sent) in wrong.sorted(by: { ends($0.edge).consumer > ends($1.edge).consumer }) {
                sweep.assume(sent, for: .contribution(edge: edge))
            }
            return sweep.expression(quantity)
        }
        guard case .adjoint(let node) = quantity else { return swept(nil) }
        return columns(of: target, by: node, swept)
    }

    /// A derivative for a number, or for every element of a column beside each other; nil for other shapes.
    /// - Parameter derivative: with the derivative of the column by itself, for one element; nil for a number.
    private func columns(of target: Int, by node: Int, _ derivative: (Expression?) -> Expression?) -> Expression? {
        let shape = shape(ofNode: target)
        if shape == .scalar { return derivative(nil) }
        guard shape.kind == .column, self.shape(ofNode: node).columns == 1 else { return nil }
        let columns = (0..<shape.rows).compactMap { derivative(.unit($0, of: shape.rows)) }
        return columns.count == shape.rows ? .beside(columns) : nil
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
