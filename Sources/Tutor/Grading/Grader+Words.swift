internal import Algebra
internal import Autodiff
internal import Equivalence

// How an answer is read back, and what is said of a right one.

extension Grader {
    /// Why the right answer is right; empty where the graph has nothing to say.
    /// - Parameter answer: what was given.
    func note(on question: Question, answeredBy answer: Expression?) -> String {
        guard var graph else { return "" }
        graph.layout = question.scope.layout
        let working = Working(graph: graph, notation: notation).showing(disclosure)
        guard graph.isScalar else {
            let node = question.key.flatMap { graph.node(withAdjoint: $0) }
            let isTold = node.map { $0 != graph.output && disclosure.shows(.adjoint(node: $0)) } ?? false
            guard isTold, let node else { return "" }
            // Of two formulas that are equal the student's own is the one to be told.
            let own = answer.flatMap { $0.atoms.isEmpty ? nil : $0.text(notation, shapes: graph.shapes) }
            return own.map { working.shapedAdjoint(node, writtenAs: $0) } ?? working.shapedAdjoint(node)
        }
        guard case .quantity(let quantity)? = question.place?.subject else { return "" }
        // A node that gets no adjoint has no line to show.
        let isKnown = working.expression(quantity) != nil || working.number(quantity) != nil
        return isKnown && working.tells(quantity) && working.tellsFactors(of: quantity) ? working.line(quantity) : ""
    }

    /// A matrix that is written out as it lies there; nil for any other answer.
    func grid(_ answer: Expression, for question: Question) -> Reading? {
        guard question.scope.readsMatrices, let rows = answer.writtenRows else { return nil }
        let kind = Shape(rows: rows.count, columns: rows[0].count).kindWithArticle
        return .matrix(rows.map { $0.map { $0.text(notation) } }, kind: kind)
    }

    /// The expression as math, with its value where it is arithmetic, `2·6 = 12`, and with what it is where a vector or
    /// matrix is asked for, `Wᵀ δ, a column`.
    func echo(_ answer: Expression, for question: Question) -> String {
        let shapes = graph?.shapes ?? [:]
        let text = answer.text(notation, shapes: shapes, separatesNames: true)
        if question.shape != .scalar {
            let shape = try? answer.shape(layout: question.scope.layout) { shapes[$0] }
            return shape.map { "\(text), \($0.kindWithArticle)" } ?? text
        }
        guard question.numbers(for: answer) != nil, answer.number == nil else { return text }
        if case .apply(.negate, let operands) = answer, operands.first?.number != nil { return text }
        guard let value = numbers(of: answer, for: question), value.shape == .scalar else { return text }
        // Digits that are not shown are owned up to.
        let rest = (value.scalar - value.scalar.shown()).magnitude
        let equals = rest <= 1e-12 * value.scalar.magnitude ? "=" : notation.approximately
        return "\(text) \(equals) \(value.scalar.text(notation))"
    }
}

extension Expression {
    /// The entries of a matrix that is written out; nil where it is none.
    fileprivate var writtenRows: [[Expression]]? {
        switch self {
        case .apply(.row, let entries): [entries]
        case .apply(.column, let rows):
            rows.map { row in if case .apply(.row, let entries) = row { entries } else { [row] } }
        default: nil
        }
    }
}
