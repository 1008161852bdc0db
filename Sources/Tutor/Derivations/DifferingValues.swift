internal import Algebra
internal import Autodiff

extension Graph {
    /// A point where two expressions over the graph have different values, `b = 1`, with both; none of its numbers is the
    /// graph's own, whose values may be asked. Nil where there is none with few names.
    func differingValues(
        of first: Expression, and second: Expression, _ notation: Notation
    ) -> (place: String, values: (String, String))? {
        let symbols = [first, second].compactMap(writtenOut).flatMap(\.symbols)
        let inputs = nodes.filter { symbols.contains($0.symbol) && $0.expression == nil }
        guard (1...Self.namedInputs).contains(inputs.count) else { return nil }
        for start in Self.roundValues.indices {
            let values = inputs.indices.map { Self.roundValues[(start + $0) % Self.roundValues.count] }
            guard zip(inputs, values).allSatisfy({ $0.value?.scalar != $1 }) else { continue }
            let replaced = Dictionary(uniqueKeysWithValues: zip(inputs.map(\.symbol), values.map { Tensor($0) }))
            var point = GraphPoint(self, evaluate(replacing: replaced))
            guard let one = point.value(of: first)?.text(notation, significantDigits: 3),
                let other = point.value(of: second)?.text(notation, significantDigits: 3), one != other
            else { continue }
            let place = zip(inputs, values).map { "\($0.symbol.text(notation)) = \($1.text(notation))" }.listed()
            return (place, (one, other))
        }
        return nil
    }

    private static let roundValues = [1, 2, -1, 0.5, 3]
    private static let namedInputs = 3
}
