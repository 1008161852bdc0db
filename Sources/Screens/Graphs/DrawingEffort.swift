package import Autodiff

/// What it takes to draw a graph, told from the graph alone, so that nobody waits for a large drawing who has not asked for it.
package struct DrawingEffort: Sendable {
    /// The boxes of the drawing.
    package let boxes: Int
    /// Its arrows.
    package let arrows: Int
    /// Boxes, and arrows once for each layer that they lead on by: what a layout has to find a place for.
    package let places: Int

    /// A drawing with more places is put off until it is asked for.
    package static let limit = 300

    /// Counts the layers as a drawing has them: a node stands behind all its operands.
    package init(of graph: Graph) {
        var layers = [Int](repeating: 0, count: graph.nodes.count)
        var passed = 0
        for node in graph.nodes.indices {
            let operands = graph.incoming[node].map { layers[graph.edges[$0].from] }
            layers[node] = (operands.max() ?? -1) + 1
            passed += operands.reduce(0) { $0 + layers[node] - $1 }
        }
        (boxes, arrows, places) = (graph.nodes.count, graph.edges.count, graph.nodes.count + passed)
    }

    /// Whether the drawing is put off.
    package var isLarge: Bool { places > Self.limit }

    /// `60 boxes and 1770 arrows`
    package var words: String {
        "\(boxes) \(boxes == 1 ? "box" : "boxes") and \(arrows) \(arrows == 1 ? "arrow" : "arrows")"
    }

    /// That a drawing is put off, and what draws it.
    /// - Parameter way: `Ctrl-O`, or a command.
    func sentence(way: String) -> String {
        "The drawing is put off: laying out \(words) takes a while. \(way) draws it."
    }
}
