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

    package init(of graph: Graph) {
        self.init(boxes: graph.nodes.count, arrows: graph.edges.map { ($0.from, $0.to) })
    }

    /// Counts the layers as a drawing has them: a box stands behind all whose arrows lead to it. Arrows that close a ring are
    /// not counted.
    init(boxes: Int, arrows: [(from: Int, to: Int)]) {
        var leaving = [[Int]](repeating: [], count: boxes)
        var waiting = [Int](repeating: 0, count: boxes)
        for arrow in arrows {
            leaving[arrow.from].append(arrow.to)
            waiting[arrow.to] += 1
        }
        var layers = [Int](repeating: 0, count: boxes)
        var ready = layers.indices.filter { waiting[$0] == 0 }
        while let box = ready.popLast() {
            for other in leaving[box] {
                layers[other] = max(layers[other], layers[box] + 1)
                waiting[other] -= 1
                if waiting[other] == 0 { ready.append(other) }
            }
        }
        let passed = arrows.reduce(0) { $0 + max(0, layers[$1.to] - layers[$1.from]) }
        (self.boxes, self.arrows, places) = (boxes, arrows.count, boxes + passed)
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
