extension String {
    /// Whether a terminal would take anything in it for more than text.
    var hasControlCharacters: Bool {
        unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) }
    }
}
