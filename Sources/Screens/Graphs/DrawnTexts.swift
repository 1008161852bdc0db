internal import Autodiff
internal import Cards
internal import Diagram

/// What boxes and lines say of a graph, with room for everything that the words can say: worked out once for all
/// directions.
struct DrawnTexts {
    let content: GraphPicture.Content
    let parts: DrawnParts
    let wording: DiagramWording
    let note: String?

    init(_ words: GraphWords, _ content: GraphPicture.Content) {
        let graph = words.graph
        let parts = DrawnParts(of: graph, weightsOnEdges: content.weightsOnEdges ?? graph.drawsWeightsOnEdges)
        self.content = content
        self.parts = parts
        let nodes = parts.nodes.map { node in
            DiagramNode(
                lines: words.finalBox(node, content),
                minimumWidth: words.room(node, content))
        }
        let edges = parts.edges.map { index in
            DiagramEdge(
                from: parts.box(of: graph.edges[index].from), to: parts.box(of: graph.edges[index].to),
                lines: content.showsLabels ? words.label(index, content) : [])
        }
        wording = DiagramWording(nodes: nodes, edges: edges, opensBoxes: content.opensBoxes)
        note = words.note(on: edges.map(\.lines))
    }
}
