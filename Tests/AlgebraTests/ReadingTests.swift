import Testing

@testable import Algebra

/// What the texts of the reading tests may use.
enum Declared {
    static let symbols: Set<Symbol> = [
        Symbol("x"), Symbol("y"), Symbol("z"), Symbol("C"), Symbol("a"), Symbol("b"), Symbol("c"), Symbol("θ"),
        Symbol("loss"), Symbol("x1"), Symbol("w_hidden"), Symbol("v", indices: [1]), Symbol("w", indices: [1, 3]),
        Symbol("w", layer: 2, indices: [1, 3]), Symbol("u", indices: [10]),
    ]
    static let scope = Scope(
        symbols: symbols, opaqueFunctions: ["f", "g"], indices: ["i": 1, "j": 3, "l": 3])
}

@Suite("Every notation of lessons and answers is read as a person reads it")
struct ReadingTests {
    private func expectSame(_ text: String, _ plain: String) throws {
        let expression = try Expression(parsing: text, in: Declared.scope)
        let expected = try Expression(parsing: plain, in: Declared.scope)
        #expect(expression == expected, "\(text) is read as \(expression.text(.ascii))")
    }

    @Test(
        "Operators",
        arguments: [
            ("x - y - z", "x + -y + -z"), ("-x^2", "-(x^2)"), ("-x y", "-(x*y)"), ("-x*y/z", "-(x*y/z)"),
            ("2^3^2", "2^(3^2)"),
            ("2^-x", "2^(-x)"), ("2^-x^2", "2^(-(x^2))"), ("x^-y z", "(x^(-y))*z"), ("x*-y", "x*(-y)"),
            ("x/-y*z", "(x/(-y))*z"),
            ("x - -y", "x - (-y)"), ("--x", "-(-x)"), ("+x", "x"), ("x + + y", "x + y"), ("x/y/z", "(x/y)/z"),
            ("x/y*z", "(x/y)*z"),
            ("x**2", "x^2"), ("x·y", "x*y"), ("x×y", "x*y"), ("x⊙y", "x*y"), ("x⋅y", "x*y"), ("x−y", "x - y"),
            ("x÷y", "x/y"),
            ("x²", "x^2"), ("x⁻¹", "x^(-1)"), ("x¹⁰", "x^10"), ("2^x²", "2^(x^2)"), ("√x", "sqrt(x)"),
            ("√(x+1)", "sqrt(x + 1)"),
            ("√2x", "sqrt(2)*x"), ("√√x", "sqrt(sqrt(x))"), ("√(x+1)²", "(sqrt(x + 1))^2"), ("|x|", "abs(x)"),
            ("|x||y|", "abs(x)*abs(y)"), ("2|x + |y||", "2*abs(x + abs(y))"),
            ("½x", "0.5*x"), ("¾", "0.75"), ("⅓", "1/3"), ("\u{FEFF}x\u{200B}", "x"),
            // Marks of direction, a joiner and a soft hyphen inside a number or a name do not part it.
            ("1\u{200B}6", "16"), ("\u{202A}2x\u{202C}", "2*x"), ("3\u{AD}\u{FE0E}7", "37"),
            ("2\u{A0}x\u{9}+\u{2009}1", "2*x + 1"), ("2\u{2062}x", "2*x"),
        ])
    func operators(text: String, plain: String) throws {
        guard text != "⅓" else {
            #expect(try Expression(parsing: text, in: Declared.scope) == .number(Number(1, over: 3)))
            return
        }
        try expectSame(text, plain)
    }

    @Test(
        "Products without a sign",
        arguments: [
            ("2x", "2*x"), ("x y", "x*y"), ("2(x+1)", "2*(x + 1)"), ("(a)(b)", "a*b"), ("xz", "x*z"), ("xyz", "x*y*z"),
            ("x(y + 1)", "x*(y + 1)"), ("2x y^2", "2*x*y^2"), ("xy²", "x*y^2"), ("x²y³", "x^2*y^3"),
            ("2a*3b", "2*a*3*b"),
            ("θx", "theta*x"), ("thetax", "theta*x"), ("xloss", "x*loss"), ("xw₁₃", "x*w[1,3]"), ("v₁x", "v[1]*x"),
            ("x1 y", "x1*y"),
            ("2πx", "2*pi*x"), ("xpi", "x*pi"), ("xe^x", "x*e^x"), ("2e", "2*e"), ("2e x", "2*e*x"), ("ix", "1*x"),
            ("xsin(x)", "x*sin(x)"), ("2cos(x)", "2*cos(x)"), ("1/(2x)", "1/(2*x)"), ("(1/2)x", "(1/2)*x"),
            ("x y/z", "(x*y)/z"),
            ("1/x·y", "(1/x)*y"), ("f(x)(y+1)", "f(x)*(y + 1)"),
        ])
    func implicitProducts(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test(
        "Functions",
        arguments: [
            ("sin x", "sin(x)"), ("sin 2x", "sin(2*x)"), ("sin x y", "sin(x*y)"), ("sin x cos y", "sin(x)*cos(y)"),
            ("sin sin x", "sin(sin(x))"),
            ("sin x^2", "sin(x^2)"), ("sin x²", "sin(x^2)"), ("sin -x", "sin(-x)"), ("exp −x²", "exp(-(x^2))"),
            ("sin x/2", "sin(x)/2"),
            ("sin x + 1", "sin(x) + 1"), ("x/sin y", "x/sin(y)"), ("sin 2(x+1)", "sin(2*(x + 1))"),
            ("sin (x) y", "sin(x)*y"), ("sin(x)^2", "(sin(x))^2"),
            ("sin^2 x", "sin(x)^2"), ("sin^2(x)", "sin(x)^2"), ("sin²x", "sin(x)^2"), ("sin²(x)", "sin(x)^2"),
            ("sin^a x", "sin(x)^a"), ("cos^-2 x", "cos(x)^(-2)"),
            ("tanh^(2)(x)", "tanh(x)^2"), ("log|x|", "log(abs(x))"), ("log|x| y", "log(abs(x))*y"),
            ("√sin x", "sqrt(sin(x))"), ("e^sin x y", "e^sin(x)*y"),
            ("ln(x)", "log(x)"), ("arcsin(x)", "asin(x)"), ("arccos x", "acos(x)"), ("arctan x", "atan(x)"),
            ("σ(x)", "sigmoid(x)"), ("sigma(x)", "sigmoid(x)"),
            ("ReLU(x)", "relu(x)"), ("sgn x", "sign(x)"), ("sum(x, y, z)", "x + y + z"), ("mean(x, y)", "(x + y)/2"),
            ("max(x)", "x"), ("max²(x, y)", "max(x, y)^2"),
        ])
    func functions(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test("Functions of several arguments, and opaque ones")
    func arguments() throws {
        func read(_ text: String) throws -> Expression { try Expression(parsing: text, in: Declared.scope) }
        let (x, y) = (Expression.symbol(Symbol("x")), Expression.symbol(Symbol("y")))
        #expect(try read("max(x, y, 2)") == .apply(.max, [x, y, .number(Number(2))]))
        #expect(try read("logsumexp(x, y)") == .apply(.logsumexp, [x, y]))
        #expect(try read("f(x, 2y)") == .opaque("f", [x, .apply(.multiply, [.number(Number(2)), y])]))
        #expect(try read("g(x)^2") == .apply(.power, [.opaque("g", [x]), .number(Number(2))]))
    }

    @Test(
        "Indices, layers and plain names",
        arguments: [
            ("w₁₃", "w[1,3]"), ("w_13", "w[1,3]"), ("w_{13}", "w[1,3]"), ("w_{1,3}", "w[1,3]"),
            ("w[ 1 , 3 ]", "w[1,3]"), ("w[i,j]", "w[1,3]"),
            ("w[j-2, 2*i+1]", "w[1,3]"), ("w_ij", "w[1,3]"), ("w_{ij}", "w[1,3]"), ("w_{i,j}", "w[1,3]"),
            ("w₁₃⁽²⁾", "w[2;1,3]"), ("w_{13}^{(2)}", "w[2;1,3]"),
            ("w_13^{(2)}", "w[2;1,3]"), ("w[l-1; i,j]", "w[2;1,3]"), ("w_{13}^{2}", "w[1,3]^2"), ("w₁₃²", "w[1,3]^2"),
            ("w₁₃⁽²⁾²", "w[2;1,3]^2"),
            ("x^{(2)}", "x^2"), ("v_1", "v[1]"), ("v₁", "v[1]"), ("u_10", "u[10]"), ("u₁₀", "u[10]"),
            ("i + j", "1 + 3"), ("x^j", "x^3"),
            ("\\theta", "θ"), ("theta", "θ"), ("\\text{loss}", "loss"),
        ])
    func indices(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test("A declared name wins over its parts, its indices and its digits")
    func declaredNamesWin() throws {
        let scope = Scope(symbols: [
            Symbol("x"), Symbol("z"), Symbol("xz"), Symbol("x_1"), Symbol("x", indices: [1]), Symbol("pi"),
            Symbol("dC"), Symbol("C"),
            Symbol("sin"), Symbol("σ"),
        ])
        for name in ["xz", "x_1", "dC", "sin", "σ"] {
            #expect(try Expression(parsing: name, in: scope) == .symbol(Symbol(name)))
        }
        #expect(try Expression(parsing: "dC/x", in: scope).text(.ascii) == "dC/x")
        #expect(try Expression(parsing: "sin(x)", in: scope).text(.ascii) == "sin*x")
        #expect(try Expression(parsing: "σ(x)", in: scope).text(.unicode) == "σx")
    }

    @Test("Constants, unless they are declared")
    func constants() throws {
        #expect(try Expression(parsing: "e", in: Scope()) == .constant(.e))
        #expect(try Expression(parsing: "pi", in: Scope()) == .constant(.pi))
        #expect(try Expression(parsing: "\\pi", in: Scope()) == .constant(.pi))
        #expect(try Expression(parsing: "e", in: Scope(symbols: [Symbol("e")])) == .symbol(Symbol("e")))
        #expect(try Expression(parsing: "pi", in: Scope(symbols: [Symbol("π")])) == .symbol(Symbol("π")))
    }

    @Test(
        "Sums over an index",
        arguments: [
            ("sum(k in 1..3, x^k)", "x^1 + x^2 + x^3"), ("sum(k in 0..0, x)", "x"),
            ("max(k in 1..2, k x)", "max(1*x, 2*x)"),
            ("sum(k in i..j-1, k)", "1 + 2"), ("mean(k in 1..2, x^k)", "(x^1 + x^2)/2"),
            ("sum(k in −1..1, k)", "(0-1) + 0 + 1"),
            ("sum(k in 1..2, sum(m in k..2, k m))", "(1*1 + 1*2) + 2*2"),
            ("sum(k in 1..2, m in k..2, k m)", "1*1 + 1*2 + 2*2"),
            ("mean(k in 1..2, m in 1..2, x^k y^m)", "(x^1 y^1 + x^1 y^2 + x^2 y^1 + x^2 y^2)/4"),
            ("2 sum(k in 1..2, x k) y", "2*(x*1 + x*2)*y"),
        ])
    func sums(text: String, plain: String) throws {
        let expression = try Expression(parsing: text, in: Declared.scope)
        let expected = try Expression(parsing: plain, in: Declared.scope)
        #expect(expression.simplified() == expected.simplified(), "\(text) is read as \(expression.text(.ascii))")
    }

    @Test(
        "Derivative atoms and adjoints",
        arguments: [
            ("dC/dz", "dC/dz"), ("d C/d z", "dC/dz"), ("d(C)/d(z)", "dC/dz"), ("dC / dz", "dC/dz"),
            ("\\frac{dC}{dz}", "dC/dz"), ("\\frac{d C}{d z}", "dC/dz"),
            ("\\mathrm{d}C/\\mathrm{d}z", "dC/dz"), ("\\dfrac{\\mathrm{d}C}{\\mathrm{d}z}", "dC/dz"),
            ("dloss/dx1", "dloss/dx1"), ("dC/dw[1,3]", "dC/dw[1,3]"),
            ("dC/dw₁₃⁽²⁾", "dC/dw[2;1,3]"), ("\\frac{dC}{dw_{13}^{(2)}}", "dC/dw[2;1,3]"),
            ("d C/d w[l-1; i,j]", "dC/dw[2;1,3]"), ("dC/dtheta", "dC/dθ"),
            ("∂C/∂z", "partial C/partial z"), ("\\partial C/\\partial z", "partial C/partial z"),
            ("\\frac{\\partial C}{\\partial z}", "partial C/partial z"),
            ("dC/dz dz/dx", "dC/dz*dz/dx"),
            ("\\frac{dC}{dz}\\frac{\\partial z}{\\partial x}", "dC/dz*partial z/partial x"), ("2dC/dz", "2*dC/dz"),
            ("(dC/dz)(dz/dx)", "dC/dz*dz/dx"), ("x dC/dz^2", "x*(dC/dz)^2"), ("dC/dz(x+1)", "dC/dz*(x + 1)"),
            ("1/dC/dz", "1/(dC/dz)"),
            ("bar(z)", "bar(z)"), ("z̄", "bar(z)"), ("ȳ", "bar(y)"), ("\\bar{z}", "bar(z)"), ("\\bar z x", "bar(z)*x"),
            ("xz̄", "x*bar(z)"), ("w̄₁₃", "bar(w[1,3])"),
            ("\\overline{w_{13}}", "bar(w[1,3])"), ("z̄²", "bar(z)^2"),
        ])
    func derivatives(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test("d and ∂ are two atoms")
    func totalAndPartial() throws {
        let total = try Expression(parsing: "dC/dz", in: Declared.scope)
        let partial = try Expression(parsing: "∂C/∂z", in: Declared.scope)
        #expect(total == .derivative(Derivative(of: Symbol("C"), variable: Symbol("z"), isPartial: false)))
        #expect(partial == .derivative(Derivative(of: Symbol("C"), variable: Symbol("z"), isPartial: true)))
    }

    @Test(
        "LaTeX as it appears in lessons",
        arguments: [
            ("$x^{2}$", "x^2"), ("$$ x $$", "x"), ("\\frac{1}{2}x", "(1/2)*x"), ("\\frac12 x", "(1/2)*x"),
            ("\\tfrac{x+1}{y}", "(x + 1)/y"), ("x \\cdot y", "x*y"),
            ("x \\times y \\odot z", "x*y*z"), ("\\sin x \\cos(x)", "sin(x)*cos(x)"), ("\\sin^{2} x", "sin(x)^2"),
            ("\\sin\\left(x^{2}\\right)", "sin(x^2)"), ("\\sin{x}", "sin(x)"),
            ("\\ln x", "log(x)"), ("\\arctan(x)", "atan(x)"), ("\\sqrt{x+1}", "sqrt(x + 1)"), ("\\sqrt x", "sqrt(x)"),
            ("\\log_2 x", "log2(x)"), ("log₂(x)", "log2(x)"), ("\\log_{10}(x)", "log10(x)"),
            ("9007199254740993 x", "9007199254740993*x"), ("1.5e1", "15"),
            ("\\sqrt{x}^2", "(sqrt(x))^2"), ("\\left| x \\right|", "abs(x)"), ("e^{-x}", "e^(-x)"),
            ("\\exp\\left(-\\frac{x}{2}\\right)", "exp(-(x/2))"), ("x\\,y\\;z\\quad a", "x*y*z*a"),
            ("\\operatorname{relu}(x)", "relu(x)"), ("\\mathrm{softplus}\\left(x\\right)", "softplus(x)"),
            ("\\sigma(x)(1-\\sigma(x))", "sigmoid(x)*(1 - sigmoid(x))"), ("\\frac{\\sin x}{x}y", "(sin(x)/x)*y"),
            ("x^{y+1}", "x^(y + 1)"), ("\\{x\\}", "x"), ("\\pi\\theta", "pi*theta"),
        ])
    func latex(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test(
        "A prime on a known function is its derivative",
        arguments: [
            ("σ'(x)", "σ(x)*(1 - σ(x))"), ("sigma'(x)", "σ(x)*(1 - σ(x))"), ("sigmoid’(x)", "σ(x)*(1 - σ(x))"),
            ("tanh'(x + y)", "1 - tanh(x + y)^2"), ("2sin'(x)^2", "2*cos(x)^2"), ("relu'(x)", "step(x)"),
            ("exp′ x", "exp(x)"), ("\\ln'(x)", "1/x"), ("x log'(y)", "x*(1/y)"),
        ])
    func primes(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test(
        "Letters, digits and signs that arrive in another typeface",
        arguments: [
            ("１２ｘ", "12*x"), ("𝑥𝒚", "x*y"), ("𝜃²", "theta^2"), ("𝟐x", "2*x"), ("ℯ^x", "e^x"),
            ("x – y — z", "x - y - z"),
            ("x ‐ y", "x - y"), ("x•y", "x*y"), ("x\u{A0}y", "x*y"), ("“x”", "x"), ("«2x»", "2*x"), ("\\(x\\)", "x"),
            ("\\[x + 1\\]", "x + 1"), ("sin（x）", "sin(x)"),
        ])
    func typefaces(text: String, plain: String) throws { try expectSame(text, plain) }

    @Test(
        "A name that stands alone somewhere is a variable, and a bracket behind it a factor",
        arguments: [("x^x(log x + 1)", "x^x*(log(x) + 1)"), ("q(q + 1)", "q*(q + 1)")])
    func factorBeforeBracket(text: String, plain: String) throws {
        let scope = Scope(declaresOnUse: true)
        #expect(try Expression(parsing: text, in: scope) == Expression(parsing: plain, in: scope))
        #expect(throws: ParseError.self) { try Expression(parsing: "f(x) + x", in: scope) }
        let known = Scope(declaresOnUse: true, textBeside: "f + 1")
        #expect(try Expression(parsing: "f(x)", in: known) == Expression(parsing: "f*x", in: scope))
    }

    @Test("Where only letters are declared by their use, a word is a slip")
    func declaredLetters() throws {
        let scope = Scope(symbols: [Symbol("x")], declaresOnUse: true, declaresOnlyLetters: true)
        #expect(try Expression(parsing: "x + q", in: scope).symbols == [Symbol("x"), Symbol("q")])
        for (text, suggestion) in [("tanhx", "tanh(x)"), ("2X", "x"), ("three", nil)] {
            let error = #expect(throws: ParseError.self) { try Expression(parsing: text, in: scope) }
            #expect(error?.suggestion == suggestion)
        }
    }

    @Test("Where names are declared by their use")
    func declaredOnUse() throws {
        let scope = Scope(symbols: [Symbol("x"), Symbol("z")], declaresOnUse: true)
        func symbols(_ text: String) throws -> [Symbol] { try Expression(parsing: text, in: scope).symbols }
        #expect(
            try symbols("q + loss*theta + w_13 + x_1") == [
                Symbol("q"), Symbol("loss"), Symbol("θ"), Symbol("w", indices: [1, 3]), Symbol("x", indices: [1]),
            ])
        #expect(try symbols("xz") == [Symbol("x"), Symbol("z")])
        #expect(try symbols("ab") == [Symbol("ab")])
        #expect(try symbols("distance/duration") == [Symbol("distance"), Symbol("duration")])
        #expect(
            try Expression(parsing: "dC/dq", in: scope)
                == .derivative(Derivative(of: Symbol("C"), variable: Symbol("q"), isPartial: false)))
        #expect(try symbols("w₁₃⁽²⁾") == [Symbol("w", layer: 2, indices: [1, 3])])
    }
}
