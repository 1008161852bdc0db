import SeededGenerator
import Testing

@testable import Canvas

@Suite("Text for a terminal without UTF-8")
struct ASCIIFoldingTests {
    @Test(
        "Text is told in ASCII words",
        arguments: [
            ("plain", "plain"), ("x² − 3·y", "x^2 - 3*y"), ("w₁₃⁽²⁾", "w_13^(2)"), ("xⁿ⁺¹", "x^(n+1)"),
            ("α + Λ", "alpha + Lambda"), ("x̄ = ∂C/∂x", "bar(x) = dC/dx"), ("ū", "bar(u)"), ("Wᵀδ", "W^Tdelta"),
            ("┌─▸", "+->"), ("“naïve” café…", "\"naive\" cafe..."), ("学 🎓", "? ?"), ("𝛿 ℝ ℓ 𝐱", "delta R l x"),
            ("σ′(a) ⊙ b", "sigma'(a) * b"), ("ϵ ϕ", "epsilon phi"), ("\u{1B}é", "e"),
        ])
    func words(text: String, folded: String) {
        #expect(text.asciiFolded == folded)
    }

    @Test("A cell's character becomes one ASCII character", arguments: zip("│┼▸◂α²₁é学x̄ᵀ", "|+><a21e?xT"))
    func cells(character: Character, ascii: Character) {
        #expect(character.ascii == ascii)
    }

    @Test("Whatever the text, the result is printable ASCII")
    func alwaysASCII() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let limit = [0x300, 0x3000, 0x20000][Int.random(in: 0...2, using: &random)]
            guard let scalar = Unicode.Scalar(UInt32(Int.random(in: 0...limit, using: &random))) else { continue }
            #expect(String(scalar).asciiFolded.utf8.allSatisfy { $0 < 0x80 })
            #expect(Character(scalar).ascii.isASCII)
        }
    }
}
