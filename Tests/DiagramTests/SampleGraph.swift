import SeededGenerator

@testable import Diagram

/// A graph in text, as the tests write it down.
struct SampleGraph {
    var nodes: [DiagramNode] = []
    var edges: [DiagramEdge] = []
    var names: [String] = []

    /// Edges as `from to label`, separated by line breaks or semicolons; the label may hold blanks or be missing. A name
    /// alone is a node without edges. `lines` gives a box its text; a box shows its name by default.
    init(_ text: String, lines: (String) -> [String] = { [$0] }) {
        for row in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let words = row.split(separator: " ", maxSplits: 2).map(String.init)
            let ends = words.prefix(2).map { index(of: $0, lines: lines) }
            guard ends.count == 2 else { continue }
            edges.append(DiagramEdge(from: ends[0], to: ends[1], label: words.count > 2 ? words[2] : ""))
        }
    }

    private mutating func index(of name: String, lines: (String) -> [String]) -> Int {
        if let known = names.firstIndex(of: name) { return known }
        names.append(name)
        nodes.append(DiagramNode(lines: lines(name)))
        return names.count - 1
    }

    func diagram(
        _ direction: DiagramOptions.Direction? = nil, width: Int? = nil, glyphs: DiagramOptions.Glyphs = .unicode
    ) -> Diagram {
        Diagram(nodes: nodes, edges: edges, options: DiagramOptions(width: width, direction: direction, glyphs: glyphs))
    }

    var links: [Link] { edges.map { Link(tail: $0.from, head: $0.to) } }

    /// The edges as the picture should tell them, sorted.
    var statements: [String] {
        edges.map { "\(names[$0.from]) \(names[$0.to]) \($0.label)" }.sorted()
    }

    /// x = 2, y = 3, t = x·y, C = t² + x, with two lines in every box.
    static let lattice = SampleGraph("x t y = 3\ny t x = 2\nt C 2t = 12\nx C 1") { name in
        let values = ["x": "2", "y": "3", "t": "6", "C": "38"]
        return ["\(name) = \(values[name] ?? "")", "\(name)\u{304} = ?"]
    }

    static let diamond = SampleGraph("t x 2t\nt y 3\nx z y\ny z x\nz C 2z")

    static let trigonometric = SampleGraph("x t 2x\nt s cos(t)\nt r 3\ns u 1\nr u 1\nu J -sin(u)")

    static let logisticRegression = SampleGraph(
        """
        w1 p1 x1
        w2 p2 x2
        w3 p3 x3
        x1 p1 w1
        x2 p2 w2
        x3 p3 w3
        p1 a 1
        p2 a 1
        p3 a 1
        b a 1
        a h h(1-h)
        h L (h-y)/(h(1-h))
        y L ln((1-h)/h)
        """)

    static let neuralNetwork = SampleGraph(
        """
        x1 a1 w11
        w11 a1 x1
        x2 a1 w12
        w12 a1 x2
        x3 a1 w13
        w13 a1 x3
        bw1 a1 1
        a1 h1 h1(1-h1)
        x1 a2 w21
        w21 a2 x1
        x2 a2 w22
        w22 a2 x2
        x3 a2 w23
        w23 a2 x3
        bw2 a2 1
        a2 h2 h2(1-h2)
        h1 q1 u1
        u1 q1 h1
        q1 o 1
        h2 q2 u2
        u2 q2 h2
        q2 o 1
        bu o 1
        o e -1
        y e 1
        e L e
        """)

    static let all = [lattice, diamond, trigonometric, logisticRegression, neuralNetwork]

    /// A random acyclic graph; the same seed gives the same graph.
    static func random(seed: UInt64, nodes: Int, edges: Int) -> SampleGraph {
        var generator = SeededGenerator(seed: seed)
        let labels = ["1", "-1", "2x", "cos(t)", "−sin(u)", "0.507", "w11", "x = 3", "h(1-h)", "x\u{304}", ""]
        var rows: [String] = []
        for _ in 0..<edges {
            let (a, b) = (Int.random(in: 0..<nodes, using: &generator), Int.random(in: 0..<nodes, using: &generator))
            guard a != b else { continue }
            rows.append("v\(min(a, b)) v\(max(a, b)) \(labels.randomElement(using: &generator) ?? "")")
        }
        return SampleGraph(rows.joined(separator: "\n"))
    }
}
