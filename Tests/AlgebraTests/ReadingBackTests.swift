import Testing

@testable import Algebra

@Suite("What is written is read back")
struct ReadingBackTests {
    private let scope = Scope(
        symbols: Set(["A", "v", "x", "θ", "θ_max", "θ1", "ŷ_max", "a_b_c", "C"].map { Symbol($0) }),
        shapes: [Symbol("A"): Shape(rows: 2, columns: 2), Symbol("v"): .column(2)])

    private func read(_ text: String) throws -> Expression { try Expression(parsing: text, in: scope) }

    @Test(
        "A number in a matrix product has its sign before it, a matrix behind a name its brackets",
        arguments: [
            ("2 @ 1", "2·1", #"2 \cdot 1"#),
            ("x @ 2", "x·2", #"x \cdot 2"#),
            ("v @ 0.5", "v·0.5", #"v \cdot 0.5"#),
            ("-2*2^T", "−2·2ᵀ", #"-2 \cdot 2^{\top}"#),
            ("A @ [1, 2; 3, 4]", "A ([1, 2; 3, 4])", #"A \begin{bmatrix}1 & 2 \\ 3 & 4\end{bmatrix}"#),
            ("A^T @ [1, 2]", "Aᵀ [1; 2]", #"A^{\top} \begin{bmatrix}1 \\ 2\end{bmatrix}"#),
        ])
    func products(text: String, unicode: String, latex: String) throws {
        let expression = try read(text)
        #expect(expression.text(.unicode, shapes: scope.shapes) == unicode)
        #expect(expression.text(.latex, shapes: scope.shapes) == latex)
        #expect(throws: Never.self) { try read(unicode) }
        #expect(throws: Never.self) { try read(latex) }
    }

    @Test(
        "A name with a word below its letter is read as LaTeX has it, with words, braces or neither",
        arguments: [
            (#"\theta_{\text{max}}"#, "θ_max"), (#"\theta_{\mathrm{max}}"#, "θ_max"), (#"\theta_{max}"#, "θ_max"),
            ("θ_{max}", "θ_max"), ("theta_max", "θ_max"), (#"\theta_{\text{1}}"#, "θ1"),
            (#"\hat{y}_{\text{max}}"#, "ŷ_max"), ("y_hat_max", "ŷ_max"), (#"a_{\text{b\_c}}"#, "a_b_c"),
        ])
    func words(text: String, name: String) throws {
        #expect(try read(text) == .symbol(Symbol(name)))
    }

    @Test("So is one with indices, in a derivative and under a line")
    func wordsInside() throws {
        let scope = Scope(symbols: [Symbol("θ_max", indices: [1, 3]), Symbol("θ_max"), Symbol("C")])
        func read(_ text: String) throws -> Expression { try Expression(parsing: text, in: scope) }
        #expect(try read(#"\theta_{\text{max},13}"#) == .symbol(Symbol("θ_max", indices: [1, 3])))
        let derivative = Derivative(of: Symbol("C"), variable: Symbol("θ_max"), isPartial: false)
        #expect(try read(#"\frac{dC}{d\theta_{\text{max}}}"#) == .derivative(derivative))
        #expect(try read(#"\bar{\theta_{\text{max}}}"#) == .adjoint(Symbol("θ_max")))
    }

    @Test("A word below a letter that makes no name is told whole, and no word is an index")
    func unknownWords() {
        let unknown = #expect(throws: ParseError.self) { try read(#"x + \theta_{\text{mix}}"#) }
        #expect(unknown?.range == 4..<23)
        #expect(unknown?.message.hasPrefix(#"no variable is called \theta_{\text{mix}}"#) == true)
        #expect(throws: ParseError(range: 3..<6, reason: .badIndex)) { try read("x_{max}") }
    }

    @Test("Of names that touch, each is the variable that it is alone, and what is none is told")
    func touchingNames() throws {
        let scope = Scope(symbols: [Symbol("w", indices: [1, 3]), Symbol("x")])
        let product = try Expression(parsing: "w13x", in: scope)
        #expect(product == .apply(.multiply, [.symbol(Symbol("w", indices: [1, 3])), .symbol(Symbol("x"))]))
        // No variable is called x_: this is no product of it and i.
        #expect(throws: ParseError.self) { try Expression(parsing: "sum(i in 1..3, x_i)", in: scope) }
    }
}
