import Testing
@testable import Algebra

@Suite("Vectors and matrices: elements, VJPs and simplification, on seeded random expressions")
struct MatrixCalculusTests {
    private func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
        (a.isNaN && b.isNaN) || abs(a - b) <= tolerance * max(1, abs(a), abs(b))
    }

    private func agree(_ a: MatrixReference, _ b: MatrixReference, _ tolerance: Double) -> Bool {
        a.shape == b.shape && zip(a.elements, b.elements).allSatisfy { close($0, $1, tolerance) }
    }

    @Test("The elements of a value are what loops compute")
    func elements() throws {
        for seed in 0..<200 {
            var random = RandomMatrixExpressions(seed: UInt64(seed))
            let shape = random.shape()
            let expression = random.next(shape, depth: 4)
            let values = random.values()
            #expect(try expression.shape { random.shapes[$0] } == shape)
            let expected = MatrixReference.value(of: expression, values)
            let elements = try expression.elements(shapes: random.shapes)
            let text = expression.text(.ascii, shapes: random.shapes)
            #expect(elements.count == shape.rows && elements.allSatisfy { $0.count == shape.columns })
            for row in 0..<shape.rows {
                for column in 0..<shape.columns {
                    let value = elements[row][column].evaluated { atom in
                        guard case .symbol(var symbol) = atom else { return .nan }
                        let place = symbol.indices
                        symbol.indices = []
                        let row = place.first ?? 1
                        return values[symbol]?[row - 1, (place.count > 1 ? place[1] : 1) - 1] ?? .nan
                    }
                    #expect(close(value, expected[row, column], 1e-9), "\(text)")
                }
            }
        }
    }

    @Test("Simplified, an expression keeps its value and its shape")
    func simplified() {
        for seed in 1_000..<1_300 {
            var random = RandomMatrixExpressions(seed: UInt64(seed))
            let shape = random.shape()
            let expression = random.next(shape, depth: 5)
            let values = random.values()
            let simplified = expression.simplified(shapes: random.shapes)
            #expect(
                agree(
                    MatrixReference.value(of: simplified, values), MatrixReference.value(of: expression, values), 1e-9),
                "\(expression.text(.ascii, shapes: random.shapes)) as \(simplified.text(.ascii, shapes: random.shapes))"
            )
        }
    }

    @Test("Written out and read again, an expression keeps its value", arguments: [Notation.unicode, .ascii, .latex])
    func roundTrip(notation: Notation) throws {
        for seed in 2_000..<2_150 {
            var random = RandomMatrixExpressions(seed: UInt64(seed))
            let expression = random.next(random.shape(), depth: 4).simplified(shapes: random.shapes)
            // Letters alone, as on a card.
            let letters = Array("WVAUxyzδhbcqrpuvMNPQRSKLJHG").map(String.init)
            let names = random.shapes.keys.sorted { $0.name < $1.name }
            guard names.count <= letters.count else { continue }
            let renamed = Dictionary(uniqueKeysWithValues: zip(names, letters.map { Symbol($0) }))
            let written = expression.substituting { renamed[$0].map(Expression.symbol) }
            let shapes = Dictionary(uniqueKeysWithValues: random.shapes.map { (renamed[$0] ?? $0, $1) })
            let values = Dictionary(uniqueKeysWithValues: random.values().map { (renamed[$0] ?? $0, $1) })
            let text = written.text(notation, shapes: shapes)
            // A block of a matrix that is no scalar can be written and not read.
            guard !expression.hasBlocks(random.shapes) else { continue }
            let scope = Scope(symbols: Set(renamed.values), shapes: shapes, readsMatrices: true)
            do throws(ParseError) {
                let read = try Expression(parsing: text, in: scope)
                #expect(
                    agree(MatrixReference.value(of: read, values), MatrixReference.value(of: written, values), 1e-9),
                    "\(text) as \(read.text(.ascii, shapes: shapes))")
            } catch {
                Issue.record("\(text): \(error.message)")
            }
        }
    }

    @Test("What an expression sends back to its variables agrees with finite differences")
    func finiteDifferences() throws {
        var compared = 0
        for seed in 3_000..<3_200 {
            var random = RandomMatrixExpressions(seed: UInt64(seed))
            let shape = random.shape()
            let expression = random.next(shape, depth: 4)
            var shapes = random.shapes
            let upstream = Symbol("upstream")
            shapes[upstream] = shape
            var values = random.values()
            values[upstream] = MatrixReference(shape) { Double($0) - 0.7 * Double($1) + 0.4 }
            for variable in expression.symbols {
                let sent = try expression.vjp(by: variable, upstream: .symbol(upstream), shapes: shapes)
                let value = MatrixReference.value(of: sent, values)
                let text = expression.text(.ascii, shapes: shapes)
                #expect(value.shape == shapes[variable], "\(text) by \(variable.name)")
                for place in value.elements.indices {
                    func weighted(_ step: Double) -> Double {
                        var moved = values
                        moved[variable]?.elements[place] += step
                        let elements = MatrixReference.value(of: expression, moved).elements
                        return zip(elements, values[upstream]?.elements ?? []).reduce(0) { $0 + $1.0 * $1.1 }
                    }
                    let (wide, narrow) = (2e-5, 1e-5)
                    let slopes = [wide, narrow].map { (weighted($0) - weighted(-$0)) / (2 * $0) }
                    // At a kink the two steps disagree.
                    guard close(slopes[0], slopes[1], 1e-6) else { continue }
                    compared += 1
                    #expect(
                        close(value.elements[place], slopes[1], 1e-5),
                        "\(text) by \(variable.name): \(sent.text(.ascii, shapes: shapes))")
                }
            }
        }
        #expect(compared > 1_500)
    }

    private static let shapes: [Symbol: Shape] = [
        Symbol("W"): Shape(rows: 2, columns: 3), Symbol("x"): .column(3), Symbol("b"): .column(2),
        Symbol("δ"): .column(2), Symbol("a"): .column(2), Symbol("h"): .column(2), Symbol("y"): .column(2),
        Symbol("A"): Shape(rows: 3, columns: 3), Symbol("X"): Shape(rows: 3, columns: 4),
        Symbol("G"): Shape(rows: 2, columns: 4),
    ]

    @Test(
        "What is sent back is what a person would write",
        arguments: [
            ("W x + b", "x", "δ", "Wᵀ δ", "W^T @ delta"), ("W x + b", "W", "δ", "δ xᵀ", "delta @ x^T"),
            ("W x + b", "b", "δ", "δ", "delta"), ("W X", "W", "G", "G Xᵀ", "G @ X^T"),
            ("W X", "X", "G", "Wᵀ G", "W^T @ G"), ("W A x", "A", "δ", "Wᵀ δ xᵀ", "W^T @ delta @ x^T"),
            ("tanh(a)", "a", "δ", "δ ⊙ (1 − tanh(a)²)", "delta * (1 - tanh(a)^2)"),
            ("relu(a)", "a", "δ", "δ ⊙ step(a)", "delta * step(a)"),
            (
                "σ(W x)", "x", "δ", "Wᵀ (δ ⊙ σ(W x) ⊙ (1 − σ(W x)))",
                "W^T @ (delta * sigmoid(W @ x) * (1 - sigmoid(W @ x)))"
            ),
            ("sum(W x)", "W", "c", "c·(ones(2) xᵀ)", "c*(ones(2) @ x^T)"),
            ("sum(W x)", "x", "c", "c·(Wᵀ ones(2))", "c*(W^T @ ones(2))"),
            ("sum(W)", "W", "1", "ones(2, 3)", "ones(2, 3)"), ("mean(a)", "a", "c", "c·ones(2)/2", "c*ones(2)/2"),
            ("dot(a, b)", "a", "c", "cb", "c*b"), ("a^T b", "b", "c", "ca", "c*a"),
            ("x^T A x", "x", "c", "c·(A x) + c·(Aᵀ x)", "c*(A @ x) + c*(A^T @ x)"),
            ("c a", "c", "δ", "sum(δ ⊙ a)", "sum(delta * a)"), ("a + c", "c", "δ", "sum(δ)", "sum(delta)"),
            ("sum((h - y)^2)/2", "h", "1", "h − y", "h - y"),
            (
                "softmax(a)", "a", "δ", "softmax(a) ⊙ (δ − dot(softmax(a), δ))",
                "softmax(a) * (delta - dot(softmax(a), delta))"
            ),
            ("logsumexp(a)", "a", "c", "c·softmax(a)", "c*softmax(a)"), ("W^T", "W", "W^T", "W", "W"),
            ("a", "b", "δ", "0·ones(2)", "0*ones(2)"),
        ])
    func written(text: String, variable: String, upstream: String, unicode: String, ascii: String) throws {
        let scope = Scope(symbols: Set(Self.shapes.keys).union([Symbol("c")]), shapes: Self.shapes)
        let sent = try Expression(parsing: text, in: scope).vjp(
            by: Symbol(variable), upstream: Expression(parsing: upstream, in: scope), shapes: Self.shapes)
        #expect(sent.text(.unicode, shapes: Self.shapes) == unicode)
        #expect(sent.text(.ascii, shapes: Self.shapes) == ascii)
    }

    @Test(
        "Derivatives of functions go by their names where that is wished, and are read back",
        arguments: [
            ("σ(a)", "a", "δ ⊙ σ′(a)", "delta * sigmoid'(a)"), ("tanh(a)", "a", "δ ⊙ tanh′(a)", "delta * tanh'(a)"),
            ("relu(a)", "a", "δ ⊙ relu′(a)", "delta * relu'(a)"),
            ("σ(W x)", "x", "Wᵀ (δ ⊙ σ′(W x))", "W^T @ (delta * sigmoid'(W @ x))"),
        ])
    func primes(text: String, variable: String, unicode: String, ascii: String) throws {
        let scope = Scope(symbols: Set(Self.shapes.keys), shapes: Self.shapes)
        let sent = try Expression(parsing: text, in: scope).vjp(
            by: Symbol(variable), upstream: .symbol(Symbol("δ")), shapes: Self.shapes)
        for (notation, expected) in [(Notation.unicode, unicode), (.ascii, ascii)] {
            let written = sent.withPrimes(notation).text(notation, shapes: Self.shapes)
            #expect(written == expected)
            #expect(try Expression(parsing: written, in: scope).simplified(shapes: Self.shapes) == sent)
        }
    }

    @Test("An adjoint of another shape than its value is refused")
    func upstreamShape() {
        let error = #expect(throws: ShapeError.self) {
            try Expression.symbol(Symbol("x")).vjp(
                by: Symbol("x"), upstream: .symbol(Symbol("a")), shapes: Self.shapes)
        }
        #expect(error?.message == "x: x is 3×1 and a is 2×1: an adjoint has the shape of its value")
    }

    @Test("Elements that take too long to write out are refused")
    func tooLong() {
        let shapes = [Symbol("A"): Shape(rows: 60, columns: 60)]
        let product = Expression.apply(.matmul, [.symbol(Symbol("A")), .symbol(Symbol("A")), .symbol(Symbol("A"))])
        let error = #expect(throws: ShapeError.self) { try product.elements(shapes: shapes) }
        #expect(error?.message == "A A A: its elements take more than 500000 scalar operations")
    }
}

extension Expression {
    /// Whether a matrix is made of blocks that are no scalars.
    fileprivate func hasBlocks(_ shapes: [Symbol: Shape]) -> Bool {
        for case .apply(.column, let rows) in nodes {
            for row in rows {
                if case .apply(.row, _) = row { continue }
                if (try? row.shape(in: { shapes[$0] })) != .scalar { return true }
            }
        }
        return false
    }
}
