internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong where a row stands for a batch, or an element moves all others: broadcasts and softmax.

@Sendable func broadcastNotSummed(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading { read in
        guard read.isBroadcast else { return [] }
        return read.right.replacingParts { part in
            switch part {
            case .apply(.sum, let operands): return operands
            case .apply(.matmul, let factors):
                guard let ones = factors.firstIndex(where: \.isOnes) else { return [] }
                var rest = factors
                rest.remove(at: ones)
                let all = rest.count == 1 ? rest[0] : .apply(.matmul, rest)
                // Of every row, or of the first alone.
                guard let shape = place.shape(of: all) else { return [] }
                let first = Expression.matrix(
                    ones == 0
                        ? [(0..<shape.rows).map { $0 == 0 ? .one : .zero }]
                        : (0..<shape.columns).map { [$0 == 0 ? .one : .zero] })
                return [all, .apply(.matmul, ones == 0 ? [first, all] : [all, first])]
            default: return []
            }
        }.map { Misreading(read.edge, $0, says.broadcastNotSummed(read.edge)) }
    }
}

@Sendable func softmaxDiagonal(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    guard place.graph.isScalar else {
        return place.misreading(together: true) { read in
            read.givenByDiagonals.flatMap { diagonal, itself in
                [diagonal, itself].compactMap(\.self).map {
                    Misreading(read.edge, $0, says.softmaxDiagonal(read.edge))
                }
            }
        }
    }
    // Between numbers: what the other elements send back is left out.
    return place.softmaxEdges.compactMap { own in
        let others = place.edgesToOtherElements(besides: own)
        guard !others.isEmpty else { return nil }
        return place.way(
            assuming: others.map { .init(quantity: .contribution(edge: $0), value: .sum([])) },
            says.softmaxElementAlone(own, others: others))
    }
}

@Sendable func missingSoftmax(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    // softmax(z) − y, as the slope of logsumexp has it.
    let written = place.misreading { read in
        if place.graph.isScalar, let term = read.logarithmOfSum {
            // exp(z)/(exp(z) + …) is e to the power of what lies between z and the logarithm.
            let operand = Expression.symbol(read.operand)
            let softmax = Expression.apply(.exp, [.apply(.add, [operand, .apply(.negate, [term])])])
            let bare = Expression.apply(.add, [read.right, operand, .apply(.negate, [softmax])])
            return [Misreading(read.edge, bare, says.missingSoftmax)]
        }
        guard let worked = read.worked, read.side?.applies([.softmax, .softmaxAlong]) == false else { return [] }
        let bare = worked.withoutSoftmax
        return bare == worked ? [] : [Misreading(read.edge, bare, says.missingSoftmax)]
    }
    // p − y, where p = softmax(z) has a name: z − y comes back.
    let named = place.softmaxEdges.map { edge in
        let (operand, consumer) = place.ends(edge)
        let sent = Formula.sum([
            place.contribution(edge), .quantity(.value(node: operand)), .negative(.quantity(.value(node: consumer))),
        ])
        return place.way(assuming: [.init(quantity: .contribution(edge: edge), value: sent)], says.missingSoftmax)
    }
    return written + named
}

// MARK: Where a softmax is

extension ExaminedPlace {
    /// The edges from what goes into a softmax to what comes out of it in the same place: z → p, and between numbers
    /// z₁ → p₁ = exp(z₁)/(exp(z₁) + exp(z₂)).
    fileprivate var softmaxEdges: [Int] {
        edges.map(\.edge).filter { isSoftmaxEdge($0) && ends($0).consumer != place.sum?.of }
    }

    /// Whether an edge leads from what goes into a softmax to what comes out of it in the same place.
    func isSoftmaxEdge(_ edge: Int) -> Bool {
        let (operand, consumer) = ends(edge)
        if graph.isScalar { return graph.softmaxElement(consumer)?.operand == symbol(operand) }
        guard case .apply(let operation, let operands)? = graph.nodes[consumer].expression else { return false }
        return [.softmax, .softmaxAlong].contains(operation) && operands[0] == .symbol(symbol(operand))
    }

    /// Between numbers: the edges by which what goes into one element of a softmax moves the others, from it or from the sum
    /// that they are divided by.
    fileprivate func edgesToOtherElements(besides own: Int) -> [Int] {
        let (operand, consumer) = ends(own)
        guard let sum = graph.softmaxElement(consumer)?.sum else { return [] }
        let from = graph.node(sum) ?? operand
        return graph.outgoing[from].filter { edge in
            let other = ends(edge).consumer
            return other != consumer && graph.isSwept(edge: edge) && graph.softmaxElement(other)?.sum == sum
        }
    }
}

extension Graph {
    /// What an element of a softmax of numbers is made of, exp(z)/(exp(z) + …): z, and the sum, which may have a name. Nil
    /// for any other node.
    fileprivate func softmaxElement(_ node: Int) -> (operand: Symbol, sum: SoftmaxSum)? {
        guard case .apply(.divide, let parts)? = nodes[node].expression, case .apply(.exp, let above) = parts[0],
            case .symbol(let operand) = above[0]
        else { return nil }
        let name: Symbol? = if case .symbol(let name) = parts[1] { name } else { nil }
        let below = name.flatMap { self.node($0) }.flatMap { nodes[$0].expression } ?? parts[1]
        guard let terms = below.termsOfExponentials, terms.contains(parts[0]) else { return nil }
        return (operand, SoftmaxSum(name: name, terms: Set(terms)))
    }

    /// The node of a sum that has a name.
    fileprivate func node(_ sum: SoftmaxSum) -> Int? { sum.name.flatMap { node($0) } }
}

/// What the elements of one softmax are divided by.
private struct SoftmaxSum: Equatable {
    var name: Symbol?
    var terms: Set<Expression>
}

extension ExaminedEdge {
    /// The term of the right-hand side that is the logarithm of a sum of exponentials, the operand's among them.
    fileprivate var logarithmOfSum: Expression? {
        guard let side else { return nil }
        let terms = if case .apply(.add, let terms) = side { terms } else { [side] }
        return terms.first { term in
            switch term {
            case .apply(.logsumexp, let operands): operands.count > 1 && operands.contains(.symbol(operand))
            case .apply(.log, let operands):
                operands[0].termsOfExponentials?.contains(.apply(.exp, [.symbol(operand)])) ?? false
            default: false
            }
        }
    }
}

extension Expression {
    /// The terms of a sum of two exponentials or more; nil of anything else.
    fileprivate var termsOfExponentials: [Expression]? {
        guard case .apply(.add, let terms) = self, terms.count > 1 else { return nil }
        return terms.allSatisfy { if case .apply(.exp, _) = $0 { true } else { false } } ? terms : nil
    }
}

extension ExaminedEdge {
    /// Whether the operand is added to every row or column, or to every element.
    fileprivate var isBroadcast: Bool {
        guard let side else { return false }
        let standsForAll = side.nodes.contains { part in
            guard case .apply(.matmul, let factors) = part else { return false }
            return factors.contains(.symbol(operand)) && factors.contains(where: \.isOnes)
        }
        if case .apply(.sum, _) = right { return true }
        return standsForAll
    }
}

extension Expression {
    fileprivate var isOnes: Bool {
        switch self {
        case .apply(.ones, _): true
        case .apply(.transpose, let operands): operands[0].isOnes
        default: false
        }
    }

    /// What goes into a softmax in the place of what comes out.
    fileprivate var withoutSoftmax: Expression {
        rewriting { operation, operands in [.softmax, .softmaxAlong].contains(operation) ? operands[0] : nil }
    }
}
