import Autodiff
import Screens
import Testing

@testable import Diagram
@testable import adjoint

extension LimitTrial {
    private static func graph(_ text: String) throws -> Graph {
        let (graph, errors) = Graph.parse(text, name: "g")
        return try #require(graph, "\(errors.map(\.message))")
    }

    /// What stands in place of a drawing of so many boxes, or arrows between two; nil where it is laid out.
    private static func refusal(boxes: Int, arrows: Int) -> String? {
        guard !DiagramPlan.admits(nodes: boxes, edges: arrows) else { return nil }
        let edges = Array(repeating: DiagramEdge(from: 0, to: 1, label: ""), count: arrows)
        return Diagram(nodes: Array(repeating: DiagramNode(lines: ["x"]), count: boxes), edges: edges).text
    }

    static let drawings: [LimitTrial] = [
        LimitTrial(
            "boxes, and steps of arrows from layer to layer, of a drawing that is not put off",
            says: "boxes and 2 arrows"
        ) { count in
            // Three boxes, two arrows, and inputs that stand alone.
            let effort = DrawingEffort(
                of: try graph("x = 2\na = 2*x\nC = 3*a\nfor i in 1..\(count - 5): z[i] = 1\noutput C"))
            return effort.isLarge ? effort.words : nil
        },
        LimitTrial("boxes of a drawing", says: "too large to draw: 10001 boxes") { refusal(boxes: $0, arrows: 0) },
        LimitTrial("arrows of a drawing", says: "50001 lines between them") { refusal(boxes: 2, arrows: $0) },
        LimitTrial("edges of a file of them", says: "edges.tsv:20001:1: error: more than 20000 edges") { count in
            do {
                _ = try EdgeList(Array(String(repeating: "a\tb\n", count: count).utf8), path: "edges.tsv")
                return nil
            } catch let failure as Failure {
                return failure.description
            }
        },
        LimitTrial("paths that are gone through one by one", says: "The first 500:") { count in
            let graph = try graph("x = 1\nfor i in 1..\(count): a[i] = i*x\nC = sum(i in 1..\(count), a[i])")
            let text = PathsText(
                graph: graph, start: 0, evaluation: graph.evaluation, appearance: Appearance(isASCII: false))
            return text.lines.first.flatMap { $0.contains("The first") ? $0 : nil }
        },
    ]
}
