package import Cards

/// A step of the hint ladder: the card's hints first, then generated ones. The count left is not shown to the student.
package enum Hint: Sendable, Equatable {
    /// Written by the card's author.
    case card([Block])
    /// Generated from the graph: the rule in symbols, in this node's names, one cell of the ledger.
    case generated(String)
    /// Nothing is left but the answer, which is shown where a hint is asked for once more.
    case answerIsNext
    /// The worked step with the answer: what is answered after it was shown.
    case answer(String)

    /// Generated hints as they are given: the last is the answer, and is announced.
    static func ladder(_ texts: [String]) -> [Hint] {
        guard let answer = texts.last else { return [] }
        return texts.dropLast().map(Hint.generated) + [.answerIsNext, .answer(answer)]
    }

    /// Whether it is the answer.
    var isAnswer: Bool { if case .answer = self { true } else { false } }
}
