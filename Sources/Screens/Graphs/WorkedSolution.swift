internal import Algebra
internal import Cards
package import Autodiff
internal import Canvas
package import Tutor

/// The whole bookkeeping of a graph, worked: forward values, local partials, every step of the reverse sweep, the
/// gradient, and what it cost.
package struct WorkedSolution: Sendable {
    private let working: Working
    private let method: SweepMethod
    private let appearance: Appearance
    private let variables: [Int]

    /// - Parameters:
    ///   - evaluation: the point to work at; what has no number there is worked in symbols.
    ///   - variables: of which variables the gradient is given; nil is all.
    ///   - disclosure: what may be shown; `?` stands for the rest.
    package init(
        graph: Graph, evaluation: Evaluation, appearance: Appearance, method: SweepMethod = .pull,
        variables: [Int]? = nil, disclosure: Disclosure = .everything
    ) {
        self.variables = variables ?? graph.variables
        working = Working(graph: graph, notation: appearance.notation, evaluation: evaluation).showing(disclosure)
        self.method = method
        self.appearance = appearance
    }

    private var graph: Graph { working.graph }

    /// A part of the solution: its heading and its lines.
    package struct Section: Hashable, Sendable {
        /// What the part is about.
        package var heading: String
        /// One statement each.
        package var lines: [String]
    }

    /// The parts, from the forward values to the cost.
    package var sections: [Section] {
        let sections = graph.isScalar ? scalarSections : matrixSections
        let isWhole = !sections.contains { $0.lines.contains { $0.contains("?") } }
        return isWhole ? sections : sections + [Section(heading: "Left out", lines: [WorkedSolution.omission])]
    }

    private static let omission = "A task still asks for what ? stands for."

    private var scalarSections: [Section] {
        let nodes = graph.nodes.indices.map { working.chain(.value(node: $0)) }
        let edges = graph.edges.indices.map { working.chain(.localPartial(edge: $0)) }
        let steps = graph.reverseSweep(method).flatMap { working.lines($0, method) }
        return [
            Section(heading: "Forward values", lines: nodes), Section(heading: "Local partials", lines: edges),
            Section(heading: "Reverse sweep", lines: steps),
            Section(heading: "Gradient", lines: variables.map(gradientLine)),
            Section(heading: "Cost of the gradient", lines: costLines(graph.cost)),
        ].filter { !$0.lines.isEmpty }
    }

    /// Of a graph of vectors and matrices.
    private var matrixSections: [Section] {
        let order = graph.reverseTopologicalOrder
        let edges = order.flatMap { node in graph.incoming[node].filter { graph.isSwept(edge: $0) } }
        return [
            Section(heading: "Forward values", lines: graph.nodes.indices.map(working.shapedValue)),
            Section(heading: "What goes back along each edge", lines: edges.map(working.sending)),
            Section(heading: "Reverse sweep", lines: order.map(working.shapedAdjoint)),
            Section(heading: "Gradient", lines: variables.map(working.shapedGradient)),
            Section(
                heading: "Cost of the gradient, counted element by element",
                lines: graph.elementCost.map(costLines) ?? []),
        ].filter { !$0.lines.isEmpty }
    }

    /// The solution as plain lines: headings, their lines indented, a blank line between sections.
    package var lines: [String] {
        sections.enumerated().flatMap { index, section in
            (index == 0 ? [] : [""]) + [section.heading] + section.lines.map { "  " + $0 }
        }
    }

    // MARK: Lines

    /// `dC/dx = 2xy² + 1 = 37`
    private func gradientLine(_ node: Int) -> String {
        let expression = graph.symbolicAdjoint(of: node, limit: WorkedSolution.gradientLimit)
        guard working.disclosure.shows(.adjoint(node: node)) else { return working.shapedGradient(node) }
        let value = working.tensor(.adjoint(node: node))
        let parts = [
            working.names.total(of: graph.output, by: node).text(appearance.notation),
            expression?.text(appearance.notation), value?.text(appearance.notation),
        ]
        return working.equation(parts.compactMap(\.self), value: value)
    }

    /// Gradients with more symbols and operations than this are given as numbers only.
    private static let gradientLimit = 60

    private func costLines(_ cost: Cost) -> [String] {
        [
            ("one reverse sweep", cost.reverseSweep), ("every path one by one", cost.pathEnumeration),
            ("a forward sweep for each input", cost.forwardSweeps),
        ].map { name, count in
            "\(name): \(counted(count.multiplications, "multiplication")), \(counted(count.additions, "addition"))"
        }
    }

    private func counted(_ number: UInt128, _ noun: String) -> String {
        // Counts stop at the largest number there is room for.
        let text = number == .max ? "more than 10^38" : "\(number)"
        return number == 1 ? "1 \(noun)" : "\(text) \(noun)s"
    }
}

extension TextScreen {
    init(
        workedSolutionOf graph: Graph, method: SweepMethod = .pull, disclosure: Disclosure = .everything,
        appearance: Appearance
    ) {
        let solution = WorkedSolution(
            graph: graph, evaluation: graph.evaluation, appearance: appearance, method: method,
            disclosure: disclosure)
        let lines = solution.sections.enumerated().flatMap { index, section in
            (index == 0 ? [] : [[]])
                + [[Span(section.heading, role: .heading)]]
                + section.lines.map { [Span("  "), Span($0, role: .math, breaking: .math)] }
        }
        let paths =
            graph.pathStarts.contains(where: disclosure.showsPaths)
            ? DrawingScreen(pathsOf: graph, disclosure: disclosure, title: graph.name, appearance: appearance) : nil
        self.init(title: "Worked solution of \(graph.name)", lines: lines, appearance: appearance, paths: paths)
    }

    /// The solution by the method of a walk.
    init(workedSolutionOf walk: WalkSession, appearance: Appearance) {
        self.init(
            workedSolutionOf: walk.graph, method: walk.walk.method, disclosure: walk.drawnDisclosure,
            appearance: appearance)
    }
}
