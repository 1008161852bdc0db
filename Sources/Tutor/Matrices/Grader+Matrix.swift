internal import Algebra
internal import Autodiff
package import Cards

// Answers that are vectors or matrices.

extension Grader {
    /// Grades a vector or matrix: numbers entry by entry where the key has them, and an expression where it equals the key
    /// at every point, at the declared shapes and at others. A wrong shape is no answer, and costs nothing.
    package func grade(_ answer: String, matrix key: MatrixKey) -> Grade {
        MatrixGrading(grader: self, key: key).grade(answer)
    }

    /// How a vector or matrix is read while it is typed, with its kind.
    package func preview(_ answer: String, matrix key: MatrixKey) -> Reading {
        guard answer.contains(where: { !$0.isWhitespace }) else { return .empty }
        return switch MatrixGrading(grader: self, key: key).read(answer) {
        case .success(let entry): .math(MatrixGrading.echo(entry, notation))
        case .failure(let fault): .unreadable(fault)
        }
    }
}

/// The grading of one answer that is a vector or matrix.
struct MatrixGrading {
    let grader: Grader
    let key: MatrixKey

    /// An answer that could be read.
    struct Entry {
        let text: String
        let expression: Expression
        let shape: Shape
    }

    private var graph: Graph? { grader.graph }
    private var notation: Notation { grader.notation }

    // MARK: Reading

    func read(_ answer: String) -> Result<Entry, Fault> {
        guard answer.contains(where: { !$0.isWhitespace }) else { return .failure(Fault("type an answer")) }
        guard answer.count <= Limits.answerLength else {
            return .failure(Fault("an answer has at most \(Limits.answerLength) characters"))
        }
        var scope = graph?.scope ?? Scope()
        scope.layout = key.layout
        scope.readsMatrices = true
        do throws(ParseError) {
            let expression = try Expression(parsing: answer, in: scope, shape: key.shape)
            return .success(Entry(text: answer, expression: expression, shape: try shape(of: expression)))
        } catch {
            return .failure(Fault(error.message, range: error.range, suggestion: error.suggestion))
        }
    }

    private func shape(of expression: Expression) throws(ParseError) -> Shape {
        let shapes = graph?.shapes ?? [:]
        do throws(ShapeError) {
            return try expression.shape(layout: key.layout) { shapes[$0] }
        } catch {
            throw ParseError(range: 0..<0, reason: .shape(error))
        }
    }

    /// The answer as math with its kind: `Wᵀ δ, a column`.
    static func echo(_ entry: Entry, _ notation: Notation) -> String {
        "\(entry.expression.text(notation)), \(entry.shape.kindWithArticle)"
    }

    // MARK: Judging

    func grade(_ answer: String) -> Grade {
        switch read(answer) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let entry):
            return Grade(
                verdict: fault(in: entry).map(Verdict.invalid) ?? verdict(on: entry), read: Self.echo(entry, notation))
        }
    }

    /// What keeps an answer that can be read from being one; nil where nothing does.
    private func fault(in entry: Entry) -> Fault? {
        guard entry.shape != key.shape else { return nil }
        return Fault(entry.shape.objection(asked: key.shape, revealing: key.revealsShape, notation))
    }

    private func verdict(on entry: Entry) -> Verdict {
        if let value = key.value, key.entries != .symbolic, key.entries == .numeric || entry.expression.atoms.isEmpty {
            return verdict(on: entry, numbers: value)
        }
        guard let setting = graph.flatMap({ MatrixSetting($0) }) else {
            return .invalid(Fault("numbers are asked for"))
        }
        do throws(ShapeError) {
            let equivalence = try MatrixEquivalence(
                setting, layout: key.layout, answer: entry.expression, key: key.key)
            switch equivalence.compare(with: .expression(key.key)) {
            case .equal: return .correct(note: "")
            case .undecided, .otherShape:
                return .invalid(Fault("this could not be compared with certainty: write it in a simpler form"))
            case .different(let entries):
                return .incorrect(misconceptions: [], message: EntryWords(shape: key.shape).notRight(entries))
            }
        } catch {
            return .invalid(Fault(error.message))
        }
    }

    // MARK: Numbers

    private func verdict(on entry: Entry, numbers right: Tensor) -> Verdict {
        guard let given = value(of: entry.expression) else { return .invalid(Fault("this has no value")) }
        let comparison = NumericComparison(round: key.round, tolerance: key.tolerance)
        let texts = entry.texts
        var wrong: Set<Int> = []
        var coarse: Set<Int> = []
        for (index, (number, expected)) in zip(given.elements, right.elements).enumerated() {
            let text = texts.map { $0[index] } ?? entry.text
            switch comparison.judge(NumberEntry(text: text, value: number), against: expected) {
            case .right: break
            case .tooCoarse: coarse.insert(index)
            case .wrong: wrong.insert(index)
            }
        }
        if !wrong.isEmpty {
            return .incorrect(
                misconceptions: [], message: EntryWords(shape: key.shape).notRight(wrong.union(coarse)))
        }
        guard coarse.isEmpty else {
            return .incorrect(
                misconceptions: [], message: "Nearly: give at least \(NumericComparison.figures) significant figures.")
        }
        return .correct(note: "")
    }

    private func value(of expression: Expression) -> Tensor? {
        guard let graph, !expression.atoms.isEmpty else { return expression.tensor { _ in nil } }
        var point = GraphPoint(graph, graph.evaluate())
        return point.tensor(of: expression, layout: key.layout)
    }
}

extension MatrixGrading.Entry {
    /// The texts of the entries of a matrix written out, row by row; nil where it is none.
    fileprivate var texts: [String]? {
        let parts = text.split { ",;&".contains($0) || "[](){}".contains($0) }.map(String.init)
            .filter { $0.contains { !$0.isWhitespace } }
        return parts.count == shape.count ? parts : nil
    }
}
