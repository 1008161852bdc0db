internal import Algebra
internal import Autodiff
package import Cards
internal import Equivalence

// Answers that are vectors or matrices.

extension Grader {
    /// Grades a vector or matrix: numbers entry by entry where the key has them, and an expression where it equals the key
    /// at every point, at the declared shapes and at others. A wrong shape is no answer, and costs nothing.
    package func grade(_ answer: String, matrix key: MatrixKey) -> Grade {
        let question = question(key)
        if let fault = circularity(of: answer, for: question) { return Grade(verdict: .invalid(fault), read: "") }
        let grade = judge(answer, for: question)
        guard let node = graph?.node(withAdjoint: key.key) else { return grade }
        return explained(grade, .adjoint(node: node), key.layout)
    }

    /// How a vector or matrix is read while it is typed, with its kind: `Wᵀ δ, a column`.
    package func preview(_ answer: String, matrix key: MatrixKey) -> Reading { preview(answer, for: question(key)) }

    /// A written-out key names no single derivative, but answering it with the derivative that it works out says nothing.
    private func circularity(of answer: String, for question: Question) -> Fault? {
        guard let graph, let matrix = question.matrix, matrix.key.atom == nil else { return nil }
        guard case .success(let expression) = read(answer, for: question) else { return nil }
        let inKey = Set(matrix.key.atoms.map { graph.canonical(graph.meaning(of: $0)) })
        for atom in expression.atoms {
            let meaning = graph.canonical(graph.meaning(of: atom))
            guard case .total = meaning, !inKey.contains(meaning) else { continue }
            if compare(atom.expression, with: matrix) == .equal {
                return Fault("\(atom.expression.text(notation)) is the very derivative that is asked for")
            }
        }
        return nil
    }

    private func compare(_ answer: Expression, with matrix: MatrixQuestion) -> MatrixEquivalence.Outcome? {
        guard let setting = graph.flatMap({ MatrixSetting($0) }) else { return nil }
        let equivalence = try? MatrixEquivalence(setting, layout: matrix.layout, answer: answer, key: matrix.key)
        return equivalence?.compare(with: matrix.key)
    }

    /// The expression as math with what it is: `Wᵀ δ, a column`.
    func echo(_ answer: Expression, _ text: String, for matrix: MatrixQuestion) -> String {
        let shapes = graph?.shapes ?? [:]
        guard matrix.shape != .scalar else { return text }
        do throws(ShapeError) {
            return "\(text), \(try answer.shape(layout: matrix.layout) { shapes[$0] }.kindWithArticle)"
        } catch {
            return text
        }
    }

    /// A matrix that is written out as it lies there; nil for any other answer.
    func grid(_ answer: Expression, for question: Question) -> Reading? {
        guard question.matrix != nil, let rows = answer.writtenRows else { return nil }
        let kind = Shape(rows: rows.count, columns: rows[0].count).kindWithArticle
        return .matrix(rows.map { $0.map { $0.text(notation) } }, kind: kind)
    }

    // MARK: Verdicts

    /// The verdict on an answer of the right shape.
    func verdict(on answer: Expression, typed text: String, for matrix: MatrixQuestion) -> Verdict {
        if let right = matrix.numbers(for: answer) {
            return verdict(on: answer, typed: text, numbers: right, for: matrix)
        }
        guard matrix.entries != .numeric, let setting = graph.flatMap({ MatrixSetting($0) }) else {
            return .invalid(Fault("numbers are asked for"))
        }
        do throws(ShapeError) {
            let equivalence = try MatrixEquivalence(setting, layout: matrix.layout, answer: answer, key: matrix.key)
            return try verdict(on: answer, typed: text, equivalence, for: matrix)
        } catch {
            return .invalid(Fault(error.message))
        }
    }

    private func verdict(
        on answer: Expression, typed text: String, _ equivalence: MatrixEquivalence, for matrix: MatrixQuestion
    ) throws(ShapeError) -> Verdict {
        switch equivalence.compare(with: matrix.key) {
        case .equal:
            guard let graph,
                let coincidence = RedrawnSizes(graph)?
                    .coincidence(in: answer, of: graph, key: matrix.key, layout: matrix.layout)
            else { return .correct(note: "") }
            return .incorrect(misconceptions: [], message: coincidence.message)
        case .undecided, .otherShape:
            return .invalid(Fault("this could not be compared with certainty: write it in a simpler form"))
        case .different(let entries):
            if answer.atoms.isEmpty, let numbers = matrix.value,
                verdict(on: answer, typed: text, numbers: numbers, for: matrix).isCorrect
            {
                return .invalid(
                    Fault("these are its numbers at this point: an expression that holds at every point is asked for"))
            }
            let misfit = graph.flatMap { graph in
                RedrawnSizes(graph)?.misfit(of: answer, over: graph, key: matrix.key, layout: matrix.layout)
            }
            return incorrect(entries, matrix, answer: answer, misfit: misfit?.message) {
                equivalence.compare(with: $0) == .equal
            }
        }
    }

    private func verdict(
        on answer: Expression, typed text: String, numbers right: Tensor, for matrix: MatrixQuestion
    ) -> Verdict {
        guard let given = value(of: answer, layout: matrix.layout), given.shape == right.shape else {
            return .invalid(Fault("this has no value"))
        }
        let entry = MatrixEntry(text: text, value: given)
        let (wrong, coarse) = entry.judged(by: matrix.comparison, against: right.elements)
        if wrong.isEmpty, coarse.isEmpty { return .correct(note: "") }
        guard !wrong.isEmpty else {
            return .incorrect(
                misconceptions: [], message: "Nearly: give at least \(NumericComparison.figures) significant figures.")
        }
        var point = graph.map { GraphPoint($0, $0.evaluation) }
        return incorrect(wrong.union(coarse), matrix) { formula in
            guard let slip = point?.tensor(of: formula, layout: matrix.layout), slip.shape == right.shape else {
                return false
            }
            let judged = entry.judged(by: matrix.comparison, against: slip.elements)
            return judged.wrong.isEmpty && judged.coarse.isEmpty
        }
    }

    /// The fault of an answer that has another shape than the right one, with the rules that lead to it.
    func explained(_ fault: Fault, of answer: Expression, for matrix: MatrixQuestion) -> Fault {
        guard !answer.atoms.isEmpty, let setting = graph.flatMap({ MatrixSetting($0) }),
            let equivalence = try? MatrixEquivalence(setting, layout: matrix.layout, answer: answer, key: matrix.key)
        else { return fault }
        var fault = fault
        fault.misconceptions =
            diagnosis(ofMatrix: matrix.key, layout: matrix.layout, answer: answer) {
                equivalence.compare(with: $0) == .equal
            }?.misconceptions ?? []
        return fault
    }

    /// - Parameters:
    ///   - answer: where it is an expression over the graph.
    ///   - misfit: what to say where the shapes of the answer fit only by chance.
    ///   - matches: whether the answer is what an expression gives.
    private func incorrect(
        _ entries: Set<Int>, _ matrix: MatrixQuestion, answer: Expression? = nil, misfit: String? = nil,
        matches: (Expression) -> Bool
    ) -> Verdict {
        let diagnosis = diagnosis(ofMatrix: matrix.key, layout: matrix.layout, answer: answer, matches: matches)
        let sentences = [diagnosis?.message ?? EntryWords(shape: matrix.shape).notRight(entries), misfit]
        return .incorrect(
            misconceptions: diagnosis?.misconceptions ?? [],
            message: sentences.compactMap(\.self).joined(separator: " "))
    }

    /// The numbers of an answer at the graph's own values.
    func value(of answer: Expression, layout: Layout) -> Tensor? {
        guard let graph, !answer.atoms.isEmpty else { return answer.tensor { _ in nil } }
        var point = GraphPoint(graph, graph.evaluation)
        return point.tensor(of: answer, layout: layout)
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
