internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong with a function inside a right-hand side: its inner derivative, its argument, its unit.

@Sendable func missingInnerDerivative(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading(together: true) { read in
        read.applications.compactMap { application in
            application.givenWithoutInner.map {
                Misreading(read.edge, $0, says.missingInner(application, in: read.edge))
            }
        }
    }
}

@Sendable func sigmoidAtOutput(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading(together: true) { read in
        read.applications.filter { [.sigmoid, .tanh].contains($0.operation) }.compactMap { application in
            // f′ at f(g) for f′ at g.
            let output = Expression.apply(application.operation, [application.whole])
            return application.given(withSlope: .slope(of: application.operation, atOutput: output)).map {
                Misreading(
                    read.edge, $0, says.functionAtOutput(application.operation, of: application.inner, in: read.edge))
            }
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
    return place.misreading(together: true) { read in
        guard let side = read.side?.withRelu, side.applies([.relu]), !side.hasOtherMask,
            let masked = read.given(by: side), masked.applies([.step])
        else { return [] }
        // 1 in the place of every 0 or 1 of the mask.
        let wrong = masked.rewriting { operation, operands in
            operation == .step ? place.shape(of: operands[0]).map(Expression.filled) : nil
        }
        return [Misreading(read.edge, wrong, says.reluMask(read.edge))]
    }
}

extension Expression {
    /// σ′ or tanh′ where the function's value is given: h(1 − h), 1 − h².
    static func slope(of operation: Operation, atOutput value: Expression) -> Expression {
        operation == .sigmoid
            ? .apply(.multiply, [value, .oneMinus(value)]) : .oneMinus(.apply(.power, [value, .number(Number(2))]))
    }

    private static func oneMinus(_ expression: Expression) -> Expression {
        .apply(.add, [.one, .apply(.negate, [expression])])
    }

    /// Whether something else than relu makes a mask of 0 and 1.
    fileprivate var hasOtherMask: Bool {
        nodes.contains { part in
            guard case .apply(let operation, let operands) = part else { return false }
            return operation == .step || [.max, .min].contains(operation) && operands.count > 1
        }
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
    ways += place.misreading(together: true) { read in
        read.applications.filter { $0.operation == .log }.compactMap { application in
            application.given(withSlope: .apply(.divide, [application.slope, ln10]))
                .map { Misreading(read.edge, $0, says.logarithm) }
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
        let readings = edges.compactMap { edge in reading(edge.worked).map { Misreading(edge.edge, $0, message) } }
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
