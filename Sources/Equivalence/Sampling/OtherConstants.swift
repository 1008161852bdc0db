package import Algebra
package import Autodiff

extension Graph {
    /// The graph at other values of the constants that an expression names and the output depends on: none where it names
    /// none.
    ///
    /// An answer that names a constant says how the derivative depends on it, and is right where it is so at every value.
    /// Parts that add up to 1, the classes of a target, stay parts that do: they change places. Everything else is drawn.
    package func atOtherConstants(namedIn expression: Expression) -> [Graph] {
        atOtherConstants(namedIn: expression, turns: 1...2)
    }

    /// The same, and one more graph where the parts of 1 are mixed, so that none of them is 0 and takes a factor with it.
    package func atOtherAndMixedConstants(namedIn expression: Expression) -> [Graph] {
        atOtherConstants(namedIn: expression, turns: 0...2)
    }

    /// - Parameter turns: how many places the parts of 1 move on; with 0 they are mixed.
    private func atOtherConstants(namedIn expression: Expression, turns: ClosedRange<Int>) -> [Graph] {
        let named = constants(namedIn: expression)
        guard !named.isEmpty else { return [] }
        let shares = Dictionary(grouping: nodes.indices.filter(isShare), by: { nodes[$0].symbol.family })
            .values.filter { members in
                members.contains(where: named.contains) && members.count > 1
                    && members.compactMap { nodes[$0].value?.scalar }.isWhole
            }
        return turns.map { turn in
            var values: [Symbol: Tensor] = [:]
            for node in named {
                values[nodes[node].symbol] = nodes[node].value?.elsewhere(nodes[node].symbol, turn: turn)
            }
            for members in shares {
                for (place, member) in members.enumerated() {
                    let other = nodes[members[(place + turn) % members.count]].value
                    values[nodes[member].symbol] =
                        turn == 0 ? other.map { Tensor($0.scalar.mixed(among: members.count)) } : other
                }
            }
            return remade(with: values)
        }
    }

    /// The constants with a value that an expression names and the output depends on, in topological order: one that only
    /// says how far a range goes is a count, and no variable.
    package func constants(namedIn expression: Expression) -> [Int] {
        let named = expression.atoms.compactMap { atom -> Int? in
            guard case .symbol = atom, case .value(let node) = meaning(of: atom) else { return nil }
            return nodes[node].kind == .constant && nodes[node].value != nil && reachesOutput[node] ? node : nil
        }
        return Set(named).sorted()
    }

    /// Whether it is a constant with indices, a number.
    private func isShare(_ node: Int) -> Bool {
        nodes[node].kind == .constant && nodes[node].shape == .scalar && !nodes[node].symbol.indices.isEmpty
            && nodes[node].value != nil
    }
}

extension Symbol {
    /// The name and layer that the members of a family share.
    fileprivate var family: Symbol { Symbol(name, layer: layer) }
}

extension Tensor {
    /// Another value of a constant: its rows or columns moved on or mixed where they add up to 1, and else numbers of the same
    /// signs.
    fileprivate func elsewhere(_ name: Symbol, turn: Int) -> Tensor {
        func mixed(among count: Int) -> Tensor {
            Tensor(shape: shape, elements: elements.map { $0.mixed(among: count) })
        }
        func moved(_ rows: Int, _ columns: Int) -> Tensor {
            Tensor(
                shape: shape,
                elements: elements.indices.map { index in
                    let (row, column) = (index / shape.columns + rows, index % shape.columns + columns)
                    return self[row: row % shape.rows, column: column % shape.columns]
                })
        }
        let rows = (0..<shape.rows).map { row in (0..<shape.columns).map { self[row: row, column: $0] } }
        let columns = (0..<shape.columns).map { column in (0..<shape.rows).map { self[row: $0, column: column] } }
        if shape.columns > 1, rows.allSatisfy(\.isWhole) {
            return turn == 0 ? mixed(among: shape.columns) : moved(0, turn)
        }
        if shape.rows > 1, columns.allSatisfy(\.isWhole) {
            return turn == 0 ? mixed(among: shape.rows) : moved(turn, 0)
        }
        var generator = SplitMix64(name: name.text(.ascii), counter: turn)
        return Tensor(
            shape: shape,
            elements: elements.map { element in
                // Of few digits, so that sums and products are exact.
                let factor = (1 + Double(generator.next() % 16)) / 8
                return (element == 0 ? 1 : element) * (factor == 1 ? 3 : factor)
            })
    }
}

extension Double {
    /// A part of 1 halfway to as many equal parts.
    fileprivate func mixed(among count: Int) -> Double { (self + 1 / Double(count)) / 2 }
}

extension [Double] {
    /// Whether they are the parts of 1.
    fileprivate var isWhole: Bool { (reduce(0, +) - 1).magnitude < 1e-9 }
}
