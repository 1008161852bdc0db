import Testing

@testable import Algebra

@Suite("Functions beyond the elementary ones")
struct FunctionTests {
    @Test("Value and derivative to a few units in the last place")
    func table() {
        for row in FunctionTable.rows {
            let value = row.operation.value(row.at)
            // Far out, gelu is as exact as the square of its argument lets it be.
            let units = 4 + (row.operation == .gelu ? row.at * row.at : 0)
            #expect(abs(value - row.value) <= units * row.value.ulp, "\(row.operation) \(row.at)")
            let slope = row.operation.partial(row.at, value: value)
            #expect(abs(slope - row.slope) <= 16 * units * row.slope.ulp, "\(row.operation)′ \(row.at)")
        }
    }

    @Test("The derivative as it is written has the same value")
    func slopes() {
        let x = Symbol("x")
        for row in FunctionTable.rows where abs(row.at) < 10 {
            let slope = Expression.apply(row.operation, [.symbol(x)]).derivative(by: x)
            let value = slope.evaluated { _ in row.at }
            #expect(agree(value, row.slope, tolerance: 1e-12), "\(row.operation)′ \(row.at)")
        }
    }

    @Test("What a function is composed of has its value")
    func compositions() throws {
        let x = Symbol("x")
        for row in FunctionTable.rows where abs(row.at) < 10 {
            guard let composition = row.operation.expansion(of: [.symbol(x)], shapes: [.scalar]) else { continue }
            #expect(
                agree(composition.evaluated { _ in row.at }, row.value, tolerance: 1e-12),
                "\(row.operation) \(row.at)")
        }
    }

    @Test("leakyrelu has its slope below 0, and at the kink")
    func leaky() throws {
        let scope = Scope(symbols: [Symbol("x"), Symbol("s")])
        let leaky = try Expression(parsing: "leakyrelu(x, s)", in: scope)
        for (x, s, value, byX, byS) in [
            (2.0, 0.1, 2.0, 1.0, 0.0), (-3, 0.1, -0.3, 0.1, -3), (0, 0.1, 0, 0.1, 0),
        ] {
            func at(_ expression: Expression) -> Double {
                expression.evaluated { $0 == .symbol(Symbol("x")) ? x : s }
            }
            #expect(agree(at(leaky), value))
            #expect(agree(at(leaky.derivative(by: Symbol("x"))), byX))
            #expect(agree(at(leaky.derivative(by: Symbol("s"))), byS))
            let partials = Operation.leakyrelu.partials(x, s, value: value)
            #expect(partials == (byX, byS))
        }
    }

    @Test("where takes the one the condition says, and the other need not be defined")
    func choice() throws {
        let scope = Scope(symbols: [Symbol("x"), Symbol("y")])
        func at(_ x: Double, _ expression: Expression) -> Double {
            expression.evaluated { $0 == .symbol(Symbol("x")) ? x : 3 }
        }
        for (text, x, value, byX, byY) in [
            ("where(x > 1, x^2, y)", 4.0, 16.0, 8.0, 0.0), ("where(x > 1, x^2, y)", 1, 3, 0, 1),
            ("where(x > 1, x^2, y)", -4, 3, 0, 1), ("where(x >= 0, sqrt(x), x*y)", -2, -6, 3, -2),
            ("where(x >= 0, sqrt(x), x*y)", 4, 2, 0.25, 0), ("where(x, 1/x, y)", 0, 3, 0, 1),
            ("where(x - y, y, x)", 3, 3, 1, 0), ("x*where(x < y, y, 0)", 2, 6, 3, 2),
        ] {
            let expression = try Expression(parsing: text, in: scope)
            #expect(at(x, expression) == value, "\(text) at \(x)")
            #expect(at(x, expression.derivative(by: Symbol("x"))) == byX, "\(text) at \(x), by x")
            #expect(at(x, expression.derivative(by: Symbol("y"))) == byY, "\(text) at \(x), by y")
        }
        let relu = try Expression(parsing: "where(x > 0, x, 0)", in: scope)
        #expect(relu.derivative(by: Symbol("x")).text(.ascii) == "where(x > 0, 1, 0)")
        #expect(at(.nan, relu).isNaN)
        #expect(
            try Expression(parsing: "where(1, x, y) + where(0, x, y)", in: scope).simplified().text(.ascii) == "x + y")
    }

    @Test("where takes three operands, of one shape or scalars")
    func choiceOfMatrices() throws {
        let scope = Scope(
            symbols: [Symbol("c"), Symbol("Z"), Symbol("b")],
            shapes: [Symbol("Z"): Shape(rows: 2, columns: 3), Symbol("b"): .column(2)])
        for (text, shape) in [
            ("where(c > 0, Z, 0)", Shape(rows: 2, columns: 3)), ("where(Z > 0, 1, c)", Shape(rows: 2, columns: 3)),
            ("where(b, c, b)", .column(2)),
        ] {
            #expect(try Expression(parsing: text, in: scope).shape { scope.shapes[$0] } == shape)
        }
        for text in ["where(Z > 0, b, 0)", "where(c, Z, b)", "where(c, Z)", "where(Z)", "where(c, 1, 2, 3)"] {
            #expect(throws: ParseError.self) { try Expression(parsing: text, in: scope) }
        }
    }

    @Test(
        "Functions are read by the names people type, and written by one",
        arguments: [
            ("leaky_relu(x, 0.01)", "leakyrelu(x, 0.01)", "\\operatorname{leakyrelu}\\left(x, 0.01\\right)"),
            ("LeakyReLU(x, y)", "leakyrelu(x, y)", "\\operatorname{leakyrelu}\\left(x, y\\right)"),
            ("swish(x)", "silu(x)", "\\operatorname{silu}\\left(x\\right)"),
            ("SiLU x", "silu(x)", "\\operatorname{silu}\\left(x\\right)"),
            ("GELU(x)", "gelu(x)", "\\operatorname{gelu}\\left(x\\right)"),
            ("ELU(x)", "elu(x)", "\\operatorname{elu}\\left(x\\right)"),
            ("erf(x/2)", "erf(x/2)", "\\operatorname{erf}\\left(\\frac{x}{2}\\right)"),
            ("log_10(x)", "log10(x)", "\\operatorname{log10}\\left(x\\right)"),
            ("log2 x", "log2(x)", "\\operatorname{log2}\\left(x\\right)"),
            ("expm1(x) + log1p(y)", "expm1(x) + log1p(y)", nil),
            ("where(x>y, x, 0)/3", "where(x > y, x, 0)/3", nil),
            ("where(x, 1, y)", "where(x, 1, y)", "\\operatorname{where}\\left(x, 1, y\\right)"),
        ] as [(String, String, String?)])
    func names(text: String, plain: String, latex: String?) throws {
        let scope = Scope(symbols: [Symbol("x"), Symbol("y")])
        let expression = try Expression(parsing: text, in: scope)
        #expect(expression.text(.ascii) == plain)
        #expect(expression.text(.unicode) == plain)
        if let latex { #expect(expression.text(.latex) == latex) }
        for notation in [Notation.unicode, .ascii, .latex] {
            #expect(try Expression(parsing: expression.text(notation), in: scope) == expression)
        }
    }

    @Test("A variable that is called like a function stays a variable")
    func shadowed() throws {
        let scope = Scope(symbols: [Symbol("norm"), Symbol("erf"), Symbol("x")])
        #expect(try Expression(parsing: "norm (x + 1) + erf", in: scope).symbols.map(\.name) == ["norm", "x", "erf"])
    }

    @Test("log10 and log are different functions")
    func logarithms() throws {
        let scope = Scope(symbols: [Symbol("x")])
        #expect(try Expression(parsing: "log10(x)", in: scope) != Expression(parsing: "log(x)", in: scope))
        #expect(try Expression(parsing: "log10(1000) + log2(8) + log2(1/4)", in: scope).simplified() == 4)
        #expect(
            try Expression(parsing: "log10(x)", in: scope).derivative(by: Symbol("x")).text(.ascii) == "1/(x*log(10))")
    }

    @Test(
        "norm and layernorm take vectors, and say so",
        arguments: [
            ("norm(W)", "norm(W): W is 2×3: norm takes vectors"),
            ("layernorm(W)", "layernorm(W): W is 2×3: layernorm takes vectors"),
        ])
    func vectors(text: String, message: String) throws {
        let shapes = [Symbol("W"): Shape(rows: 2, columns: 3)]
        let error = #expect(throws: ParseError.self) {
            try Expression(parsing: text, in: Scope(symbols: [Symbol("W")], shapes: shapes))
        }
        #expect(error?.message == message)
    }

    @Test(
        "norm and layernorm send back what a person would write",
        arguments: [
            ("norm(x)", "1", "x/norm(x)"),
            ("layernorm(x)", "g", "(g − mean(g) − layernorm(x)·mean(g ⊙ layernorm(x)))/√mean((x − mean(x))²)"),
        ])
    func vjps(text: String, upstream: String, sent: String) throws {
        let shapes = [Symbol("x"): Shape.column(3), Symbol("g"): .column(3)]
        let scope = Scope(symbols: Set(shapes.keys), shapes: shapes)
        let vjp = try Expression(parsing: text, in: scope)
            .vjp(by: Symbol("x"), upstream: Expression(parsing: upstream, in: scope), shapes: shapes)
        #expect(vjp.text(.unicode, shapes: shapes) == sent)
    }
}
