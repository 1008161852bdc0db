internal import Algebra
internal import Autodiff
internal import Equivalence

// From a question and an answer's text to a verdict.

extension Grader {
    /// The answer as an expression, or what keeps it from being an answer.
    func read(_ answer: String, for question: Question) -> Result<Expression, Fault> {
        guard answer.contains(where: { !$0.isWhitespace }) else {
            return .failure(Fault("type an answer"))
        }
        guard answer.count <= Limits.answerLength else {
            return .failure(Fault("an answer has at most \(Limits.answerLength) characters"))
        }
        do throws(ParseError) {
            let expression = try Expression(parsing: answer, in: question.scope, shape: question.matrix?.shape)
            return question.terms?.fault(in: expression).map(Result.failure) ?? .success(expression)
        } catch {
            return .failure(Fault(error.message, range: error.range, suggestion: error.suggestion))
        }
    }

    /// How an entry is read while it is typed.
    func preview(_ answer: String, for question: Question) -> Reading {
        guard answer.contains(where: { !$0.isWhitespace }) else { return .empty }
        switch read(answer, for: question) {
        case .success(let expression):
            return grid(expression, for: question) ?? .math(echo(expression, for: question))
        case .failure(let fault): return .unreadable(fault)
        }
    }

    /// Whether an entry can be taken at all, without a verdict on it.
    func readable(_ answer: String, for question: Question) -> Grade {
        switch read(answer, for: question) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let expression):
            if let fault = question.matrix?.shapeFault(of: expression, in: graph, notation) {
                return Grade(verdict: .invalid(fault), read: echo(expression, for: question))
            }
            let needsValue = question.number != nil && question.formula == nil
            guard !needsValue || valueHere(expression, for: question).isKnown else {
                return Grade(verdict: .invalid(Fault("this has no value")), read: "")
            }
            return Grade(verdict: .kept, read: echo(expression, for: question))
        }
    }

    func judge(_ answer: String, for question: Question) -> Grade {
        switch read(answer, for: question) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let expression):
            return Grade(
                verdict: verdict(on: expression, typed: answer, for: question), read: echo(expression, for: question))
        }
    }

    private func verdict(on expression: Expression, typed answer: String, for question: Question) -> Verdict {
        if let matrix = question.matrix {
            let fault = matrix.shapeFault(of: expression, in: graph, notation)
            let verdict =
                fault.map { .invalid(explained($0, of: expression, for: matrix)) }
                ?? verdict(on: expression, typed: answer, for: matrix)
            guard verdict.isCorrect, let fault = question.form?.fault(in: expression) else { return verdict }
            return .invalid(fault)
        }
        if let (value, comparison) = question.number, question.formula == nil || expression.atoms.isEmpty {
            let given = valueHere(expression, for: question)
            guard given.isKnown else { return .invalid(Fault("this has no value")) }
            let entry = NumberEntry(text: answer, value: given.center)
            return verdict(on: entry, expression, value: value, comparison: comparison, for: question)
        }
        guard let formula = question.formula else { return .invalid(Fault("a number is asked for")) }
        let equivalence = Equivalence(
            graph: graph, answer: expression, key: question.key, own: question.own)
        switch equivalence.compare(with: formula) {
        case .equal: return question.form?.fault(in: expression).map(Verdict.invalid) ?? .correct(note: "")
        case .undecided:
            return .invalid(Fault("this could not be compared with certainty: write it in a simpler form"))
        case .different: break
        }
        if graph != nil, expression.atoms.isEmpty,
            isRightHere(expression, typed: answer, formula: formula, for: question)
        {
            return .invalid(
                Fault("that is its number at this point: an expression that holds at every point is asked for"))
        }
        return incorrect(question) {
            equivalence.mayEqual($0) && equivalence.compare(with: $0) == .equal
        } placing: { place in
            let sampler = Sampler(graph: graph, own: question.own)
            return Placement(expression, right: formula, at: place, sampler) { part, expected in
                let equivalence = Equivalence(graph: graph, answer: part, own: question.own)
                return equivalence.compare(with: expected) == .equal
            }
        }
    }

    private func verdict(
        on entry: NumberEntry, _ expression: Expression, value: Double, comparison: NumericComparison,
        for question: Question
    ) -> Verdict {
        let outcome = comparison.judge(entry, against: value)
        if outcome == .right { return .correct(note: "") }
        let sampler = Sampler(graph: graph, own: question.own)
        let verdict = incorrect(question, mayBeRounded: outcome == .wrong) { formula in
            let wrong = sampler.value(formula)
            return wrong.isKnown && comparison.judge(entry, against: wrong.number) == .right
        } placing: { place in
            place.flatMap { Placement(arithmetic: expression, at: $0) { sampler.value($0) } }
                ?? Placement(number: entry.value, right: value)
        }
        // A number of one or two figures may be near the right one and yet come from a slip.
        if outcome == .tooCoarse, case .incorrect([], _) = verdict {
            return .incorrect(
                misconceptions: [], message: "Nearly: give at least \(NumericComparison.figures) significant figures.")
        }
        return verdict
    }

    /// The verdict on a wrong answer: the rule that gives it, or else what of it is right.
    private func incorrect(
        _ question: Question, mayBeRounded: Bool = false, matches: (Formula) -> Bool,
        placing: (ExaminedPlace?) -> Placement?
    ) -> Verdict {
        let place = question.place.map { ExaminedPlace($0) }
        if let place, let diagnosis = Diagnosis(at: place, mayBeRounded: mayBeRounded, matches: matches) {
            return .incorrect(misconceptions: diagnosis.misconceptions, message: diagnosis.message)
        }
        let message = placing(place)?.message(asked: question.label, place?.says)
        return .incorrect(misconceptions: [], message: message ?? Placement.refusal(question.label))
    }

    // MARK: At the graph's own values

    private func valueHere(_ expression: Expression, for question: Question) -> Ball {
        let sampler = Sampler(graph: graph, own: question.own)
        return sampler.value(.expression(expression))
    }

    private func isRightHere(
        _ expression: Expression, typed answer: String, formula: Formula, for question: Question
    ) -> Bool {
        let sampler = Sampler(graph: graph, own: question.own)
        let (given, right) = (sampler.value(.expression(expression)), sampler.value(formula))
        guard given.isKnown, right.isKnown else { return false }
        let entry = NumberEntry(text: answer, value: given.center)
        return NumericComparison().judge(entry, against: right.number) == .right
    }

    /// The expression as math, with its value where it is arithmetic: `2·6 = 12`.
    private func echo(_ expression: Expression, for question: Question) -> String {
        let text = expression.text(notation, shapes: graph?.shapes ?? [:], separatesNames: true)
        if let matrix = question.matrix { return echo(expression, text, for: matrix) }
        guard question.number != nil, question.formula == nil || expression.atoms.isEmpty else { return text }
        if case .number = expression { return text }
        if case .apply(.negate, let operands) = expression, operands.first?.number != nil { return text }
        let value = valueHere(expression, for: question)
        return value.isKnown ? "\(text) = \(value.number.text(notation))" : text
    }
}

extension Scope {
    /// The names of a graph, for answers about it.
    init(_ graph: Graph) { self = graph.scope }
}
