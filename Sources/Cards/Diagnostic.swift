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
        /// Where it ends: the line, and the column behind its last character.
        package var endLine: Int
        /// Counted from 1, in characters; that of the first character behind what is meant.
        package var endColumn: Int

        /// - Parameter end: where it ends; nil for the end of the word, or of what else stands there.
        package init(path: String, line: Int, column: Int, sourceLine: String, end: (line: Int, column: Int)? = nil) {
            self.path = path
            self.line = line
            self.column = column
            self.sourceLine = sourceLine
            (endLine, endColumn) = end ?? (line, column + Self.extent(of: sourceLine.dropFirst(column - 1), column))
        }

        /// How many characters belong together at the beginning of the rest of a line: a word; at the beginning of the line
        /// all of it where it is no word; else one.
        private static func extent(of rest: Substring, _ column: Int) -> Int {
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
            guard word.isEmpty else { return word.count }
            let isWhole = column == 1 && rest.first?.isWhitespace == false
            return isWhole ? rest.count : min(1, rest.count)
        }
    }

    /// Error or warning.
    package var severity: Severity
    /// What kind of finding it is, for programs: words joined by `-`.
    package var rule: String
    /// One sentence, without the place.
    package var message: String
    /// What to write instead, where there is a near miss.
    package var suggestion: String?
    /// Where it stands.
    package var place: Place

    package init(
        severity: Severity = .error, rule: String, message: String, suggestion: String? = nil, place: Place
    ) {
        self.severity = severity
        self.rule = rule
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
