internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// What the tutor can say about a task beyond what its author wrote: how to answer it, generated hints, and the answer.
struct TaskHelp: Sendable {
    let answer: Answer
    let grader: Grader

    /// How the task is to be answered, a sentence.
    var instruction: String {
        switch answer {
        case .choice(let choice):
            return choice.options.count(where: \.isCorrect) > 1 ? "Pick all that are right." : "Pick one."
        case .numeric(let key):
            if let round = key.round {
                return round == 0
                    ? "A number, rounded to the nearest integer."
                    : "A number, rounded to \(round) \(round == 1 ? "decimal" : "decimals")."
            }
            if key.tolerance != nil { return "A number." }
            return "A number, to at least \(NumericComparison.figures) significant figures."
        case .symbolic(let key):
            guard let form = form(of: key) else { return "An expression in the names of the graph." }
            return "An expression in terms of \(form.text)."
        case .matrix(let key): return MatrixHelp(key: key, grader: grader).instruction
        case .shape: return "A shape, such as 2x3, (3,) or scalar."
        case .order(let key):
            return key.direction == .forward
                ? "All nodes in topological order, operands first."
                : "All nodes in reverse topological order, consumers first."
        case .edge(let key): return EdgeHelp(key: key, grader: grader).instruction
        case .paths, .walk: return ""
        }
    }

    /// Grades an answer; a choice by the numbers of its options.
    func grade(_ text: String) -> Grade {
        switch answer {
        case .numeric(let key): return grader.grade(text, numeric: key)
        case .symbolic(let key): return grader.grade(text, symbolic: key)
        case .matrix(let key): return grader.grade(text, matrix: key)
        case .shape(let key): return grader.grade(text, shape: key)
        case .order(let key): return grader.grade(text, order: key)
        case .edge(let key): return grader.grade(text, edge: key)
        case .choice(let choice):
            let chosen = text.split(separator: ",").compactMap { Int($0).map { $0 - 1 } }
            return grader.grade(options: Set(chosen), of: choice)
        case .walk, .paths:
            return Grade(verdict: .invalid(Fault("this task is answered entry by entry")), read: "")
        }
    }

    /// The quantity of the graph that is asked for, also where the key writes it out; nil where there is none.
    var quantity: Quantity? {
        let key: Expression
        switch answer {
        case .numeric(let numeric): key = numeric.key
        case .symbolic(let symbolic): key = symbolic.key
        case .choice, .matrix, .shape, .order, .paths, .edge, .walk: return nil
        }
        if let atom = key.atom { return grader.graph?.quantity(atom) }
        return grader.node(withAdjoint: key).map { .adjoint(node: $0) }
    }

    /// Generated hints, from the rule to the worked step; empty where the tutor has none.
    var hints: [String] {
        switch answer {
        case .numeric: return hints(isSymbolic: false)
        case .symbolic: return hints(isSymbolic: true)
        case .matrix(let key): return MatrixHelp(key: key, grader: grader).hints
        case .shape(let key): return ShapeHelp(key: key, grader: grader).hints
        case .order(let key):
            let neighbours = key.direction == .forward ? "operands" : "consumers"
            let right = grader.rightOrder(key)
            let first = right.split(separator: ",").first.map(String.init) ?? ""
            return [
                "A node may come once all its \(neighbours) have come.", "\(first) may come first.",
                "One right order is \(right).",
            ]
        case .choice(let choice):
            let letters = choice.options.indices.map { Choice.letter(of: $0) }
            let right = zip(letters, choice.options).filter(\.1.isCorrect).map(\.0)
            let wrong = zip(letters, choice.options).filter { !$0.1.isCorrect }.map(\.0)
            // Ruling out the only wrong option would give the answer away.
            let ruledOut = wrong.count > 1 ? wrong.first.map { ["\($0) is not right."] } ?? [] : []
            // What every option comes to says more than that one is wrong.
            let shapes = choice.shapeLines(grader.notation)
            return (shapes.isEmpty ? ruledOut : [shapes.joined(separator: "\n")]) + [
                "\(right.joined(separator: ", ")) \(right.count == 1 ? "is" : "are") right."
            ]
        case .edge(let key): return EdgeHelp(key: key, grader: grader).hints
        case .paths, .walk: return []
        }
    }

    private func hints(isSymbolic: Bool) -> [String] {
        guard let graph = grader.graph, let quantity else { return ["The answer is \(solution)."] }
        let working = Working(graph: graph, isSymbolic: isSymbolic, notation: grader.notation)
        return HintLadder(working: working).hints(for: quantity)
    }

    /// The right answer, as it would be written.
    var solution: String {
        switch answer {
        case .choice(let choice):
            let right = choice.options.indices.filter { choice.options[$0].isCorrect }
            return right.map { "\($0 + 1)" }.joined(separator: ", ")
        case .numeric(let key):
            let value = key.round.map { rounded(key.value, places: $0) } ?? key.value
            return value.text(grader.notation)
        case .symbolic(let key): return solution(of: key)
        case .matrix(let key): return MatrixHelp(key: key, grader: grader).solution
        case .shape(let key): return key.shape.textWithKind(grader.notation)
        case .order(let key): return grader.rightOrder(key)
        case .edge(let key): return EdgeHelp(key: key, grader: grader).solution
        case .paths, .walk: return ""
        }
    }

    private func form(of key: SymbolicKey) -> AnswerForm? {
        AnswerForm(key.terms, graph: grader.graph, notation: grader.notation)
    }

    /// A derivative is written out; any other key is its own answer.
    private func solution(of key: SymbolicKey) -> String {
        let written = key.key.text(grader.notation)
        guard let graph = grader.graph, let quantity = key.key.atom.flatMap({ graph.quantity($0) }) else {
            return written
        }
        // One step of the sweep has the form that is asked for where the form is the consumers' adjoints.
        if let form = form(of: key), case .adjoint(let node) = quantity, let rule = graph.adjointRule(of: node),
            form.isForm(of: rule)
        {
            return rule.text(grader.notation)
        }
        let working = Working(graph: graph, isSymbolic: true, notation: grader.notation)
        return working.result(quantity) ?? written
    }

    private func rounded(_ value: Double, places: Int) -> Double {
        var unit = 1.0
        for _ in 0..<min(places.magnitude, 300) { unit *= 10 }
        return places >= 0 ? (value * unit).rounded() / unit : (value / unit).rounded() * unit
    }
}

extension Graph {
    /// The quantity an atom names; nil for derivatives that are neither adjoints nor local partials.
    fileprivate func quantity(_ atom: Atom) -> Quantity? {
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
