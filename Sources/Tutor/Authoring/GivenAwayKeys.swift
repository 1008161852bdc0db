internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// Numbers that are given away: an author is told where the lesson, a prompt or the drawing of another graph says what a task
// asks.

extension Card {
    /// A warning at every formula of the lesson, and in a prompt, that says the number which a task asks: `dC/dx = 36`. Small
    /// whole numbers are no warning, nor is a number that stands for something else.
    func givenAway(_ task: Task) -> [Diagnostic] {
        guard case .numeric(let key) = task.answer, let graph = graph(of: task), key.value.isTelling else { return [] }
        return said(key, of: task, over: graph) + drawn(key, of: task, over: graph)
    }

    /// A warning at every other graph whose drawing shows the number, under the same names: a key is hidden on the graph that
    /// it is asked of.
    private func drawn(_ key: NumericKey, of task: Task, over graph: Graph) -> [Diagnostic] {
        graphs.compactMap { other in
            // What is open takes a look at every task: only where the number is there.
            guard other.name != graph.name, let place = graphPlaces[other.name],
                let shown = key.quantity(in: other, askedOf: graph),
                abs(shown.number - key.value) <= NumericComparison.noise * abs(key.value),
                OpenTasks(of: self).disclosure(of: other).shows(shown.quantity)
            else { return nil }
            return Diagnostic(
                severity: .warning, rule: "key-given-away",
                message: "the drawing of \(other.name) shows what the task `\(task.id)` asks of \(graph.name)",
                place: place)
        }
    }

    private func said(_ key: NumericKey, of task: Task, over graph: Graph) -> [Diagnostic] {
        let said =
            zip(lesson, lessonPlaces).map { ($0, $1) }
            + tasks.flatMap { task in task.prompt.compactMap { block in task.place.map { (block, $0) } } }
        return said.flatMap { block, place -> [Diagnostic] in
            block.formulas.filter { key.isGivenAway(in: $0, over: graph) }.prefix(1).map { formula in
                let name = formula.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                return Diagnostic(
                    severity: .warning, rule: "key-given-away",
                    message: "this says `\(name)`, which the task `\(task.id)` asks", place: place)
            }
        }
    }
}

extension Double {
    /// Whether it has two figures or more, so that it does not stand somewhere by chance.
    fileprivate var isTelling: Bool { text(.ascii, significantDigits: 6).count(where: \.isNumber) > 1 }
}

extension NumericKey {
    /// What a drawing of another graph shows under the names of the key, a computed value or a label, and its number; nil
    /// where it has no such box or edge.
    fileprivate func quantity(in other: Graph, askedOf graph: Graph) -> (quantity: Quantity, number: Double)? {
        func node(_ node: Int) -> Int? { other.node(graph.nodes[node].symbol) }
        guard let atom = self.key.atom else { return nil }
        switch graph.canonical(graph.meaning(of: atom)) {
        case .value(let asked):
            guard let node = node(asked), other.nodes[node].expression != nil,
                let number = other.evaluation.values[node]?.scalar
            else { return nil }
            return (.value(node: node), number)
        case .localPartial(let edge):
            return label(from: node(graph.edges[edge].from), to: node(graph.edges[edge].to), in: other)
        case .total(let of, let by): return label(from: node(by), to: node(of), in: other)
        default: return nil
        }
    }

    private func label(from: Int?, to: Int?, in graph: Graph) -> (quantity: Quantity, number: Double)? {
        guard let from, let to, let edge = graph.edge(from: from, to: to),
            let number = graph.evaluation.partials[edge]?.scalar
        else { return nil }
        return (.localPartial(edge: edge), number)
    }

    /// Whether a formula says that the key is its number, in a row of equations: the key stands in one part, and the number in
    /// a later one.
    fileprivate func isGivenAway(in formula: String, over graph: Graph) -> Bool {
        let parts = formula.replacing("\\approx", with: "=").replacing("≈", with: "=").replacing("&", with: "")
            .split(separator: "=")
        guard let asked = parts.firstIndex(where: { isKey(String($0), over: graph) }) else { return false }
        return parts[(asked + 1)...].contains(where: isNumber)
    }

    /// Whether a text is the key itself, as math: `\frac{dC}{dx}`, `\bar x` for the same.
    private func isKey(_ text: String, over graph: Graph) -> Bool {
        guard let read = try? Expression(parsing: text, in: graph.scope), !read.atoms.isEmpty else { return false }
        if case .adjoint(let symbol)? = read.atom, read.operands.isEmpty, let node = graph.node(symbol) {
            return GraphNames(graph: graph, notation: .ascii).total(of: graph.output, by: node) == key
        }
        return read == key
    }

    /// Whether a text is the number, as far as its digits go.
    private func isNumber(_ text: Substring) -> Bool {
        let plain = text.replacing("−", with: "-")
        guard let match = plain.prefixMatch(of: /\s*(-?\d+(\.\d+)?)\s*(\.|,|;|\\\\|\\quad.*|$)/),
            let number = Double(match.1)
        else { return false }
        let decimals = match.1.split(separator: ".").dropFirst().first?.count ?? 0
        let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
        return abs(number - value) <= (decimals == 0 ? 1e-9 : 0.51 * unit)
    }
}

extension Block {
    /// The math in it, LaTeX.
    fileprivate var formulas: [String] {
        switch self {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.flatMap(\.formulas)
        case .list(_, _, let items): items.joined().flatMap(\.formulas)
        case .quote(let blocks): blocks.flatMap(\.formulas)
        case .math(let text): text.split(separator: "\\\\").map(String.init)
        case .table(let header, let rows): (header + rows.joined()).flatMap { $0.flatMap(\.formulas) }
        case .code, .graph, .rule: []
        }
    }
}

extension Inline {
    fileprivate var formulas: [String] {
        switch self {
        case .math(let text): [text]
        case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inlines.flatMap(\.formulas)
        case .text, .code, .lineBreak: []
        }
    }
}
