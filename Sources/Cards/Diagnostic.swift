/// A finding about a card file, with its place.
package struct Diagnostic: Error, Hashable, Sendable {
    /// A card with an error cannot be studied; a warning is advice.
    package enum Severity: String, Sendable { case error, warning }

    /// Where in a card file something stands.
    package struct Place: Hashable, Sendable {
        /// The file as its reader was told to name it.
        package var path: String
        /// Counted from 1.
        package var line: Int
        /// Counted from 1, in characters.
        package var column: Int
        /// The line of the file, for the caret.
        package var sourceLine: String

        package init(path: String, line: Int, column: Int, sourceLine: String) {
            self.path = path
            self.line = line
            self.column = column
            self.sourceLine = sourceLine
        }
    }

    /// Error or warning.
    package var severity: Severity
    /// One sentence, without the place.
    package var message: String
    /// What to write instead, where there is a near miss.
    package var suggestion: String?
    /// Where it stands.
    package var place: Place

    package init(severity: Severity = .error, message: String, suggestion: String? = nil, place: Place) {
        self.severity = severity
        self.message = message
        self.suggestion = suggestion
        self.place = place
    }

    /// The file, as in `place`.
    package var path: String { place.path }
    /// Counted from 1.
    package var line: Int { place.line }
    /// Counted from 1, in characters.
    package var column: Int { place.column }
    /// The line of the file.
    package var sourceLine: String { place.sourceLine }
}

extension [Diagnostic] {
    /// Whether any finding is an error, so that the card cannot be studied.
    package var containsError: Bool { contains { $0.severity == .error } }
}
