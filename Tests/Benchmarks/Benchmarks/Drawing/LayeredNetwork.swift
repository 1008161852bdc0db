import Diagram
import Foundation

/// A random network in about √n layers whose edges lead to one of the next layers, the nearest most often. The same size
/// gives the same network.
struct LayeredNetwork {
    let nodes: [DiagramNode]
    private(set) var edges: [DiagramEdge] = []

    init(nodes count: Int, edges edgeCount: Int) {
        nodes = (0..<count).map { DiagramNode(lines: ["n\($0)"]) }
        // Knuth's linear congruence (MMIX): the same on every machine.
        var state = UInt64(count)
        func random(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let width = max(2, Int(Double(count).squareRoot()))
        var seen: Set<Int> = []
        for _ in 0..<(20 * edgeCount) where edges.count < edgeCount {
            let tail = random(below: count)
            let layers = [1, 1, 1, 1, 2, 2, 3][random(below: 7)]
            let head = (tail / width + layers) * width + random(below: width)
            guard head < count, seen.insert(tail * count + head).inserted else { continue }
            edges.append(DiagramEdge(from: tail, to: head, label: "0.\(100 + random(below: 900))"))
        }
    }

    /// Milliseconds of `dot -Tplain` for this graph, the whole process; nil where Graphviz is not installed, and for more
    /// than 300 nodes, where it takes minutes.
    func millisecondsOfDot() throws -> Double? {
        let program = URL(fileURLWithPath: "/usr/bin/dot")
        guard nodes.count <= 300, FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
        let source = FileManager.default.temporaryDirectory.appending(path: "network-\(nodes.count).dot")
        defer { try? FileManager.default.removeItem(at: source) }
        let rows = edges.map { "n\($0.from) -> n\($0.to) [label=\"\($0.label)\"]" }
        try "digraph { node [shape=box]; \(rows.joined(separator: "; ")) }"
            .write(to: source, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = program
        process.arguments = ["-Tplain", "-o", "/dev/null", source.path]
        let time = try ContinuousClock().measure {
            try process.run()
            process.waitUntilExit()
        }
        return process.terminationStatus == 0 ? time / .milliseconds(1) : nil
    }
}
