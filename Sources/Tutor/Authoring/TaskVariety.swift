internal import Algebra
internal import Autodiff
internal import Cards

// What an author wants to know of `vary`: which numbers come, and what is left out with them.

extension Card {
    /// What `vary` comes to, sentences; empty where a task has none.
    /// - Parameters:
    ///   - drawn: the task with other numbers.
    ///   - seed: what they were drawn with.
    func variety(of task: Task, drawnAs drawn: Task, with seed: String?, _ notation: MathNotation) -> [String] {
        guard let variation = task.answer.key.subject.variation, let graph = graph(of: task) else { return [] }
        let names = graph.nodes.compactMap { node in variation.ranges[node.symbol].map { (node.symbol, $0) } }
        let ranges = names.map { symbol, range in
            let step =
                range.stepsOfOne == 1 ? "whole numbers" : "steps of \((1 / Double(range.stepsOfOne)).text(notation))"
            return "\(symbol.text(notation)) from \(range.number(0).text(notation)) to "
                + "\(range.number(range.steps.count - 1).text(notation)) in \(step)"
        }
        guard let other = drawn.ownGraph, let seed else {
            return [ranges.listed(), "No other numbers are drawn: the task keeps its own."]
        }
        let values = names.compactMap { symbol, _ in
            other.node(symbol).flatMap { other.nodes[$0].value }.map {
                "\(symbol.text(notation)) = \($0.text(notation))"
            }
        }
        let left =
            task.hints.enumerated().filter { !drawn.hints.contains($0.element) }.map { "hint \($0.offset + 1)" }
            + (task.why != drawn.why ? ["the why"] : [])
        return [ranges.listed(), "With --seed \(seed): \(values.listed())."]
            + (left.isEmpty ? [] : ["It says a number that changes and is left out: \(left.listed())."])
    }
}
