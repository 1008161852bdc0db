import Autodiff
import Publishing
import Testing

extension LimitTrial {
    /// About a graph that is exported.
    private static func export(
        _ what: String, says: String, _ block: @escaping @Sendable (Int) -> String
    ) -> LimitTrial {
        LimitTrial(what, says: says) { count in
            let (graph, errors) = Graph.parse(block(count), name: "g")
            do {
                _ = try PythonFile(try #require(graph, "\(errors.map(\.message))"))
                return nil
            } catch let refusal as PythonRefusal {
                return refusal.message
            }
        }
    }

    static let python: [LimitTrial] = [
        // The partial is a product of cosines, each of one sine less.
        export("brackets inside each other in a line of an exported file", says: "80 brackets inside each other") {
            count in
            "x = 1\nC = " + String(repeating: "sin(", count: count) + "x" + String(repeating: ")", count: count)
        },
        export("signs in a row in a line of an exported file", says: "2500 signs") { count in
            "for i in 1..\(count + 1): x[i] = 1\nC = sum(i in 1..\(count + 1), x[i])"
        },
        export("arguments of an opaque function in an exported file", says: "at most 250 are written out") { count in
            let names = (1...count).map { "a\($0)" }
            return (names.map { "input \($0)" } + ["C = g(\(names.joined(separator: ", ")))"]).joined(separator: "\n")
        },
    ]
}
