package import Algebra

/// A fault in a graph block, with its place in the block's text.
package struct GraphError: Error, Equatable, Sendable {
    package var range: Range<Int>
    package var message: String
    package var suggestion: String?
    package init(range: Range<Int>, message: String, suggestion: String? = nil) {
        self.range = range
        self.message = message
        self.suggestion = suggestion
    }
}

extension Graph {
    /// Reads the text of a graph block. Every fault is collected; the graph is nil where any was found.
    package static func parse(
        _ text: String, name: String, expandingPrimitives: Bool = false
    ) -> (graph: Graph?, errors: [GraphError]) {
        (nil, [])
    }

    /// The graph of one expression whose variables are inputs, `solve -e` and `draw -e`: a single node, or one node per
    /// primitive operation.
    package static func of(
        expression text: String, at values: [String: Double], expandingPrimitives: Bool
    ) throws(GraphError) -> Graph {
        throw GraphError(range: 0..<0, message: "nothing is read yet")
    }
}
