extension String {
    /// The text with some code points written otherwise. Programs that read it see code points, not characters: a quote with a
    /// mark over it ends their texts too.
    package func escaping(_ escapes: [Unicode.Scalar: String]) -> String {
        unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
    }
}
