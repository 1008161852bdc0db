internal import Algebra
package import Autodiff
internal import Canvas

/// The whole bookkeeping of a graph, worked: forward values, local partials, every step of the reverse sweep, the
/// gradient, and what it cost.
package struct WorkedSolution: Sendable {
    private let graph: Graph
    private let words: GraphWords

    /// - Parameter evaluation: the point to work at; values that are not known there stay symbols.
    package init(graph: Graph, evaluation: Evaluation, appearance: Appearance) {
        self.graph = graph
        words = GraphWords(graph: graph, evaluation: evaluation, appearance: appearance)
    }

    /// A part of the solution: its heading and its lines.
    package struct Section: Hashable, Sendable {
        package var heading: String
        package var lines: [String]
    }

    package var sections: [Section] {
        [
            Section(heading: "Forward values", lines: graph.nodes.indices.map(forwardLine)),
            Section(heading: "Local partials", lines: graph.edges.indices.map(partialLine)),
            Section(heading: "Reverse sweep", lines: graph.reverseSweep(.pull).map(stepLine)),
            Section(heading: "Gradient", lines: graph.variables.map(gradientLine)),
            Section(heading: "Cost of the gradient", lines: costLines),
        ].filter { !$0.lines.isEmpty }
    }

    /// The solution as plain lines: headings, their lines indented, a blank line between sections.
    package var lines: [String] {
        sections.enumerated().flatMap { index, section in
            (index == 0 ? [] : [""]) + [section.heading] + section.lines.map { "  " + $0 }
        }
    }

    // MARK: Lines

    /// `t = xy = 6`
    private func forwardLine(_ node: Int) -> String {
        [words.name(node), words.definition(node), words.value(node).map(words.number)].compactMap(\.self)
            .joined(separator: " = ")
    }

    /// `∂t/∂x = y = 3`
    private func partialLine(_ edge: Int) -> String {
        let name = words.partialName(edge)
        let label = words.label(edge, GraphPicture.Content())
        return label == name ? name : "\(name) = \(label)"
    }

    /// `x̄ = C̄·∂C/∂x + t̄·∂t/∂x = 1·1 + 12·3 = 37`
    private func stepLine(_ step: Step) -> String {
        let name = words.adjointName(step.node)
        guard step.node != graph.output else { return "\(name) = \(words.number(1))" }
        var parts = [name]
        parts.append(
            step.edges.map { "\(words.adjointName(graph.edges[$0].to))\(times)\(words.partialName($0))" }
                .joined(separator: " + "))
        let factors = step.edges.map { edge in
            (words.adjointValue(graph.edges[edge].to), words.partialValue(edge))
        }
        if factors.allSatisfy({ $0.0 != nil && $0.1 != nil }), let sum = words.adjointValue(step.node) {
            let products = factors.map { "\(factor($0.0 ?? 0))\(times)\(factor($0.1 ?? 0))" }
            parts.append(products.joined(separator: " + "))
            parts.append(words.number(sum))
        } else if let rule = graph.adjointRule(of: step.node) {
            let text = rule.text(words.appearance.notation)
            if text != parts[1] { parts.append(text) }
        }
        return parts.joined(separator: " = ")
    }

    /// `dC/dx = 2xy² + 1 = 37`
    private func gradientLine(_ node: Int) -> String {
        let expression = graph.symbolicAdjoint(of: node, limit: WorkedSolution.gradientLimit)
        var parts = [words.derivativeName(node)]
        for part in [expression?.text(words.appearance.notation), words.adjointValue(node).map(words.number)] {
            if let part, part != parts.last { parts.append(part) }
        }
        return parts.joined(separator: " = ")
    }

    /// Gradients with more symbols and operations than this are given as numbers only.
    private static let gradientLimit = 60

    private var costLines: [String] {
        let cost = graph.cost
        return [
            ("one reverse sweep", cost.reverseSweep), ("every path one by one", cost.pathEnumeration),
            ("a forward sweep for each input", cost.forwardSweeps),
        ].map { name, count in
            let multiplications =
                count.multiplications == 1 ? "1 multiplication" : "\(count.multiplications) multiplications"
            let additions = count.additions == 1 ? "1 addition" : "\(count.additions) additions"
            return "\(name): \(multiplications), \(additions)"
        }
    }

    private var times: String { words.appearance.isASCII ? " * " : "·" }

    /// A negative factor stands in parentheses.
    private func factor(_ value: Double) -> String {
        value < 0 ? "(\(words.number(value)))" : words.number(value)
    }
}

extension TextScreen {
    init(workedSolutionOf graph: Graph, appearance: Appearance) {
        let solution = WorkedSolution(graph: graph, evaluation: graph.evaluate(), appearance: appearance)
        let lines = solution.sections.enumerated().flatMap { index, section in
            (index == 0 ? [] : [[]])
                + [[Span(section.heading, role: .heading)]]
                + section.lines.map { [Span("  "), Span($0, role: .math, breaking: .math)] }
        }
        self.init(title: "Worked solution of \(graph.name)", lines: lines, appearance: appearance)
    }
}
