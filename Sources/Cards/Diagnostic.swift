/// A finding about a card file, with its place.
package struct Diagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Sendable { case error, warning }
    package var severity: Severity
    package var message: String
    /// What to write instead, where there is a near miss.
    package var suggestion: String?
    package var path: String
    /// Counted from 1; the column counts characters.
    package var line: Int
    package var column: Int
    /// The line of the file, for the caret.
    package var sourceLine: String

    package init(
        severity: Severity = .error, message: String, suggestion: String? = nil, path: String, line: Int, column: Int,
        sourceLine: String
    ) {
        self.severity = severity
        self.message = message
        self.suggestion = suggestion
        self.path = path
        self.line = line
        self.column = column
        self.sourceLine = sourceLine
    }
}
