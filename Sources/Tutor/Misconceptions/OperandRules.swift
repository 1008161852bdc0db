internal import Algebra
internal import Autodiff

// A local partial that belongs somewhere else: by another operand, at another value, upside down, or of a sum that should
// have been a mean.

/// How many other operands, or other values, are tried for one partial.
private let otherLimit = 8

@Sendable func wrongOperand(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    var ways = place.misreading { partial in
        let others = graph.incoming[graph.edges[partial.edge].to].filter { $0 != partial.edge }
        return others.prefix(otherLimit).map { other in
            Misreading(partial.edge, .quantity(.localPartial(edge: other)), says.otherOperand(other, at: partial.edge))
        }
    }
    // Without a ledger a whole derivative may be another operand's.
    if place.place.isStandalone, case .quantity(.adjoint(let node)) = place.subject {
        let siblings = place.rows.prefix(otherLimit).flatMap { row in
            graph.incoming[row.consumer].map { graph.edges[$0].from }
        }
        for sibling in Set(siblings).subtracting([node]).sorted().prefix(otherLimit) where graph.isSwept(sibling) {
            ways.append(WrongWay(.quantity(.adjoint(node: sibling)), says.otherAdjoint(sibling, at: node)))
        }
    }
    return ways
}

@Sendable func localAtWrongValue(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    return place.misreading { misread in
        guard let partial = misread.partial, partial.atom == nil else { return [] }
        let (from, to) = (graph.edges[misread.edge].from, graph.edges[misread.edge].to)
        var readings: [Misreading] = []
        for symbol in partial.symbols.prefix(otherLimit) {
            guard let node = graph.node(symbol) else { continue }
            var others = graph.incoming[to].map { graph.edges[$0].from }
            others += graph.incoming[node].map { graph.edges[$0].from }
            // σ′ and tanh′ at the output have a name of their own.
            if misread.side?.applies([.sigmoid, .tanh]) != true { others.append(to) }
            if node != from { others.append(from) }
            for other in Set(others).subtracting([node]).sorted().prefix(otherLimit) {
                let wrong = partial.substituting { $0 == symbol ? .symbol(graph.nodes[other].symbol) : nil }
                readings.append(Misreading(misread.edge, wrong, says.wrongValue(other, for: node, in: misread.edge)))
            }
        }
        // h(1 − h) with a for h = σ(a), 1 − h² with a for h = tanh(a).
        for application in misread.applications {
            guard [.sigmoid, .tanh].contains(application.operation) else { continue }
            let slope = Expression.slope(of: application.operation, atOutput: application.inner)
            let wrong = application.partial(with: .apply(.multiply, [slope, application.innerSlope]))
            readings.append(
                Misreading(
                    misread.edge, wrong,
                    says.functionAtArgument(application.operation, of: application.inner, in: misread.edge)))
        }
        return readings
    }
}

@Sendable func reciprocal(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways = place.misreading(together: true) { partial in
        // Upside down, ±1 stays what it is.
        if let worked = partial.partial, worked == .one || worked == .number(Number(-1)) { return [] }
        return [Misreading(partial.edge, .apply(.divide, [.one, partial.atom]), says.upsideDown(partial.edge))]
    }
    if let (node, of) = place.place.sum, node != of {
        let whole = place.names.total(of: of, by: node)
        ways.append(WrongWay(.expression(.apply(.divide, [.one, whole])), says.upsideDown(of, by: node)))
    }
    return ways
}

@Sendable func missingMean(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    if let (node, side) = place.askedValue, let mean = graph.mean(side) {
        return [WrongWay(.expression(.apply(.multiply, [side, mean])), says.missingMean(node))]
    }
    return place.misreading(together: true) { partial in
        guard let side = partial.side, let mean = graph.mean(side) else { return [] }
        let consumer = graph.edges[partial.edge].to
        return [Misreading(partial.edge, .apply(.multiply, [partial.atom, mean]), says.missingMean(consumer))]
    }
}

extension Graph {
    /// n, where a right-hand side is a sum of n terms over n, written out or by the names of nodes.
    fileprivate func mean(_ side: Expression) -> Expression? {
        guard case .apply(let operation, let parts) = side, parts.count == 2 else { return nil }
        let sum: Expression
        let count: Expression
        switch (operation, parts[0], parts[1]) {
        case (.divide, let numerator, let denominator): (sum, count) = (numerator, denominator)
        case (.multiply, .apply(.divide, let fraction), let factor) where fraction.first == .one && fraction.count == 2:
            (sum, count) = (factor, fraction[1])
        case (.multiply, .number(.rational(1, let denominator)), let factor):
            (sum, count) = (factor, .number(Number(denominator)))
        default: return nil
        }
        guard let number = wholeNumber(count), number >= 2, termCount(sum) == number else { return nil }
        return count
    }

    /// The value of a number or of a constant node.
    private func wholeNumber(_ expression: Expression) -> Int? {
        switch expression {
        case .number(let number): return Int(exactly: number.doubleValue)
        case .symbol(let symbol):
            guard let node = node(symbol), !varies[node], let value = nodes[node].value else { return nil }
            return Int(exactly: value.scalar)
        default: return nil
        }
    }

    /// How many terms a sum has; the name of a node stands for its right-hand side.
    private func termCount(_ expression: Expression) -> Int? {
        switch expression {
        case .apply(.add, let terms): return terms.count
        case .symbol(let symbol):
            guard case .apply(.add, let terms)? = node(symbol).flatMap({ nodes[$0].expression }) else { return nil }
            return terms.count
        default: return nil
        }
    }
}

extension Expression {
    static func oneMinus(_ expression: Expression) -> Expression {
        .apply(.add, [.one, .apply(.negate, [expression])])
    }
}
