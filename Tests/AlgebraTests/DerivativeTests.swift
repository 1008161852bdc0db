import Testing

@testable import Algebra

@Suite("Derivatives")
struct DerivativeTests {
    private static let scope = Scope(symbols: [Symbol("x"), Symbol("y"), Symbol("z"), Symbol("a"), Symbol("w")])

    private static func derivative(_ text: String, by name: String = "x") throws -> Expression {
        try Expression(parsing: text, in: scope).derivative(by: Symbol(name))
    }

    @Test("Values agree with SymPy", arguments: DerivativeTable.rows.indices)
    func table(row: Int) throws {
        let (text, first, second, third) = DerivativeTable.rows[row]
        let derivative = try Self.derivative(text)
        for (point, expected) in zip(DerivativeTable.points, [first, second, third]) {
            let value = derivative.evaluated { atom in
                switch atom {
                case .symbol(Symbol("x")): point.x
                case .symbol(Symbol("y")): point.y
                case .symbol(Symbol("z")): point.z
                default: .nan
                }
            }
            #expect(
                abs(value - expected) <= 1e-12 * max(1, abs(expected)),
                "d(\(text))/dx = \(derivative.text(.unicode)) at \(point): \(value), SymPy \(expected)")
        }
    }

    @Test(
        "A derivative is written as a person would write it",
        arguments: [
            ("sin(x^2)", "2x·cos(x²)"),
            ("cos(sin(x^2) + 3x^2)", "−(2x·cos(x²) + 6x)·sin(sin(x²) + 3x²)"),
            ("x z/log(x)", "z/log(x) − z/log(x)²"),
            ("exp(x z)", "z·exp(xz)"),
            ("sin(log(x))/(x z)", "cos(log(x))/(x²z) − sin(log(x))/(x²z)"),
            ("x^3", "3x²"),
            ("1/x", "−1/x²"),
            ("x^2/2", "x"),
            ("x/2", "0.5"),
            ("3x^2/4", "3x/2"),
            ("√x", "1/(2√x)"),
            ("x√x", "3√x/2"),
            ("x^y", "y·x^(y − 1)"),
            ("2^x", "2^x·log(2)"),
            ("e^x", "e^x"),
            ("x^x", "x^x·(log(x) + 1)"),
            ("σ(x)", "σ(x)(1 − σ(x))"),
            ("σ(w x)", "w·σ(wx)(1 − σ(wx))"),
            ("tanh(x)", "1 − tanh(x)²"),
            ("softplus(x)", "σ(x)"),
            ("1/(1 + exp(-x))", "exp(−x)/(1 + exp(−x))²"),
            ("log(x)", "1/x"),
            ("x log(x) - x", "log(x)"),
            ("sin(x)^2 + cos(x)^2", "0"),
            ("(x + 1)^3", "3(x + 1)²"),
            ("(x^2 + 1)^3", "6x·(x² + 1)²"),
            ("x^2 y^2", "2xy²"),
            ("relu(3x)", "3·step(3x)"),
            ("abs(x)", "sign(x)"),
            ("max(x, y)", "1 − step(y − x)"),
            ("logsumexp(x, y, z)", "exp(x − logsumexp(x, y, z))"),
            ("(y - x)^2", "−2(y − x)"),
            ("x y - sin(y)", "y"),
            ("y", "0"),
            ("a^2 + x a^2 + x", "a² + 1"),
        ])
    func written(text: String, derivative: String) throws {
        #expect(try Self.derivative(text).text(.unicode) == derivative)
    }

    @Test("Derivative atoms, adjoints and opaque calls are constants")
    func constants() throws {
        let scope = Scope(symbols: [Symbol("x"), Symbol("C"), Symbol("z")], opaqueFunctions: ["f"])
        let expression = try Expression(parsing: "x dC/dz + x z̄ + x f(x)", in: scope)
        #expect(expression.derivative(by: Symbol("x")).text(.unicode) == "dC/dz + z̄ + f(x)")
    }

    @Test("Of equal operands, max and min follow the first")
    func kinks() throws {
        for function in ["max", "min"] {
            let expression = try Expression(parsing: "\(function)(x, y)", in: Self.scope)
            #expect(expression.derivative(by: Symbol("x")).evaluated { _ in 2 } == 1)
            #expect(expression.derivative(by: Symbol("y")).evaluated { _ in 2 } == 0)
        }
    }
}
