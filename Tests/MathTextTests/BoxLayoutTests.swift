import Testing

@testable import MathText

/// The pictures were compared with those of SymPy 1.x `pretty` for the formulas that it can hold, and judged by eye.
@Suite("Formulas in two dimensions")
struct BoxLayoutTests {
    private func picture(_ latex: String, ascii: Bool = false) -> String {
        MathText.display(latex, width: 78, ascii: ascii).joined(separator: "\n")
    }

    @Test("Fractions stand on their bars")
    func fractions() {
        #expect(
            picture(#"y = \exp(xz) + \frac{xz}{\log(x)} + \frac{\sin(\log(x))}{xz}"#)
                == #"""
                                xz     sin(log(x))
                y = exp(xz) + ────── + ───────────
                              log(x)       xz
                """#)
        #expect(
            picture(#"y = \exp(xz) + \frac{xz}{\log(x)} + \frac{\sin(\log(x))}{xz}"#, ascii: true)
                == #"""
                                xz     sin(log(x))
                y = exp(xz) + ------ + -----------
                              log(x)       xz
                """#)
    }

    @Test("A sum has its limits above and below, and derivatives line up")
    func limits() {
        #expect(
            picture(
                #"\frac{dJ}{dx_i} = \sum_{j=0}^{D}\frac{dJ}{da_j}\frac{da_j}{dx_i}, \quad \frac{da_j}{dx_i} = \alpha_{ji}"#
            )
                == #"""
                dJ     D  dJ  daⱼ   daⱼ
                ─── =  ∑  ─── ───,  ─── = αⱼᵢ
                dxᵢ   j=0 daⱼ dxᵢ   dxᵢ
                """#)
        #expect(
            picture(
                #"\frac{dJ}{dx_i} = \sum_{j=0}^{D}\frac{dJ}{da_j}\frac{da_j}{dx_i}, \quad \frac{da_j}{dx_i} = \alpha_{ji}"#,
                ascii: true)
                    == #"""
                     dJ     D   dJ  da_j   da_j
                    ---- = sum ---- ----,  ---- = alpha_(ji)
                    dx_i   j=0 da_j dx_i   dx_i
                    """#)
    }

    @Test("Parentheses grow with what they enclose")
    func parentheses() {
        #expect(
            picture(#"\frac{1}{(\exp(-b)+1)} \left(1 - \frac{1}{(\exp(-b)+1)} \right)"#)
                == #"""
                      1       ⎛          1      ⎞
                ───────────── ⎜1 − ─────────────⎟
                (exp(−b) + 1) ⎝    (exp(−b) + 1)⎠
                """#)
        #expect(
            picture(#"\frac{1}{(\exp(-b)+1)} \left(1 - \frac{1}{(\exp(-b)+1)} \right)"#, ascii: true)
                == #"""
                      1       /          1      \
                ------------- |1 - -------------|
                (exp(-b) + 1) \    (exp(-b) + 1)/
                """#)
    }

    @Test("A gradient is a column of partials")
    func gradient() {
        #expect(
            picture(
                #"\frac{\partial y}{\partial \mathbf{x}} = \begin{bmatrix} \frac{\partial y}{\partial x_1} \\ \vdots \\ \frac{\partial y}{\partial x_P} \end{bmatrix}"#
            )
                == #"""
                     ⎡∂y  ⎤
                     ⎢─── ⎥
                     ⎢∂x₁ ⎥
                ∂y   ⎢    ⎥
                ── = ⎢ ⋮  ⎥
                ∂𝐱   ⎢    ⎥
                     ⎢ ∂y ⎥
                     ⎢────⎥
                     ⎣∂x_P⎦
                """#)
    }

    @Test("A minus keeps clear of a bar")
    func minusBeforeBar() {
        #expect(
            picture(#"\frac{\partial C}{\partial w_{jk}^{(\ell)}} = - \frac{1}{2}x"#)
                == #"""
                  ∂C        1
                ─────── = − ─ x
                ∂wⱼₖ⁽ˡ⁾     2
                """#)
    }

    @Test("Nested fractions have a longer bar between them")
    func nestedFractions() {
        #expect(
            picture(#"\frac{\frac{a}{b}}{\frac{c}{d} + 1}"#)
                == #"""
                  a
                  ─
                  b
                ─────
                c
                ─ + 1
                d
                """#)
    }

    @Test("A limit names its variable below")
    func limitBelow() {
        #expect(
            picture(#"\lim_{h \to 0} \frac{f(x+h) - f(x)}{h}"#)
                == #"""
                    f(x + h) − f(x)
                lim ───────────────
                h→0        h
                """#)
    }

    @Test("Cases have one brace")
    func cases() {
        #expect(
            picture(#"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#)
                == #"""
                f(x) = ⎧ x  if x > 0
                       ⎩ 0  otherwise
                """#)
        #expect(
            picture(#"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#, ascii: true)
                == #"""
                f(x) = { x  if x > 0
                       { 0  otherwise
                """#)
    }

    @Test("Aligned equations line up at their relations")
    func aligned() {
        #expect(
            picture(#"\begin{aligned} s(1 - s) &= s - s^2 \\ &+ 0 \end{aligned}"#)
                == #"""
                s(1 − s) = s − s²
                         + 0
                """#)
    }

    @Test("Scripts of tall parentheses stand at their corners")
    func cornerScripts() {
        #expect(
            picture(#"\left(\sum_{i=1}^n x_i\right)^2"#)
                == #"""
                ⎛ n    ⎞²
                ⎜ ∑  xᵢ⎟
                ⎝i=1   ⎠
                """#)
    }

    @Test("A bar tells where a derivative is taken")
    func evaluation() {
        #expect(
            picture(#"\left.\frac{dy}{dx}\right|_{x=2}"#)
                == #"""
                dy│
                ──│
                dx│ₓ₌₂
                """#)
    }

    @Test("Roots have a roof")
    func roots() {
        #expect(
            picture(#"\sqrt{x + 1} + \sqrt{\frac{a}{b}}"#)
                == #"""
                          ┌─
                 _____    │a
                √x + 1 +  │─
                         √│b
                """#)
        #expect(
            picture(#"\sqrt{x + 1} + \sqrt{\frac{a}{b}}"#, ascii: true)
                == #"""
                                  / a \
                sqrt(x + 1) + sqrt|---|
                                  \ b /
                """#)
    }

    @Test("Scripts without characters of their own get rows of their own")
    func raisedScripts() {
        #expect(
            picture(#"e^{-x^2/2} + \mathbf{X}_{1Q} \in \mathbb{R}^{P \times Q}"#)
                == #"""
                 −x²/2          P×Q
                e      + 𝐗   ∈ ℝ
                          1Q
                """#)
        #expect(
            picture(#"e^{-x^2/2} + \mathbf{X}_{1Q} \in \mathbb{R}^{P \times Q}"#, ascii: true)
                == #"""
                e^(-x^2/2) + **X**_(1Q) in R^(P x Q)
                """#)
    }

    @Test("Braces lie under a sum, and lines over an expression")
    func lyingBraces() {
        #expect(
            picture(#"\underbrace{a + b + c}_{\text{three}} + \overline{xy} + \hat{y}"#)
                == #"""
                            __
                a + b + c + xy + ŷ
                └───┬───┘
                  three
                """#)
    }

    @Test("A binomial coefficient stands in parentheses")
    func binomial() {
        #expect(
            picture(#"\binom{n}{k + 1} p^k"#)
                == #"""
                ⎛  n  ⎞pᵏ
                ⎝k + 1⎠
                """#)
    }

    @Test("A brace has its point in the middle")
    func brace() {
        #expect(
            picture(#"\left\{ \begin{array}{l} a \\ b \\ c \end{array} \right."#)
                == #"""
                ⎧ a
                ⎨ b
                ⎩ c
                """#)
    }

    @Test("Double bars grow")
    func doubleBars() {
        #expect(
            picture(#"\left\| \frac{a}{b} \right\|"#)
                == #"""
                ││a││
                ││─││
                ││b││
                """#)
    }

    @Test("Text of wide characters lines up when their columns are told")
    func wideText() {
        let lines = MathText.display(#"\text{学} = \frac{1}{2}"#, width: 40) { $0 == "学" ? 2 : 1 }
        #expect(lines == ["     1", "学 = ─", "     2"])
    }

    @Test("A tall column beside a long row says that it is too large, unless the row breaks")
    func tooLarge() {
        let column = #"\begin{matrix}"# + String(repeating: #"1\\"#, count: 3_000) + #"2\end{matrix}"#
        let row = String(repeating: "+ x", count: 3_000)
        #expect(
            MathText.display(#"\frac{"# + column + row + "}{2}", width: 80)
                == ["a formula of more than 4000000 characters, too large to be drawn"])
        let broken = MathText.display(column + row, width: 80)
        #expect(broken.count > 3_001 && broken.allSatisfy { $0.count <= 80 })
    }
}
