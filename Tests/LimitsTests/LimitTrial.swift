/// What shows that a limit holds.
struct LimitTrial: Sendable {
    /// The row of `help limits` that it is about, as it stands there.
    var what: String
    /// What is said beyond the limit.
    var says: String
    /// Tries so many, such as characters or nodes, and gives what is said against them, with its place; nil where they are
    /// taken.
    var refusal: @Sendable (Int) throws -> String?

    init(_ what: String, says: String, _ refusal: @escaping @Sendable (Int) throws -> String?) {
        (self.what, self.says, self.refusal) = (what, says, refusal)
    }

    /// Every one.
    static let all = cards + graphs + drawings + files + python
}
