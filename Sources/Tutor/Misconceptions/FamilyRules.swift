internal import Algebra
internal import Autodiff
internal import Equivalence

// One member of a family taken for another: w₁₃ for w₁₂, w⁽²⁾ for w⁽¹⁾.

@Sendable func offByOneIndex(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.takingOthers({ $0.neighbours }) { says.otherIndex($0) }
}

@Sendable func wrongLayer(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.takingOthers({ $0.inOtherLayers }) { says.otherLayer($0) }
}

extension Symbol {
    /// The same name with one index one more or one less; an index may be written into the name, as in `x2`.
    var neighbours: [Symbol] {
        if indices.isEmpty {
            let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
            guard digits.count < name.count, digits.count < 4, let index = Int(digits) else { return [] }
            return [index + 1, index - 1].filter { $0 >= 0 }
                .map { Symbol(name.dropLast(digits.count) + "\($0)", layer: layer) }
        }
        return indices.indices.flatMap { position in
            [1, -1].map { step in
                var neighbour = self
                neighbour.indices[position] += step
                return neighbour
            }
        }
    }

    /// The same name and indices in the layer above or below.
    var inOtherLayers: [Symbol] {
        guard let layer else { return [] }
        return [layer + 1, layer - 1].map { Symbol(name, layer: $0, indices: indices) }
    }
}

extension ExaminedPlace {
    /// How many rows and symbols of a partial are looked at.
    private static let summedLimit = 16
    private static let symbolLimit = 6

    /// What becomes of the answer when a member of a family is taken for another: the asked node or value, a name in a
    /// partial, the consumer.
    fileprivate func takingOthers(
        _ others: (Symbol) -> [Symbol], _ message: @escaping @Sendable (Int) -> String
    ) -> [WrongWay] {
        func members(_ node: Int) -> [Int] { others(graph.nodes[node].symbol).compactMap { graph.node($0) } }
        func substituted(_ expression: Expression) -> [(Expression, Int)] {
            expression.symbols.prefix(Self.symbolLimit).flatMap { symbol in
                others(symbol).compactMap { other in
                    graph.node(other).map { node in
                        (expression.substituting { $0 == symbol ? .symbol(other) : nil }, node)
                    }
                }
            }
        }
        var ways: [WrongWay] = []
        switch subject {
        case .quantity(.value(let node)):
            ways = members(node).map { other in WrongWay(.quantity(.value(node: other)), message(other)) }
            if let (_, side) = askedValue {
                ways += substituted(side).map { wrong, other in WrongWay(.expression(wrong), message(other)) }
            }
            return ways
        case .quantity(.adjoint(let node)):
            ways = members(node).map { other in WrongWay(.quantity(.adjoint(node: other)), message(other)) }
        case .total(let of, let by):
            ways = members(by).map { other in
                WrongWay(.expression(names.total(of: of, by: other)), message(other))
            }
        default: break
        }
        ways += misreading { partial in
            let (from, to) = (graph.edges[partial.edge].from, graph.edges[partial.edge].to)
            var readings: [Misreading] = []
            for other in members(from) {
                guard let edge = graph.edge(from: other, to: to) else { continue }
                readings.append(Misreading(partial.edge, .quantity(.localPartial(edge: edge)), message(other)))
            }
            for other in members(to) {
                guard let edge = graph.edge(from: from, to: other) else { continue }
                readings.append(Misreading(partial.edge, .quantity(.localPartial(edge: edge)), message(other)))
            }
            return readings
                + (partial.partial.map(substituted) ?? []).map { wrong, other in
                    Misreading(partial.edge, wrong, message(other))
                }
        }
        return ways + takingOtherConsumers(members, message)
    }

    /// The adjoint of another consumer of the family with this edge's partial.
    private func takingOtherConsumers(
        _ others: (Int) -> [Int], _ message: @escaping @Sendable (Int) -> String
    ) -> [WrongWay] {
        func contributions(_ row: AskedPlace.Row) -> [(Formula, Int)] {
            others(row.consumer).filter { graph.isSwept($0) }.map { other in
                (.product([.quantity(.adjoint(node: other)), row.localPartial]), other)
            }
        }
        switch subject {
        case .quantity(.contribution(let edge)):
            return contributions(place.row(edge)).map { wrong, other in WrongWay(wrong, message(other)) }
        case .quantity(.runningSum(let edge)):
            let before = place.sumBefore(edge).map { [$0] } ?? []
            return contributions(place.row(edge)).map { wrong, other in
                WrongWay(.sum(before + [wrong]), message(other))
            }
        case .quantity(.adjoint) where rows.count <= Self.summedLimit:
            return rows.indices.flatMap { index in
                contributions(rows[index]).map { wrong, other in
                    var terms = rows.map(\.contribution)
                    terms[index] = wrong
                    return WrongWay(.sum(terms), message(other))
                }
            }
        default: return []
        }
    }
}
