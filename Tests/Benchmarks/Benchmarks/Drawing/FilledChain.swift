import Diagram

/// A chain of boxes laid out once, then every box written anew, as a walk does before its first screen and after every
/// answer. The time for a box must not depend on how many boxes there are.
enum FilledChain {
    /// A row is one chain: its boxes; the picture; milliseconds for the layout; milliseconds for writing every box once,
    /// the best of three; microseconds for one box.
    static func printCurve() {
        print("\n  boxes       picture   layout ms   filling ms   µs/box")
        for count in [1_000, 2_000, 4_000, 8_000] {
            let nodes = (0..<count).map { DiagramNode(lines: ["x\($0) = 0.123456", "x\($0)' = ?"], minimumWidth: 20) }
            let edges = (1..<count).map { DiagramEdge(from: $0 - 1, to: $0, label: "0.\($0)") }
            let clock = ContinuousClock()
            var diagram = Diagram(nodes: [], edges: [])
            let layout = clock.measure { diagram = Diagram(nodes: nodes, edges: edges) }
            var best = Duration.seconds(1_000)
            var written = 0
            for round in 0..<3 {
                best = min(
                    best,
                    clock.measure {
                        for node in 0..<count {
                            let lines = ["x\(node) = 0.123456", "x\(node)' = \(round)"]
                            if diagram.replace(linesOf: node, with: lines) { written += 1 }
                        }
                    })
            }
            precondition(written == 3 * count, "every box has room for its text")
            let columns: [(String, Int)] = [
                ("\(count)", 7), ("\(diagram.width)x\(diagram.height)", 14),
                (DrawingCurve.tenths(layout / .milliseconds(1)), 12),
                (DrawingCurve.tenths(best / .milliseconds(1)), 13),
                (DrawingCurve.tenths(best / .microseconds(1) / Double(count)), 9),
            ]
            print(
                columns.map { text, width in String(repeating: " ", count: max(0, width - text.count)) + text }.joined()
            )
        }
    }
}
