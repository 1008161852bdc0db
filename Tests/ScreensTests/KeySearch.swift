import Algebra
import Autodiff
import Cards
import Tutor

/// Looks for the keys of tasks in what a student sees: numbers at any rounding, expressions in every notation. It knows the
/// keys from the cards and nothing of what decides what may be seen.
struct KeySearch {
    /// What would give one answer away.
    struct Key {
        let task: String
        /// What the number is called, as `x̄` and `dC/dx`; empty where it counts wherever it stands.
        var names: [String] = []
        var number: Double?
        /// As `24` beside a name, or as it stands: `[1; 2]`.
        var value = ""
        /// Expressions, without blanks and signs of multiplication.
        var expressions: [String] = []

        /// Whether one of some tasks asks it; a walk's keys are called after its task.
        func isAsked(by tasks: Set<String>) -> Bool {
            tasks.contains { task == $0 || task.hasPrefix("\($0) ") }
        }

        func isSame(as other: Key) -> Bool {
            !value.isEmpty && !other.value.isEmpty && !Set(names).isDisjoint(with: other.names)
                || !Set(expressions).isDisjoint(with: other.expressions)
        }
    }
    let keys: [Key]
    private let named: [String: [Key]]
    private let numbers: [Key]
    private let written: [Key]

    init(keys: [Key]) {
        self.keys = keys
        named = keys.reduce(into: [:]) { named, key in
            for name in key.names where !key.value.isEmpty { named[name, default: []].append(key) }
        }
        numbers = keys.filter { $0.number.map { $0 != $0.rounded() } ?? false }
        written = keys.filter { !$0.expressions.isEmpty }
    }

    /// Every key that a text shows, with the line.
    func leaks(in text: String) -> [String] {
        text.split(separator: "\n").flatMap { line -> [String] in
            let line = String(line)
            return (said(in: line) + rounded(in: line) + expressed(in: line)).map { "\($0.task): \(line)" }
        }
    }

    // MARK: Numbers

    /// Numbers that are not whole, at any rounding of three digits and more.
    private func rounded(in line: String) -> [Key] {
        guard !numbers.isEmpty, line.contains(".") else { return [] }
        let tokens = line.map { $0 == "−" ? "-" : $0 }.split { !"0123456789.-".contains($0) }.map { String($0) }
        return numbers.filter { key in tokens.contains { isRounding($0, of: key.number ?? 0) } }
    }

    private func isRounding(_ token: String, of number: Double) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let value = Double(token) else { return false }
        let digits = token.drop { !"123456789".contains($0) }.count { $0 != "." }
        var unit = 1.0
        for _ in parts[1] { unit *= 10 }
        return digits >= 3 && abs(value) == abs((number * unit).rounded() / unit)
    }

    /// `x̄ = C̄ · ∂C/∂x + t̄ · ∂t/∂x = 1 + 36 = 37`: a name, and anywhere behind it the value.
    private func said(in line: String) -> [Key] {
        guard !named.isEmpty, line.contains("=") else { return [] }
        return line.split(whereSeparator: { "│║|#".contains($0) }).flatMap { field -> [Key] in
            let parts = field.split(separator: " = ").map { String($0) }
            return parts.indices.dropLast().flatMap { index -> [Key] in
                // `adjoint x̄` and `sum  t̄ · ∂t/∂x` end in a name.
                let words = parts[index].split(separator: " ")
                return words.indices.flatMap { named[words[$0...].joined(separator: " ")] ?? [] }.filter { key in
                    parts[(index + 1)...].contains { part in
                        part == key.value
                            || part.hasPrefix(key.value)
                                && part.dropFirst(key.value.count).first.map { " ,;".contains($0) } ?? false
                    }
                }
            }
        }
    }

    private func expressed(in line: String) -> [Key] {
        guard !written.isEmpty else { return [] }
        let bare = KeySearch.bare(line)
        return written.filter { $0.expressions.contains(where: bare.contains) }
    }

    // MARK: Expressions

    /// Without what differs between notations: `2 * A^T @ u`, `2Aᵀu` and `2Aᵀ ⊙ u` are one.
    static func bare(_ text: String) -> String {
        text.replacing("^T", with: "ᵀ").replacing("−", with: "-").filter { !" @*·⊙─".contains($0) }
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}

// MARK: The keys of a card

extension KeySearch {
    /// The keys of a card's tasks that are about a graph and have one that can be seen.
    init(_ card: Card) {
        self.init(keys: card.tasks.flatMap { $0.keys(in: card) })
    }
}

extension Task {
    fileprivate func keys(in card: Card) -> [KeySearch.Key] {
        guard let graph = card.graph(of: self) else { return [] }
        // A row of a push says the label of its edge: of the output's that is an adjoint too.
        let saysLabels = card.tasks.contains {
            guard let walk = $0.answer.key as? Walk else { return false }
            return walk.method == .push && walk.graph == graph.name
        }
        func names(of key: Expression) -> [String] { self.names(of: key, in: graph, withLabels: !saysLabels) }
        switch answer {
        case .numeric(let key):
            // What another node happens to have as its value may stand in that node's box.
            let isElsewhere = graph.evaluation.values.indices.contains { node in
                graph.evaluation.values[node].map { $0.shape == .scalar && $0.scalar == key.value } ?? false
                    && Expression.symbol(graph.nodes[node].symbol) != key.key
            }
            return [
                KeySearch.Key(
                    task: id, names: names(of: key.key), number: isElsewhere ? nil : key.value,
                    value: key.value.text(.unicode))
            ]
        case .symbolic(let key): return [expressions(of: key.key, in: graph)]
        case .matrix(let key):
            var written = expressions(of: key.key, in: graph)
            written.names = names(of: key.key)
            written.value = key.entries == .symbolic ? "" : key.value.map { $0.text(.unicode) } ?? ""
            return [written]
        case .paths(let key):
            guard let start = graph.node(key.start) else { return [] }
            let total = Expression.adjoint(key.start)
            return [
                KeySearch.Key(
                    task: id, names: names(of: total),
                    value: graph.evaluation.adjoints[start].map { $0.text(.unicode) } ?? "")
            ]
        case .walk(let walk):
            guard walk.output == nil, walk.fill.contains(.adjoints) else { return [] }
            // Backwards from the output to what is asked for, and nowhere else.
            var isOnTheWay = graph.nodes.map { walk.wrt.isEmpty || walk.wrt.contains($0.symbol) }
            for edge in graph.edges where isOnTheWay[edge.from] { isOnTheWay[edge.to] = true }
            return graph.nodes.indices.compactMap { node in
                guard node != graph.output, isOnTheWay[node], graph.isSwept(node),
                    let adjoint = graph.evaluation.adjoints[node]
                else {
                    return nil
                }
                let name = Expression.adjoint(graph.nodes[node].symbol)
                return KeySearch.Key(
                    task: "\(id) \(graph.nodes[node].symbol.text(.ascii))", names: names(of: name),
                    value: adjoint.laidOut(in: graph.layout).text(.unicode))
            }
        case .computation(let key):
            return [
                KeySearch.Key(
                    task: id, names: names(of: .symbol(key.node)),
                    value: graph.node(key.node).flatMap { graph.evaluation.values[$0]?.text(.unicode) } ?? "")
            ]
        case .choice, .shape, .order, .edge, .derivation: return []
        }
    }

    /// The names of a derivative in both notations.
    /// - Parameter withLabels: whether the label of an edge to the output is one of them.
    private func names(of key: Expression, in graph: Graph, withLabels: Bool) -> [String] {
        var forms = [key]
        let output = graph.nodes[graph.output].symbol
        if case .derivative(let derivative) = key {
            forms += [true, false].map {
                .derivative(Derivative(of: derivative.of, variable: derivative.variable, isPartial: $0))
            }
            if derivative.of == output { forms.append(.adjoint(derivative.variable)) }
        }
        if case .adjoint(let symbol) = key {
            forms += [true, false].map {
                .derivative(Derivative(of: output, variable: symbol, isPartial: $0))
            }
        }
        if !withLabels {
            forms.removeAll { form in
                guard case .derivative(let derivative) = form, derivative.isPartial, derivative.of == output else {
                    return false
                }
                return graph.node(derivative.variable).flatMap { graph.edge(from: $0, to: graph.output) } != nil
            }
        }
        return Array(Set(forms.flatMap { [$0.text(.unicode), $0.text(.ascii)] }))
    }

    /// The key, and what a derivative comes to, worked out by hand-written rules and one step of the sweep at a time.
    private func expressions(of key: Expression, in graph: Graph) -> KeySearch.Key {
        var forms = [key]
        if case .derivative(let derivative) = key, let of = graph.node(derivative.of),
            let by = graph.node(derivative.variable)
        {
            if graph.isScalar, graph.edge(from: by, to: of) != nil, let definition = graph.nodes[of].expression {
                forms.append(definition.derivative(by: derivative.variable).simplified())
            }
            if of == graph.output {
                forms += [graph.adjointRule(of: by), graph.symbolicAdjoint(of: by), graph.readableAdjoint(of: by)]
                    .compactMap(\.self).map(graph.laidOut)
            }
        }
        // A name alone stands everywhere.
        let written = forms.filter { $0.atom == nil && $0.number == nil }.flatMap { form in
            [form.text(.unicode), form.text(.ascii), form.text(.unicode, shapes: graph.shapes)]
        }
        return KeySearch.Key(task: id, expressions: Array(Set(written.map(KeySearch.bare).filter { $0.count > 1 })))
    }
}
