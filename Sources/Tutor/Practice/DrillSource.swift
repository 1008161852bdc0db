package import Cards

/// Where the questions of a drill come from.
package protocol DrillSource: Sendable {
    /// What the drill is about, a sentence.
    var subject: String { get }
    /// What its questions are drawn with, from the first one on.
    var seed: NumberSeed { get }
    /// Where the next question stands beside its number: `level 3`; empty where there is nothing to say.
    var place: String { get }
    /// The next question: a card with one task. Nil where there is none.
    mutating func next() -> Card?
    /// Takes notice of how the last question went.
    /// - Returns: what has changed by that, a sentence; empty where nothing has.
    mutating func learn(_ outcome: Summary.Outcome) -> String
    /// What is to be said at the end; empty where there is nothing.
    var conclusion: String { get }
}
