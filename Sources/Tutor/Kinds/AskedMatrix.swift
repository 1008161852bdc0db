internal import Algebra
internal import Autodiff
internal import Cards

/// A vector or matrix: numbers, or an expression; before the last hints nothing says its shape.
struct AskedMatrix: AskedKind {
    let key: MatrixKey
    let grader: Grader

    private var notation: Notation { grader.notation }

    /// The graph, laid out as the task is.
    private var graph: Graph? {
        var graph = grader.graph
        graph?.layout = key.layout
        return graph
    }

    var statement: String { key.key.atom == nil ? "" : grader.statement(of: key.key) }

    var instruction: String {
        let shapes = "A vector or matrix"
        // No example: one in the form of the answer would be the answer, one in another form would lead away from it.
        let signs = "@ is the matrix product, * goes entry by entry, ^T transposes"
        return switch key.entries {
        case .numeric:
            "\(shapes) of numbers, with a comma between entries and a semicolon between rows; a list without a semicolon is "
                + "a column."
        case .symbolic:
            "\(shapes), as an expression in \(form.map { "terms of \($0.text)" } ?? "the names of the graph"): \(signs)."
        case .both:
            "\(shapes): numbers, with a comma between entries and a semicolon between rows, or an expression: \(signs)."
        }
    }

    var typing: String {
        guard let graph, key.entries != .numeric else { return "" }
        return TypedSign.sentence(
            for: GraphNames(graph: graph, notation: notation), namesAdjoints: true, namesProducts: false,
            sparing: graph.node(withAdjoint: key.key), terms: key.terms)
    }

    func preview(_ entry: String) -> Reading { grader.preview(entry, matrix: key) }

    func grade(_ entry: String) -> Grade { grader.grade(entry, matrix: key) }

    var rules: [LocalRule] { grader.graph?.rules(ofKey: key.key) ?? [] }

    func facts(in graph: Graph) -> AskedFacts { AskedFacts(key: key.key, in: graph, as: AskedFacts.Form(key.entries)) }

    /// Generated hints: the rule; the consumers; the shapes that have to go together; the worked step.
    var hints: [String] {
        guard let graph, let node = graph.node(withAdjoint: key.key), node != graph.output else {
            return ["The answer is \(solution)."]
        }
        let working = Working(graph: graph, notation: notation).showing(grader.disclosure)
        let names = working.names
        let edges = graph.outgoing[node].filter { graph.isSwept(edge: $0) }
        let (name, asked) = (names.node(node), key.key.text(notation))
        let rule =
            key.layout == .denominator
            ? "In denominator layout \(asked) has the shape of \(name), and so has what every consumer sends back to it."
            : "In numerator layout \(asked) has the shape of \(name) transposed, and so has what comes back to it."
        var hints = [rule]
        let definitions = edges.map { edge in
            let consumer = graph.edges[edge].to
            return "\(names.node(consumer)) = \(graph.nodes[consumer].expression?.text(notation) ?? "")"
        }
        if !definitions.isEmpty {
            hints.append("What \(name) goes into: \(definitions.joined(separator: "; ")).")
        }
        let consumers = edges.map { edge in
            let consumer = graph.edges[edge].to
            let shape = graph.nodes[consumer].shape.laidOut(in: key.layout)
            return "\(names.adjoint(consumer)) is \(shape.inWords(notation))"
        }
        let shapes = consumers + ["\(name) is \(graph.nodes[node].shape.inWords(notation))"]
        hints.append("Line the shapes up: \(shapes.joined(separator: ", ")).")
        if edges.count > 1, let edge = edges.first {
            hints.append("One of the \(edges.count) contributions: \(working.sending(edge)).")
        }
        let isTold = working.disclosure.shows(.adjoint(node: node))
        return hints + [isTold && form == nil ? working.shapedAdjoint(node) : "The answer is \(solution)."]
    }

    var wordsForFingerprint: [String] {
        [key.entries == .symbolic ? solution : key.value?.words ?? solution]
            + key.terms.map { $0.expression.text(.ascii) }
    }

    private var form: AnswerForm? { AnswerForm(key.terms, graph: grader.graph, notation: notation) }

    /// The right answer, as it would be written: in the form that is asked for, what the consumers send back, summed, a Jacobian
    /// in symbols, or numbers.
    var solution: String {
        guard let graph, key.entries != .numeric,
            let expression = form.flatMap({ SolvedKey(graph).expression(of: key.key, key.expected, in: $0) })
                ?? key.expected ?? SolvedKey(graph).expression(of: key.key)
        else {
            return key.value.map { $0.text(notation) } ?? key.key.text(notation, shapes: graph?.shapes ?? [:])
        }
        return expression.text(notation, shapes: graph.shapes)
    }
}
