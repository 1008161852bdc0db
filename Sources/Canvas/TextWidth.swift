extension Character {
    /// The columns a terminal gives this grapheme: 1 or 2, and 0 for what is never shown. A grapheme of several
    /// spacing characters, such as a flag, takes the sum of their columns, as the C library and ncurses count.
    package var columns: Int { String(self).columns }
}

extension String {
    /// The columns that `Canvas.write` gives this text.
    package var columns: Int {
        isCleanASCII ? utf8.count : CellGraphemes(self).reduce(0) { $0 + $1.columns }
    }

    /// The text without anything that would move, reorder or hide cells: control characters, bidirectional overrides,
    /// zero-width characters other than a few combining marks per grapheme. Tabs become four blanks, line ends one.
    package var sanitised: String {
        guard !isCleanASCII else { return self }
        var clean = ""
        for (grapheme, _) in CellGraphemes(self) { clean.append(grapheme) }
        return clean
    }

    /// Whether every byte is a printable ASCII character, so that bytes are cells.
    var isCleanASCII: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
}
