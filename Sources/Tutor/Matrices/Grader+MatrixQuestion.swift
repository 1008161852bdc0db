internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// From keys to questions for vectors and matrices.

extension Grader {
    func question(_ key: MatrixKey) -> Question {
        question(MatrixQuestion(key), label: key.key.atom == nil ? "" : key.key.text(notation))
    }

    /// A question for a vector or matrix as a task asks it: whatever is true may be named but the quantity itself.
    func question(_ matrix: MatrixQuestion, label: String) -> Question {
        guard let graph else {
            var question = Question(scope: Scope(readsMatrices: true))
            question.matrix = matrix
            return question
        }
        var scope = graph.scope
        scope.layout = matrix.layout
        scope.readsMatrices = true
        var question = Question(scope: scope)
        question.matrix = matrix
        question.terms = AnswerTerms(
            graph: graph, asked: matrix.key.atom.map { graph.meaning(of: $0) },
            stage: matrix.entries == .numeric ? .number : .expression, notation: notation)
        question.label = label
        return question
    }

    /// A question for a number over a graph of vectors and matrices; nil over other graphs.
    func matrixQuestion(_ key: NumericKey) -> Question? {
        guard let graph, !graph.isScalar else { return nil }
        let matrix = MatrixQuestion(
            key: key.key, shape: .scalar, value: Tensor(key.value), entries: .numeric,
            comparison: NumericComparison(round: key.round, tolerance: key.tolerance))
        return question(matrix, label: key.key.atom == nil ? "" : key.key.text(notation))
    }

    /// A question for an expression over a graph of vectors and matrices; nil over other graphs, and where the key has no
    /// shape.
    func matrixQuestion(_ key: SymbolicKey) -> Question? {
        guard let graph, !graph.isScalar, let shape = try? key.key.shape(in: { graph.shapes[$0] }) else { return nil }
        let matrix = MatrixQuestion(
            key: key.key, shape: shape, value: value(of: key.key, layout: .denominator), entries: .symbolic)
        var question = question(matrix, label: key.key.atom == nil ? "" : key.key.text(notation))
        question.form = AnswerForm(key.terms, graph: graph, notation: notation)
        return question
    }

    /// A question about a value or adjoint of a graph of vectors and matrices; nil for other quantities and graphs.
    func matrixQuestion(_ quantity: Quantity, entries: Walk.Entries, layout: Layout) -> Question? {
        guard let graph, !graph.isScalar else { return nil }
        let names = GraphNames(graph: graph, notation: notation)
        let key: Expression
        switch quantity {
        case .value(let node): key = .symbol(graph.nodes[node].symbol)
        case .adjoint(let node): key = node == graph.output ? .one : names.total(of: graph.output, by: node)
        case .localPartial, .contribution, .runningSum: return nil
        }
        guard let shape = try? key.shape(layout: layout, in: { graph.shapes[$0] }) else { return nil }
        let value = value(of: key, layout: layout)
        let matrix = MatrixQuestion(
            key: key, layout: layout, shape: shape, value: value, entries: value == nil ? .symbolic : entries)
        return question(matrix, label: names.label(quantity))
    }

    /// A question for numbers in brackets, `grade --expect '[1, 2; 3, 4]'`; nil where the text is something else.
    func matrixQuestion(written text: String) -> Question? {
        // Most texts are no matrix, and are not worth being read twice.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") }),
            let key = try? Expression(parsing: text, in: Scope(readsMatrices: true)),
            let shape = try? key.shape(in: { _ in nil }), shape != .scalar, let value = key.tensor({ _ in nil })
        else { return nil }
        return question(MatrixQuestion(key: key, shape: shape, value: value, entries: .numeric), label: "")
    }

    /// The grade with the one line of why, where the answer is right.
    func explained(_ grade: Grade, _ quantity: Quantity, _ layout: Layout) -> Grade {
        guard var graph, grade.verdict.isCorrect, case .adjoint(let node) = quantity, node != graph.output else {
            return grade
        }
        graph.layout = layout
        let note = Working(graph: graph, notation: notation).shapedAdjoint(node)
        return Grade(verdict: .correct(note: note), read: grade.read)
    }
}

extension Graph {
    /// The node whose adjoint an expression names; nil where it names none.
    func node(withAdjoint key: Expression) -> Int? {
        guard let atom = key.atom, !atomNamesElement(atom) else { return nil }
        switch meaning(of: atom) {
        case .total(let of, let by) where of == output: return by
        case .localPartial(let edge) where edges[edge].to == output && pathCount(from: edges[edge].from) == 1:
            return edges[edge].from
        default: return nil
        }
    }

    private func atomNamesElement(_ atom: Atom) -> Bool {
        switch atom {
        case .symbol(let symbol), .adjoint(let symbol): node(symbol) == nil
        case .derivative(let derivative): node(derivative.of) == nil || node(derivative.variable) == nil
        case .opaque: true
        }
    }
}
