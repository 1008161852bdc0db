internal import Algebra
internal import Autodiff

// One member of a family taken for another: another layer, another element or vector of a row of them.

@Sendable func wrongMatrixLayer(_ place: ExaminedMatrix) -> [WrongMatrix] {
    guard let says = place.says else { return [] }
    return place.takingOthers({ $0.asLayers }) { says.otherLayer($0) }
}

@Sendable func offByOneMatrixIndex(_ place: ExaminedMatrix) -> [WrongMatrix] {
    let words = MatrixMessages(place)
    var ways: [WrongMatrix?] = []
    if let says = place.says {
        ways += place.takingOthers({ $0.indices.isEmpty ? [] : $0.neighbours }) { says.otherIndex($0) }
    }
    guard let asked = place.asked, let shape = place.shape(of: asked) else { return ways.compactMap { $0 } }
    // Every element where its neighbour should be, at the end from the other end.
    for step in [1, -1] where shape.rows > 1 {
        ways.append(
            place.way(.apply(.matmul, [.shift(of: shape.rows, by: step), asked]), words.shiftedElements(rows: true)))
    }
    for step in [1, -1] where shape.columns > 1 {
        ways.append(
            place.way(
                .apply(.matmul, [asked, .shift(of: shape.columns, by: step)]), words.shiftedElements(rows: false)))
    }
    // The same of a vector in what an edge sends back.
    for edge in place.edges {
        let sending = place.sending(edge)
        for name in Set(sending.atoms.map(\.expression)).sorted(by: { $0.text(.ascii) < $1.text(.ascii) }) {
            guard let shape = place.shape(of: name), shape.kind == .column else { continue }
            for step in [1, -1] {
                let shifted = Expression.apply(.matmul, [.shift(of: shape.rows, by: step), name])
                let wrong = sending.substituting(leaves: { $0.expression == name ? shifted : nil })
                ways.append(place.way(place.whole(with: [edge: wrong]), words.shiftedElements(of: name)))
            }
        }
    }
    return ways.compactMap { $0 }
}

extension Symbol {
    /// The same name in the layer above or below; of vectors and matrices a number at the end of the name is a layer too,
    /// `W1`.
    fileprivate var asLayers: [Symbol] { layer != nil || !indices.isEmpty ? inOtherLayers : neighbours }
}

extension ExaminedMatrix {
    /// How many names of an expression are looked at.
    private static let nameLimit = 6

    /// What becomes of the answer when a member of a family is taken for another: the node that is asked for, a name in
    /// what an edge sends back, all names at once.
    fileprivate func takingOthers(
        _ others: (Symbol) -> [Symbol], _ message: (Int) -> String
    ) -> [WrongMatrix] {
        func members(_ symbol: Symbol) -> [Int] { others(symbol).compactMap { graph.node($0) } }
        var ways: [WrongMatrix?] = []
        switch place?.subject {
        case .quantity(.value(let node))?:
            ways += members(symbol(node)).map { other in
                let message = message(other)
                return way(.symbol(symbol(other)), message)
            }
        case .quantity(.adjoint(let node))?:
            ways += members(symbol(node)).filter { graph.isSwept($0) }.map { other in
                let message = message(other)
                return way(.adjoint(symbol(other)), message)
            }
        case .total(let of, let by)?:
            ways += members(symbol(by)).map { other in
                let message = message(other)
                return way(names.total(of: of, by: other), message)
            }
        case .quantity(.localPartial(let edge))?:
            let (from, to) = (graph.edges[edge].from, graph.edges[edge].to)
            let alike =
                members(symbol(from)).map { ($0, graph.edge(from: $0, to: to)) }
                + members(symbol(to)).map { ($0, graph.edge(from: from, to: $0)) }
                + zip(members(symbol(from)), members(symbol(to))).map { ($0, graph.edge(from: $0, to: $1)) }
            ways += alike.map { other, edge in
                let message = message(other)
                return way(edge.map(partial), message)
            }
        default: break
        }
        for edge in edges {
            ways += exchanging(members, in: sending(edge)).map { wrong, other in
                let message = message(other)
                return way(whole(with: [edge: wrong]), message)
            }
        }
        if let side = writtenSide {
            ways += exchanging(members, in: side).map { wrong, other in
                let message = message(other)
                return way(wrong, message)
            }
        }
        return ways.compactMap { $0 }
    }

    /// The right-hand side of a value, or a written-out key.
    private var writtenSide: Expression? {
        guard case .quantity(.value(let node))? = place?.subject else { return place == nil ? key : nil }
        return graph.nodes[node].expression
    }

    /// An expression with one name, or all of them, exchanged for other members of their families; adjoints as well.
    private func exchanging(
        _ members: (Symbol) -> [Int], in expression: Expression
    ) -> [(expression: Expression, other: Int)] {
        let atoms = expression.atoms.filter { if case .opaque = $0 { false } else { true } }.prefix(Self.nameLimit)
        func exchanged(_ atom: Atom) -> [(expression: Expression, other: Int)] {
            switch atom {
            case .symbol(let symbol): members(symbol).map { (.symbol(self.symbol($0)), $0) }
            case .adjoint(let symbol):
                members(symbol).filter { graph.isSwept($0) }.map { (.adjoint(self.symbol($0)), $0) }
            case .derivative, .opaque: []
            }
        }
        var found: [(expression: Expression, other: Int)] = []
        for atom in atoms {
            for (replacement, other) in exchanged(atom) {
                found.append((expression.substituting(leaves: { $0 == atom ? replacement : nil }), other))
            }
        }
        let firsts = atoms.compactMap { atom in exchanged(atom).first.map { (atom, $0) } }
        if firsts.count > 1 {
            let replacements = Dictionary(
                firsts.map { ($0.0, $0.1.expression) }, uniquingKeysWith: { first, _ in first })
            found.append((expression.substituting(leaves: { replacements[$0] }), firsts[0].1.other))
        }
        return found
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
