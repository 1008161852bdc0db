import Diagram
import Foundation

/// Prints how the time of a drawing grows from 10 to 3,000 nodes with twice as many edges, and how large and how tangled
/// the picture is; beside it, Graphviz' `dot` on the same graph where it is installed.
///
/// A row is one graph: nodes and edges; the direction; the picture; cells in which lines cross; milliseconds for layout
/// and painting, the best of three; the same per edge; the peak of memory so far; milliseconds of the whole `dot`
/// process. Below it, the curve of a chain whose boxes are written anew (`FilledChain`).
@main
struct DrawingCurve {
    static func main() throws {
        print("  nodes   edges  dir       picture  crossings       ms  µs/edge   peak MiB   dot ms")
        for count in [10, 30, 100, 300, 1_000, 2_000, 3_000] {
            let graph = LayeredNetwork(nodes: count, edges: 2 * count)
            let peer = try graph.millisecondsOfDot()
            for direction in DiagramOptions.Direction.allCases {
                let options = DiagramOptions(direction: direction)
                var best = Duration.seconds(1_000)
                var drawn: Diagram?
                for _ in 0..<3 {
                    best = min(
                        best,
                        ContinuousClock().measure {
                            drawn = Diagram(nodes: graph.nodes, edges: graph.edges, options: options)
                        })
                }
                guard let drawn else { continue }
                let milliseconds = best / .milliseconds(1)
                let columns: [(String, Int)] = [
                    ("\(count)", 7), ("\(graph.edges.count)", 8), (direction.rawValue, 5),
                    ("\(drawn.width)x\(drawn.height)", 14), ("\(crossings(of: drawn))", 11),
                    (tenths(milliseconds), 9), (tenths(1_000 * milliseconds / Double(graph.edges.count)), 9),
                    (peakMebibytes().map { "\($0)" } ?? "-", 11), (peer.map(tenths) ?? "-", 9),
                ]
                print(
                    columns.map { text, width in String(repeating: " ", count: max(0, width - text.count)) + text }
                        .joined())
            }
        }
        FilledChain.printCurve()
    }

    private static func crossings(of diagram: Diagram) -> Int {
        diagram.rows.reduce(0) { total, row in
            total
                + row.count { cell in
                    if case .crossing = cell.part { true } else { false }
                }
        }
    }

    static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    /// The most memory the process has had so far; nil where the system does not tell it this way.
    private static func peakMebibytes() -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return kibibytes / 1_024
    }
}
