internal import Algebra
internal import Autodiff

// What goes wrong with a function inside a right-hand side of vectors and matrices.

@Sendable func matrixReluMask(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    if let (node, side) = place.askedValue {
        let unmasked = side.withRelu
        guard unmasked.applies([.relu]) else { return [] }
        let wrong = unmasked.rewriting { operation, operands in operation == .relu ? operands[0] : nil }
        return [place.way(wrong, says.reluValue(node))].compactMap { $0 }
    }
    return place.misreadingFunctions(
        { edge, _, _ in says.reluMask(edge) }, { operation, _, _ in operation == .relu ? .one : nil })
}

@Sendable func matrixSigmoidAtOutput(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    return place.misreadingFunctions(
        { edge, operation, inner in says.functionAtOutput(operation, of: inner, in: edge) },
        { operation, whole, _ in
            guard [.sigmoid, .tanh].contains(operation) else { return nil }
            return .slope(of: operation, atOutput: .apply(operation, [whole]))
        })
}

/// h(1 − h) with a for h = σ(a).
@Sendable func matrixLocalAtWrongValue(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    return place.misreadingFunctions(
        { edge, operation, inner in says.functionAtArgument(operation, of: inner, in: edge) },
        { operation, _, inner in
            [.sigmoid, .tanh].contains(operation) ? .slope(of: operation, atOutput: inner) : nil
        })
}

@Sendable func missingMatrixMean(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    func summed(_ side: Expression?) -> Expression? {
        guard let side, side.size <= PartialPlace.sizeLimit else { return nil }
        let sum = side.summed { place.shape(of: $0) }
        return sum == side ? nil : sum
    }
    if let (node, side) = place.askedValue {
        return [place.way(summed(side), says.missingMean(node))].compactMap { $0 }
    }
    return place.misreading({ says.missingMean(place.graph.edges[$0].to) }) { edge in
        let (operand, consumer) = (place.graph.edges[edge].from, place.graph.edges[edge].to)
        return summed(place.graph.nodes[consumer].expression).flatMap {
            $0.sent(to: place.symbol(operand), upstream: .adjoint(place.symbol(consumer)), shapes: place.graph.shapes)
        }.map { [$0] } ?? []
    }
}

extension ExaminedMatrix {
    /// The right-hand side, where a value is asked for.
    fileprivate var askedValue: (node: Int, expression: Expression)? {
        guard case .quantity(.value(let node))? = place?.subject, let side = graph.nodes[node].expression,
            side.size <= PartialPlace.sizeLimit
        else { return nil }
        return (node, side)
    }

    /// What becomes of the answer when edges send back something else: each alone, and all of them.
    fileprivate func misreading(
        _ message: (Int) -> String, _ rule: (Int) -> [Expression]
    ) -> [WrongMatrix] {
        var first: [Int: Expression] = [:]
        var ways: [WrongMatrix?] = []
        for edge in edges {
            let wrong = rule(edge)
            first[edge] = wrong.first
            let message = message(edge)
            ways += wrong.map { way(whole(with: [edge: $0]), message) }
        }
        if first.count > 1, let one = edges.first(where: { first[$0] != nil }) {
            let others = edges.filter { $0 != one && first[$0] != nil }
            let message = message(one) + " So with \(names.joined(others.map(names.localPartial)))."
            ways.append(way(whole(with: first), message))
        }
        return ways.compactMap { $0 }
    }

    /// What becomes of the answer when f′ is taken wrongly in u = F(f(g)).
    /// - Parameter slope: what is taken for f′, given f, f(g) and g; nil for functions that it does not concern.
    fileprivate func misreadingFunctions(
        _ message: (Int, Operation, Expression) -> String,
        _ slope: (Operation, Expression, Expression) -> Expression?
    ) -> [WrongMatrix] {
        var words: [Int: String] = [:]
        let found = Dictionary(
            edges.map { edge -> (Int, [Expression]) in
                let (operand, consumer) = (graph.edges[edge].from, graph.edges[edge].to)
                guard let side = graph.nodes[consumer].expression?.withRelu, side.size <= PartialPlace.sizeLimit else {
                    return (edge, [])
                }
                let applications = side.partsFromWithin.enumerated().filter { _, part in
                    guard case .apply(let operation, let operands) = part, operands.count == 1 else { return false }
                    return operands[0].symbols.contains(symbol(operand)) && slope(operation, part, operands[0]) != nil
                }
                let sent = applications.compactMap { index, part -> Expression? in
                    guard case .apply(let operation, let operands) = part,
                        let wrong = slope(operation, part, operands[0])
                    else { return nil }
                    words[edge] = message(edge, operation, operands[0])
                    return side.sent(
                        to: symbol(operand), upstream: .adjoint(symbol(consumer)), shapes: graph.shapes,
                        withSlope: wrong, ofPart: index, applying: operands[0])
                }
                return (edge, sent)
            }, uniquingKeysWith: { first, _ in first })
        return misreading({ words[$0] ?? "" }) { found[$0] ?? [] }
    }
}

extension Expression {
    /// What the expression sends back; nil where the shapes do not go together.
    fileprivate func sent(to operand: Symbol, upstream: Expression, shapes: [Symbol: Shape]) -> Expression? {
        do throws(ShapeError) {
            return try vjp(by: operand, upstream: upstream, shapes: shapes)
        } catch {
            return nil
        }
    }

    /// What F(f(g), v) sends back to v with another slope in the place of f′(g).
    fileprivate func sent(
        to operand: Symbol, upstream: Expression, shapes: [Symbol: Shape], withSlope slope: Expression,
        ofPart index: Int, applying inner: Expression
    ) -> Expression? {
        // The parser gives no name a space.
        let hole = Symbol(" f")
        let part = partsFromWithin[index]
        let outer = replacing(partAt: index, by: .symbol(hole))
        do throws(ShapeError) {
            var shapes = shapes
            let known = shapes
            let shape = try inner.shape { known[$0] }
            shapes[hole] = shape
            func filled(_ expression: Expression) -> Expression { expression.substituting { $0 == hole ? part : nil } }
            let arriving = filled(try outer.vjp(by: hole, upstream: upstream, shapes: shapes))
            // 1 stands for every element, and must not change the shape of what arrives.
            let through = try inner.vjp(
                by: operand, upstream: slope == .one ? arriving : .apply(.multiply, [arriving, slope]), shapes: shapes)
            guard outer.symbols.contains(operand) else { return through }
            return .apply(.add, [through, filled(try outer.vjp(by: operand, upstream: upstream, shapes: shapes))])
        } catch {
            return nil
        }
    }

    /// The expression with sums in the place of means: sum(a) for mean(a) and for sum(a)/n.
    fileprivate func summed(_ shape: (Expression) -> Shape?) -> Expression {
        rewriting { operation, operands in
            switch operation {
            case .mean: return .apply(.sum, operands)
            case .divide:
                guard let count = operands[1].number?.doubleValue, operands[0].sums(count, shape) else { return nil }
                return operands[0]
            case .multiply:
                // 1/n in front.
                guard
                    let place = operands.firstIndex(where: { operand in
                        guard let count = operand.reciprocalCount else { return false }
                        return operands.contains { $0.sums(count, shape) }
                    })
                else { return nil }
                var rest = operands
                rest.remove(at: place)
                return rest.count == 1 ? rest[0] : .apply(.multiply, rest)
            default: return nil
            }
        }
    }

    /// n of 1/n.
    private var reciprocalCount: Double? {
        if let value = number?.doubleValue, value > 0, value < 1 { return (1 / value).rounded() }
        guard case .apply(.divide, let operands) = self, operands[0] == .one else { return nil }
        return operands[1].number?.doubleValue
    }

    /// Whether it contains a sum over n elements, or over n rows or columns.
    private func sums(_ count: Double, _ shape: (Expression) -> Shape?) -> Bool {
        nodes.contains { part in
            guard case .apply(.sum, let operands) = part, let shape = shape(operands[0]) else { return false }
            return [shape.count, shape.rows, shape.columns].contains { $0 > 1 && Double($0) == count }
        }
    }
}
