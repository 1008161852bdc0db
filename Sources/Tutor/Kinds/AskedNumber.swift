internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// A number: rounded as the task says, else to a few figures.
struct AskedNumber: AskedKind {
    let key: NumericKey
    let grader: Grader

    /// With the values it is asked at.
    var statement: String { grader.statement(of: key.key, isAtPoint: true) }

    var instruction: String {
        if let rounding = NumericComparison(round: key.round).rounding { return "A number, \(rounding)." }
        // A count, or a number of few digits, has no more figures to give.
        let isShort =
            key.value == key.value.rounded() || NumericComparison.figures(of: key.value) < NumericComparison.figures
        if key.tolerance != nil || isShort { return "A number." }
        return "A number, to at least \(NumericComparison.figures) significant figures."
    }

    func preview(_ entry: String) -> Reading { grader.preview(entry, numeric: key) }

    func grade(_ entry: String) -> Grade { grader.grade(entry, numeric: key) }

    var question: Question? { grader.question(key) }

    var quantity: Quantity? { grader.quantity(of: key.key) }

    var rules: [LocalRule] { grader.graph?.rules(ofKey: key.key) ?? [] }

    func facts(in graph: Graph) -> AskedFacts { AskedFacts(key: key.key, in: graph, as: .number) }

    var hints: [String] { grader.hints(for: quantity, isSymbolic: false, answer: "The answer is \(solution).") }

    var solution: String {
        NumericComparison(round: key.round).rounded(key.value).text(grader.notation)
    }

    var wordsForFingerprint: [String] { [Tensor(key.value).words] }
}
