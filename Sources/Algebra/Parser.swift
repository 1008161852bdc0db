/// Which names a text may use, and how tolerantly it is read.
package struct Scope: Sendable {
    /// Every declared variable.
    package var symbols: Set<Symbol>
    /// Functions that stay opaque; an applied name outside this set that is no known function is an error.
    package var opaqueFunctions: Set<String>
    /// Index variables of `for` and `sum`, with their present value.
    package var indices: [String: Int]
    /// Whether any unknown name is taken as a new variable (`grade --expect`, `solve -e`), not refused.
    package var declaresOnUse: Bool

    package init(
        symbols: Set<Symbol> = [], opaqueFunctions: Set<String> = [], indices: [String: Int] = [:],
        declaresOnUse: Bool = false
    ) {
        self.symbols = symbols
        self.opaqueFunctions = opaqueFunctions
        self.indices = indices
        self.declaresOnUse = declaresOnUse
    }
}

/// Why a text could not be read, and where. The facts are here; `ParseError+Message.swift` words them.
package struct ParseError: Error, Equatable, Sendable {
    /// UTF-8 offsets into the text that was parsed.
    package var range: Range<Int>
    /// A sentence for the writer, without the place.
    package var message: String
    /// What to write instead, where there is a near miss.
    package var suggestion: String?

    package init(range: Range<Int>, message: String, suggestion: String? = nil) {
        self.range = range
        self.message = message
        self.suggestion = suggestion
    }
}

extension Expression {
    /// Reads one expression in the notation of DESIGN section 3.
    package init(parsing text: String, in scope: Scope) throws(ParseError) {
        throw ParseError(range: 0..<0, message: "nothing is read yet")
    }
}
