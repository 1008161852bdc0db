package import Algebra
package import Autodiff
internal import Equivalence

/// The bookkeeping of a graph as a teacher would write it on the board: quantities with their numbers, and where they have
/// none, or expressions are asked for, with their expressions. Derivatives are in the layout of the graph.
///
/// The adjoint of a number is written in terms of the nodes and partials between it and the output; that of a vector or
/// matrix one step of the sweep at a time, with the adjoints of its consumers.
package struct Working: Sendable {
    /// The graph whose bookkeeping it is.
    package let graph: Graph
    /// What its nodes and derivatives are called.
    package let names: GraphNames
    /// Whether every result is an expression, numbers or not.
    package let isSymbolic: Bool
    let evaluation: Evaluation
    /// What may be written; `?` stands for the rest.
    package private(set) var disclosure = Disclosure.everything

    /// Stands for what may not be shown.
    static let unknown = "?"

    /// How many terms of a sum are written out in a line.
    private static let termLimit = 12

    /// - Parameters:
    ///   - isSymbolic: whether every result is an expression, also of what has a number.
    ///   - evaluation: the point to work at; nil is the graph's own values.
    package init(graph: Graph, isSymbolic: Bool = false, notation: Notation, evaluation: Evaluation? = nil) {
        self.graph = graph
        self.isSymbolic = isSymbolic
        names = GraphNames(graph: graph, notation: notation)
        self.evaluation = evaluation ?? graph.evaluation
    }

    /// The same with no more in its lines than may be shown.
    package func showing(_ disclosure: Disclosure) -> Working {
        var working = self
        working.disclosure = disclosure
        return working
    }

    // MARK: Results

    /// Whether the result of a quantity is a number, column or matrix, and not an expression.
    package func isNumeric(_ quantity: Quantity) -> Bool { !isSymbolic && tensor(quantity) != nil }

    /// What a quantity is at the point of the working; nil where it has no number there.
    package func tensor(_ quantity: Quantity) -> Tensor? { graph.tensor(quantity, in: evaluation) }

    /// The number of a quantity; nil where it has none, or is a vector or matrix.
    package func number(_ quantity: Quantity) -> Double? {
        tensor(quantity).flatMap { $0.shape == .scalar ? $0.scalar : nil }
    }

    /// The expression of a quantity: a number in terms of the nodes, a vector or matrix one step of the sweep at a time, `z̄ xᵀ`.
    func expression(_ quantity: Quantity) -> Expression? {
        switch quantity {
        case .value(let node): graph.nodes[node].expression
        case .localPartial(let edge): graph.jacobian(ofEdge: edge).map(graph.laidOut)
        case .adjoint(let node): graph.readableAdjoint(of: node).map(graph.laidOut)
        case .contribution(let edge): graph.readableContribution(ofEdge: edge).map(graph.laidOut)
        case .runningSum(let edge): graph.laidOut(graph.readableSum(upTo: edge))
        case .update(let node, let rate): names.update(of: node, rate: rate)
        }
    }

    /// What an answer to a quantity is compared with: an adjoint by its name, which is known from the graph however the student
    /// writes it.
    func key(_ quantity: Quantity) -> Expression {
        if case .adjoint(let node) = quantity { return .adjoint(graph.nodes[node].symbol) }
        return expression(quantity) ?? .zero
    }

    /// The values that inputs have where some have none: an expression in what is not known may have them written in.
    var knownValues: [(quantity: Quantity, formula: Formula)] {
        guard !isSymbolic else { return [] }
        return graph.nodes.indices.filter { graph.nodes[$0].expression == nil }.compactMap { node in
            number(.value(node: node)).map { (.value(node: node), .expression(.number(Number($0)))) }
        }
    }

    /// The result of a quantity as it is shown: its number, or an expression in what has none.
    func result(_ quantity: Quantity) -> String? {
        guard disclosure.shows(quantity) else { return Working.unknown }
        if !isSymbolic, let tensor = tensor(quantity) { return tensor.text(names.notation) }
        return expression(quantity).map { names.text(withKnownValues($0)) }
    }

    /// An expression with the numbers of the nodes that have one, where not everything is an expression.
    private func withKnownValues(_ expression: Expression) -> Expression {
        guard !isSymbolic, graph.isScalar else { return expression }
        let filled = expression.substituting { shownValue(of: $0) }
        return filled == expression ? expression : filled.simplified()
    }

    /// The value of a name as it is shown.
    private func shownValue(of symbol: Symbol) -> Expression? {
        graph.node(symbol).flatMap { number(.value(node: $0)) }.map {
            .number(Number($0.shown()))
        }
    }

    /// The value of a node in numbers, also in a symbolic working.
    func value(ofNode node: Int) -> String? {
        evaluation.values[node].map { value in
            disclosure.shows(.value(node: node)) ? value.text(names.notation) : Working.unknown
        }
    }

    // MARK: Lines

    /// Whether a quantity may be told: where its number is none of what may not be shown, its expression may contain it.
    func tells(_ quantity: Quantity) -> Bool {
        disclosure.shows(quantity) && (isNumeric(quantity) || tellsFactors(of: quantity))
    }

    /// Whether everything that a quantity is made of may be told.
    func tellsFactors(of quantity: Quantity) -> Bool {
        switch quantity {
        case .value, .localPartial: true
        case .contribution(let edge):
            disclosure.shows(.adjoint(node: graph.edges[edge].to)) && disclosure.shows(.localPartial(edge: edge))
        case .adjoint(let node): rows(of: node).allSatisfy { tellsFactors(of: .contribution(edge: $0)) }
        case .runningSum(let edge):
            graph.increments(upTo: edge).allSatisfy { tellsFactors(of: .contribution(edge: $0)) }
        case .update(let node, _): disclosure.shows(.adjoint(node: node))
        }
    }

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
        case .value, .contribution, .runningSum, .update: return steps
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
        guard tells(quantity) else { return masked(quantity) }
        var steps = [names.label(quantity), rule(quantity)]
        var head = ""
        if case .contribution(let edge) = quantity {
            steps.removeFirst()
            if graph.edges[edge].isMatrixValued { head = names.sending(edge) + ": " }
        }
        if let filled = filled(quantity) { steps.append(filled) }
        if let result = result(quantity) { steps.append(result) }
        return head + equation(steps, value: tensor(quantity))
    }

    /// A quantity that may not be shown, by the rule that it follows where that is none of it: `t̄ · ∂t/∂x = ?`.
    private func masked(_ quantity: Quantity) -> String {
        var steps = [names.label(quantity)]
        switch quantity {
        case .value, .update: steps.append(rule(quantity))
        case .localPartial: break
        case .contribution, .runningSum, .adjoint: if graph.isScalar { steps.append(rule(quantity)) }
        }
        return unrepeated(steps + [Working.unknown]).joined(separator: " = ")
    }

    /// A quantity in the names of what it is computed from: `x·y`, `C̄ · ∂C/∂x + t̄ · ∂t/∂x`.
    func rule(_ quantity: Quantity) -> String {
        switch quantity {
        case .value, .localPartial: return expression(quantity).map(names.text) ?? names.label(quantity)
        case .update(let node, let rate): return step(from: names.node(node), rate, names.adjoint(node))
        case .contribution(let edge): return contributionRule(edge)
        case .adjoint(let node):
            if node == graph.output { return names.localDerivative(of: node, by: node) }
            return sum(rows(of: node), of: contributionRule) ?? ""
        case .runningSum(let edge): return sum(graph.increments(upTo: edge), of: contributionRule) ?? ""
        }
    }

    /// The rule with numbers, or in a symbolic working with expressions, in place of names; nil where it says no more.
    private func filled(_ quantity: Quantity) -> String? {
        switch quantity {
        case .value, .localPartial:
            guard isNumeric(quantity), let expression = expression(quantity), !expression.symbols.isEmpty else {
                return nil
            }
            return substituted(expression)
        case .update(let node, let rate):
            guard graph.nodes[node].shape == .scalar, let value = value(ofNode: node),
                let adjoint = result(.adjoint(node: node))
            else { return nil }
            return step(from: value, rate, adjoint)
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
            let edges = graph.increments(upTo: edge)
            return edges.count == 1
                ? filled(.contribution(edge: edge)) : sum(edges) { result(.contribution(edge: $0)) }
        }
    }

    /// `w − 0.1 · w̄`, in names or in numbers.
    private func step(from value: String, _ rate: Double, _ adjoint: String) -> String {
        let minus = names.notation == .ascii ? "-" : "−"
        return "\(value) \(minus) \(factors([text(rate), adjoint]))"
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

    /// The right-hand side with values in place of names, `2·3`; nil where one has none.
    private func substituted(_ expression: Expression) -> String? {
        let isKnown = expression.symbols.allSatisfy { symbol in
            shownValue(of: symbol) != nil && (graph.node(symbol).map { disclosure.shows(.value(node: $0)) } ?? true)
        }
        guard isKnown else { return nil }
        return expression.substituting { shownValue(of: $0) }.text(names.notation)
    }

    func unrepeated(_ steps: [String]) -> [String] {
        var kept: [String] = []
        for step in steps where kept.last != step { kept.append(step) }
        return kept
    }

    func rows(of node: Int) -> [Int] { graph.outgoing[node].filter { graph.isSwept(edge: $0) } }

    func text(_ number: Double) -> String { number.text(names.notation) }
}
