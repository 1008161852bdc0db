internal import Algebra
internal import Autodiff

/// Formulas about a graph as expressions over what is drawn at a point alone: inputs, and opaque functions with their
/// partials. Intermediates and derivatives are written out, as they are defined and without simplifying anything, where
/// the result is not too long.
struct WrittenOut {
    private let graph: Graph
    private let partials: [Expression]?
    private var values: [Int: Expression] = [:]

    /// Symbols and operations of a result; longer ones are compared by sampling alone.
    private static let sizeLimit = 1_000
    private struct TooLong: Error {}

    /// - Parameter partials: the local partials of the graph by edge, where they are worked out already.
    init(_ graph: Graph, partials: [Expression]?) {
        self.graph = graph
        self.partials = partials
    }

    /// nil where the result would be too long, or a name is unknown.
    mutating func expression(_ formula: Formula) -> Expression? { try? written(formula) }

    // MARK: Formulas

    private mutating func written(_ formula: Formula) throws -> Expression {
        switch formula {
        case .quantity(let quantity): return try written(quantity)
        case .expression(let expression): return try written(expression)
        case .sum(let terms): return try limited(.apply(.add, .zero, terms.map { try written($0) }))
        case .product(let factors): return try limited(.apply(.multiply, .one, factors.map { try written($0) }))
        case .negative(let formula): return try limited(.apply(.negate, [written(formula)]))
        // What misconceptions make of a graph is sampled.
        case .assuming, .rounded: throw TooLong()
        }
    }

    private mutating func written(_ quantity: Quantity) throws -> Expression {
        switch quantity {
        case .value(let node): return try value(of: node)
        case .localPartial(let edge): return try localPartial(edge)
        case .adjoint(let node): return try total(of: graph.output, by: node)
        case .contribution(let edge): return try contribution(edge)
        case .runningSum(let edge):
            let from = graph.edges[edge].from
            var terms: [Expression] = from == graph.output ? [.one] : []
            for earlier in graph.pushOrder(at: from) where graph.isSwept(edge: earlier) {
                terms.append(try contribution(earlier))
                if earlier == edge { break }
            }
            return try limited(.apply(.add, .zero, terms))
        }
    }

    private mutating func contribution(_ edge: Int) throws -> Expression {
        let adjoint = try total(of: graph.output, by: graph.edges[edge].to)
        return try limited(.apply(.multiply, [adjoint, localPartial(edge)]))
    }

    /// An expression over the names of the graph.
    private mutating func written(_ expression: Expression) throws -> Expression {
        var meanings: [Atom: Expression] = [:]
        for atom in expression.atoms {
            switch graph.meaning(of: atom) {
            case .value(let node): meanings[atom] = try value(of: node)
            case .localPartial(let edge): meanings[atom] = try localPartial(edge)
            case .total(let of, let by): meanings[atom] = try total(of: of, by: by)
            case .opaqueCall: meanings[atom] = atom.expression
            case .undeclared: throw TooLong()
            }
        }
        return try substituted(expression, meanings)
    }

    // MARK: Values and derivatives

    private mutating func value(of node: Int) throws -> Expression {
        if let known = values[node] { return known }
        for index in graph.ancestors(of: node) where values[index] == nil {
            let definition = graph.nodes[index]
            if let expression = definition.expression {
                values[index] = try inInputs(expression)
            } else if case .constant = definition.kind, let value = definition.value {
                values[index] = .number(Number(value.scalar))
            } else {
                values[index] = .symbol(definition.symbol)
            }
        }
        return values[node] ?? .zero
    }

    private mutating func localPartial(_ edge: Int) throws -> Expression {
        let partial = partials?[edge] ?? graph.partial(ofEdge: edge)
        for symbol in partial.symbols {
            if let node = graph.node(symbol) { _ = try value(of: node) }
        }
        return try inInputs(partial)
    }

    /// A right-hand side or local partial, whose names are values; derivatives and calls in it are those of opaque
    /// functions, and stay.
    private func inInputs(_ expression: Expression) throws -> Expression {
        var meanings: [Atom: Expression] = [:]
        for atom in expression.atoms {
            guard case .symbol(let symbol) = atom, let node = graph.node(symbol) else { continue }
            meanings[atom] = values[node]
        }
        return try substituted(expression, meanings)
    }

    /// The sum over all paths, from the variable upwards.
    private mutating func total(of node: Int, by variable: Int) throws -> Expression {
        var slopes: [Int: Expression] = [variable: .one]
        for index in graph.ancestors(of: node) where index > variable {
            var terms: [Expression] = []
            for edge in graph.incoming[index] {
                guard let slope = slopes[graph.edges[edge].from] else { continue }
                terms.append(.apply(.multiply, [try localPartial(edge), slope]))
            }
            if !terms.isEmpty { slopes[index] = try limited(.apply(.add, .zero, terms)) }
        }
        return slopes[node] ?? .zero
    }

    // MARK: Size

    private func substituted(_ expression: Expression, _ meanings: [Atom: Expression]) throws -> Expression {
        let sizes = meanings.mapValues(\.size)
        var size = 0
        var waiting = [expression]
        while let next = waiting.popLast() {
            size += next.atom.flatMap { sizes[$0] } ?? 1
            guard size <= Self.sizeLimit else { throw TooLong() }
            if next.atom == nil { waiting.append(contentsOf: next.operands) }
        }
        return expression.folded { part, operands in
            // What an opaque function is called with is part of its name.
            if let atom = part.atom { return meanings[atom] ?? part }
            if case .apply(let operation, _) = part { return .apply(operation, operands) }
            return part
        }
    }

    private func limited(_ expression: Expression) throws -> Expression {
        guard expression.size <= Self.sizeLimit else { throw TooLong() }
        return expression
    }
}

extension Expression {
    /// A sum or product of any number of operands: none is the neutral one.
    fileprivate static func apply(
        _ operation: Algebra.Operation, _ neutral: Expression, _ operands: [Expression]
    ) -> Expression {
        operands.count > 1 ? .apply(operation, operands) : operands.first ?? neutral
    }
}

extension Graph {
    /// A node and everything it is computed from, operands first.
    func ancestors(of node: Int) -> [Int] {
        var needed: Set<Int> = [node]
        var waiting = [node]
        while let next = waiting.popLast() {
            for edge in incoming[next] where needed.insert(edges[edge].from).inserted {
                waiting.append(edges[edge].from)
            }
        }
        return needed.sorted()
    }
}
