/// A word of the notation, with its place.
struct Token: Equatable {
    enum Kind: Equatable {
        case number(Number)
        /// Letters and digits, with underscores between them: `x`, `w_13`, `loss`.
        case name(String)
        /// `₁₃`, as plain digits.
        case below(String)
        /// `²`, `⁻¹`, `⁽²⁾`, as plain characters.
        case above(String)
        /// The line over a letter: x̄.
        case macron
        case plus, minus, times, slash, caret
        case open(Bracket)
        case close(Bracket)
        /// `|`, which opens or closes.
        case bar
        case comma, semicolon, dots, dot, underscore
        /// `:` for all rows or columns, as in `Z[:,1]`.
        case colon
        case root
        /// `∂`
        case partial
        /// `\frac`
        case fraction
        case at, equals, prime
        /// `>`, `<=`, `≥`
        case comparison(Operation)
        /// `ᵀ` or `\top`.
        case transposed
        /// `&`, between the entries of a row in LaTeX.
        case ampersand
        /// `\\`, between rows in LaTeX.
        case newRow
    }

    enum Bracket: String, Equatable {
        case round, square, brace
        /// `\begin{bmatrix}` and `\end{bmatrix}`.
        case environment
    }

    var kind: Kind
    /// UTF-8 offsets into the text.
    var range: Range<Int>
}
