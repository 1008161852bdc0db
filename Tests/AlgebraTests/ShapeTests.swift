import Testing
@testable import Algebra

@Suite("Shapes of expressions")
struct ShapeTests {
    private static let shapes: [Symbol: Shape] = [
        Symbol("W"): Shape(rows: 2, columns: 3), Symbol("x"): .column(3), Symbol("b"): .column(2),
        Symbol("A"): Shape(rows: 3, columns: 3), Symbol("r"): Shape(rows: 1, columns: 4),
    ]
    private static let (W, x, b, A, r, c) = (
        Expression.symbol(Symbol("W")), Expression.symbol(Symbol("x")), Expression.symbol(Symbol("b")),
        Expression.symbol(Symbol("A")), Expression.symbol(Symbol("r")), Expression.symbol(Symbol("c"))
    )

    private func shape(_ expression: Expression, layout: Layout = .denominator) throws -> Shape {
        try expression.shape(layout: layout) { Self.shapes[$0] }
    }

    @Test("A vector of n is a column, and 1×1 is a scalar")
    func dimensions() {
        #expect(Shape(dimensions: [3]) == Shape(dimensions: [3, 1]))
        #expect(Shape(dimensions: []) == .scalar)
        #expect(Shape(dimensions: [1]) == .scalar)
        #expect(Shape(dimensions: [0]) == nil)
        #expect(Shape(dimensions: [2, 3, 4]) == nil)
        #expect(Shape(rows: 1, columns: 4).dimensions == [1, 4])
        #expect(Shape.column(4).dimensions == [4])
        #expect(Shape.scalar.dimensions == [])
        #expect(
            [Shape(rows: 1, columns: 4), .column(4), .scalar, Shape(rows: 2, columns: 2)].map(\.kind.rawValue)
                == ["row", "column", "scalar", "matrix"])
        #expect(Shape(rows: 2, columns: 3).text(.unicode) == "2×3")
        #expect(Shape(rows: 2, columns: 3).text(.ascii) == "2x3")
    }

    @Test(
        "Every operation knows its shape",
        arguments: [
            (Expression.apply(.matmul, [W, x]), [2]), (.apply(.matmul, [W, A, x]), [2]),
            (.apply(.matmul, [x, r]), [3, 4]), (.apply(.add, [.apply(.matmul, [W, x]), b]), [2]),
            (.apply(.transpose, [W]), [3, 2]), (.apply(.transpose, [x]), [1, 3]), (.apply(.multiply, [c, W]), [2, 3]),
            (.apply(.power, [W, .number(Number(2))]), [2, 3]), (.apply(.tanh, [x]), [3]), (.apply(.sum, [W]), []),
            (.apply(.mean, [W]), []), (.apply(.max, [W]), []), (.apply(.max, [W, c]), [2, 3]),
            (.apply(.logsumexp, [x]), []), (.apply(.dot, [x, x]), []), (.apply(.outer, [b, x]), [2, 3]),
            (.apply(.softmax, [x]), [3]), (.apply(.diag, [x]), [3, 3]), (.apply(.diag, [A]), [3]),
            (.apply(.ones, [.number(Number(3))]), [3]),
            (.apply(.ones, [.number(Number(2)), .number(Number(3))]), [2, 3]),
            (.apply(.eye, [.number(Number(3))]), [3, 3]), (.matrix([[c, c, c]]), [1, 3]), (.matrix([[c], [c]]), [2]),
            (.matrix([[c, c], [c, c]]), [2, 2]), (.matrix([[W, b], [W, b]]), [4, 4]), (.matrix([[c]]), []),
        ] as [(Expression, [Int])])
    func operations(expression: Expression, dimensions: [Int]) throws {
        #expect(try shape(expression).dimensions == dimensions)
    }

    @Test("Derivatives follow the layout")
    func derivatives() throws {
        func derivative(_ of: String, _ variable: String) -> Expression {
            .derivative(Derivative(of: Symbol(of), variable: Symbol(variable), isPartial: true))
        }
        for (expression, dimensions) in [
            (derivative("C", "W"), [2, 3]), (derivative("C", "x"), [3]), (derivative("b", "c"), [1, 2]),
            (derivative("b", "x"), [3, 2]), (.adjoint(Symbol("W")), [2, 3]),
        ] {
            let shape = try shape(expression)
            #expect(shape.dimensions == dimensions)
            #expect(try self.shape(expression, layout: .numerator) == shape.transposed)
        }
    }

    @Test(
        "Shapes that do not go together are named with their operation",
        arguments: [
            (.apply(.matmul, [W, b]), "W @ b: W is 2×3 and b is 2×1: the inner dimensions, 3 and 2, differ"),
            (
                .apply(.add, [c, W, b]),
                "W + b: W is 2×3 and b is 2×1: + needs equal shapes, or a scalar on one side; "
                    + "b in each of the 3 columns is W + b @ ones(1, 3)"
            ),
            (.apply(.dot, [x, b]), "dot(x, b): x is 3×1 and b is 2×1: dot needs vectors of one length"),
            (.apply(.outer, [W, b]), "outer(W, b): W is 2×3: outer takes vectors"),
            (.apply(.softmax, [W]), "softmax(W): W is 2×3: softmax takes vectors"),
            (.apply(.diag, [W]), "diag(W): W is 2×3: diag takes a column or a square matrix"),
            (.apply(.ones, [c]), "ones(c): a dimension is a whole number from 1"),
            (
                .apply(.eye, [.number(Number(2_000))]),
                "eye(2000): a matrix has at most 1000000 elements"
            ),
            (
                .opaque("f", [c, x]),
                "f(c, x): x is 3×1: a function that is not defined takes scalars here; write the name of the node it defines"
            ),
            (
                .derivative(Derivative(of: Symbol("x"), variable: Symbol("W"), isPartial: true)),
                "∂x/∂W: x is 3×1 and W is 2×3: that derivative is not a matrix"
            ),
        ] as [(Expression, String)])
    func faults(expression: Expression, message: String) {
        let error = #expect(throws: ShapeError.self) { try shape(expression) }
        #expect(error?.message == message)
    }
}
