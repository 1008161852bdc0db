import SeededGenerator
import Testing

@testable import Diagram

/// Layered random graphs, the kind a network is: edges run to one of the next layers.
@Suite("Random layered graphs")
struct RandomGraphTests {
    @Test("keep every promise of a drawing", arguments: 0..<200)
    func keepPromises(seed: Int) {
        let graph = SampleGraph.layered(seed: UInt64(seed), nodes: 5 + seed % 56, edges: min(80, 5 + seed % 76))
        let direction = DiagramOptions.Direction.allCases[seed % 2]
        let diagram = graph.diagram(direction, width: seed % 3 == 0 ? nil : 80)
        #expect(diagram.brokenInvariants() == [])
        // Every tenth is also read back from its picture, as a person would read it.
        if seed % 10 < 2, !diagram.hasLegend { #expect(PictureReader(diagram.text).statements == graph.statements) }
    }

    @Test("with numbers below their symbols keep every promise too", arguments: 0..<100)
    func twoLines(seed: Int) {
        var graph = SampleGraph.layered(seed: UInt64(3000 + seed), nodes: 5 + seed % 36, edges: 5 + seed % 46)
        for edge in graph.edges.indices where !graph.edges[edge].lines.isEmpty && edge % 3 > 0 {
            graph.edges[edge].lines.append(edge % 2 == 0 ? "= 0.25" : "= −12.375")
        }
        let diagram = graph.diagram(.topToBottom, width: seed % 3 == 0 ? nil : 100)
        #expect(diagram.brokenInvariants() == [])
        if seed % 5 == 0, !diagram.hasLegend { #expect(PictureReader(diagram.text).statements == graph.statements) }
        let lying = graph.diagram(.leftToRight, width: seed % 3 == 0 ? nil : 100)
        #expect(lying.brokenInvariants() == [])
        if seed % 5 == 0, !lying.hasLegend { #expect(PictureReader(lying.text).statements == graph.statements) }
    }

    @Test("are never wider where there are fewer columns", arguments: [2, 9, 13, 17, 22, 26, 31, 36, 39])
    func monotone(seed: Int) {
        let graph = SampleGraph.layered(seed: UInt64(4000 + seed), nodes: 4 + seed, edges: 4 + seed * 5 / 4)
        var long = graph
        for edge in graph.edges.indices { long.edges[edge].lines.append("= a long number, 0.\(edge)") }
        let wordings = [long, graph].map { graph in { DiagramWording(nodes: graph.nodes, edges: graph.edges) } }
        var width = Int.max
        for columns in stride(from: 200, through: 40, by: -10) {
            let plan = DiagramPlan(wordings.map { [$0] }, options: DiagramOptions(width: columns))
            #expect(plan.width <= width, "\(columns) columns")
            width = plan.width
        }
    }

    @Test("of a hundred nodes and two hundred edges are read back from their pictures", arguments: 0..<2)
    func hundredNodes(seed: Int) {
        let graph = SampleGraph.layered(seed: UInt64(1000 + seed), nodes: 100, edges: 200)
        let diagram = graph.diagram(DiagramOptions.Direction.allCases[seed])
        #expect(diagram.brokenInvariants() == [])
        #expect(PictureReader(diagram.text).statements == graph.statements)
    }

    @Test("in ASCII keep every promise too", arguments: 0..<10)
    func ascii(seed: Int) {
        let graph = SampleGraph.layered(seed: UInt64(2000 + seed), nodes: 30, edges: 45)
        #expect(
            graph.diagram(DiagramOptions.Direction.allCases[seed % 2], glyphs: .ascii).brokenInvariants() == [])
    }
}

extension SampleGraph {
    /// A random graph whose nodes stand in about √n layers and whose edges lead to one of the next four; the same seed
    /// gives the same graph.
    static func layered(seed: UInt64, nodes: Int, edges: Int) -> SampleGraph {
        var generator = SeededGenerator(seed: seed)
        let labels = ["1", "-1", "2x", "cos(t)", "−sin(u)", "0.507", "w11", "h(1-h)", ""]
        let width = max(2, Int(Double(nodes).squareRoot()))
        var pairs: Set<Link> = []
        var rows: [String] = []
        for _ in 0..<(20 * edges) where rows.count < edges {
            let tail = Int.random(in: 0..<nodes, using: &generator)
            let layers = [1, 1, 1, 2, 2, 3, 4].randomElement(using: &generator) ?? 1
            let head = (tail / width + layers) * width + Int.random(in: 0..<width, using: &generator)
            guard head < nodes, pairs.insert(Link(tail: tail, head: head)).inserted else { continue }
            rows.append("v\(tail) v\(head) \(labels.randomElement(using: &generator) ?? "")")
        }
        return SampleGraph(rows.joined(separator: "\n"))
    }
}
