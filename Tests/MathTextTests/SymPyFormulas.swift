/// A formula, and what SymPy makes of it in two dimensions.
struct SymPyFormula: Sendable {
    let latex: String
    /// The size of SymPy's picture.
    let columns: Int
    let rows: Int
    /// Its letters and digits, sorted, styled letters as plain ones: the Unicode compatibility decomposition.
    let signs: String

    init(_ latex: String, columns: Int, rows: Int, signs: String) {
        self.latex = latex
        self.columns = columns
        self.rows = rows
        self.signs = signs
    }
}

/// Made with SymPy 1.14: for each of some hundred expressions `e`, the source is `latex(e)` and the picture
/// `pretty(e, use_unicode=True, wrap_line=False)`, measured without combining marks.
/// `Max` and `Min` stand as `max` and `min`, as in the source.
let sympyFormulas: [SymPyFormula] = [
    SymPyFormula(#"\frac{x}{y}"#, columns: 1, rows: 3, signs: #"xy"#),
    SymPyFormula(#"\frac{a + b}{c x}"#, columns: 5, rows: 3, signs: #"abcx"#),
    SymPyFormula(#"x + \frac{1}{y + \frac{1}{z}}"#, columns: 9, rows: 5, signs: #"11xyz"#),
    SymPyFormula(#"\frac{x}{y \left(\frac{a}{b} + 1\right)}"#, columns: 9, rows: 5, signs: #"1abxy"#),
    SymPyFormula(#"\frac{1}{1 + e^{- a}}"#, columns: 7, rows: 4, signs: #"11ae"#),
    SymPyFormula(#"\frac{e^{- a}}{\left(1 + e^{- a}\right)^{2}}"#, columns: 10, rows: 6, signs: #"12aaee"#),
    SymPyFormula(
        #"\frac{x z}{\log{\left(x \right)}} + e^{x z} + \frac{\sin{\left(\log{\left(x \right)} \right)}}{x z}"#,
        columns: 27, rows: 3, signs: #"eggillnoosxxxxxzzz"#),
    SymPyFormula(
        #"\cos{\left(3 x^{2} + \sin{\left(x^{2} \right)} \right)}"#, columns: 19, rows: 2, signs: #"223cinossxx"#),
    SymPyFormula(#"x^{2} + y^{3}"#, columns: 7, rows: 2, signs: #"23xy"#),
    SymPyFormula(#"x^{n + 1}"#, columns: 6, rows: 2, signs: #"1nx"#),
    SymPyFormula(#"\frac{1}{x}"#, columns: 1, rows: 3, signs: #"1x"#),
    SymPyFormula(#"\sqrt{x}"#, columns: 2, rows: 1, signs: #"x"#),
    SymPyFormula(#"\sqrt{x + 1}"#, columns: 9, rows: 2, signs: #"1x"#),
    SymPyFormula(#"\sqrt{\frac{x}{y}}"#, columns: 7, rows: 4, signs: #"xy"#),
    SymPyFormula(#"\sqrt[3]{x}"#, columns: 5, rows: 2, signs: #"3x"#),
    SymPyFormula(#"\sqrt{\sqrt{x} + 1}"#, columns: 10, rows: 2, signs: #"1x"#),
    SymPyFormula(#"\frac{1}{\sqrt{x}}"#, columns: 2, rows: 3, signs: #"1x"#),
    SymPyFormula(#"\frac{a^{2}}{b^{2}}"#, columns: 2, rows: 5, signs: #"22ab"#),
    SymPyFormula(#"\left(a + b\right)^{n}"#, columns: 8, rows: 2, signs: #"abn"#),
    SymPyFormula(#"x^{y^{z}}"#, columns: 5, rows: 3, signs: #"xyz"#),
    SymPyFormula(#"e^{- \frac{x^{2}}{2}}"#, columns: 5, rows: 5, signs: #"22ex"#),
    SymPyFormula(#"\sum_{i=1}^{n} x^{i}"#, columns: 8, rows: 8, signs: #"1iinx"#),
    SymPyFormula(#"\sum_{i=0}^{D} \theta x_{i}"#, columns: 10, rows: 8, signs: #"0Diixθ"#),
    SymPyFormula(#"\sum_{\substack{1 \leq i \leq n\\1 \leq j \leq k}} i j"#, columns: 15, rows: 8, signs: #"11iijjkn"#),
    SymPyFormula(#"\frac{\sum_{i=1}^{\infty} \frac{x^{i}}{i}}{n}"#, columns: 8, rows: 12, signs: #"1iiinx"#),
    SymPyFormula(#"\prod_{i=1}^{n} \left(i + x\right)"#, columns: 11, rows: 5, signs: #"1iinx"#),
    SymPyFormula(#"\left(\prod_{i=1}^{M} x^{i}\right)^{2}"#, columns: 12, rows: 7, signs: #"12Miix"#),
    SymPyFormula(#"\int\limits_{0}^{1} x^{2}\, dx"#, columns: 7, rows: 6, signs: #"012dxx"#),
    SymPyFormula(#"\int\limits_{-\infty}^{\infty} e^{- x^{2}}\, dx"#, columns: 10, rows: 7, signs: #"2dexx"#),
    SymPyFormula(#"\int f{\left(x \right)}\, dx"#, columns: 9, rows: 3, signs: #"dfxx"#),
    SymPyFormula(#"\int\limits_{0}^{2}\int\limits_{0}^{1} x y\, dx\, dy"#, columns: 13, rows: 5, signs: #"0012ddxxyy"#),
    SymPyFormula(
        #"\lim_{x \to 0^+}\left(\frac{\sin{\left(x \right)}}{x}\right)"#, columns: 13, rows: 3, signs: #"0iilmnsxxx"#),
    SymPyFormula(
        #"\lim_{h \to 0^+}\left(\frac{- f{\left(x \right)} + f{\left(h + x \right)}}{h}\right)"#, columns: 23, rows: 3,
        signs: #"0ffhhhilmxx"#),
    SymPyFormula(#"\frac{d}{d x} f{\left(x \right)}"#, columns: 8, rows: 3, signs: #"ddfxx"#),
    SymPyFormula(#"\frac{\partial}{\partial x} f{\left(x,y \right)}"#, columns: 11, rows: 3, signs: #"fxxy"#),
    SymPyFormula(#"\frac{d^{2}}{d x^{2}} f{\left(x \right)}"#, columns: 9, rows: 5, signs: #"22ddfxx"#),
    SymPyFormula(
        #"\frac{\partial^{2}}{\partial y\partial x} f{\left(x,y \right)}"#, columns: 14, rows: 4, signs: #"2fxxyy"#),
    SymPyFormula(#"\frac{d}{d x} x \sin{\left(x \right)}"#, columns: 12, rows: 3, signs: #"ddinsxxx"#),
    SymPyFormula(#"\frac{d}{d z} C{\left(z \right)} = 2 z"#, columns: 14, rows: 3, signs: #"2Cddzzz"#),
    SymPyFormula(#"y = \frac{1}{1 + e^{- a}}"#, columns: 11, rows: 4, signs: #"11aey"#),
    SymPyFormula(
        #"J{\left(\theta \right)} = \frac{\sum_{i=1}^{n} \left(\theta x_{i} - y\right)^{2}}{2 n}"#, columns: 24,
        rows: 10, signs: #"122Jiinnxyθθ"#),
    SymPyFormula(#"\left[\begin{matrix}1 & 2\\3 & 4\end{matrix}\right]"#, columns: 6, rows: 3, signs: #"1234"#),
    SymPyFormula(#"\left[\begin{matrix}x\\y\\z\end{matrix}\right]"#, columns: 3, rows: 5, signs: #"xyz"#),
    SymPyFormula(
        #"\left[\begin{matrix}\frac{x}{y} & 1\\0 & \frac{1}{z}\end{matrix}\right]"#, columns: 6, rows: 7,
        signs: #"011xyz"#),
    SymPyFormula(#"\left[\begin{matrix}1 & 2 & 3\end{matrix}\right]"#, columns: 9, rows: 1, signs: #"123"#),
    SymPyFormula(
        #"\left[\begin{matrix}a s & b s\\c s & s x\end{matrix}\right]"#, columns: 10, rows: 3, signs: #"abcssssx"#),
    SymPyFormula(
        #"\left[\begin{matrix}\sin{\left(x \right)}\\\cos{\left(y \right)}\end{matrix}\right]"#, columns: 8, rows: 3,
        signs: #"cinossxy"#),
    SymPyFormula(#"\left|{\frac{x}{y}}\right|"#, columns: 3, rows: 3, signs: #"xy"#),
    SymPyFormula(#"\left|{x}\right|"#, columns: 3, rows: 1, signs: #"x"#),
    SymPyFormula(#"\left\lfloor{\frac{x}{2}}\right\rfloor"#, columns: 3, rows: 3, signs: #"2x"#),
    SymPyFormula(#"\left\lceil{\frac{x}{y}}\right\rceil"#, columns: 3, rows: 3, signs: #"xy"#),
    SymPyFormula(#"{\binom{n}{k}}"#, columns: 3, rows: 3, signs: #"kn"#),
    SymPyFormula(#"n!"#, columns: 2, rows: 1, signs: #"n"#),
    SymPyFormula(#"\left(n + 1\right)!"#, columns: 8, rows: 1, signs: #"1n"#),
    SymPyFormula(#"\max\left(0, x\right)"#, columns: 9, rows: 1, signs: #"0amxx"#),
    SymPyFormula(#"\min\left(x, y, z\right)"#, columns: 12, rows: 1, signs: #"imnxyz"#),
    SymPyFormula(
        #"\begin{cases} x & \text{for}\: x > 0 \\0 & \text{otherwise} \end{cases}"#, columns: 13, rows: 3,
        signs: #"00eefhioorrstwxx"#),
    SymPyFormula(
        #"\begin{cases} x^{2} & \text{for}\: x > 1 \\\frac{1}{x} & \text{for}\: x > 0 \\0 & \text{otherwise} \end{cases}"#,
        columns: 14, rows: 9, signs: #"00112eeffhiooorrrstwxxxx"#),
    SymPyFormula(#"\frac{\log{\left(x \right)}}{\log{\left(2 \right)}}"#, columns: 6, rows: 3, signs: #"2gglloox"#),
    SymPyFormula(#"\log{\left(e^{x} + 1 \right)}"#, columns: 11, rows: 2, signs: #"1eglox"#),
    SymPyFormula(#"\tanh^{2}{\left(x \right)}"#, columns: 8, rows: 2, signs: #"2ahntx"#),
    SymPyFormula(#"1 - \tanh^{2}{\left(x \right)}"#, columns: 12, rows: 2, signs: #"12ahntx"#),
    SymPyFormula(
        #"\sin^{2}{\left(x \right)} + \cos^{2}{\left(x \right)}"#, columns: 17, rows: 2, signs: #"22cinossxx"#),
    SymPyFormula(#"\frac{\sin{\left(x \right)}}{\cos{\left(y \right)}}"#, columns: 6, rows: 3, signs: #"cinossxy"#),
    SymPyFormula(#"\operatorname{atan}{\left(\frac{x}{y} \right)}"#, columns: 7, rows: 3, signs: #"aantxy"#),
    SymPyFormula(#"\sigma \left(1 - \sigma\right)"#, columns: 9, rows: 1, signs: #"1σσ"#),
    SymPyFormula(#"\lambda x + \theta^{2}"#, columns: 8, rows: 2, signs: #"2xθλ"#),
    SymPyFormula(#"\phi x"#, columns: 3, rows: 1, signs: #"xφ"#),
    SymPyFormula(#"x = y"#, columns: 5, rows: 1, signs: #"xy"#),
    SymPyFormula(#"x < y"#, columns: 5, rows: 1, signs: #"xy"#),
    SymPyFormula(#"x \neq 0"#, columns: 5, rows: 1, signs: #"0x"#),
    SymPyFormula(#"x \geq \frac{y}{2}"#, columns: 5, rows: 3, signs: #"2xy"#),
    SymPyFormula(#"x > 0 \wedge y > 0"#, columns: 13, rows: 1, signs: #"00xy"#),
    SymPyFormula(#"x > 0 \vee y > 0"#, columns: 13, rows: 1, signs: #"00xy"#),
    SymPyFormula(#"x \neq 1"#, columns: 5, rows: 1, signs: #"1x"#),
    SymPyFormula(#"A B"#, columns: 3, rows: 1, signs: #"AB"#),
    SymPyFormula(#"A^{T}"#, columns: 2, rows: 2, signs: #"AT"#),
    SymPyFormula(#"W^{-1}"#, columns: 3, rows: 2, signs: #"1W"#),
    SymPyFormula(#"\operatorname{tr}\left(A \right)"#, columns: 5, rows: 1, signs: #"Art"#),
    SymPyFormula(#"\frac{2 x y}{3 z}"#, columns: 5, rows: 3, signs: #"23xyz"#),
    SymPyFormula(#"- \frac{x}{2}"#, columns: 3, rows: 3, signs: #"2x"#),
    SymPyFormula(#"\frac{- x - y}{z}"#, columns: 6, rows: 3, signs: #"xyz"#),
    SymPyFormula(#"\frac{3 x^{2}}{4}"#, columns: 4, rows: 4, signs: #"234x"#),
    SymPyFormula(#"- x^{2}"#, columns: 3, rows: 2, signs: #"2x"#),
    SymPyFormula(#"- \frac{x^{2}}{y + 1}"#, columns: 5, rows: 4, signs: #"12xy"#),
    SymPyFormula(#"x - y - z"#, columns: 9, rows: 1, signs: #"xyz"#),
    SymPyFormula(#"x - y + z"#, columns: 9, rows: 1, signs: #"xyz"#),
    SymPyFormula(#"\left(x + 1\right) \left(y - 2\right)"#, columns: 15, rows: 1, signs: #"12xy"#),
    SymPyFormula(#"z \left(2 x + 2 y\right)"#, columns: 13, rows: 1, signs: #"22xyz"#),
    SymPyFormula(#"y = \frac{x z}{\log{\left(x \right)}} + e^{x z}"#, columns: 17, rows: 3, signs: #"egloxxxyzz"#),
    SymPyFormula(#"\overline{x}"#, columns: 1, rows: 2, signs: #"x"#),
    SymPyFormula(#"\overline{x} + \overline{y}"#, columns: 5, rows: 2, signs: #"xy"#),
    SymPyFormula(#"x"#, columns: 1, rows: 1, signs: #"x"#),
    SymPyFormula(#"x + 2"#, columns: 5, rows: 1, signs: #"2x"#),
    SymPyFormula(#"y + 2"#, columns: 5, rows: 1, signs: #"2y"#),
    SymPyFormula(#"w_{13} x_{1} + x_{2}"#, columns: 11, rows: 1, signs: #"1123wxx"#),
    SymPyFormula(#"w_{jk} x"#, columns: 6, rows: 1, signs: #"jkwx"#),
    SymPyFormula(#"\theta_{0} + \theta_{1} x"#, columns: 9, rows: 1, signs: #"01xθθ"#),
    SymPyFormula(
        #"\left. \frac{d}{d x} f{\left(x \right)} \right|_{\substack{ x=2 }}"#, columns: 14, rows: 3, signs: #"2ddfxxx"#
    ),
    SymPyFormula(#"\sum_{i=1}^{\infty} \frac{1}{i^{2}}"#, columns: 8, rows: 10, signs: #"112ii"#),
    SymPyFormula(
        #"\sum_{i=1}^{\infty} \frac{1}{i^{2}} = \frac{\pi^{2}}{6}"#, columns: 13, rows: 10, signs: #"11226iiπ"#),
    SymPyFormula(#"0"#, columns: 1, rows: 1, signs: #"0"#),
    SymPyFormula(#"\frac{\sqrt{2}}{2}"#, columns: 2, rows: 3, signs: #"22"#),
    SymPyFormula(#"\sqrt{x^{2} + y^{2}}"#, columns: 12, rows: 3, signs: #"22xy"#),
    SymPyFormula(#"\frac{x}{\sqrt{x^{2} + y^{2}}}"#, columns: 12, rows: 5, signs: #"22xxy"#),
    SymPyFormula(#"\frac{x + y}{x - y}"#, columns: 5, rows: 3, signs: #"xxyy"#),
    SymPyFormula(#"\frac{\left(x + 1\right)^{3}}{\left(y + 1\right)^{3}}"#, columns: 8, rows: 5, signs: #"1133xy"#),
    SymPyFormula(#"\frac{1}{\frac{x}{y} + 1}"#, columns: 5, rows: 5, signs: #"11xy"#),
]
