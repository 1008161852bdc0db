internal import Algebra
internal import Autodiff
internal import Equivalence

// One member of a family taken for another: w₁₃ for w₁₂, w₂₁ for w₁₂, w⁽²⁾ for w⁽¹⁾, one element of a vector for the next.

@Sendable func swappedWeight(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.takingOthers({ node in
        place.symbol(node).withSwappedIndices.flatMap(place.graph.node).map { [$0] } ?? []
    }) { says.swappedWeight($0) }
}

@Sendable func offByOneIndex(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    // Who is off by one in one row is off in the others.
    let together = [1, -1].compactMap { step in
        place.takingOthersTogether({ place.neighbours($0, step) }) { says.otherIndex($0) }
    }
    return place.takingOthers({ place.neighbours($0, 1) + place.neighbours($0, -1) }) { says.otherIndex($0) } + together
        + place.shiftedElements
}

@Sendable func wrongLayer(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.takingOthers(place.inOtherLayers) { says.otherLayer($0) }
}

extension Symbol {
    /// The same name with one index one more or one less.
    var neighbours: [Symbol] { [1, -1].flatMap(neighbours) }

    /// The same name with one index a step away; an index may be written into the name, as in `x2`.
    fileprivate func neighbours(_ step: Int) -> [Symbol] {
        if indices.isEmpty {
            let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
            guard digits.count < name.count, digits.count < 4, let index = Int(digits), index + step >= 0 else {
                return []
            }
            return [Symbol(name.dropLast(digits.count) + "\(index + step)", layer: layer)]
        }
        return indices.indices.map { position in
            var neighbour = self
            neighbour.indices[position] += step
            return neighbour
        }
    }

    /// The same name with its two indices exchanged; nil where that is no other.
    fileprivate var withSwappedIndices: Symbol? {
        guard indices.count == 2, indices[0] != indices[1] else { return nil }
        return Symbol(name, layer: layer, indices: indices.reversed())
    }

    /// The same name and indices in the layer above or below.
    var inOtherLayers: [Symbol] {
        guard let layer else { return [] }
        return [layer + 1, layer - 1].map { Symbol(name, layer: $0, indices: indices) }
    }
}

extension ExaminedPlace {
    /// How many rows, and how many names of an expression, are looked at.
    private static let summedLimit = 16
    private static let nameLimit = 6

    /// The nodes with an index that is a step away.
    fileprivate func neighbours(_ node: Int, _ step: Int) -> [Int] {
        numbersLayer(node) ? [] : symbol(node).neighbours(step).compactMap(graph.node)
    }

    /// The nodes of the same name in the layer above or below.
    fileprivate func inOtherLayers(_ node: Int) -> [Int] {
        (numbersLayer(node) ? symbol(node).neighbours : symbol(node).inOtherLayers).compactMap(graph.node)
    }

    /// Whether the number at the end of a name is a layer: `W1`, a vector or matrix, but not `x1`, a number.
    private func numbersLayer(_ node: Int) -> Bool {
        symbol(node).layer == nil && symbol(node).indices.isEmpty && shape(ofNode: node) != .scalar
    }

    /// What becomes of the answer when a member of a family is taken for another: the asked node or value, a name in a
    /// right-hand side or in what an edge gives, the operand or consumer of an edge.
    /// - Parameter message: what to say, by the name of what was taken.
    fileprivate func takingOthers(
        _ members: (Int) -> [Int], _ message: @escaping @Sendable (String) -> String
    ) -> [WrongWay] {
        let names = names
        var ways: [WrongWay] = []
        switch subject {
        case .quantity(.value(let node)):
            ways = members(node).map { WrongWay(.quantity(.value(node: $0)), isWhole: true, message(names.node($0))) }
        case .quantity(.adjoint(let node)):
            ways = members(node).filter { graph.isSwept($0) }.map {
                WrongWay(.quantity(.adjoint(node: $0)), isWhole: true, message(names.adjoint($0)))
            }
        case .total(let of, let by):
            ways = members(by).map {
                let total = names.total(of: of, by: $0)
                return WrongWay(.expression(total), isWhole: true, message(total.text(names.notation)))
            }
        default: break
        }
        ways += misreading { takingOthers(members, of: $0, message) }
        if let side = writtenSide {
            ways += exchanging(members, in: side).map { wrong, other in WrongWay(.expression(wrong), message(other)) }
        }
        return ways + takingOtherConsumers(members, message)
    }

    /// What an edge is taken for: that of another member, or what it gives with another member in it.
    private func takingOthers(
        _ members: (Int) -> [Int], of read: ExaminedEdge, _ message: @escaping @Sendable (String) -> String
    ) -> [Misreading] {
        alike(read.edge, members).map { edge in
            Misreading(read.edge, right(edge, inPlaceOf: read), message(names.localPartial(edge)))
        }
            + (read.worked.map { exchanging(members, in: $0) } ?? []).map { wrong, other in
                Misreading(read.edge, wrong, message(other))
            }
    }

    /// The same in every row; nil where fewer than two have other members.
    fileprivate func takingOthersTogether(
        _ members: (Int) -> [Int], _ message: @escaping @Sendable (String) -> String
    ) -> WrongWay? {
        let readings = own.compactMap { takingOthers(members, of: $0, message).first }
        guard readings.count > 1 else { return nil }
        return WrongWay(formula(with: readings), readings[0].message())
    }

    /// The edges from an operand to a consumer of which one or both are other members.
    private func alike(_ edge: Int, _ members: (Int) -> [Int]) -> [Int] {
        let (from, to) = ends(edge)
        let pairs =
            members(from).map { ($0, to) } + members(to).map { (from, $0) } + zip(members(from), members(to))
        return pairs.compactMap { graph.edge(from: $0, to: $1) }
    }

    /// The right-hand side of a value, or a written-out key.
    private var writtenSide: Expression? {
        if case .written = subject { expression(asked) } else { askedValue?.expression }
    }

    /// An expression with one name, or all of them, exchanged for other members of their families, and what the other is
    /// called; adjoints as well.
    private func exchanging(
        _ members: (Int) -> [Int], in expression: Expression
    ) -> [(expression: Expression, other: String)] {
        func others(_ atom: Atom) -> [(expression: Expression, other: String)] {
            switch atom {
            case .symbol(let name):
                (graph.node(name).map(members) ?? []).map { (.symbol(symbol($0)), self.names.node($0)) }
            case .adjoint(let name):
                (graph.node(name).map(members) ?? []).filter { graph.isSwept($0) }
                    .map { (.adjoint(symbol($0)), self.names.adjoint($0)) }
            case .derivative, .opaque: []
            }
        }
        let names = expression.atoms.filter { if case .opaque = $0 { false } else { true } }.prefix(Self.nameLimit)
        let exchanges = names.map { ($0, others($0)) }
        var found = exchanges.flatMap { atom, others in
            others.map { other in
                (expression.substituting(leaves: { $0 == atom ? other.expression : nil }), other.other)
            }
        }
        let firsts = exchanges.compactMap { atom, others in others.first.map { (atom, $0) } }
        if firsts.count > 1 {
            let replacements = Dictionary(
                firsts.map { ($0.0, $0.1.expression) }, uniquingKeysWith: { first, _ in first })
            found.append((expression.substituting(leaves: { replacements[$0] }), firsts[0].1.other))
        }
        return found
    }

    /// The adjoint of another consumer of the family with what this edge does to it.
    private func takingOtherConsumers(
        _ members: (Int) -> [Int], _ message: @escaping @Sendable (String) -> String
    ) -> [WrongWay] {
        let says = says
        guard rows.count <= Self.summedLimit else { return [] }
        let target = place.sum?.of ?? graph.output
        return contributions.flatMap { edge in
            members(ends(edge).consumer).filter { graph.leads($0, to: target) }.map { other in
                let wrong =
                    graph.isScalar
                    ? .product([derivative(by: other), localPartial(edge)])
                    : contribution(edge, upstream: .adjoint(node: other))
                return WrongWay(
                    formula(assuming: [.init(quantity: .contribution(edge: edge), value: wrong)]),
                    message(says.swept(other)))
            }
        }
    }
}

// MARK: Elements

extension ExaminedPlace {
    /// Every element where its neighbour should be, at the end from the other end: in the answer, and in a vector in what an
    /// edge sends back.
    fileprivate var shiftedElements: [WrongWay] {
        let says = says
        var ways: [WrongWay] = []
        if let (asked, shape) = askedMatrix {
            for step in [1, -1] where shape.rows > 1 {
                let shifted = Expression.apply(.matmul, [.shift(of: shape.rows, by: step), asked])
                ways.append(WrongWay(.expression(shifted), says.shiftedElements(rows: true)))
            }
            for step in [1, -1] where shape.columns > 1 {
                let shifted = Expression.apply(.matmul, [asked, .shift(of: shape.columns, by: step)])
                ways.append(WrongWay(.expression(shifted), says.shiftedElements(rows: false)))
            }
        }
        return ways
            + misreading { read in
                let names = Set(read.right.atoms.map(\.expression)).sorted { $0.text(.ascii) < $1.text(.ascii) }
                return names.flatMap { name -> [Misreading] in
                    guard let shape = self.shape(of: name), shape.kind == .column else { return [] }
                    return [1, -1].map { step in
                        let shifted = Expression.apply(.matmul, [.shift(of: shape.rows, by: step), name])
                        let wrong = read.right.substituting(leaves: { $0.expression == name ? shifted : nil })
                        return Misreading(read.edge, wrong, says.shiftedElements(of: name))
                    }
                }
            }
    }
}

extension Expression {
    /// The matrix that moves every row one on, the last to the first place, or back.
    fileprivate static func shift(of count: Int, by step: Int) -> Expression {
        .matrix(
            (0..<count).map { row in
                (0..<count).map { ($0 + step + count) % count == row ? .one : .zero }
            })
    }
}
