internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// An expression in the names of the graph, in the form that the task asks for.
struct AskedExpression: AskedKind {
    let key: SymbolicKey
    let grader: Grader

    var statement: String { grader.statement(of: key.key) }

    var instruction: String {
        guard let form else { return "An expression in the names of the graph." }
        return "An expression in terms of \(form.text)."
    }

    /// Adjoints are needed for the form that is asked for, or where a partial is a symbol.
    var typing: String {
        guard let graph = grader.graph else { return "" }
        let namesAdjoints =
            graph.nodes.contains(where: \.isOpaque)
            || key.terms.contains { if case .symbol = $0 { false } else { true } }
        return TypedSign.sentence(
            for: GraphNames(graph: graph, notation: grader.notation), namesAdjoints: namesAdjoints,
            sparing: graph.node(withAdjoint: key.key), terms: key.terms)
    }

    func preview(_ entry: String) -> Reading { grader.preview(entry, symbolic: key) }

    func grade(_ entry: String) -> Grade { grader.grade(entry, symbolic: key) }

    var question: Question? { grader.question(key) }

    var quantity: Quantity? { grader.quantity(of: key.key) }

    var rules: [LocalRule] { grader.graph?.rules(ofKey: key.key) ?? [] }

    func facts(in graph: Graph) -> AskedFacts { AskedFacts(key: key.key, in: graph, as: .expression) }

    /// The last one is the answer, in the form that is asked for.
    var hints: [String] {
        let answer = "The answer is \(solution)."
        let hints = grader.hints(for: quantity, isSymbolic: true, answer: answer)
        return form == nil ? hints : hints.dropLast() + [answer]
    }

    /// A derivative is written out; any other key is its own answer.
    var solution: String {
        guard let graph = grader.graph else { return key.key.text(grader.notation) }
        let solved = SolvedKey(graph)
        let written =
            form.flatMap { solved.expression(of: key.key, key.expected, in: $0) } ?? key.expected ?? solved.expression(
                of: key.key)
            ?? key.key
        return written.text(grader.notation, shapes: graph.shapes)
    }

    /// In whichever form it is written, but in the terms that are asked for.
    var wordsForFingerprint: [String] {
        [grader.graph?.words(for: .expression(key.key)) ?? solution] + key.terms.map { $0.expression.text(.ascii) }
    }

    private var form: AnswerForm? { AnswerForm(key.terms, graph: grader.graph, notation: grader.notation) }
}

// MARK: What numbers and expressions share

extension Grader {
    /// The quantity of the graph that a key asks for, also where it writes it out; nil where there is none.
    func quantity(of key: Expression) -> Quantity? {
        if let atom = key.atom { return graph?.quantity(named: atom) }
        return node(withAdjoint: key).map { .adjoint(node: $0) }
    }

    /// `What is dC/dx at x = 2?`; empty where the key has no name but itself.
    func statement(of key: Expression, isAtPoint: Bool = false) -> String {
        guard let graph else { return "" }
        let names = GraphNames(graph: graph, notation: notation)
        var asked = key
        if key.atom == nil {
            guard let node = node(withAdjoint: key) else { return "" }
            asked = names.total(of: graph.output, by: node)
        }
        let values = graph.nodes.filter { $0.expression == nil }.compactMap { input in
            input.value.map { "\(input.symbol.text(notation)) = \($0.text(notation))" }
        }
        let isAt = isAtPoint && (1...Self.valueLimit).contains(values.count)
        return "What is \(asked.text(notation))\(isAt ? " at \(values.joined(separator: ", "))" : "")?"
    }

    /// How many values of inputs are named in a question.
    private static let valueLimit = 6

    /// The hints for a quantity, from the rule to the worked step, or to the bare answer where there is no quantity, or where
    /// the step would tell what another task asks.
    func hints(for quantity: Quantity?, isSymbolic: Bool, answer: String) -> [String] {
        guard let graph, let quantity else { return [answer] }
        let working = Working(graph: graph, isSymbolic: isSymbolic, notation: notation).showing(disclosure)
        let hints = HintLadder(working: working).hints(for: quantity)
        return working.tells(quantity) && working.tellsFactors(of: quantity) ? hints : hints.dropLast() + [answer]
    }
}

extension Graph {
    /// The quantity an atom names; nil for derivatives that are neither adjoints nor local partials.
    func quantity(named atom: Atom) -> Quantity? {
        switch canonical(meaning(of: atom)) {
        case .value(let node): .value(node: node)
        case .total(let of, let by) where of == output && isSwept(by): .adjoint(node: by)
        case .localPartial(let edge):
            // The derivative by an operand of the output alone is an adjoint as well.
            isTotal(atom) && edges[edge].to == output ? .adjoint(node: edges[edge].from) : .localPartial(edge: edge)
        default: nil
        }
    }

    private func isTotal(_ atom: Atom) -> Bool {
        if case .total = meaning(of: atom) { true } else { false }
    }
}
