import Testing

@testable import Algebra

@Suite("Slices, axes and spreading")
struct SliceTests {
    private static let shapes = [
        Symbol("Z"): Shape(rows: 4, columns: 3), Symbol("z"): .column(5), Symbol("r"): Shape(rows: 1, columns: 3),
        Symbol("b"): .column(3), Symbol("c"): .column(4), Symbol("W", layer: 2): Shape(rows: 2, columns: 2),
    ]
    private static let scope = Scope(
        symbols: Set(shapes.keys).union([Symbol("s")]), indices: ["i": 2], shapes: shapes)

    @Test(
        "Two pairs of bars around a vector are its norm; around a scalar, and apart, they are what one pair is",
        arguments: [
            ("||z||", "norm(z)"), ("||b - z[1..3]||^2", "norm(b - z[1..3])^2"), ("||s||", "abs(abs(s))"),
            ("||s| - 1|", "abs(abs(s) - 1)"), ("|z|", "abs(z)"), ("|(|z|)|", "abs(abs(z))"),
        ])
    func norms(text: String, plain: String) throws {
        let expression = try Expression(parsing: text, in: Self.scope)
        #expect(expression == (try Expression(parsing: plain, in: Self.scope)), "\(expression.text(.ascii))")
    }

    @Test(
        "They are read, written as they were, and have their shape",
        arguments: [
            ("z[1..2]", "z[1..2]", "z[1..2]", Shape.column(2)),
            ("z[2..2]", "z[2..2]", "z[2..2]", .scalar),
            ("Z[i,:]", "Z[2,:]", "Z[2,:]", Shape(rows: 1, columns: 3)),
            ("Z[:,3]", "Z[:,3]", "Z[:,3]", .column(4)),
            ("Z[1..i, :]", "Z[1..2,:]", "Z[1..2,:]", Shape(rows: 2, columns: 3)),
            ("Z[2..3, 1..2]", "Z[2..3,1..2]", "Z[2..3,1..2]", Shape(rows: 2, columns: 2)),
            ("Z[2..3, 1]", "Z[2..3,1]", "Z[2..3,1]", .column(2)),
            ("Z[2..2, 1]", "Z[2..2,1]", "Z[2..2,1]", .scalar),
            ("z[2..4,:]", "z[2..4]", "z[2..4]", .column(3)),
            ("W[2;][1,:] @ z[1..2]", "W⁽²⁾[1,:] z[1..2]", "W^{(2)}[1,:] z[1..2]", .scalar),
            ("sum(Z, axis=1)", "sum(Z, axis=1)", "\\operatorname{sum}\\left(Z, \\text{axis}=1\\right)", .column(4)),
            (
                "mean(Z^2, axis = 0)", "mean(Z², axis=0)",
                "\\operatorname{mean}\\left(Z^{2}, \\text{axis}=0\\right)", Shape(rows: 1, columns: 3)
            ),
            ("max(Z,axis=1)", "max(Z, axis=1)", "\\max\\left(Z, \\text{axis}=1\\right)", .column(4)),
            (
                "softmax(Z, axis=1)", "softmax(Z, axis=1)",
                "\\operatorname{softmax}\\left(Z, \\text{axis}=1\\right)", Shape(rows: 4, columns: 3)
            ),
            ("concat(b, c)", "concat(b, c)", "\\operatorname{concat}\\left(b, c\\right)", .column(7)),
            ("concat(Z, r)", "concat(Z, r)", "\\operatorname{concat}\\left(Z, r\\right)", Shape(rows: 5, columns: 3)),
        ])
    func written(text: String, unicode: String, latex: String, shape: Shape) throws {
        let expression = try Expression(parsing: text, in: Self.scope)
        #expect(try expression.shape { Self.shapes[$0] } == shape)
        #expect(expression.text(.unicode, shapes: Self.shapes) == unicode)
        #expect(expression.text(.latex, shapes: Self.shapes) == latex)
        for notation in [Notation.unicode, .ascii, .latex] {
            let written = expression.text(notation, shapes: Self.shapes)
            #expect(try Expression(parsing: written, in: Self.scope) == expression, "\(written)")
        }
    }

    @Test(
        "What cannot be is said, with the spelling that works",
        arguments: [
            ("sum(Z, 1)", "sum(Z, 1) can be read in more than one way; did you mean sum(Z, axis=1) or Z + 1?"),
            ("mean(Z, 0)", "mean(Z, 0) can be read in more than one way; did you mean mean(Z, axis=0) or (Z + 0)/2?"),
            ("max(Z, 1)", "max(Z, 1) can be read in more than one way; did you mean max(Z, axis=1) or max(1, Z)?"),
            ("sum(Z, axis=2)", "sum along an axis is sum(Z, axis=1) for one number a row, or axis=0 for one a column"),
            ("exp(Z, axis=1)", "exp has no axis here; sum, mean, max and softmax of one matrix have"),
            ("Z[5,:]", "Z[5,:]: Z is 4×3: rows are counted from 1 to 4 and columns from 1 to 3"),
            ("Z[:,0]", "Z[:,0]: Z is 4×3: rows are counted from 1 to 4 and columns from 1 to 3"),
            ("z[2..6]", "z[2..6]: z is 5×1: rows are counted from 1 to 5 and columns from 1 to 1"),
            ("z[3..2]", "the range 3..2 is empty"),
            ("Z[1..2]", "Z[1..2]: Z is 4×3: a part of it takes rows and columns, as in [1..2, :]"),
            ("concat(b, r)", "concat(b, r): b is 3×1 and r is 1×3: the rows of a matrix are of one length"),
            (
                "Z + b",
                "Z + b: Z is 4×3 and b is 3×1: + needs equal shapes, or a scalar on one side; "
                    + "b in each of the 4 rows is Z + ones(4) @ b^T"
            ),
            (
                "Z * r",
                "Z * r: Z is 4×3 and r is 1×3: * needs equal shapes, or a scalar on one side; "
                    + "r in each of the 4 rows is Z * ones(4) @ r"
            ),
            (
                "c - Z",
                "c - Z: c is 4×1 and Z is 4×3: - needs equal shapes, or a scalar on one side; "
                    + "c in each of the 3 columns is c @ ones(1, 3) - Z"
            ),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: ParseError.self) { try Expression(parsing: text, in: Self.scope) }
        #expect(error?.sentence == message)
    }

    @Test(
        "The spelling that an error names is read",
        arguments: ["Z + ones(4) @ b^T", "Z * (ones(4) @ r)", "c @ ones(1, 3) - Z", "max(1, Z)"])
    func spellings(text: String) throws {
        let expression = try Expression(parsing: text, in: Self.scope)
        #expect(try expression.shape { Self.shapes[$0] } == Shape(rows: 4, columns: 3))
    }

    @Test("The elements of a slice are those of the matrix, and brackets without `..` and `:` are elements")
    func elements() throws {
        let expression = try Expression(parsing: "Z[2..3,3]", in: Self.scope)
        let elements = try expression.elements(shapes: Self.shapes)
        #expect(elements == [[.symbol(Symbol("Z", indices: [2, 3]))], [.symbol(Symbol("Z", indices: [3, 3]))]])
        #expect(try Expression(parsing: "Z[2,3]", in: Self.scope) == .symbol(Symbol("Z", indices: [2, 3])))
    }
}
