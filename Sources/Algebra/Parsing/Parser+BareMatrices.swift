// `ones`, `zeros` and `I` without a size: in `ones xᵀ` everyone sees how long the ones are.

extension Parser {
    /// How many readings are tried before a size has to be written.
    private static let mostReadings = 2_000

    /// The whole of the tokens, with the sizes of bare `ones`, `zeros` and `I` found by trying those of the declared
    /// vectors and matrices: columns first, then rows, then matrices.
    func runTryingSizes(shape: Shape?) throws(ParseError) -> Operand {
        let places = tokens.indices.filter(isBare)
        guard let first = places.first, scope.readsMatrices else {
            var parser = self
            return try parser.run()
        }
        let candidates = places.map(sizes)
        var second: Operand?
        var third: Operand?
        // A fault that no size cures has nothing to do with them.
        var fault: ParseError?
        var isSameFault = true
        var digits = [Int](repeating: 0, count: places.count)
        for _ in 0..<Self.mostReadings {
            var parser = self
            for (place, choice) in zip(places, zip(candidates, digits).map { $0[$1] }) {
                parser.bareShapes[place] = choice
            }
            do throws(ParseError) {
                let read = try parser.run()
                guard let shape, read.shape != shape else { return read }
                if read.shape == shape.transposed { second = second ?? read } else { third = third ?? read }
            } catch {
                if let fault, fault != error { isSameFault = false }
                fault = fault ?? error
            }
            // The next combination; the last place moves first.
            var place = digits.count - 1
            while place >= 0, digits[place] == candidates[place].count - 1 {
                digits[place] = 0
                place -= 1
            }
            if place < 0 { break }
            digits[place] += 1
        }
        if let read = second ?? third { return read }
        if let fault, isSameFault { throw fault }
        let name = source[tokens[first].range]
        throw ParseError(
            range: tokens[first].range,
            reason: .noSizeFits(name, suggestion: isUnit(first) ? "eye(3)" : "\(name)(3)"))
    }

    /// Whether a bare `ones`, `zeros` or `I` stands at a token.
    private func isBare(_ index: Int) -> Bool {
        guard case .name(let name)? = kind(at: index), ["ones", "zeros", "eye", "I"].contains(name),
            !scope.symbols.contains(Symbol(name)), scope.indices[name] == nil
        else { return false }
        return kind(at: index + 1) != .open(.round)
    }

    private func isUnit(_ index: Int) -> Bool { kind(at: index) == .name("I") || kind(at: index) == .name("eye") }

    private func sizes(at index: Int) -> [Shape] {
        let lengths = Set(scope.shapes.values.flatMap { [$0.rows, $0.columns] }).union([1]).sorted()
        if isUnit(index) { return (lengths.filter { $0 > 1 } + [1]).map { Shape(rows: $0, columns: $0) } }
        let columns = lengths.filter { $0 > 1 }.map(Shape.column)
        let matrices = lengths.flatMap { rows in
            lengths.filter { rows > 1 && $0 > 1 }.map { Shape(rows: rows, columns: $0) }
        }
        return columns + columns.map(\.transposed) + matrices + [.scalar]
    }

    /// Puts a bare `ones`, `zeros` or `I` of this shape in the innermost group.
    mutating func pushBare(_ name: String, _ shape: Shape) throws(ParseError) {
        let range = tokens[position].range
        let isUnit = isUnit(position)
        position += 1
        let expression: Expression =
            if shape == .scalar {
                name == "zeros" ? .zero : .one
            } else if isUnit {
                .apply(.eye, [.number(Number(shape.rows))])
            } else {
                name == "zeros" ? .apply(.multiply, [.zero, .ones(shape)]) : .ones(shape)
            }
        push(try Operand(expression, depth: 3, range: range, shape: shape).limited())
    }
}
