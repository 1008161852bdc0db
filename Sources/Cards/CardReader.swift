extension Card {
    /// Reads a card file's text. Every fault is collected; the card is nil where there is an error.
    /// - Parameters:
    ///   - text: the file's bytes as text.
    ///   - path: how diagnostics name the file; the default id is its base name.
    package static func read(_ text: String, path: String) -> (card: Card?, diagnostics: [Diagnostic]) { (nil, []) }
}

extension FrontMatter {
    /// Reads only the head, for a list of cards.
    package static func read(_ text: String, path: String) -> (frontMatter: FrontMatter?, diagnostics: [Diagnostic]) {
        (nil, [])
    }
}
