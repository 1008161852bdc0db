/// How an expression is written out.
package enum Notation: Sendable, CaseIterable {
    /// `2x·cos(x²)`, `w₁₃⁽²⁾`, `∂C/∂x`, for a terminal with UTF-8.
    case unicode
    /// `2*x*cos(x^2)`, `w[2;1,3]`, `dC/dx`: what the parser reads back.
    case ascii
    /// `2x \cdot \cos(x^{2})`.
    case latex
}

extension Expression {
    /// The expression as a person would write it. `.ascii` and `.unicode` parse back to an equal value.
    package func text(_ notation: Notation) -> String { "" }
}

extension Symbol {
    /// The symbol alone: `w₁₃⁽²⁾`, `w[2;1,3]`, `w_{13}^{(2)}`.
    package func text(_ notation: Notation) -> String { name }
}
