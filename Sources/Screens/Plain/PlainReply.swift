package import Tutor

/// What a plain session says to a line: more lines, and what is to be kept.
package struct PlainReply: Hashable, Sendable {
    /// What is said, in full sentences.
    package var lines: [String]
    /// What is to be kept, in order.
    package var attempts: [Attempt]

    init(_ lines: [String], attempts: [Attempt] = []) {
        self.lines = lines
        self.attempts = attempts
    }
}
