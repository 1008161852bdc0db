import Diagram
import SeededGenerator

@testable import Publishing

/// Graphs to be published.
enum SamplePicture {
    typealias Direction = DiagramOptions.Direction

    /// x = 2, y = 3, t = xy, C = t² + x.
    static func lattice(_ direction: Direction = .leftToRight, width: Int? = nil) -> DrawnGraph {
        let edges = [(0, 2, "y = 3"), (1, 2, "x = 2"), (2, 3, "2t = 12"), (0, 3, "1")]
        return drawn(
            ["x = 2", "y = 3", "t = xy = 6", "C = t² + x = 38"], ["x", "y", "t", "C"], edges, direction, width)
    }

    /// A network of some inputs, hidden units and one output, with the partials of its weights.
    static func network(_ direction: Direction, inputs: Int = 3, hidden: Int = 2) -> DrawnGraph {
        var names: [String] = []
        var edges: [(Int, Int, String)] = []
        func node(_ name: String) -> Int {
            names.firstIndex(of: name)
                ?? {
                    names.append(name)
                    return names.count - 1
                }()
        }
        for unit in 1...hidden {
            for input in 1...inputs {
                edges.append((node("w\(unit)\(input)"), node("a\(unit)"), "x\(input)"))
                edges.append((node("x\(input)"), node("a\(unit)"), "w\(unit)\(input)"))
            }
            edges.append((node("a\(unit)"), node("h\(unit)"), "σ′(a\(unit))"))
            edges.append((node("h\(unit)"), node("o"), "u\(unit)"))
        }
        return drawn(names, names, edges, direction, nil)
    }

    /// A graph of random edges with random partials, the same for one seed.
    static func random(_ direction: Direction, seed: UInt64, nodes: Int, edges: Int) -> DrawnGraph {
        var generator = SeededGenerator(seed: seed)
        let names = (0..<nodes).map { "n\($0)" }
        let labels = ["1", "−sin(t)", "2x₁₃⁽²⁾ = 12.5", "exp(−b)", "WWW·MMM", "∂z/∂x", ""]
        let pairs = (0..<edges).map { _ in
            let to = Int.random(in: 1..<nodes, using: &generator)
            return (
                Int.random(in: max(0, to - 8)..<to, using: &generator), to,
                labels[Int.random(in: labels.indices, using: &generator)]
            )
        }
        return drawn(names, names, pairs, direction, nil)
    }

    static func drawn(
        _ texts: [String], _ names: [String], _ edges: [(Int, Int, String)], _ direction: Direction? = nil,
        _ width: Int? = nil, title: String = "sample"
    ) -> DrawnGraph {
        let diagram = Diagram(
            nodes: texts.map { DiagramNode(lines: [$0]) },
            edges: edges.map { DiagramEdge(from: $0.0, to: $0.1, label: $0.2) },
            options: DiagramOptions(width: width, direction: direction))
        return DrawnGraph(title: title, names: names, diagram: diagram)
    }
}
