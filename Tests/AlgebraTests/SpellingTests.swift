import Foundation
import Testing

@testable import Algebra

@Suite("Bars, hats, transposes and subscripts are read in every spelling a person tries")
struct SpellingTests {
    private let net = Scope(
        symbols: [
            Symbol("z"), Symbol("x"), Symbol("C"), Symbol("δ"), Symbol("y_hat"), Symbol("v", indices: [1]),
            Symbol("w", indices: [1, 3]), Symbol("u", layer: 2, indices: [1]), Symbol("w", layer: 2, indices: [1, 3]),
        ], indices: ["j": 1])
    private let layer = Scope(
        symbols: [Symbol("x"), Symbol("z"), Symbol("h"), Symbol("W"), Symbol("C"), Symbol("s")],
        shapes: [
            Symbol("x"): .column(3), Symbol("z"): .column(2), Symbol("h"): .column(2),
            Symbol("W"): Shape(rows: 2, columns: 3),
        ])

    private func expect(_ text: String, _ plain: String, in scope: Scope) throws {
        let expression = try Expression(parsing: text, in: scope)
        #expect(try expression == Expression(parsing: plain, in: scope), "\(text): \(expression.text(.ascii))")
    }

    @Test(
        "The adjoint of z",
        arguments: [
            "z̄", "bar z", "zbar", "z_bar", "zBar", "z_Bar", "barz", "bar_z", "bar{z}", "\\bar{z}", "\\bar z",
            "\\overline{z}",
        ])
    func adjoint(text: String) throws {
        try expect("x \(text)", "x*bar(z)", in: net)
    }

    @Test(
        "The adjoint of a variable with an index",
        arguments: [
            "zbar[1]", "zbar_1", "zbar1", "zbar₁", "zbar_{1}", "z_bar[1]", "z_bar_1", "z_1bar", "z1bar", "z1_bar",
            "bar(z)_1", "bar(z)[1]", "bar(z_1)", "bar(z₁)", "bar(z1)", "bar z_1", "bar z1", "\\bar{z}_1", "\\bar z_1",
            "\\bar{z_1}", "\\bar{z}_{1}", "z̄₁", "z̄_1", "z̄[1]", "z̄1", "dC/dz1 + 0",
        ])
    func adjointOfElement(text: String) throws {
        let plain = text.hasPrefix("d") ? "dC/dz[1] + 0" : "bar(z[1])"
        try expect(text, plain, in: layer)
        let family = Scope(symbols: [Symbol("z", indices: [1]), Symbol("z", indices: [2]), Symbol("C")])
        try expect(text, plain, in: family)
    }

    @Test(
        "The adjoint of a variable with a layer",
        arguments: [
            "ubar[2;1]", "u_bar[2;1]", "bar(u)[2;1]", "ubar_1^(2)", "ubar1^(2)", "\\bar{u}_1^{(2)}", "\\bar{u}^{(2)}_1",
            "bar(u_1^(2))", "bar(u)_1^(2)", "bar u_1^(2)", "ū_1^(2)", "ū₁⁽²⁾", "ū⁽²⁾₁",
        ])
    func adjointInLayer(text: String) throws {
        try expect("x*\(text)", "x*bar(u[2;1])", in: net)
    }

    @Test(
        "A node with a hat",
        arguments: [
            "y_hat", "yhat", "yHat", "ŷ", "y\u{302}", "hat(y)", "hat y", "hat{y}", "\\hat{y}", "\\hat y", "haty",
        ])
    func hat(text: String) throws {
        for declared in ["y_hat", "yhat", "ŷ"] {
            let scope = Scope(symbols: [Symbol(declared), Symbol("C")])
            #expect(try Expression(parsing: text, in: scope) == .symbol(Symbol(declared)))
            #expect(try Expression(parsing: "bar(\(text))", in: scope) == .adjoint(Symbol(declared)))
            #expect(try Expression(parsing: "\\bar{\(text)}", in: scope) == .adjoint(Symbol(declared)))
        }
    }

    @Test(
        "Hats under bars, with indices and in derivatives",
        arguments: [
            ("yhatbar", "bar(y_hat)"), ("y_hat_bar", "bar(y_hat)"), ("dC/dyhat", "dC/dy_hat"),
            ("dC/dŷ", "dC/dy_hat"), ("dC/dhat(y)", "dC/dy_hat"), ("dC/d hat(y)", "dC/dy_hat"),
            ("\\frac{dC}{d\\hat{y}}", "dC/dy_hat"), ("2hat(y)x", "2*y_hat*x"), ("zbar(x + 1)", "bar(z)*(x + 1)"),
        ])
    func hatsInside(text: String, plain: String) throws {
        try expect(text, plain, in: net)
    }

    @Test("A hat takes the index inside or behind its brackets")
    func hatWithIndex() throws {
        let scope = Scope(symbols: [Symbol("y_hat", indices: [1]), Symbol("y_hat", indices: [2])])
        for text in ["hat(y)[1]", "hat(y[1])", "\\hat{y}_1", "\\hat{y_1}", "yhat_1", "yhat1", "y_hat[1]", "ŷ₁", "ŷ1"] {
            #expect(try Expression(parsing: text, in: scope) == .symbol(Symbol("y_hat", indices: [1])), "\(text)")
        }
    }

    @Test(
        "Subscripts and layers",
        arguments: [
            ("w13", "w[1,3]"), ("w_13", "w[1,3]"), ("w_1,3", "w[1,3]"), ("w_{1,3}", "w[1,3]"), ("w_(1,3)", "w[1,3]"),
            ("w_1_3", "w[1,3]"), ("w1,3", "w[1,3]"), ("w_1,3 x", "w[1,3]*x"), ("v1 x", "v[1]*x"),
            ("w_{13}^{(2)}", "w[2;1,3]"), ("w_1,3^{(2)}", "w[2;1,3]"), ("w^{(2)}_{13}", "w[2;1,3]"),
            ("w⁽²⁾₁₃", "w[2;1,3]"), ("w13⁽²⁾", "w[2;1,3]"), ("x^(2)", "x^2"), ("x^{(2)}", "x^2"), ("v_1^(2)", "v[1]^2"),
            ("max(v1,3)", "max(v[1], 3)"), ("3δ", "3*delta"), ("3\\delta", "3*delta"),
        ])
    func subscripts(text: String, plain: String) throws {
        try expect(text, plain, in: net)
    }

    @Test("A layer in the brackets of a power, where no such variable without a layer is declared")
    func layerInBrackets() throws {
        let scope = Scope(symbols: [Symbol("w", layer: 2, indices: [1, 3])])
        for text in ["w_13^(2)", "w_1,3^(2)", "w13^(2)", "w^(2)_13", "w_{13}^(2)", "w^(2)_{1,3}"] {
            #expect(
                try Expression(parsing: text, in: scope) == .symbol(Symbol("w", layer: 2, indices: [1, 3])), "\(text)")
        }
    }

    @Test(
        "Transposes and products element by element",
        arguments: [
            ("z x'", "z @ x^T"), ("bar(z) x'", "bar(z) @ x^T"), ("W' z", "W^T @ z"), ("(W x)'", "(W @ x)^T"),
            ("z .* h", "z * h"), ("z \\odot h", "z * h"), ("z ∘ h", "z * h"), ("z \\circ h", "z * h"),
            ("zbar .* h", "bar(z) * h"), ("z ./ h", "z / h"), ("transpose(W) z", "W^T @ z"), ("h ⊙ σ'(z)", "h * σ'(z)"),
        ])
    func transposes(text: String, plain: String) throws {
        try expect(text, plain, in: layer)
    }

    @Test("What is declared under the name is meant")
    func declaredNamesWin() throws {
        let scope = Scope(symbols: [
            Symbol("z"), Symbol("zbar"), Symbol("hat"), Symbol("x"), Symbol("w1"), Symbol("w", indices: [1]),
        ])
        #expect(try Expression(parsing: "zbar", in: scope) == .symbol(Symbol("zbar")))
        #expect(try Expression(parsing: "bar(z)", in: scope) == .adjoint(Symbol("z")))
        #expect(try Expression(parsing: "zbarbar", in: scope) == .adjoint(Symbol("zbar")))
        #expect(try Expression(parsing: "hat(x)", in: scope) == Expression(parsing: "hat*x", in: scope))
        #expect(try Expression(parsing: "w1", in: scope) == .symbol(Symbol("w1")))
        let opaque = Scope(symbols: [Symbol("x")], opaqueFunctions: ["hat"])
        #expect(try Expression(parsing: "hat(x)", in: opaque) == .opaque("hat", [.symbol(Symbol("x"))]))
        // Where names are declared by their use, a word stays a word and a power a power.
        let free = Scope(declaresOnUse: true)
        #expect(try Set(Expression(parsing: "zbar*x1", in: free).symbols) == [Symbol("x1"), Symbol("zbar")])
        #expect(try Expression(parsing: "x^(2)", in: free) == Expression(parsing: "x^2", in: free))
    }

    @Test(
        "A spelling with two readings shows both",
        arguments: [
            ("z_bar", ["z", "zbar"], "z_bar can be read in more than one way; did you mean bar(z) or zbar?"),
            ("zbar", ["z", "b", "a", "r"], "zbar can be read in more than one way; did you mean bar(z) or z*b*a*r?"),
            ("hat(y)", ["h", "a", "t", "y"], "hat can be read in more than one way; did you mean hat(y) or h*a*t?"),
        ])
    func twoReadings(text: String, names: [String], message: String) throws {
        let scope = Scope(symbols: Set(names.map { Symbol($0) }))
        let error = try #require(throws: ParseError.self) { try Expression(parsing: text, in: scope) }
        #expect(error.sentence == message)
    }

    @Test("A layer or a power, digits as one index or two: both are shown")
    func twoSubscripts() throws {
        for (text, symbols, message) in [
            (
                "w_13^(2)", [Symbol("w", indices: [1, 3]), Symbol("w", layer: 2, indices: [1, 3])],
                "w_13^(2) can be read in more than one way; did you mean w[2;1,3] or w[1,3]^2?"
            ),
            (
                "w13", [Symbol("w", indices: [1, 3]), Symbol("w", indices: [13])],
                "w13 can be read in more than one way; did you mean w[1,3] or w[13]?"
            ),
        ] {
            let error = try #require(throws: ParseError.self) {
                try Expression(parsing: text, in: Scope(symbols: Set(symbols)))
            }
            #expect(error.sentence == message)
        }
    }

    @Test(
        "What is not read is told",
        arguments: [
            ("z' x", "z' does not say what is differentiated; did you mean bar(z) or dC/dz?"),
            (
                "C'(z)",
                "a prime says nothing about the variable; the derivative is written as a fraction; did you mean dC/dz?"
            ),
            ("hat(2)", "hat takes the name of one variable"), ("bar(2)", "bar takes the name of one variable"),
            ("qbar", "no variable is called qbar"), ("w(1,3)", "no function is called w; did you mean w[1,3]?"),
            ("w14", "no variable is called w14; did you mean w[1,3]?"),
            ("w[1][3]", "no variable is called w[1]; did you mean w[1,3]?"),
            ("w[2][1,3]", "no variable is called w[2]; did you mean w[2;1,3]?"),
        ])
    func notRead(text: String, message: String) throws {
        let error = try #require(throws: ParseError.self) { try Expression(parsing: text, in: net) }
        #expect(error.sentence == message)
    }

    @Test("A capital T behind a matrix without its sign is met with the transpose")
    func joinedTransposition() throws {
        let error = try #require(throws: ParseError.self) { try Expression(parsing: "z xT", in: layer) }
        #expect(error.suggestion == "x^T")
    }

    /// Letters with digits, and others beside them.
    private static let numbered: [[String]] = {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαθσ".map(String.init)
        return letters.flatMap { letter in
            [
                ["\(letter)1", "y", "C"], ["\(letter)1", letter, "C"], ["\(letter)11", "\(letter)1", letter],
                ["\(letter)0", "\(letter)01", "y"],
            ]
        }
    }()

    @Test("The adjoint of a letter with digits has its line over the letter, and is typed as it is printed")
    func numberedLetters() throws {
        #expect(Expression.adjoint(Symbol("x2")).text(.unicode) == "x\u{304}2")
        #expect(Expression.adjoint(Symbol("w11")).text(.unicode) == "w\u{304}11")
        // Neither a word with digits nor an index of its own is a letter with digits.
        #expect(Expression.adjoint(Symbol("loss2")).text(.unicode) == "bar(loss2)")
        #expect(Expression.adjoint(Symbol("x", indices: [2])).text(.unicode) == "x\u{304}₂")
        for names in Self.numbered {
            // The printed adjoint of a1 might be taken for that of a[1].
            let symbols = names.map { Symbol($0) } + [Symbol(String(names[0].prefix(1)), indices: [1])]
            let scope = Scope(symbols: Set(symbols))
            for symbol in symbols.dropLast() {
                for factor in [nil, Symbol("y"), Symbol("C")] where factor.map(symbols.contains) ?? true {
                    let atoms = [.adjoint(symbol)] + (factor.map { [Expression.symbol($0)] } ?? [])
                    for expression in [atoms, [.number(Number(2))] + atoms].map({
                        $0.count == 1 ? $0[0] : .apply(.multiply, $0)
                    }) {
                        let printed = expression.text(.unicode)
                        // As one character where there is one, ē1, and as two.
                        for typed in [printed, printed.precomposedStringWithCanonicalMapping] {
                            let read = try Expression(parsing: typed, in: scope)
                            #expect(read.text(.ascii) == expression.text(.ascii), "\(typed) beside \(names)")
                        }
                    }
                }
            }
        }
    }

    @Test("A node with a hat of its own is printed as it can be typed")
    func writing() {
        #expect(Symbol("ŷ").text(.ascii) == "y_hat")
        #expect(Symbol("ŷ", indices: [2]).text(.unicode) == "ŷ₂")
    }

    @Test("asin(t) where a is declared may be a·sin(t): both are shown, where that is asked for")
    func inverseOrProduct() throws {
        var scope = Scope(symbols: [Symbol("a"), Symbol("t"), Symbol("x"), Symbol("p")])
        let function = try Expression(parsing: "arcsin(t)", in: scope)
        #expect(try Expression(parsing: "asin(t)", in: scope) == function)
        scope.asksForInverses = true
        let error = try #require(throws: ParseError.self) { try Expression(parsing: "2asin(t)", in: scope) }
        #expect(error.sentence == "asin(…) can be read in more than one way; did you mean arcsin(…) or a*sin(…)?")
        #expect(try Expression(parsing: "arcsin(t)", in: scope) == function)
        // Other functions are not cut, whatever is declared.
        #expect(try Expression(parsing: "exp(t)", in: scope) == .apply(.exp, [.symbol(Symbol("t"))]))
        scope.symbols.remove(Symbol("a"))
        #expect(try Expression(parsing: "asin(t)", in: scope) == function)
    }
}
