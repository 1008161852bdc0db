package import Tutor

/// What a plain session says to a line: more lines, and what is to be kept.
package struct PlainReply: Hashable, Sendable {
    package var lines: [String]
    package var attempts: [Attempt]

    init(_ lines: [String], attempts: [Attempt] = []) {
        self.lines = lines
        self.attempts = attempts
    }
}
