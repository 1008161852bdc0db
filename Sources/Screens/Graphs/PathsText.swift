package import Autodiff
internal import Tutor

/// The paths from a node to the output in words: a line for each, then their sum.
package struct PathsText: Sendable {
    private let working: Working
    private let start: Int

    init(working: Working, start: Int) {
        self.working = working
        self.start = start
    }

    /// - Parameter evaluation: the point to work at; what has no number there is worked in symbols.
    package init(graph: Graph, start: Int, evaluation: Evaluation, appearance: Appearance) {
        self.init(
            working: Working(graph: graph, notation: appearance.notation, evaluation: evaluation),
            start: start)
    }

    private var graph: Graph { working.graph }

    /// How many paths there are, one line for each with its factors and their product, and the sum.
    package var lines: [String] {
        let paths = graph.paths(from: start, limit: DrawingScreen.pathLimit)
        let count = graph.pathCount(from: start)
        let (from, to) = (working.names.node(start), working.names.node(graph.output))
        guard graph.isScalar else { return ["The paths of a graph with vectors or matrices are not multiplied out."] }
        guard count > 0, start != graph.output else { return ["No path leads from \(from) to \(to)."] }
        let isOne = count == 1
        var heading = "\(PathsText.counted(count)) path\(isOne ? " leads" : "s lead") from \(from) to \(to)."
        if count > UInt128(paths.count) { heading += " The first \(paths.count):" }
        return [heading] + paths.map { "\(working.names.path($0)): \(working.chain($0))" }
            + sum(of: paths, count: count)
    }

    /// The sum over all paths; of more than were listed, as a sweep gives it.
    func sum(of paths: [Path], count: UInt128) -> [String] {
        guard count > UInt128(paths.count) else { return [working.sum(over: paths, from: start)] }
        return [
            working.chain(.adjoint(node: start)),
            "The sum goes over all \(PathsText.counted(count)) paths; a reverse sweep has it without listing one.",
        ]
    }

    /// A number of paths; counting stops at the largest number there is room for.
    static func counted(_ count: UInt128) -> String { count == .max ? "more than 10^38" : "\(count)" }
}
