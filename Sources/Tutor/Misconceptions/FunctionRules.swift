internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong with a function inside a right-hand side: its inner derivative, its argument, its unit.

@Sendable func missingInnerDerivative(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading(together: true) { partial in
        partial.applications.filter { $0.inner.atom == nil && $0.innerSlope != .one }.map { application in
            Misreading(
                partial.edge, application.partial(with: application.slope),
                says.missingInner(application, in: partial.edge))
        }
    }
}

@Sendable func sigmoidAtOutput(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading(together: true) { partial in
        partial.applications.filter { [.sigmoid, .tanh].contains($0.operation) }.map { application in
            // f′ at f(g) for f′ at g.
            let slope = Expression.slope(
                of: application.operation, atOutput: .apply(application.operation, [application.whole]))
            return Misreading(
                partial.edge, application.partial(with: .apply(.multiply, [slope, application.innerSlope])),
                says.functionAtOutput(application.operation, of: application.inner, in: partial.edge))
        }
    }
}

@Sendable func reluMask(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    if let (node, side) = place.askedValue {
        let unmasked = side.withRelu
        guard unmasked.applies([.relu]) else { return [] }
        let wrong = unmasked.rewriting { operation, operands in operation == .relu ? operands[0] : nil }
        return [WrongWay(.expression(wrong), says.reluValue(node))]
    }
    return place.misreading(together: true) { partial in
        guard let side = partial.side?.withRelu, side.applies([.relu]), !side.applies([.max, .min, .step]) else {
            return []
        }
        let masked = side.derivative(by: partial.operand)
        guard masked.applies([.step]) else { return [] }
        let wrong = masked.rewriting { operation, _ in operation == .step ? .one : nil }
        return [Misreading(partial.edge, wrong, says.reluMask(partial.edge))]
    }
}

extension Expression {
    /// σ′ or tanh′ where the function's value is given: h(1 − h), 1 − h².
    static func slope(of operation: Operation, atOutput value: Expression) -> Expression {
        operation == .sigmoid
            ? .apply(.multiply, [value, .oneMinus(value)]) : .oneMinus(.apply(.power, [value, .number(Number(2))]))
    }

    /// max(0, a) as relu(a).
    var withRelu: Expression {
        rewriting { operation, operands in
            guard operation == .max, operands.count == 2, let zero = operands.firstIndex(of: .zero) else { return nil }
            return .apply(.relu, [operands[1 - zero]])
        }
    }
}

// MARK: Functions read as others

@Sendable func logarithmToBaseTen(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    let ln10 = Expression.apply(.log, [.number(Number(10))])
    var ways = place.otherFunctions(says.logarithm) { operation, operands in
        guard operation == .log, operands[0] != .number(Number(10)) else { return nil }
        return .apply(.divide, [.apply(.log, operands), ln10])
    }
    // (log a)′ with the logarithm to base 10.
    ways += place.misreading(together: true) { partial in
        partial.applications.filter { $0.operation == .log }.map { application in
            let slope = Expression.apply(.divide, [application.slope, ln10])
            return Misreading(
                partial.edge, application.partial(with: .apply(.multiply, [slope, application.innerSlope])),
                says.logarithm)
        }
    }
    return ways
}

@Sendable func degrees(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    let unit = Expression.apply(.divide, [.constant(.pi), .number(Number(180))])
    return place.otherFunctions(says.degrees) { operation, operands in
        switch operation {
        case .sin, .cos, .tan: .apply(operation, [.apply(.multiply, [operands[0], unit])])
        case .asin, .acos, .atan: .apply(.divide, [.apply(operation, operands), unit])
        default: nil
        }
    }
}

extension ExaminedPlace {
    /// How many nodes a graph may have for all its values to be worked out anew.
    private static let nodeLimit = 60

    /// What becomes of the answer when a function is read as another one: in the partials, and without a ledger in the
    /// values as well.
    fileprivate func otherFunctions(
        _ message: String, _ replacement: (Operation, [Expression]) -> Expression?
    ) -> [WrongWay] {
        func reading(_ expression: Expression?) -> Expression? {
            guard let expression else { return nil }
            let read = expression.rewriting(replacement)
            return read == expression ? nil : read
        }
        if let (_, side) = askedValue, let read = reading(side) { return [WrongWay(.expression(read), message)] }
        let readings = partials.compactMap { partial in
            reading(partial.partial).map { Misreading(partial.edge, $0, message) }
        }
        var ways = readings.map { WrongWay(formula(with: [$0]), message) }
        if readings.count > 1 { ways.append(WrongWay(formula(with: readings), message)) }
        if place.isStandalone, place.sum != nil, graph.nodes.count <= Self.nodeLimit {
            let values: [Formula.Assumption] = graph.nodes.indices.compactMap { node in
                reading(graph.nodes[node].expression).map {
                    .init(quantity: .value(node: node), value: .expression($0))
                }
            }
            let partials = readings.map {
                Formula.Assumption(quantity: .localPartial(edge: $0.edge), value: $0.formula)
            }
            if !values.isEmpty {
                ways.append(WrongWay(.assuming(values, asked), message))
                if !partials.isEmpty { ways.append(WrongWay(.assuming(values + partials, asked), message)) }
            }
        }
        return ways
    }
}
