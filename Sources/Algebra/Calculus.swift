extension Expression {
    /// ∂self/∂variable with every other variable held fixed, simplified. Derivative atoms and adjoints are constants;
    /// an opaque call `f(x, y)` is refused by the caller (its partial is an atom of the graph).
    package func derivative(by variable: Symbol) -> Expression { self }

    /// The same value as a person would write it: like terms and factors gathered, no `1·`, no `+0`, no `^1`.
    package func simplified() -> Expression { self }

    /// The expression with variables replaced; `nil` keeps a variable.
    package func substituting(_ replacement: (Symbol) -> Expression?) -> Expression { self }

    /// The variables that occur, in order of first occurrence.
    package var symbols: [Symbol] { [] }

    /// The length of the longest way from the root to a leaf; a leaf has depth 1.
    package var depth: Int { 1 }

    /// The number of nodes of the tree.
    package var size: Int { 1 }
}
