import Testing

@testable import Publishing

@Suite("Formulas as a typesetter sets them")
struct MathRunTests {
    /// Slanted runs in slashes, lowered ones in `_{}`, raised ones in `^{}`.
    private func marked(_ text: String, words: Set<String> = []) -> String {
        MathRun.runs(of: text, words: words).map { run in
            let letters = run.isSlanted ? "/\(run.text)/" : run.text
            switch run.level {
            case .base: return letters
            case .below: return "_{\(letters)}"
            case .above: return "^{\(letters)}"
            }
        }.joined()
    }

    @Test(
        "Variables are slanted, numbers and functions upright, scripts small",
        arguments: [
            ("2t = 12", "2/t/ = 12"),
            ("w₁₃⁽²⁾", "/w/_{13}^{(2)}"),
            ("x̄ = ∂C/∂xⱼ", "/x̄/ = ∂/C//∂/x/_{/j/}"),
            ("−sin(θ)·f(x)", "−sin(/θ/)·/f/(/x/)"),
            ("y·x^(y − 1)", "/y/·/x/^{/y/}^{ − 1}"),
            ("t = x^(1/2)", "/t/ = /x/^{1/2}"),
            ("w_N·θ_max", "/w/_{/N/}·/θ/_{/max/}"),
            ("learning_rate", "/learning/_/rate/"),
            ("x^0.5 + x^", "/x/^{0.5} + /x/^"),
            ("σ′(a₁)", "/σ/′(/a/_{1})"),
            ("x^(a + (b", "/x/^(/a/ + (/b/"),
            ("", ""),
        ])
    func runs(text: String, expected: String) {
        #expect(marked(text) == expected)
    }

    @Test(
        "Greek capitals and scripts without italics stand upright among slanted variables",
        arguments: [
            ("Γ·Δt", "Γ·Δ/t/"), ("Σ₁ + σ₁", "Σ_{1} + /σ/_{1}"), ("数·x = 3", "数·/x/ = 3"), ("עדד + ȳ", "עדד + /ȳ/"),
            ("ж·عدد", "/ж/·عدد"), ("ℓ·𝟏", "ℓ·𝟏"),
        ])
    func upright(text: String, expected: String) {
        #expect(marked(text) == expected)
    }

    @Test("A word that is a name stands upright, the same letters as a product are slanted")
    func words() {
        #expect(marked("loss·xy + θ_max", words: ["loss", "max"]) == "loss·/xy/ + /θ/_{max}")
        #expect(marked("xy", words: ["xy"]) == "xy")
    }

    @Test("Nothing but the marks of scripts is lost")
    func nothingLost() {
        for text in ["2x₁₃ = −0.5", "a_b_c^d^e", "^^__", "(((^(", "x ∑ ≤ “quoted” <&>"] {
            let shown = MathRun.runs(of: text).map(\.text).joined()
            #expect(
                shown.filter { $0.isLetter || $0.isNumber }.count == text.filter { $0.isLetter || $0.isNumber }.count)
        }
    }
}
