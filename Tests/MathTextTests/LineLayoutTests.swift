import Testing

@testable import MathText

@Suite("Formulas in one line")
struct LineLayoutTests {
    @Test(
        "Letters, scripts and names",
        arguments: [
            (#"\alpha + \Omega"#, "α + Ω", "alpha + Omega"),
            (#"x^{2} + w_{13}^{(2)}"#, "x² + w₁₃⁽²⁾", "x^2 + w_13^(2)"),
            (#"\partial C/\partial w_{jk}^{(\ell)}"#, "∂C/∂wⱼₖ⁽ˡ⁾", "dC/dw_(jk)^(l)"),
            (#"x^{n+1}_i"#, "xᵢⁿ⁺¹", "x_i^(n+1)"),
            (#"e^{-x^2/2}"#, "e^(−x²/2)", "e^(-x^2/2)"),
            (#"y_N + \theta_\beta"#, "y_N + θᵦ", "y_N + theta_beta"),
            (#"\nabla_\theta J(\theta)"#, "∇_θ J(θ)", "grad_theta J(theta)"),
            (#"A^\top B^T"#, "AᵀBᵀ", "A^T B^T"),
            (#"\sigma'(a) + f''"#, "σ′(a) + f′′", "sigma'(a) + f''"),
            (#"y^* \log y"#, "y* log y", "y^* log y"),
            (#"x_{\text{max}}"#, "xₘₐₓ", "x_max"),
            (#"\operatorname{ReLU}(x) = \max(0, x)"#, "ReLU(x) = max(0, x)", "ReLU(x) = max(0, x)"),
            (#"\operatorname*{argmin}_\theta J"#, "argmin_θ J", "argmin_theta J"),
        ])
    func lettersScriptsAndNames(latex: String, unicode: String, ascii: String) {
        #expect(MathText.inline(latex) == unicode)
        #expect(MathText.inline(latex, ascii: true) == ascii)
    }

    @Test(
        "Fractions",
        arguments: [
            (#"\frac{a + b}{c \cdot d}"#, "(a + b)/(c·d)", "(a + b)/(c*d)"),
            (#"\frac{\partial C}{\partial w_{jk}^{(\ell)}}"#, "∂C/∂wⱼₖ⁽ˡ⁾", "dC/dw_(jk)^(l)"),
            (#"\frac{dJ}{dy}\frac{dy}{da}"#, "dJ/dy · dy/da", "dJ/dy * dy/da"),
            (#"\frac{1}{2}x"#, "1/2 · x", "1/2 * x"),
            (#"\bar{t} \cdot \frac{\partial t}{\partial x} \cdot y"#, "t̄ · ∂t/∂x · y", "bar(t) * dt/dx * y"),
            (#"\frac{d}{dx} \sin x"#, "d/dx sin x", "d/dx sin x"),
            (#"\frac{\partial^2}{\partial x^2} f"#, "∂²/∂x² f", "d^2/dx^2 f"),
            (#"\frac{\frac{a}{b}}{\frac{c}{d}}"#, "(a/b)/(c/d)", "(a/b)/(c/d)"),
            (#"\frac{\log x}{f(x)} + \log \frac{a}{b}"#, "(log x)/f(x) + log(a/b)", "(log x)/f(x) + log(a/b)"),
            (#"-\frac{-1}{2}"#, "−(−1/2)", "-(-1/2)"),
            (#"\frac{a}{b}^T"#, "(a/b)ᵀ", "(a/b)^T"),
            (#"\frac12"#, "1/2", "1/2"),
            (#"\frac{1}{|x|}"#, "1/|x|", "1/|x|"),
        ])
    func fractions(latex: String, unicode: String, ascii: String) {
        #expect(MathText.inline(latex) == unicode)
        #expect(MathText.inline(latex, ascii: true) == ascii)
    }

    @Test(
        "Sums, roots and accents",
        arguments: [
            (
                #"\sum_{i=1}^M x_i + \sum_{j=0}^D \sum_k w_{jk}"#,
                "∑ᵢ₌₁ᴹ xᵢ + ∑ⱼ₌₀ᴰ ∑ₖ wⱼₖ", "sum_(i=1)^M x_i + sum_(j=0)^D sum_k w_(jk)"
            ),
            (#"\sum_{i \in \mathcal{D}} x_i"#, "∑_(i∈𝒟) xᵢ", "sum_(i in D) x_i"),
            (
                #"\sum_{\substack{i \leq n \\ j \leq k}} x_{ij}"#, "∑_(i≤n, j≤k) xᵢⱼ", "sum_(i<=n, j<=k) x_(ij)"
            ),
            (#"\int_0^1 x^2\,dx"#, "∫₀¹ x² dx", "int_0^1 x^2 dx"),
            (#"\sqrt{x} + \sqrt{x + 1} + \sqrt[3]{2}"#, "√x + √(x + 1) + ³√2", "sqrt(x) + sqrt(x + 1) + 2^(1/3)"),
            (
                #"\bar{x} + \hat{y}_i + \vec v + \overline{AB}"#,
                "x̄ + ŷᵢ + v⃗ + bar(AB)", "bar(x) + hat(y)_i + vec(v) + bar(AB)"
            ),
        ])
    func sumsRootsAndAccents(latex: String, unicode: String, ascii: String) {
        #expect(MathText.inline(latex) == unicode)
        #expect(MathText.inline(latex, ascii: true) == ascii)
    }

    @Test(
        "Spacing",
        arguments: [
            (#"a=b+c-d"#, "a = b + c − d", "a = b + c - d"),
            (#"-x + (-y) = -z"#, "−x + (−y) = −z", "-x + (-y) = -z"),
            (#"a\cdot b + 2\times 3 + \delta\odot x"#, "a·b + 2 × 3 + δ ⊙ x", "a*b + 2 x 3 + delta * x"),
            (#"f(x,y), \quad z"#, "f(x, y),  z", "f(x, y),  z"),
            (#"x\in\mathbb{R}, \forall i"#, "x ∈ ℝ, ∀i", "x in R, forall i"),
            (#"P(y\mid x) = |x|"#, "P(y | x) = |x|", "P(y | x) = |x|"),
            (#"2 \pi r + a_\alpha b"#, "2πr + a_α b", "2 pi r + a_alpha b"),
            (#"x := 0.5"#, "x := 0.5", "x := 0.5"),
        ])
    func spacing(latex: String, unicode: String, ascii: String) {
        #expect(MathText.inline(latex) == unicode)
        #expect(MathText.inline(latex, ascii: true) == ascii)
    }

    @Test(
        "Alphabets, delimiters and matrices",
        arguments: [
            (#"\mathbf{x} \in \mathbb{R}^{P \times Q}, \mathcal{D}"#, "𝐱 ∈ ℝ^(P×Q), 𝒟", "**x** in R^(P x Q), D"),
            (#"\left( \frac{a}{b} \right]"#, "(a/b]", "(a/b]"),
            (#"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \mathbf{x}"#, "[1, 2; 3, 4]𝐱", "[1, 2; 3, 4]**x**"),
            (
                #"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
                "{x, if x > 0; 0, otherwise}", "{x, if x > 0; 0, otherwise}"
            ),
            (#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, "a = b = c", "a = b = c"),
            (#"\left.\frac{dy}{dx}\right|_{x=2}"#, "dy/dx|ₓ₌₂", "dy/dx|_(x=2)"),
            (#"\binom{n}{k} \leq \infty"#, "(n choose k) ≤ ∞", "(n choose k) <= inf"),
            (#"P(A \middle\| B)"#, "P(A‖B)", "P(A||B)"),
            (#"\text{is a } 1 \times P \text{ matrix}"#, "is a 1 × P matrix", "is a 1 x P matrix"),
        ])
    func alphabetsDelimitersAndMatrices(latex: String, unicode: String, ascii: String) {
        #expect(MathText.inline(latex) == unicode)
        #expect(MathText.inline(latex, ascii: true) == ascii)
    }

    @Test(
        "What cannot be read",
        arguments: [
            (#"\unknown{x} + \foo y"#, "\\unknown{x} + \\foo y", "\\unknown{x} + \\foo y"),
            (#"\text{see \cite{a}{b} or {c}}"#, "see \\cite{a}{b} or c", "see \\cite{a}{b} or c"),
            (#"\frac"#, "\\frac", "\\frac"),
            (#"x^"#, "x^", "x^"),
            (#"}"#, "}", "}"),
            (#"\left( a"#, "(a", "(a"),
            (#"{a"#, "a", "a"),
            (
                #"\begin{nothing} a \end{nothing}"#,
                "\\begin{nothing}a\\end{nothing}", "\\begin{nothing}a\\end{nothing}"
            ),
            (#"a & b"#, "ab", "ab"),
            (#"\not= \not\subset"#, "≠⊄", "!=not subset of"),
        ])
    func whatCannotBeRead(latex: String, unicode: String, ascii: String) {
        #expect(MathText.inline(latex) == unicode)
        #expect(MathText.inline(latex, ascii: true) == ascii)
    }

    @Test("A lecture's formulas read as they are said", arguments: lectureFormulas)
    func lectureFormula(latex: String, line: String) {
        #expect(MathText.inline(latex) == line)
    }

    @Test("In ASCII a lecture's formulas are ASCII")
    func lectureFormulasInASCII() {
        for (latex, _) in lectureFormulas {
            #expect(MathText.inline(latex, ascii: true).allSatisfy { $0.isASCII })
            #expect(MathText.display(latex, width: 78, ascii: true).joined().allSatisfy { $0.isASCII })
        }
    }
}
