package import Cards

/// A step of the hint ladder: the card's hints first, then generated ones. The count left is not shown to the student.
package enum Hint: Sendable, Equatable {
    /// Written by the card's author.
    case card([Block])
    /// Generated from the graph: the rule in symbols, in this node's names, one cell of the ledger, the worked step.
    case generated(String)
}
