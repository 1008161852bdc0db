import Testing
@testable import Algebra

/// What a text is read as is compared as the ASCII writing of the expression, where every matrix product is an @.
@Suite("Reading vectors and matrices")
struct MatrixReadingTests {
    static let scope = Scope(
        symbols: Set(["W", "V", "A", "x", "y", "b", "δ", "c", "C", "r"].map { Symbol($0) } + [Symbol("W", layer: 2)]),
        shapes: [
            Symbol("W"): Shape(rows: 2, columns: 3), Symbol("V"): Shape(rows: 2, columns: 3),
            Symbol("A"): Shape(rows: 3, columns: 3), Symbol("x"): .column(3), Symbol("y"): .column(3),
            Symbol("b"): .column(2), Symbol("δ"): .column(2), Symbol("r"): Shape(rows: 1, columns: 3),
            Symbol("W", layer: 2): Shape(rows: 2, columns: 3),
        ])

    @Test(
        "Products, transposes and functions, as they are written by hand, in code and in LaTeX",
        arguments: [
            ("W @ x + b", "W @ x + b"), ("W x + b", "W @ x + b"), ("Wx+b", "W @ x + b"), ("W A x", "W @ A @ x"),
            ("W @ A @ x", "W @ A @ x"), ("W (A x)", "W @ (A @ x)"), ("W^T delta", "W^T @ delta"),
            ("Wᵀ δ", "W^T @ delta"), ("Wᵀδ", "W^T @ delta"), ("W.T @ delta", "W^T @ delta"),
            ("W.T δ", "W^T @ delta"), ("W^{T} δ", "W^T @ delta"), ("transpose(W) δ", "W^T @ delta"),
            (#"W^\top \delta"#, "W^T @ delta"), (#"\mathbf{W}^{\top} \boldsymbol{δ}"#, "W^T @ delta"),
            ("δ x^T", "delta @ x^T"), ("δx^T", "delta @ x^T"), ("δ x^Tc", "(delta @ x^T)*c"),
            ("outer(δ, x)", "outer(delta, x)"),
            ("x^T y", "x^T @ y"), ("x @ y", "dot(x, y)"), ("dot(x, y)", "dot(x, y)"),
            ("(W x)^T δ", "(W @ x)^T @ delta"),
            ("2 W x", "(2*W) @ x"), ("c W", "c*W"), ("c x^T y", "(c*x^T) @ y"), ("x^T y c", "(x^T @ y)*c"),
            ("W * V", "W * V"), (#"W \odot V"#, "W * V"), ("W ⊙ V", "W * V"), ("W^2", "W^2"), ("c/x", "c/x"),
            ("-W x", "-W @ x"), ("tanh(W x)", "tanh(W @ x)"), ("tanh W x", "tanh(W @ x)"), ("σ(x)", "sigmoid(x)"),
            ("sum(W)", "sum(W)"), ("sum(c)", "c"), ("sum(x, y)", "x + y"), ("mean(x)", "mean(x)"), ("max(x)", "max(x)"),
            ("max(x, 0)", "max(x, 0)"), ("logsumexp(x)", "logsumexp(x)"), ("softmax(x)", "softmax(x)"),
            ("diag(x)", "diag(x)"), ("ones(3)", "ones(3)"), ("ones(2, 3)", "ones(2, 3)"), ("eye(3) x", "eye(3) @ x"),
            ("[1, 2; 3, 4]", "[1, 2; 3, 4]"), ("[[1, 2], [3, 4]]", "[1, 2; 3, 4]"), ("[1, c, 2]", "[1; c; 2]"),
            ("[1; 2]", "[1; 2]"), ("[[1, 2]]", "[[1, 2]]"), ("[[1], [2]]", "[1; 2]"), ("[7]", "7"), ("[[7]]", "7"),
            ("[-1, 2+3; sin(c), 4]", "[-1, 2 + 3; sin(c), 4]"),
            (#"\begin{bmatrix}1 & 2 \\ 3 & 4\end{bmatrix}"#, "[1, 2; 3, 4]"),
            (#"\begin{pmatrix} 1 & 2 \end{pmatrix}"#, "[[1, 2]]"), (#"\begin{bmatrix}1\\2\\\end{bmatrix}"#, "[1; 2]"),
            ("2[1; 2]", "2*[1; 2]"), ("[1, 2; 3, 4] b", "[1, 2; 3, 4] @ b"), ("[1,2,3]^T", "[1; 2; 3]^T"),
            ("W[1,3]", "W[1,3]"), ("W_{13}", "W[1,3]"), ("W₁₃", "W[1,3]"), ("bar(x)[2]", "bar(x[2])"),
            ("bar(W)[1,3]", "bar(W[1,3])"), ("w_{13}", "W[1,3]"), ("x[2]", "x[2]"),
            ("x_2", "x[2]"), ("r[1,2]", "r[1,2]"), ("W[2;] x", "W[2;] @ x"), ("W[2; 1,3]", "W[2;1,3]"),
            (#"w_{13}^{(2)}"#, "W[2;1,3]"), ("dC/dW[1,3]", "dC/dW[1,3]"),
            (
                #"\frac{\partial C}{\partial w_{13}^{(2)}}"#,
                "partial C/partial W[2;1,3]"
            ), ("dC/dW", "dC/dW"), ("bar(W)", "bar(W)"),
            ("∂b/∂x ∂C/∂b", "(partial b/partial x) @ (partial C/partial b)"),
        ])
    func reading(text: String, expected: String) throws {
        #expect(try Expression(parsing: text, in: Self.scope).text(.ascii, shapes: Self.scope.shapes) == expected)
    }

    @Test(
        "Written, they look as on a blackboard, in code and in LaTeX",
        arguments: [
            ("W^T @ delta", "Wᵀ δ", "W^T @ delta", #"W^{\top} \delta"#),
            ("delta @ x^T", "δ xᵀ", "delta @ x^T", #"\delta x^{\top}"#),
            (
                "(W x) * sigma(b)", "(W x) ⊙ σ(b)", "(W @ x) * sigmoid(b)",
                #"\left(W x\right) \odot \sigma\left(b\right)"#
            ),
            ("c*W*V", "cW ⊙ V", "c*W * V", #"c W \odot V"#), ("2(W x)", "2(W x)", "2*(W @ x)", #"2 \cdot W x"#),
            ("W[2;]^T b", "W⁽²⁾ᵀ b", "W[2;]^T @ b", #"\left(W^{(2)}\right)^{\top} b"#),
            ("[1, c; 3, 4]", "[1, c; 3, 4]", "[1, c; 3, 4]", #"\begin{bmatrix}1 & c \\ 3 & 4\end{bmatrix}"#),
            ("[[1, c]]", "[[1, c]]", "[[1, c]]", #"\begin{bmatrix}1 & c\end{bmatrix}"#),
            (
                "∂b/∂x ∂C/∂b", "(∂b/∂x)(∂C/∂b)", "(partial b/partial x) @ (partial C/partial b)",
                #"\frac{\partial b}{\partial x} \frac{\partial C}{\partial b}"#
            ),
            ("W[1,3]", "W₁₃", "W[1,3]", "W_{13}"), ("W[2;1,3]", "W₁₃⁽²⁾", "W[2;1,3]", "W_{13}^{(2)}"),
        ])
    func writing(text: String, unicode: String, ascii: String, latex: String) throws {
        let expression = try Expression(parsing: text, in: Self.scope)
        #expect(expression.text(.unicode, shapes: Self.scope.shapes) == unicode)
        #expect(expression.text(.ascii, shapes: Self.scope.shapes) == ascii)
        #expect(expression.text(.latex, shapes: Self.scope.shapes) == latex)
    }

    @Test("A number in front of a product of matrices needs no brackets on paper, and is read back as it was")
    func numberInFront() throws {
        let scaled = try Expression(parsing: "2 W x", in: Self.scope)
        #expect(scaled.text(.unicode, shapes: Self.scope.shapes) == "2W x")
        #expect(try Expression(parsing: "2W x", in: Self.scope) == scaled)
    }

    @Test(
        "Ones without a size take the one that fits",
        arguments: [
            ("outer(ones, x)", [2, 3], "outer(ones(2), x)"), ("ones x^T", [2, 3], "ones(2) @ x^T"),
            ("ones @ x.T", [2, 3], "ones(2) @ x^T"), (#"\mathbf{1} x^\top"#, [2, 3], "ones(2) @ x^T"),
            ("x ones^T", [2, 3], "x @ ones(2)^T"), ("W^T ones", [3], "W^T @ ones(2)"), ("ones", [2, 3], "ones(2, 3)"),
            ("I x", [3], "eye(3) @ x"), ("zeros", [3], "0*ones(3)"), ("c ones", [1, 3], "c*ones(1, 3)"),
            ("sum(ones * W)", [], "sum(ones(2, 3) * W)"), ("ones^T W ones", [], "ones(2)^T @ W @ ones(3)"),
        ])
    func bareOnes(text: String, dimensions: [Int], expected: String) throws {
        let expression = try Expression(parsing: text, in: Self.scope, shape: Shape(dimensions: dimensions))
        #expect(expression.text(.ascii, shapes: Self.scope.shapes) == expected)
    }

    @Test("Ones that fit with no size have to be given one")
    func noSizeFits() {
        let error = #expect(throws: ParseError.self) {
            try Expression(parsing: "W (ones + W + x)", in: Self.scope, shape: .column(2))
        }
        #expect(error?.message == "ones fits here with no size of this graph")
        #expect(error?.suggestion == "ones(3)")
        #expect(error?.range == 3..<7)
        let other = #expect(throws: ParseError.self) {
            try Expression(parsing: "(W + x) ones", in: Self.scope, shape: .column(2))
        }
        #expect(
            other?.message == "W + x: W is 2×3 and x is 3×1: + needs equal shapes, or a scalar on one side; "
                + "x in each of the 2 rows is W + ones(2) @ x^T")
    }

    @Test("The order of the chain rule follows the layout")
    func layouts() throws {
        var scope = Self.scope
        #expect(throws: Never.self) { try Expression(parsing: "∂b/∂x @ ∂C/∂b", in: scope) }
        #expect(throws: ParseError.self) { try Expression(parsing: "∂C/∂b @ ∂b/∂x", in: scope) }
        scope.layout = .numerator
        #expect(throws: Never.self) { try Expression(parsing: "∂C/∂b @ ∂b/∂x", in: scope) }
        #expect(throws: ParseError.self) { try Expression(parsing: "∂b/∂x @ ∂C/∂b", in: scope) }
    }

    @Test("A declared T is an exponent")
    func declaredT() throws {
        var scope = Self.scope
        scope.symbols.insert(Symbol("T"))
        #expect(try Expression(parsing: "x^T", in: scope).text(.ascii) == "x^T")
        #expect(
            try Expression(parsing: "x^T", in: scope)
                == .apply(.power, [.symbol(Symbol("x")), .symbol(Symbol("T"))]))
    }

    @Test(
        "Shapes that do not go together are shown where they meet",
        arguments: [
            ("W «@» b", "W @ b: W is 2×3 and b is 2×1: the inner dimensions, 3 and 2, differ"),
            ("«W delta»", "W delta: W is 2×3 and delta is 2×1: the inner dimensions, 3 and 2, differ"),
            ("c + (W «@» b)", "W @ b: W is 2×3 and b is 2×1: the inner dimensions, 3 and 2, differ"),
            ("W x «+» x", "W x + x: W x is 2×1 and x is 3×1: + needs equal shapes, or a scalar on one side"),
            ("b «*» x", "b * x: b is 2×1 and x is 3×1: * needs equal shapes, or a scalar on one side"),
            ("«x b»", "x b: x is 3×1 and b is 2×1: the inner dimensions, 1 and 2, differ"),
            ("softmax(«W»)", "softmax(W): W is 2×3: softmax takes vectors"),
            ("«dot(x, b)»", "dot(x, b): x is 3×1 and b is 2×1: dot needs vectors of one length"),
            ("ones(«c»)", "ones(c): a dimension is a whole number from 1"),
            ("[1, 2; «3»]", "a row of 1 below rows of 2: all rows have one length"),
            ("[[1, 2], «[3]»]", "a row of 1 below rows of 2: all rows have one length"),
            ("[1, «x»]", "the entries of a matrix are scalars, and x is 3×1"),
            ("«1/2 x x^T»", "1/2 x x^T can be read in more than one way"),
            ("«1/cosh(x)^2 y^T»", "1/cosh(x)^2 y^T can be read in more than one way"),
            ("8«,» 20, 28", "a vector stands in square brackets, with a comma between its entries"),
            ("[«8 20» 28]", "a vector stands in square brackets, with a comma between its entries"),
            ("«bar(x)[4]»", "x is 3×1 and has no element bar(x)[4]"),
            ("«W · x»", "W · x can be read in more than one way"), ("«W[3,1]»", "W is 2×3 and has no element W[3,1]"),
            ("«x[4]»", "x is 3×1 and has no element x[4]"), ("[1, 2«)»", "[ is closed by )"),
            ("«[»1, 2", "[ is never closed"),
            ("«[]»", "there is nothing between the brackets"), ("[1«,»]", "something is missing after ,"),
            ("dot«»", "dot needs an argument"), ("«dot(x)»", "dot takes 2 arguments, not 1"),
            ("«∂x/∂W»", "∂x/∂W: x is 3×1 and W is 2×3: that derivative is not a matrix"),
        ])
    func faults(marked: String, message: String) {
        let parts = marked.split(separator: /[«»]/, omittingEmptySubsequences: false)
        let text = parts.joined()
        let start = parts[0].utf8.count
        let range = start..<(start + parts[1].utf8.count)
        let error = #expect(throws: ParseError.self) { try Expression(parsing: text, in: Self.scope) }
        #expect(error?.message == message)
        if !range.isEmpty { #expect(error?.range == range) }
    }

    @Test(
        "Entries without commas are shown with them, all where they are numbers",
        arguments: [
            ("[8 20 28]", "[8, 20, 28]"), ("[8 -20.5 28; 1 2 3]", "[8, -20.5, 28; 1, 2, 3]"),
            ("[[8 20], [28 1]]", "[8, 20]"), ("[x[1] 8 20]", nil), ("[1/2 3 4]", "2, 3"), ("[8 - 20 28]", "20, 28"),
        ])
    func missingCommas(text: String, suggestion: String?) {
        let error = #expect(throws: ParseError.self) { try Expression(parsing: text, in: Self.scope) }
        guard let suggestion else { return }
        #expect(error?.suggestion == suggestion)
    }
}
