/// Which names a text may use, and how tolerantly it is read.
package struct Scope: Sendable {
    /// Every declared variable.
    package var symbols: Set<Symbol>
    /// Functions that stay opaque; an applied name outside this set that is no known function is an error.
    package var opaqueFunctions: Set<String>
    /// Index variables of `for` and `sum`, with their present value.
    package var indices: [String: Int]
    /// The shapes of the declared variables that are vectors or matrices; every other one is a scalar. An element of
    /// one, `W[1,3]`, need not be declared.
    package var shapes: [Symbol: Shape]
    /// Whether any unknown name is taken as a new variable (`grade --expect`, `solve -e`), not refused.
    package var declaresOnUse: Bool
    /// Where names are declared by their use: whether only a letter is a new one, so that a word is a slip.
    package var declaresOnlyLetters: Bool
    /// Where names are declared by their use: those that stand without a bracket behind them in a text that is read
    /// together with this one, so that a bracket behind them here is a factor, x(log x + 1).
    package var namesStandingAlone: Set<String>

    package init(
        symbols: Set<Symbol> = [], opaqueFunctions: Set<String> = [], indices: [String: Int] = [:],
        shapes: [Symbol: Shape] = [:], declaresOnUse: Bool = false, declaresOnlyLetters: Bool = false,
        namesStandingAlone: Set<String> = []
    ) {
        self.symbols = symbols
        self.opaqueFunctions = opaqueFunctions
        self.indices = indices
        self.shapes = shapes.filter { $0.value != .scalar }
        self.declaresOnUse = declaresOnUse
        self.declaresOnlyLetters = declaresOnlyLetters
        self.namesStandingAlone = namesStandingAlone
    }
}
