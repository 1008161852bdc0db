internal import Algebra
internal import Autodiff
internal import Equivalence

// A local partial that belongs somewhere else: by another operand, at another value, upside down, or of a sum that should
// have been a mean.

/// How many other operands, or other values, are tried for one edge.
private let otherLimit = 8

@Sendable func wrongOperand(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    let partials = place.misreading { read in
        let (operand, consumer) = place.ends(read.edge)
        let others = graph.incoming[consumer].filter {
            $0 != read.edge && place.haveOneShape(graph.edges[$0].from, operand)
        }
        return others.prefix(otherLimit).map { other in
            Misreading(read.edge, place.right(other, inPlaceOf: read), says.otherOperand(other, at: read.edge))
        }
    }
    // Without a ledger a whole derivative may be another operand's.
    var adjoints: [WrongWay] = []
    if place.place.isStandalone, case .quantity(.adjoint(let node)) = place.subject {
        let siblings = place.rows.prefix(otherLimit).flatMap { row in
            graph.incoming[graph.edges[row].to].map { graph.edges[$0].from }
        }
        for sibling in Set(siblings).subtracting([node]).sorted().prefix(otherLimit)
        where graph.isSwept(sibling) && place.haveOneShape(sibling, node) {
            adjoints.append(WrongWay(.quantity(.adjoint(node: sibling)), says.otherDerivative(sibling, at: node)))
        }
    }
    // A partial says where it went wrong; between vectors and matrices it is seldom written.
    return place.isOfNumbers ? partials + adjoints : adjoints + partials
}

@Sendable func localAtWrongValue(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    // h(1 − h) with a for h = σ(a), 1 − h² with a for h = tanh(a).
    let shortForms = place.misreading { read in
        read.applications.filter { [.sigmoid, .tanh].contains($0.operation) }.compactMap { application in
            let slope = Expression.slope(of: application.operation, atOutput: application.inner)
            return application.given(withSlope: slope).map {
                Misreading(
                    read.edge, $0, says.functionAtArgument(application.operation, of: application.inner, in: read.edge))
            }
        }
    }
    return shortForms
        + place.misreading { read in
            guard let worked = read.worked, worked.atom == nil else { return [] }
            let (from, to) = place.ends(read.edge)
            let nodes: [Int] = worked.symbols.prefix(otherLimit).compactMap(graph.node)
            return nodes.flatMap { node -> [Misreading] in
                var others = (graph.incoming[to] + graph.incoming[node]).map { graph.edges[$0].from }
                // σ′ and tanh′ at the output have a name of their own.
                if read.side?.applies([.sigmoid, .tanh]) != true { others.append(to) }
                if node != from { others.append(from) }
                let alike = Set(others).subtracting([node]).sorted().filter { place.haveOneShape($0, node) }
                return alike.prefix(otherLimit).compactMap { other -> Misreading? in
                    let wrong = worked.substituting {
                        $0 == place.symbol(node) ? .symbol(place.symbol(other)) : nil
                    }
                    // Nobody writes y − y for o − y.
                    guard !worked.symbols.contains(place.symbol(other)) || !wrong.isNumberAtLast(graph.shapes) else {
                        return nil
                    }
                    return Misreading(read.edge, wrong, says.wrongValue(other, for: node, in: read.edge))
                }
            }
        }
}

@Sendable func reciprocal(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    var ways = place.misreading(together: true) { read in
        read.slope.map {
            [Misreading(read.edge, .apply(.divide, [read.upstream, $0]), says.upsideDown(read.edge))]
        } ?? []
    }
    if let (node, of) = place.place.sum, node != of, [node, of].allSatisfy({ place.shape(ofNode: $0) == .scalar }) {
        let whole = place.names.total(of: of, by: node)
        ways.append(WrongWay(.expression(.apply(.divide, [.one, whole])), says.upsideDown(of, by: node)))
    }
    return ways
}

@Sendable func missingMean(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    if let (node, side) = place.askedValue {
        return graph.summed(side).map { [WrongWay(.expression($0), says.missingMean(node))] } ?? []
    }
    return place.misreading(together: true) { read in
        guard let wrong = read.side.flatMap(graph.summed).flatMap(read.given) else { return [] }
        return [Misreading(read.edge, wrong, says.missingMean(place.ends(read.edge).consumer))]
    }
}

@Sendable func meanTwice(_ place: ExaminedPlace) -> [WrongWay] {
    let (says, graph) = (place.says, place.graph)
    if let (node, side) = place.askedValue {
        return graph.dividedTwice(side).map { [WrongWay(.expression($0), says.meanTwice(node))] } ?? []
    }
    return place.misreading { read in
        guard let wrong = read.side.flatMap(graph.dividedTwice).flatMap(read.given) else { return [] }
        return [Misreading(read.edge, wrong, says.meanTwice(place.ends(read.edge).consumer))]
    }
}

extension Expression {
    /// Whether nothing but a number is left, simplified. What has two values at two points is no number, and that is found out
    /// a hundred times as fast.
    fileprivate func isNumberAtLast(_ shapes: [Symbol: Shape]) -> Bool {
        if shapes.isEmpty {
            let (first, second) = (value(shifted: 0), value(shifted: 0.37))
            if abs(first - second) > 1e-6 * max(1, abs(first), abs(second)) { return false }
        }
        return simplified(shapes: shapes).nodes.allSatisfy { if case .symbol = $0 { false } else { true } }
    }

    /// The value where every variable has a number of its own between 0 and 1; NaN where it is not defined.
    private func value(shifted shift: Double) -> Double {
        var numbers: [Atom: Double] = [:]
        return evaluated { atom in
            if let known = numbers[atom] { return known }
            // Multiples of the golden section are spread evenly, and none lies on another.
            let number = (Double(numbers.count + 1) * 0.618_033_988_749_895 + shift).truncatingRemainder(dividingBy: 1)
            numbers[atom] = number
            return number
        }
    }
}

// MARK: Means

extension Graph {
    /// A right-hand side with sums in the place of means: times n where it is a sum of n terms over n, sum(a) for mean(a) and
    /// for sum(a)/n; nil where there is no mean in it.
    fileprivate func summed(_ side: Expression) -> Expression? {
        if let count = termsOfMean(side) { return .apply(.multiply, [side, count]) }
        let sum = side.replacingMeans(over: self) { sum, _ in sum }
        return sum == side ? nil : sum
    }

    /// A right-hand side with its means divided by their number of terms once more; nil where there is no mean in it.
    fileprivate func dividedTwice(_ side: Expression) -> Expression? {
        if let count = termsOfMean(side) { return .apply(.divide, [side, count]) }
        let divided = side.replacingMeans(over: self) { .apply(.divide, [.apply(.divide, [$0, $1]), $1]) }
        return divided == side ? nil : divided
    }

    /// n, where a right-hand side is a sum of n terms over n, written out or by the names of nodes.
    private func termsOfMean(_ side: Expression) -> Expression? {
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
            guard let node = node(symbol), !varies[node], let value = nodes[node].value, value.shape == .scalar else {
                return nil
            }
            return Int(exactly: value.scalar)
        default: return nil
        }
    }

    /// How many terms a sum has; the name of a node stands for its right-hand side.
    private func termCount(_ sum: Expression) -> Int? {
        if case .apply(.add, let terms) = written(sum) { terms.count } else { nil }
    }

    /// The right-hand side that a name stands for, and anything else as it is.
    private func written(_ expression: Expression) -> Expression {
        guard case .symbol(let symbol) = expression else { return expression }
        return node(symbol).flatMap { nodes[$0].expression } ?? expression
    }

    /// Whether it is a square, or the name of one.
    fileprivate func isSquare(_ expression: Expression) -> Bool {
        switch written(expression) {
        case .apply(.power, let operands): operands[1].number?.doubleValue == 2
        case .apply(.multiply, let factors): factors.count == 2 && factors[0] == factors[1]
        default: false
        }
    }
}

extension Expression {
    /// The expression with something else in the place of means over elements.
    /// - Parameter replacement: made of the sum, and of the number of its terms.
    fileprivate func replacingMeans(
        over graph: Graph, by replacement: (_ sum: Expression, _ count: Expression) -> Expression
    ) -> Expression {
        rewriting { operation, operands in
            switch operation {
            case .mean:
                guard let count = operands.count > 1 ? operands.count : operands[0].shape(graph.shapes)?.count else {
                    return nil
                }
                return replacement(.apply(.sum, operands), .number(Number(count)))
            case .divide:
                return operands[0].sums(operands[1], over: graph) ? replacement(operands[0], operands[1]) : nil
            case .multiply:
                // 1/n in front.
                let fractions = operands.indices.lazy.compactMap { index in
                    operands[index].reciprocalCount.map { (index, $0) }
                }
                guard
                    let (place, count) = fractions.first(where: { _, count in
                        operands.contains { $0.sums(count, over: graph) }
                    })
                else { return nil }
                var rest = operands
                rest.remove(at: place)
                return replacement(rest.count == 1 ? rest[0] : .apply(.multiply, rest), count)
            default: return nil
            }
        }
    }

    /// n of 1/n.
    private var reciprocalCount: Expression? {
        if let value = number?.doubleValue, value > 0, value < 1 {
            return .number(Number(Int((1 / value).rounded())))
        }
        guard case .apply(.divide, let operands) = self, operands[0] == .one else { return nil }
        return operands[1]
    }

    /// Whether it is a sum over n elements, or over n rows or columns, with other factors or a sign in front of it perhaps.
    private func sums(_ count: Expression, over graph: Graph) -> Bool {
        switch self {
        case .apply(.sum, let operands):
            // Squares are halved for the 2 of their slopes, and hardly ever for being two.
            guard let number = count.number?.doubleValue, let shape = operands[0].shape(graph.shapes),
                number != 2 || !graph.isSquare(operands[0])
            else { return false }
            return [shape.count, shape.rows, shape.columns].contains { $0 > 1 && Double($0) == number }
        case .apply(.negate, let operands), .apply(.multiply, let operands):
            return operands.contains { $0.sums(count, over: graph) }
        default: return false
        }
    }
}
