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
    guard !place.graph.isScalar else { return [] }
    let says = place.says
    return place.misreading(together: true) { read in
        read.givenByDiagonals.map { Misreading(read.edge, $0, says.softmaxDiagonal(read.edge)) }
    }
}

@Sendable func missingSoftmax(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    // softmax(z) − y, as the slope of logsumexp has it.
    let written = place.misreading { read in
        guard let worked = read.worked, read.side?.applies([.softmax, .softmaxAlong]) == false else { return [] }
        let bare = worked.withoutSoftmax
        return bare == worked ? [] : [Misreading(read.edge, bare, says.missingSoftmax)]
    }
    // p − y, where p = softmax(z) has a name.
    let named = place.rows.compactMap { row -> WrongWay? in
        let (operand, consumer) = place.ends(row)
        guard place.place.sum?.of != consumer, let side = place.graph.nodes[consumer].expression,
            case .apply(let operation, let operands) = side, [.softmax, .softmaxAlong].contains(operation),
            operands[0] == .symbol(place.symbol(operand)), let asked = place.expression(place.asked)
        else { return nil }
        let wrong = Expression.apply(.add, [asked, operands[0], .apply(.negate, [.symbol(place.symbol(consumer))])])
        return WrongWay(.expression(wrong), says.missingSoftmax)
    }
    return written + named
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
