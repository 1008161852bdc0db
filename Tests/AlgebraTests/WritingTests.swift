import Testing

@testable import Algebra

@Suite("Expressions are written as a person writes them")
struct WritingTests {
    private func read(_ text: String) throws -> Expression { try Expression(parsing: text, in: Declared.scope) }

    @Test(
        "In Unicode, ASCII and LaTeX",
        arguments: [
            ("2*x*cos(x^2)", "2x·cos(x²)", "2*x*cos(x^2)", "2x \\cdot \\cos\\left(x^{2}\\right)"),
            (
                "-(2x cos(x^2) + 6x) sin(sin(x^2) + 3x^2)", "−(2x·cos(x²) + 6x)·sin(sin(x²) + 3x²)",
                "-(2*x*cos(x^2) + 6*x)*sin(sin(x^2) + 3*x^2)",
                "-\\left(2x \\cdot \\cos\\left(x^{2}\\right) + 6x\\right) \\cdot \\sin\\left(\\sin\\left(x^{2}\\right) + 3x^{2}\\right)"
            ),
            ("1/(1 + exp(-b))", "1/(1 + exp(−b))", "1/(1 + exp(-b))", "\\frac{1}{1 + \\exp\\left(-b\\right)}"),
            (
                "σ(a)(1 - σ(a))", "σ(a)(1 − σ(a))", "sigmoid(a)*(1 - sigmoid(a))",
                "\\sigma\\left(a\\right) \\left(1 - \\sigma\\left(a\\right)\\right)"
            ),
            ("sqrt(x)", "√x", "sqrt(x)", "\\sqrt{x}"),
            ("sqrt(x + 1)", "√(x + 1)", "sqrt(x + 1)", "\\sqrt{x + 1}"),
            ("sqrt(x)^2", "(√x)²", "sqrt(x)^2", "\\sqrt{x}^{2}"),
            ("|x y|", "|xy|", "abs(x*y)", "\\left|x y\\right|"),
            ("||x||", "abs(|x|)", "abs(abs(x))", "\\left|\\left|x\\right|\\right|"),
            ("w[2;1,3]^2", "(w₁₃⁽²⁾)²", "w[2;1,3]^2", "\\left(w_{13}^{(2)}\\right)^{2}"),
            ("2u[10]", "2u₁₀", "2*u[10]", "2u_{10}"),
            (
                "theta*x1*w_hidden", "θ·x1·w_hidden", "theta*x1*w_hidden",
                "\\theta \\cdot \\mathrm{x1} \\cdot w_{\\text{hidden}}"
            ),
            ("2loss", "2·loss", "2*loss", "2 \\cdot \\mathrm{loss}"),
            ("x^-1", "x⁻¹", "x^(-1)", "x^{-1}"),
            ("x^y", "x^y", "x^y", "x^{y}"),
            ("x^(y+1)", "x^(y + 1)", "x^(y + 1)", "x^{y + 1}"),
            ("x^1.5", "x^(3/2)", "x^(3/2)", "x^{1.5}"),
            ("(x^2)^3", "(x²)³", "(x^2)^3", "\\left(x^{2}\\right)^{3}"),
            ("x^2^3", "x^(2³)", "x^(2^3)", "x^{2^{3}}"),
            ("(-x)^2", "(−x)²", "(-x)^2", "\\left(-x\\right)^{2}"),
            ("-x^2", "−x²", "-x^2", "-x^{2}"),
            ("(-2)^x", "(−2)^x", "(-2)^x", "\\left(-2\\right)^{x}"),
            ("sin(x)^2", "sin(x)²", "sin(x)^2", "\\sin\\left(x\\right)^{2}"),
            ("x - (y - z)", "x − (y − z)", "x - (y - z)", "x - \\left(y - z\\right)"),
            ("x - 2y - 3", "x − 2y − 3", "x - 2*y - 3", "x - 2y - 3"),
            ("x*(-y)", "x·(−y)", "x*(-y)", "x \\left(-y\\right)"),
            ("x z (1-z)", "x·z·(1 − z)", "x*z*(1 - z)", "x z \\left(1 - z\\right)"),
            ("(x/y)/z", "(x/y)/z", "(x/y)/z", "\\frac{\\frac{x}{y}}{z}"),
            ("x/(y/z)", "x/(y/z)", "x/(y/z)", "\\frac{x}{\\frac{y}{z}}"),
            ("x/(y z)", "x/(yz)", "x/(y*z)", "\\frac{x}{y z}"),
            ("x z/log(x)", "xz/log(x)", "x*z/log(x)", "\\frac{x z}{\\log\\left(x\\right)}"),
            ("(1/2)x", "(1/2)·x", "(1/2)*x", "\\frac{1}{2} \\cdot x"),
            ("0.5x", "0.5x", "0.5*x", "0.5x"),
            ("2pi e^x", "2π·e^x", "2*pi*e^x", "2\\pi e^{x}"),
            ("3*2^x", "3·2^x", "3*2^x", "3 \\cdot 2^{x}"),
            ("x*2", "x·2", "x*2", "x \\cdot 2"),
            (
                "(x+1)(y+1)^2", "(x + 1)(y + 1)²", "(x + 1)*(y + 1)^2",
                "\\left(x + 1\\right) \\cdot \\left(y + 1\\right)^{2}"
            ),
            ("dC/dz*dz/dx", "dC/dz · dz/dx", "dC/dz*dz/dx", "\\frac{dC}{dz} \\cdot \\frac{dz}{dx}"),
            ("partial C/partial x", "∂C/∂x", "partial C/partial x", "\\frac{\\partial C}{\\partial x}"),
            ("(dC/dz)^2/x", "(dC/dz)²/x", "(dC/dz)^2/x", "\\frac{\\left(\\frac{dC}{dz}\\right)^{2}}{x}"),
            ("dC/dw[2;1,3]", "dC/dw₁₃⁽²⁾", "dC/dw[2;1,3]", "\\frac{dC}{dw_{13}^{(2)}}"),
            ("2bar(z)y", "2z̄·y", "2*bar(z)*y", "2\\bar{z}y"),
            ("bar(loss)", "bar(loss)", "bar(loss)", "\\bar{\\mathrm{loss}}"),
            ("bar(w[1,3])", "w̄₁₃", "bar(w[1,3])", "\\bar{w_{13}}"),
            ("max(x, y + 1)", "max(x, y + 1)", "max(x, y + 1)", "\\max\\left(x, y + 1\\right)"),
            (
                "relu(x) f(x, y)", "relu(x)·f(x, y)", "relu(x)*f(x, y)",
                "\\operatorname{relu}\\left(x\\right) \\cdot f\\left(x, y\\right)"
            ),
            ("asin(x)", "asin(x)", "asin(x)", "\\arcsin\\left(x\\right)"),
        ])
    func notations(text: String, unicode: String, ascii: String, latex: String) throws {
        let expression = try read(text)
        #expect(expression.text(.unicode) == unicode)
        #expect(expression.text(.ascii) == ascii)
        #expect(expression.text(.latex) == latex)
    }

    @Test("Letters that would spell a word keep the dot between them")
    func wordsAreAvoided() throws {
        let names = ["p", "i", "s", "n", "x", "d", "C", "e", "l"]
        let scope = Scope(symbols: Set(names.map { Symbol($0) }))
        for text in ["p*i", "s*i*n", "x*i", "l*n", "d*C", "x*e", "x*e*x"] {
            let expression = try Expression(parsing: text, in: scope)
            let written = expression.text(.unicode)
            #expect(written == text.split(separator: "*").joined(separator: "·"))
            #expect(try Expression(parsing: written, in: scope) == expression)
        }
    }

    @Test("LaTeX reads back to an equal value")
    func latexReadsBack() throws {
        var random = RandomExpressions(seed: 4, hasAtoms: true)
        for _ in 0..<500 {
            let expression = random.next(depth: 4)
            var values: [Atom: Double] = [:]
            for atom in expression.atoms { values[atom] = Double.random(in: -2...2.5, using: &random.generator) }
            let text = expression.text(.latex)
            let back = try Expression(parsing: text, in: RandomExpressions.scope)
            let (value, again) = (expression.evaluated { values[$0] ?? .nan }, back.evaluated { values[$0] ?? .nan })
            #expect(agree(value, again) || (value.isNaN && again.isNaN), "\(text) is read as \(back.text(.ascii))")
        }
    }
}

@Suite("Variables")
struct SymbolTests {
    @Test(
        "A symbol in the three notations",
        arguments: [
            (Symbol("x"), "x", "x", "x"),
            (Symbol("w", indices: [1, 3]), "w₁₃", "w[1,3]", "w_{13}"),
            (Symbol("w", layer: 2, indices: [1, 3]), "w₁₃⁽²⁾", "w[2;1,3]", "w_{13}^{(2)}"),
            (Symbol("a", layer: 1), "a⁽¹⁾", "a[1;]", "a^{(1)}"),
            (Symbol("w", indices: [1, 13]), "w[1,13]", "w[1,13]", "w_{1,13}"),
            (Symbol("x", indices: [12]), "x₁₂", "x[12]", "x_{12}"),
            (Symbol("x", indices: [-1]), "x[-1]", "x[-1]", "x_{-1}"),
            (Symbol("θ", indices: [0]), "θ₀", "theta[0]", "\\theta_{0}"),
            (Symbol("α_hidden"), "α_hidden", "alpha_hidden", "\\alpha_{\\text{hidden}}"),
            (Symbol("a_b_c"), "a_b_c", "a_b_c", "a_{\\text{b\\_c}}"), (Symbol("ŷ"), "ŷ", "y_hat", "\\hat{y}"),
            (Symbol("a_b", indices: [1]), "a_b₁", "a_b[1]", "a_{\\text{b},1}"),
        ])
    func text(symbol: Symbol, unicode: String, ascii: String, latex: String) throws {
        #expect(symbol.text(.unicode) == unicode)
        #expect(symbol.text(.ascii) == ascii)
        #expect(symbol.text(.latex) == latex)
        for text in [unicode, ascii] {
            #expect(try Expression(parsing: text, in: Scope(symbols: [symbol])) == .symbol(symbol))
        }
    }

    @Test(
        "A name left of a definition",
        arguments: [
            ("x", Symbol("x")), (" theta ", Symbol("θ")), ("theta1", Symbol("θ1")),
            ("w_13", Symbol("w", indices: [1, 3])),
            ("w_hidden", Symbol("w_hidden")), ("x1", Symbol("x1")), ("a[j]", Symbol("a", indices: [2])),
            ("w[l; j, i-1]", Symbol("w", layer: 3, indices: [2, 0])),
            ("w₁₃⁽²⁾", Symbol("w", layer: 2, indices: [1, 3])),
            ("a_j", Symbol("a", indices: [2])), ("\\alpha_{1,2}", Symbol("α", indices: [1, 2])),
        ])
    func definition(text: String, symbol: Symbol) throws {
        #expect(try Symbol(parsing: text, indices: ["i": 1, "j": 2, "l": 3]) == symbol)
    }

    @Test("What is no name is refused", arguments: ["", "2", "x y", "x^2", "a[q]", "x̄", "(x)"])
    func refused(text: String) {
        #expect(throws: ParseError.self) { try Symbol(parsing: text) }
    }
}
