/// A session with the plain face: a line comes in, lines go out.
package protocol PlainSession: Sendable {
    /// Whether the session is finished or was ended; further lines are not answered.
    var isFinished: Bool { get }
    /// What is said before the first answer.
    mutating func begin() -> PlainReply
    /// Answers one line.
    mutating func receive(_ line: String) -> PlainReply
    /// Ends the session, as the end of a file does: gives the marks that wait, and sums up.
    mutating func end() -> PlainReply
    /// Leaves the session, as a student does who goes on another time, and sums up.
    mutating func leave() -> PlainReply
}

extension PlainQuiz: PlainSession {}
extension PlainWalk: PlainSession {}
