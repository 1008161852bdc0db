import Diagram
import Testing

@testable import Publishing

@Suite("Graphviz's language")
struct DOTTests {
    @Test("Nodes and edges are told with their texts, in the direction of the drawing")
    func lattice() {
        #expect(
            SamplePicture.lattice(.topToBottom).dot == """
                digraph "sample" {
                    rankdir=TB;
                    node [shape=box, style=rounded, fontname="Times"];
                    edge [fontname="Times"];
                    "x" [label="x = 2"];
                    "y" [label="y = 3"];
                    "t" [label="t = xy = 6"];
                    "C" [label="C = t² + x = 38"];
                    "x" -> "t" [label="y = 3"];
                    "y" -> "t" [label="x = 2"];
                    "t" -> "C" [label="2t = 12"];
                    "x" -> "C" [label="1"];
                }
                """)
    }

    @Test("A label of several lines keeps them")
    func severalLines() {
        let diagram = Diagram(
            nodes: ["x", "t"].map { DiagramNode(lines: [$0]) },
            edges: [DiagramEdge(from: 0, to: 1, lines: ["2x", "= 4"])])
        let graph = DrawnGraph(title: "sample", names: ["x", "t"], diagram: diagram)
        #expect(graph.dot.contains(#""x" -> "t" [label="2x\n= 4"];"#))
    }

    @Test("Quotes, backslashes, line ends and entities cannot break out of a text")
    func escapes() {
        let graph = SamplePicture.drawn(["a\"b\\", "&lt;"], ["a\"b\\", "y"], [(0, 1, "\\n\n")])
        let lines = graph.dot.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.contains(#""a\"b\\" [label="a\"b\\"];"#))
        #expect(lines.contains(#""y" [label="&amp;lt;"];"#))
        #expect(lines.contains(#""a\"b\\" -> "y" [label="\\n\n"];"#))
    }
}
