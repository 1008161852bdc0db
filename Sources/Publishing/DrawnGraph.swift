package import Diagram

/// A graph as it was drawn, ready to be written in a format for other programs: `svg(colours:)`, `dot` and `record`.
package struct DrawnGraph: Sendable {
    /// What the drawing is called: the name of a graph, an expression, a file.
    package var title: String
    /// What the nodes are called, by node. No two are alike.
    package var names: [String]
    /// The drawing. Boxes and edges, their texts and their places are taken from it.
    package var diagram: Diagram
    /// A line to stand below the drawing where it is text: what is on the edges.
    package var note: String?
    /// Of a computation graph what is known of it, and which nodes and edges the boxes and lines are.
    let source: (facts: GraphFacts, nodes: [Int], edges: [Int])?

    /// Boxes and arrows of any kind.
    package init(title: String, names: [String], diagram: Diagram) {
        self.title = title
        self.names = names
        self.diagram = diagram
        source = nil
    }

    /// A computation graph.
    /// - Parameters:
    ///   - nodes: by box, its node.
    ///   - edges: by line, its edge.
    package init(title: String, facts: GraphFacts, nodes: [Int], edges: [Int], diagram: Diagram) {
        self.title = title
        self.diagram = diagram
        names = nodes.map(facts.name)
        source = (facts, nodes, edges)
    }

    /// The edges between nodes that there are; others are not drawn.
    var drawnEdges: [Int] {
        diagram.edges.indices.filter {
            names.indices.contains(diagram.edges[$0].from) && names.indices.contains(diagram.edges[$0].to)
        }
    }

    /// The words in its names, whose letters are no product: `loss`, `max` of `theta_max`.
    var words: Set<String> {
        Set(names.flatMap { $0.split { !$0.isLetter } }.filter { $0.count > 1 }.map(String.init))
    }

    /// How large the drawing comes out on a slide of 16 to 9, as a number that grows with its size there.
    package var sizeOnSlide: Double {
        let picture = VectorPicture(diagram)
        return min(16 / picture.width, 9 / picture.height)
    }
}
