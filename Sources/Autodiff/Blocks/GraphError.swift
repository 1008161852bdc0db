/// A fault in a graph block, with its place in the block's text.
package struct GraphError: Error, Equatable, Sendable {
    /// UTF-8 offsets into the block's text.
    package var range: Range<Int>
    /// A sentence for the writer, without the place.
    package var message: String
    /// What to write instead, where there is a near miss.
    package var suggestion: String?
    /// Another place the message speaks of: the first of two definitions.
    package var related: Range<Int>?
    /// Whether it may be one only because another definition has one.
    var isPerhapsOfOthers = false

    package init(range: Range<Int>, message: String, suggestion: String? = nil, related: Range<Int>? = nil) {
        self.range = range
        self.message = message
        self.suggestion = suggestion
        self.related = related
    }
}
