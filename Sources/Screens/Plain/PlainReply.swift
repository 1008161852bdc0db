package import Tutor

/// What a plain session says to a line: more lines, and what is to be kept.
package struct PlainReply: Hashable, Sendable {
    /// What is said, in full sentences.
    package var lines: [String]
    /// What is to be kept; nil for nothing.
    package var news: SessionNews?

    init(_ lines: [String], news: SessionNews? = nil) {
        self.lines = lines
        self.news = news
    }
}
