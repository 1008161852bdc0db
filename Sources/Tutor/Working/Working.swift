package import Algebra
package import Autodiff

/// The bookkeeping of a graph as a teacher would write it on the board: quantities with their numbers or expressions.
///
/// In a symbolic working the adjoint of a node is written in terms of the nodes and partials between it and the output; one
/// that would grow too long is written with the adjoints of its consumers.
package struct Working: Sendable {
    package let graph: Graph
    package let names: GraphNames
    /// Whether results are expressions rather than numbers.
    package let isSymbolic: Bool
    let evaluation: Evaluation
    /// By edge, simplified.
    let partials: [Expression]
    /// By node, nil for those without an adjoint; empty for numeric workings and large graphs.
    private let adjoints: [Expression?]

    /// How many symbols and operations an adjoint may have before it is written with those of its consumers.
    private static let lengthLimit = 40
    /// How many nodes a graph may have before every adjoint is written so.
    private static let nodeLimit = 300
    /// How many terms of a sum are written out in a line.
    private static let termLimit = 12

    /// - Parameter evaluation: the point to work at; nil is the graph's own values.
    package init(graph: Graph, isSymbolic: Bool, notation: Notation, evaluation: Evaluation? = nil) {
        self.graph = graph
        self.isSymbolic = isSymbolic
        names = GraphNames(graph: graph, notation: notation)
        self.evaluation = evaluation ?? graph.evaluation
        partials = graph.edges.indices.map(graph.partial)
        adjoints =
            isSymbolic && graph.isScalar && graph.nodes.count <= Self.nodeLimit ? Self.adjoints(graph, partials) : []
    }

    private static func adjoints(_ graph: Graph, _ partials: [Expression]) -> [Expression?] {
        var adjoints = [Expression?](repeating: nil, count: graph.nodes.count)
        for node in graph.reverseTopologicalOrder {
            let written = adjoint(of: node, graph, partials) { adjoints[$0] ?? .zero }
            adjoints[node] = written.size <= lengthLimit ? written : adjoint(of: node, graph, partials)
        }
        return adjoints
    }

    /// The sum over the consumers, with their adjoints as names or written out.
    private static func adjoint(
        of node: Int, _ graph: Graph, _ partials: [Expression], upstream: ((Int) -> Expression)? = nil
    ) -> Expression {
        guard node != graph.output else { return .one }
        let terms = graph.outgoing[node].filter { graph.isSwept(edge: $0) }.map { edge in
            let consumer = graph.edges[edge].to
            let adjoint =
                upstream?(consumer) ?? (consumer == graph.output ? .one : .adjoint(graph.nodes[consumer].symbol))
            return Expression.apply(.multiply, [adjoint, partials[edge]]).simplified()
        }
        return terms.count == 1 ? terms[0] : Expression.apply(.add, terms).simplified()
    }

    // MARK: Results

    /// The number of a quantity; nil where it has none, or is a vector or matrix.
    package func number(_ quantity: Quantity) -> Double? {
        guard graph.isScalar else { return tensor(quantity).flatMap { $0.shape == .scalar ? $0.scalar : nil } }
        switch quantity {
        case .value(let node): return evaluation.values[node]?.scalar
        case .localPartial(let edge): return evaluation.partials[edge]?.scalar
        case .adjoint(let node): return evaluation.adjoints[node]?.scalar
        case .contribution(let edge):
            guard let upstream = evaluation.adjoints[graph.edges[edge].to], let partial = evaluation.partials[edge]
            else { return nil }
            return upstream.scalar * partial.scalar
        case .runningSum(let edge):
            var sum = 0.0
            for earlier in increments(upTo: edge) {
                guard let contribution = number(.contribution(edge: earlier)) else { return nil }
                sum += contribution
            }
            return sum
        }
    }

    /// The expression of a quantity in terms of the nodes.
    func expression(_ quantity: Quantity) -> Expression? {
        guard graph.isScalar else { return matrixExpression(quantity) }
        return switch quantity {
        case .value(let node): graph.nodes[node].expression
        case .localPartial(let edge): partials[edge]
        case .adjoint(let node): adjoint(of: node)
        case .contribution(let edge):
            adjoint(of: graph.edges[edge].to).map { Expression.apply(.multiply, [$0, partials[edge]]).simplified() }
        case .runningSum(let edge):
            Expression.apply(.add, increments(upTo: edge).compactMap { expression(.contribution(edge: $0)) })
                .simplified()
        }
    }

    private func adjoint(of node: Int) -> Expression? {
        guard isSymbolic, graph.isSwept(node) else { return nil }
        return adjoints.isEmpty ? Self.adjoint(of: node, graph, partials) : adjoints[node]
    }

    /// push: the edges that have incremented the operand's adjoint by the time this one has.
    func increments(upTo edge: Int) -> [Int] {
        let order = graph.pushOrder(at: graph.edges[edge].from).filter { graph.isSwept(edge: $0) }
        return order.firstIndex(of: edge).map { Array(order[...$0]) } ?? []
    }

    /// The result of a quantity as it is shown: a number, or in a symbolic working an expression.
    func result(_ quantity: Quantity) -> String? {
        guard !isSymbolic else { return expression(quantity).map(text) }
        return graph.isScalar ? number(quantity).map(text) : tensor(quantity)?.text(names.notation)
    }

    /// The value of a node in numbers, also in a symbolic working.
    func value(ofNode node: Int) -> String? { evaluation.values[node]?.text(names.notation) }

    // MARK: Lines

    /// How a quantity comes about, in one line: `x has 2 consumers, so two contributions are added: x̄ = 1 + 36 = 37`.
    package func line(_ quantity: Quantity) -> String {
        let steps = chain(quantity)
        switch quantity {
        case .adjoint(let node):
            let rows = rows(of: node)
            if node == graph.output { return "\(steps): the sweep starts at the output." }
            let reason =
                rows.count == 1
                ? "\(names.node(node)) has one consumer"
                : "\(names.node(node)) has \(rows.count) consumers, whose contributions add up"
            return "\(reason): \(steps)"
        case .localPartial(let edge):
            let others = graph.incoming[graph.edges[edge].to].count > 1
            return others ? "\(steps), with everything but \(names.node(graph.edges[edge].from)) held fixed" : steps
        case .value, .contribution, .runningSum: return steps
        }
    }

    /// A step of the reverse sweep: where several contributions meet a line for each, then the adjoint they give; in a push
    /// the running sums.
    package func lines(_ step: Step, _ method: SweepMethod) -> [String] {
        let contributions = step.edges.map { chain(.contribution(edge: $0)) }
        switch method {
        case .pull: return (step.edges.count > 1 ? contributions : []) + [line(.adjoint(node: step.node))]
        case .push: return zip(step.edges, contributions).flatMap { [$1, line(.runningSum(edge: $0))] }
        }
    }

    /// `t̄ · ∂t/∂x = 12 · 3 = 36`: the rule in names, with numbers, and the result.
    package func chain(_ quantity: Quantity) -> String {
        var steps = [names.label(quantity), rule(quantity)]
        var head = ""
        if case .contribution(let edge) = quantity {
            steps.removeFirst()
            if graph.edges[edge].isMatrixValued { head = names.sending(edge) + ": " }
        }
        if let filled = filled(quantity) { steps.append(filled) }
        if let result = result(quantity) { steps.append(result) }
        return head + unrepeated(steps).joined(separator: " = ")
    }

    /// A quantity in the names of what it is computed from: `x·y`, `C̄ · ∂C/∂x + t̄ · ∂t/∂x`.
    func rule(_ quantity: Quantity) -> String {
        switch quantity {
        case .value, .localPartial: return expression(quantity).map(text) ?? names.label(quantity)
        case .contribution(let edge): return contributionRule(edge)
        case .adjoint(let node):
            if node == graph.output { return names.localDerivative(of: node, by: node) }
            return sum(rows(of: node), of: contributionRule) ?? ""
        case .runningSum(let edge): return sum(increments(upTo: edge), of: contributionRule) ?? ""
        }
    }

    /// The rule with numbers, or in a symbolic working with expressions, in place of names; nil where it says no more.
    private func filled(_ quantity: Quantity) -> String? {
        switch quantity {
        case .value, .localPartial:
            guard !isSymbolic, let expression = expression(quantity), !expression.symbols.isEmpty else { return nil }
            return substituted(expression)
        case .contribution(let edge) where graph.edges[edge].isMatrixValued: return filledProduct(edge)
        case .contribution(let edge):
            let factors = [
                result(.adjoint(node: graph.edges[edge].to)), result(.localPartial(edge: edge)),
            ]
            return factors.contains(nil) ? nil : self.factors(factors.compactMap { $0 })
        case .adjoint(let node):
            let rows = rows(of: node)
            if rows.count == 1 { return filled(.contribution(edge: rows[0])) }
            return sum(rows) { result(.contribution(edge: $0)) }
        case .runningSum(let edge):
            let edges = increments(upTo: edge)
            return edges.count == 1
                ? filled(.contribution(edge: edge)) : sum(edges) { result(.contribution(edge: $0)) }
        }
    }

    /// `1 + 36`; of many terms the first few and the last. Nil where a term is not known.
    func sum<Term>(_ all: [Term], of term: (Term) -> String?) -> String? {
        let isLong = all.count > Self.termLimit
        let shown = isLong ? all.prefix(Self.termLimit - 1) + all.suffix(1) : all[...]
        var terms = shown.compactMap(term)
        guard terms.count == shown.count, let first = terms.first else { return nil }
        terms = [first] + terms.dropFirst().map(bracketedSign)
        if isLong { terms.insert(names.notation == .ascii ? "..." : "…", at: terms.count - 1) }
        return terms.joined(separator: " + ")
    }

    /// `12 · 3`.
    func factors(_ factors: [String]) -> String {
        factors.map { factor in
            factor.contains(" ") ? "(\(factor))" : bracketedSign(factor)
        }.joined(separator: names.times)
    }

    private func bracketedSign(_ term: String) -> String {
        term.hasPrefix("-") || term.hasPrefix("−") ? "(\(term))" : term
    }

    /// The right-hand side with values in place of names: `2·3`.
    private func substituted(_ expression: Expression) -> String? {
        var isComplete = true
        let filled = expression.substituting { symbol in
            guard let node = graph.node(symbol), let value = number(.value(node: node)),
                let shown = Double(value.text(.ascii))
            else {
                isComplete = false
                return nil
            }
            return .number(Number(shown))
        }
        return isComplete ? filled.text(names.notation) : nil
    }

    func unrepeated(_ steps: [String]) -> [String] {
        var kept: [String] = []
        for step in steps where kept.last != step { kept.append(step) }
        return kept
    }

    func rows(of node: Int) -> [Int] { graph.outgoing[node].filter { graph.isSwept(edge: $0) } }

    func text(_ number: Double) -> String { number.text(names.notation) }
}
